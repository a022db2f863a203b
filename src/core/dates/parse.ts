import { boundsOfPoint, type PointBounds } from './bounds.ts';
import { daysFromCivil, daysInMonth, MS_PER_DAY } from './calendar.ts';
import type { Bounds, Precision, TimelineDate } from './dates.ts';
import type { EdtfInterval, EdtfPoint, EdtfSet, EdtfTree, IntervalEnd, TimeOfDay } from './edtf-tree.ts';
import { parseTree } from './parse-tree.ts';

/** `syntax`: not EDTF. `impossible`: EDTF, but no such date (30 February, month 13, an end before its start). */
export type DateProblem = 'syntax' | 'impossible';

export type DateResult =
  { readonly ok: true; readonly date: TimelineDate } | { readonly ok: false; readonly reason: DateProblem };

const SYNTAX: DateResult = { ok: false, reason: 'syntax' };
const IMPOSSIBLE: DateResult = { ok: false, reason: 'impossible' };

/** Any string at all may come in; nothing is thrown. */
export function parseDate(edtf: string): DateResult {
  const plain = parsePlain(edtf);
  if (plain !== undefined) return plain ? { ok: true, date: plain } : IMPOSSIBLE;
  const tree = parseTree(edtf);
  if (!tree) return SYNTAX;
  const date = toDate(edtf, tree);
  return date ? { ok: true, date } : IMPOSSIBLE;
}

/**
 * `2021-06-16` and `2021-06-16/2021-06-18`, which nearly all of a large timeline's dates are, without a tree. Undefined
 * for any other form, null for no such date.
 */
function parsePlain(text: string): TimelineDate | null | undefined {
  if (text.length === DAY_LENGTH) {
    const day = plainDay(text, 0);
    return day && dateOfBounds(text, day, CERTAIN_DAYS);
  }
  if (text.length !== 2 * DAY_LENGTH + 1 || text.charCodeAt(DAY_LENGTH) !== SLASH) return undefined;
  const from = plainDay(text, 0);
  const to = plainDay(text, DAY_LENGTH + 1);
  if (from === undefined || to === undefined) return undefined;
  return from && to && dateOfRange(text, from, to, CERTAIN_DAYS);
}

/** The ten characters at `at`, as `parsePlain` gives them. */
function plainDay(text: string, at: number): PointBounds | null | undefined {
  if (text.charCodeAt(at + 4) !== HYPHEN || text.charCodeAt(at + 7) !== HYPHEN) return undefined;
  const year = digits(text, at, at + 4);
  const month = digits(text, at + 5, at + 7);
  const day = digits(text, at + 8, at + 10);
  if (year < 0 || month < 0 || day < 0) return undefined;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const earliest = daysFromCivil(year, month, day) * MS_PER_DAY;
  return { earliest, latest: earliest + MS_PER_DAY - 1, precision: 'day', isUnit: true };
}

const DAY_LENGTH = 10;
const SLASH = 47;
const HYPHEN = 45;
const ZERO = 48;

/** The number that the characters spell, or −1 where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function toDate(edtf: string, tree: EdtfTree): TimelineDate | null {
  switch (tree.type) {
    case 'interval':
      return dateOfInterval(edtf, tree);
    case 'set':
      return dateOfSet(edtf, tree);
    default:
      return dateOfPoint(edtf, tree);
  }
}

function dateOfPoint(edtf: string, point: EdtfPoint): TimelineDate | null {
  const bounds = boundsOfPoint(point);
  return bounds && dateOfBounds(edtf, bounds, flagsOf([point]));
}

function dateOfBounds(edtf: string, bounds: PointBounds, flags: Flags): TimelineDate {
  const { earliest, latest, precision, isUnit } = bounds;
  return {
    edtf,
    earliest,
    latest,
    precision,
    ...flags,
    openStart: false,
    openEnd: false,
    isRange: !isUnit,
    core: isUnit ? { earliest, latest } : null,
  };
}

function dateOfInterval(edtf: string, { start, end }: EdtfInterval): TimelineDate | null {
  const from = boundsOfEnd(start);
  const to = boundsOfEnd(end);
  if (from === 'impossible' || to === 'impossible') return null;
  const points = [start, end].filter((point) => typeof point !== 'string');
  return dateOfRange(edtf, from, to, flagsOf(points));
}

/** Null where it ends before it starts. */
function dateOfRange(
  edtf: string,
  from: PointBounds | null,
  to: PointBounds | null,
  flags: Flags,
): TimelineDate | null {
  if (from && to && to.latest < from.earliest) return null;
  return {
    edtf,
    earliest: from?.earliest ?? -Infinity,
    latest: Math.max(to?.latest ?? Infinity, from?.latest ?? -Infinity),
    precision: finest([from, to]),
    ...flags,
    openStart: !from,
    openEnd: !to,
    isRange: true,
    core: coreOfInterval(from, to),
  };
}

