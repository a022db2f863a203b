/** Trees to bounds. What no calendar holds (30 February, month 13, hour 25) has none: null. */
import {
  daysFromCivil,
  daysInMonth,
  millisecondsFromCivil,
  MS_PER_DAY,
  MS_PER_HOUR,
  MS_PER_MINUTE,
} from './calendar.ts';
import type { Bounds, Precision } from './dates.ts';
import type { CalendarPoint, EdtfPoint, SeasonPoint, TimeOfDay, YearPoint } from './edtf-tree.ts';

export interface PointBounds extends Bounds {
  readonly precision: Precision;
  /** Whether the bounds are one unit of the precision, all of which the date may fill. */
  readonly isUnit: boolean;
}

/** Beyond this the numbers of years are no longer whole. */
const MAX_YEAR = Number.MAX_SAFE_INTEGER;

export function boundsOfPoint(point: EdtfPoint): PointBounds | null {
  switch (point.type) {
    case 'calendar':
      return boundsOfCalendar(point);
    case 'season':
      return boundsOfSeason(point);
    case 'year':
      return boundsOfYear(point);
  }
}

function boundsOfCalendar(point: CalendarPoint): PointBounds | null {
  if (point.negative && point.year === '0000') return null;
  if (point.time) return boundsOfTime(point, point.time);
  const first = findDay(point, 'first');
  const last = first && findDay(point, 'last');
  if (!first || !last) return null;
  return {
    earliest: daysFromCivil(first.year, first.month ?? 1, first.day ?? 1) * MS_PER_DAY,
    latest: endOf(last) - 1,
    ...precisionOf(point),
  };
}

interface PartialDay {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** The first millisecond after a day, month or year. */
function endOf({ year, month, day }: PartialDay): number {
  if (month === null) return millisecondsFromCivil(year + 1);
  return day === null ? millisecondsFromCivil(year, month + 1) : millisecondsFromCivil(year, month, day + 1);
}

/** The first or last real day (month, year) that fits the pattern: 29 February of `190X` is in 1904 and 1908 alone. */
function findDay(point: CalendarPoint, which: 'first' | 'last'): PartialDay | null {
  const months = point.month === null ? [null] : ordered(matching(point.month, 1, 12), which);
  for (const year of yearsOf(point, which)) {
    for (const month of months) {
      if (month === null || point.day === null) return { year, month, day: null };
      const days = matching(point.day, 1, daysInMonth(year, month));
      const day = which === 'first' ? days[0] : days.at(-1);
      if (day !== undefined) return { year, month, day };
    }
  }
  return null;
}

function ordered(values: readonly number[], which: 'first' | 'last'): readonly number[] {
  return which === 'first' ? values : values.toReversed();
}

/** Whole numbers from `low` to `high` whose two digits fit the pattern, rising. */
function matching(pattern: string, low: number, high: number): readonly number[] {
  const values: number[] = [];
  if (!pattern.includes('X')) {
    const value = Number(pattern);
    if (value >= low && value <= high) values.push(value);
    return values;
  }
  for (let value = low; value <= high; value++) if (fits(value, pattern)) values.push(value);
  return values;
}

function fits(value: number, pattern: string): boolean {
  const digits = String(value).padStart(pattern.length, '0');
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== 'X' && pattern[i] !== digits[i]) return false;
  }
  return true;
}

/** Years that fit, in the order in which they are to be tried. Lazily: the first nearly always does. */
function* yearsOf(point: { readonly negative: boolean; readonly year: string }, which: 'first' | 'last') {
  const low = Number(point.year.replaceAll('X', '0'));
  const high = Number(point.year.replaceAll('X', '9'));
  const rising = (which === 'first') !== point.negative;
  const count = high - low;
  for (let i = 0; i <= count; i++) {
    const size = rising ? low + i : high - i;
    if (fits(size, point.year)) yield point.negative ? 0 - size : size;
  }
}

/** A pattern whose open digits stand at its end is one unit: `156X` a decade, `15XX` a century. */
const YEAR_UNITS: readonly (readonly [RegExp, Precision, boolean])[] = [
  [/^\d{4}$/, 'year', true],
  [/^\d{3}X$/, 'decade', true],
  [/^\d{2}XX$/, 'century', true],
  [/^\dXXX$/, 'millennium', true],
  [/^XXXX$/, 'millennium', false],
];

function precisionOfYear(year: string): { readonly precision: Precision; readonly isUnit: boolean } {
  for (const [pattern, precision, isUnit] of YEAR_UNITS) {
    if (pattern.test(year)) return { precision, isUnit };
  }
  return { precision: 'year', isUnit: false };
}

