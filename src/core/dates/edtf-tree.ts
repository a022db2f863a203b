/** What an EDTF string says, before anything is computed from it. Internal to `dates`. */

/** `?`, `~` or `%` on one part of a date. */
export interface Qualifier {
  readonly uncertain: boolean;
  readonly approximate: boolean;
}

export const CERTAIN: Qualifier = { uncertain: false, approximate: false };

export interface TimeOfDay {
  /** 0 to 24; 24 only as `24:00:00`, the end of the day. */
  readonly hour: number;
  readonly minute: number;
  /** Null where only hours and minutes are stated. */
  readonly second: number | null;
  readonly millisecond: number;
  /** Minutes; null for a local time. */
  readonly utcOffset: number | null;
}

/** Digits as written, `X` where one is unspecified: `156X`, `1X`, `XX`. */
export type DigitPattern = string;

export interface CalendarPoint {
  readonly type: 'calendar';
  readonly negative: boolean;
  /** Four digits; a bare decade `196` and century `20` arrive as `196X` and `20XX`, which mean the same. */
  readonly year: DigitPattern;
  readonly month: DigitPattern | null;
  readonly day: DigitPattern | null;
  readonly time: TimeOfDay | null;
  /** Of year, month and day. */
  readonly qualifiers: readonly [Qualifier, Qualifier, Qualifier];
}

export interface SeasonPoint {
  readonly type: 'season';
  readonly negative: boolean;
  readonly year: DigitPattern;
  /** 21 to 41. */
  readonly season: number;
  /** Of year and season. */
  readonly qualifiers: readonly [Qualifier, Qualifier];
}

/** `Y170000002`, `Y-17E7`, `1950S2`. */
export interface YearPoint {
  readonly type: 'year';
  readonly year: number;
  /** How many digits of `year`, counted from the left, can be relied on; null for all. */
  readonly significant: number | null;
  readonly qualifier: Qualifier;
}

export type EdtfPoint = CalendarPoint | SeasonPoint | YearPoint;

/** `open` is `..`: there is no end, or none yet. `unknown` is an empty end: there may be one, but it is not known. */
export type IntervalEnd = EdtfPoint | 'open' | 'unknown';

export interface EdtfInterval {
  readonly type: 'interval';
  readonly start: IntervalEnd;
  readonly end: IntervalEnd;
}

/** One date, or all dates from one to another, of a set. */
export interface SetMember {
  readonly from: EdtfPoint;
  readonly to: EdtfPoint | null;
}

export interface EdtfSet {
  readonly type: 'set';
  /** `[…]` means one of the members, `{…}` all of them. */
  readonly choice: 'one' | 'all';
  readonly members: readonly SetMember[];
  /** `[..1984]`: or any earlier date. */
  readonly earlier: boolean;
  /** `[1984..]`: or any later date. */
  readonly later: boolean;
}

export type EdtfTree = EdtfPoint | EdtfInterval | EdtfSet;