function boundsOfEnd(end: IntervalEnd): PointBounds | null | 'impossible' {
  return typeof end === 'string' ? null : (boundsOfPoint(end) ?? 'impossible');
}

/** Between stated ends, what lies after all of the start and before all of the end; else the one end that is stated. */
function coreOfInterval(from: PointBounds | null, to: PointBounds | null): Bounds | null {
  if (from && to) {
    if (from.earliest === to.earliest && from.latest === to.latest) return toBounds(from);
    return from.latest <= to.earliest ? { earliest: from.latest, latest: to.earliest } : null;
  }
  const stated = from ?? to;
  return stated?.isUnit ? toBounds(stated) : null;
}

function toBounds({ earliest, latest }: Bounds): Bounds {
  return { earliest, latest };
}

function dateOfSet(edtf: string, set: EdtfSet): TimelineDate | null {
  const all: PointBounds[] = [];
  for (const { from, to } of set.members) {
    const first = boundsOfPoint(from);
    const last = to ? boundsOfPoint(to) : first;
    if (!first || !last || last.latest < first.earliest) return null;
    all.push(first, last);
  }
  const points = set.members.flatMap(({ from, to }) => (to ? [from, to] : [from]));
  return {
    edtf,
    earliest: set.earlier ? -Infinity : Math.min(...all.map((bounds) => bounds.earliest)),
    latest: set.later ? Infinity : Math.max(...all.map((bounds) => bounds.latest)),
    precision: finest(all),
    ...flagsOf(points),
    openStart: set.earlier,
    openEnd: set.later,
    isRange: true,
    core: null,
  };
}

const COARSE_TO_FINE: readonly Precision[] = [
  'millennium',
  'century',
  'decade',
  'year',
  'season',
  'quarter',
  'month',
  'day',
  'minute',
  'second',
];

/** Of a date that states nothing (`../..`), the coarsest. */
function finest(all: readonly (PointBounds | null)[]): Precision {
  const ranks = all.map((bounds) => (bounds ? COARSE_TO_FINE.indexOf(bounds.precision) : 0));
  return COARSE_TO_FINE[Math.max(0, ...ranks)] ?? 'millennium';
}

interface Flags {
  readonly uncertain: boolean;
  readonly approximate: boolean;
  readonly hasTime: boolean;
  readonly utcOffset: number | null;
}

/** Of days that stand there without a sign. */
const CERTAIN_DAYS: Flags = { uncertain: false, approximate: false, hasTime: false, utcOffset: null };

function flagsOf(points: readonly EdtfPoint[]): Flags {
  let uncertain = false;
  let approximate = false;
  let time: TimeOfDay | null = null;
  for (const point of points) {
    if (point.type === 'calendar') time ??= point.time;
    for (const qualifier of point.type === 'year' ? [point.qualifier] : point.qualifiers) {
      uncertain ||= qualifier.uncertain;
      approximate ||= qualifier.approximate;
    }
  }
  return { uncertain, approximate, hasTime: time !== null, utcOffset: time?.utcOffset ?? null };
}