function precisionOf({ year, month, day }: CalendarPoint): {
  readonly precision: Precision;
  readonly isUnit: boolean;
} {
  const yearIsKnown = !year.includes('X');
  if (day !== null && day !== 'XX') {
    return { precision: 'day', isUnit: yearIsKnown && !month?.includes('X') && !day.includes('X') };
  }
  if (month !== null && month !== 'XX') {
    return { precision: 'month', isUnit: yearIsKnown && !month.includes('X') };
  }
  return precisionOfYear(year);
}

/** A time with no offset is placed at its face value, as a day is: it is the venue's own and shifts with no zone. */
function boundsOfTime(point: CalendarPoint, time: TimeOfDay): PointBounds | null {
  const year = Number(point.year) * (point.negative ? -1 : 1);
  const month = Number(point.month);
  const day = Number(point.day);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const { hour, minute, second, millisecond, utcOffset } = time;
  const isEndOfDay = hour === 24 && minute === 0 && (second ?? 0) === 0 && millisecond === 0;
  if ((hour > 23 && !isEndOfDay) || minute > 59 || (second ?? 0) > 59) return null;
  if (utcOffset !== null && !(Math.abs(utcOffset) < 24 * 60)) return null;
  const local = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + (second ?? 0) * 1000 + millisecond;
  const earliest = millisecondsFromCivil(year, month, day) + local - (utcOffset ?? 0) * MS_PER_MINUTE;
  if (second === null) {
    return { earliest, latest: earliest + MS_PER_MINUTE - 1, precision: 'minute', isUnit: true };
  }
  const latest = millisecond === 0 ? earliest + 999 : earliest;
  return { earliest, latest, precision: 'second', isUnit: true };
}

/**
 * First month and length in months of what ISO 8601-2 (table of sub-year groupings) numbers 21 to 41. The standard
 * leaves 21–24 free of a hemisphere and gives no months for any season; we take the meteorological seasons, which
 * are whole months, and the northern ones for 21–24. A winter that begins in December lies in the next year for the
 * rest, and so does a southern summer.
 */
const SEASONS: Readonly<Record<number, readonly [firstMonth: number, months: number]>> = {
  21: [3, 3],
  22: [6, 3],
  23: [9, 3],
  24: [12, 3],
  // Northern Hemisphere.
  25: [3, 3],
  26: [6, 3],
  27: [9, 3],
  28: [12, 3],
  // Southern Hemisphere.
  29: [9, 3],
  30: [12, 3],
  31: [3, 3],
  32: [6, 3],
  // Quarters.
  33: [1, 3],
  34: [4, 3],
  35: [7, 3],
  36: [10, 3],
  // Quadrimesters.
  37: [1, 4],
  38: [5, 4],
  39: [9, 4],
  // Semesters.
  40: [1, 6],
  41: [7, 6],
};

function boundsOfSeason(point: SeasonPoint): PointBounds | null {
  const months = SEASONS[point.season];
  if (!months || (point.negative && point.year === '0000')) return null;
  const [firstMonth, length] = months;
  const [first] = yearsOf(point, 'first');
  const [last] = yearsOf(point, 'last');
  if (first === undefined || last === undefined) return null;
  const precision = point.season >= 33 && point.season <= 36 ? 'quarter' : 'season';
  return {
    earliest: millisecondsFromCivil(first, firstMonth),
    latest: millisecondsFromCivil(last, firstMonth + length) - 1,
    precision,
    isUnit: first === last,
  };
}

const UNITS_BY_POWER: readonly Precision[] = ['year', 'decade', 'century', 'millennium'];

/** Null beyond what numbers can count. */
function boundsOfYear(point: YearPoint): PointBounds | null {
  if (Math.abs(point.year) > MAX_YEAR) return null;
  const { first, last, power } = yearsOfEstimate(point);
  return {
    earliest: millisecondsFromCivil(first),
    latest: millisecondsFromCivil(last + 1) - 1,
    precision: UNITS_BY_POWER[power] ?? 'millennium',
    isUnit: power < UNITS_BY_POWER.length,
  };
}

/** `1950S2` is some year of 1900 to 1999: the last `power` digits, which are not significant, may be any. */
export function yearsOfEstimate({ year, significant }: YearPoint): {
  readonly first: number;
  readonly last: number;
  readonly power: number;
} {
  const size = Math.abs(year);
  const power = significant === null ? 0 : Math.max(0, String(size).length - significant);
  const step = 10 ** power;
  const low = Math.floor(size / step) * step;
  const high = low + step - 1;
  return year < 0 ? { first: -high, last: 0 - low, power } : { first: low, last: high, power };
}
