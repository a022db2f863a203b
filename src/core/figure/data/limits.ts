import { civilFromMilliseconds, MS_PER_DAY } from '../../dates/calendar.ts';

/**
 * A limit of a date as ISO 8601 has it, null for an open one: a day where it is the first or the last moment of one,
 * with the time otherwise. Years before 0 and after 9999 have a sign and six digits.
 */
export function formatLimit(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null;
  const { year, month, day, hour, minute, second } = civilFromMilliseconds(milliseconds);
  const date = `${formatYear(year)}-${pad(month)}-${pad(day)}`;
  const intoDay = ((milliseconds % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  const atEdge = intoDay === 0 || intoDay === MS_PER_DAY - 1;
  return atEdge ? date : `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

function formatYear(year: number): string {
  if (year >= 0 && year <= 9999) return String(year).padStart(4, '0');
  return `${year < 0 ? '-' : '+'}${String(Math.abs(year)).padStart(6, '0')}`;
}

function pad(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
