/**
 * The proleptic Gregorian calendar for any year, by arithmetic alone: `Date` gives out at ±271,821 years, and a
 * timeline may reach to the ice ages. Years are astronomical (0 is 1 BCE, −1 is 2 BCE); months 1 to 12; days 1 to 31.
 * Instants are milliseconds since 1970-01-01T00:00:00Z, days are whole days since then.
 *
 * Day arithmetic in 400-year eras after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public domain).
 */

export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

const DAYS_PER_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468;

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface CivilTime extends CivilDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export const TIME_UNITS = [
  'second',
  'minute',
  'hour',
  'day',
  'month',
  'year',
  'decade',
  'century',
  'millennium',
] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Days since 1970-01-01. `month` may lie outside 1 to 12 and `day` outside the month: both carry over. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const monthIndex = month - 1;
  const carriedYear = year + Math.floor(monthIndex / 12);
  const monthFromMarch = ((((monthIndex % 12) + 12) % 12) + 10) % 12;
  const yearFromMarch = monthFromMarch >= 10 ? carriedYear - 1 : carriedYear;
  const era = Math.floor(yearFromMarch / 400);
  const yearOfEra = yearFromMarch - era * 400;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

export function civilFromDays(days: number): CivilDay {
  const shifted = days + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

/** The calendar's reading of an instant, in UTC. */
export function civilFromMilliseconds(ms: number): CivilTime {
  const days = Math.floor(ms / MS_PER_DAY);
  const rest = ms - days * MS_PER_DAY;
  return {
    ...civilFromDays(days),
    hour: Math.floor(rest / MS_PER_HOUR),
    minute: Math.floor(rest / MS_PER_MINUTE) % 60,
    second: Math.floor(rest / 1000) % 60,
    millisecond: rest % 1000,
  };
}

export function millisecondsFromCivil(
  year: number,
  month = 1,
  day = 1,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  const time = hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * 1000;
  return daysFromCivil(year, month, day) * MS_PER_DAY + time;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** 0 is Sunday. */
export function dayOfWeek(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

const YEARS_PER_UNIT = { decade: 10, century: 100, millennium: 1000 } as const;

/**
 * The beginning of the unit in which `ms` lies. Decades, centuries and millennia follow how people count: 1990, 1900
 * and 1000 begin one, and so do 10, 100 and 1000 BCE; since there is no year 0, the first after it begin in 1 CE.
 */
export function startOf(unit: TimeUnit, ms: number): number {
  switch (unit) {
    case 'second':
      return Math.floor(ms / 1000) * 1000;
    case 'minute':
      return Math.floor(ms / MS_PER_MINUTE) * MS_PER_MINUTE;
    case 'hour':
      return Math.floor(ms / MS_PER_HOUR) * MS_PER_HOUR;
    case 'day':
      return Math.floor(ms / MS_PER_DAY) * MS_PER_DAY;
    case 'month': {
      const { year, month } = civilFromMilliseconds(ms);
      return millisecondsFromCivil(year, month);
    }
    case 'year':
      return millisecondsFromCivil(civilFromMilliseconds(ms).year);
    case 'decade':
    case 'century':
    case 'millennium': {
      const size = YEARS_PER_UNIT[unit];
      return millisecondsFromCivil(yearOfStep(stepOfYear(civilFromMilliseconds(ms).year, size), size));
    }
  }
}

/**
 * `n` units later (earlier where negative). A month or year keeps its day where there is one, else takes the last of
 * the month. Decades and longer step from one beginning to the next, as `startOf` counts them.
 */
export function add(unit: TimeUnit, ms: number, n: number): number {
  switch (unit) {
    case 'second':
      return ms + n * 1000;
    case 'minute':
      return ms + n * MS_PER_MINUTE;
    case 'hour':
      return ms + n * MS_PER_HOUR;
    case 'day':
      return ms + n * MS_PER_DAY;
    case 'month':
      return addMonths(ms, n);
    case 'year':
      return addMonths(ms, n * 12);
    case 'decade':
    case 'century':
    case 'millennium': {
      const size = YEARS_PER_UNIT[unit];
      const step = stepOfYear(civilFromMilliseconds(ms).year, size);
      return millisecondsFromCivil(yearOfStep(step + n, size)) + (ms - startOf(unit, ms));
    }
  }
}

function addMonths(ms: number, n: number): number {
  const days = Math.floor(ms / MS_PER_DAY);
  const { year, month, day } = civilFromDays(days);
  const index = month - 1 + n;
  const toYear = year + Math.floor(index / 12);
  const toMonth = (((index % 12) + 12) % 12) + 1;
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return millisecondsFromCivil(toYear, toMonth, toDay) + (ms - days * MS_PER_DAY);
}

/** Steps of `size` years are numbered so that step 0 begins in 1 CE, step 1 in year `size`, step −1 in `size` BCE. */
function stepOfYear(year: number, size: number): number {
  return year >= 1 ? Math.floor(year / size) : -Math.ceil((1 - year) / size);
}

function yearOfStep(step: number, size: number): number {
  if (step === 0) return 1;
  return step > 0 ? step * size : 1 + step * size;
}
