/**
 * What the rest of the program knows of dates. A date is an EDTF string (ISO 8601-2:2019, levels 0 to 2);
 * everything computed from it goes through its bounds and never through one flattened instant.
 */

/**
 * The first and the last millisecond (UTC, proleptic Gregorian, since 1970-01-01T00:00:00Z) on which a date can lie.
 * Both ends are inclusive: `1985` is 1985-01-01T00:00:00.000 to 1985-12-31T23:59:59.999.
 * An open or unknown end is `Infinity`, an open or unknown start `-Infinity`.
 * Beyond ±9e15 ms (about the year 285,000) the numbers are rounded, but their order holds.
 */
export interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

/** The finest unit that a date states. */
export type Precision =
  'millennium' | 'century' | 'decade' | 'year' | 'quarter' | 'season' | 'month' | 'day' | 'minute' | 'second';

/** A parsed EDTF date with all that a view needs to draw it truthfully. */
export interface TimelineDate extends Bounds {
  readonly edtf: string;
  readonly precision: Precision;
  /** `?` or `%` on the whole or on any part. */
  readonly uncertain: boolean;
  /** `~` or `%` on the whole or on any part. */
  readonly approximate: boolean;
  /** `../1985` and `/1985`: no start is stated. The bound is then `-Infinity`. */
  readonly openStart: boolean;
  /** `1985/..` and `1985/`: no end is stated. The bound is then `Infinity`. */
  readonly openEnd: boolean;
  /** True for an interval, a set or a date whose bounds span more than one unit of its precision. */
  readonly isRange: boolean;
  /**
   * The part that is known to be true: where the event certainly lies, if anywhere. For `1984/2004` that is
   * the end of 1984 to the start of 2004; for one unit (a day) the unit itself; null where nothing is certain (a set).
   */
  readonly core: Bounds | null;
  /** True if a time of day is stated. A date without one never shifts with a time zone. */
  readonly hasTime: boolean;
  /** Offset from UTC in minutes as stated (`+03:00` is 180, `Z` is 0), or null for a local time or none. */
  readonly utcOffset: number | null;
}
