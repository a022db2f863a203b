/** Stretches of whole days, months or years, said once where both ends share it: `14–18 June 2021`. */
import { civilFromMilliseconds, type CivilDay } from './calendar.ts';
import type { Bounds } from './dates.ts';
import { CERTAIN, type EdtfPoint } from './edtf-tree.ts';
import { fill, monthName, writeDayOf, writeMonthOf, writeYear, type Writer } from './writer.ts';

export interface CalendarRange {
  readonly unit: 'day' | 'month' | 'year';
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/** Null unless both are plain days, months or years alike, with nothing to say about either alone. */
export function toCalendarRange(start: EdtfPoint, end: EdtfPoint): CalendarRange | null {
  const from = toPlain(start);
  const to = toPlain(end);
  return from && to && from.unit === to.unit ? { unit: from.unit, from: from.at, to: to.at } : null;
}

interface PlainPoint {
  readonly unit: CalendarRange['unit'];
  readonly at: CivilDay;
}

function toPlain(point: EdtfPoint): PlainPoint | null {
  if (point.type === 'season') return null;
  if (point.type === 'year') {
    const isPlain = point.significant === null && point.qualifier === CERTAIN;
    return isPlain ? { unit: 'year', at: { year: point.year, month: 1, day: 1 } } : null;
  }
  const { year, month, day, time, qualifiers } = point;
  if (time || `${year}${month}${day}`.includes('X') || qualifiers.some((each) => each !== CERTAIN))
    return null;
  const at = {
    year: Number(year) * (point.negative ? -1 : 1),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
  };
  if (day !== null) return { unit: 'day', at };
  return { unit: month === null ? 'year' : 'month', at };
}

/** The days, months or years that bounds touch. */
export function rangeOfBounds(bounds: Bounds, unit: CalendarRange['unit']): CalendarRange {
  return { unit, from: civilFromMilliseconds(bounds.earliest), to: civilFromMilliseconds(bounds.latest) };
}

export function writeCalendarRange(
  writer: Writer,
  range: CalendarRange,
  style: 'range' | 'range-long' | 'between',
): string {
  // A range of days has no one day of the week, and one without its years says nothing where they differ.
  const withoutYear = (writer.options.withoutYear ?? false) && range.from.year === range.to.year;
  const plain: Writer = { ...writer, options: { ...writer.options, weekday: false, withoutYear } };
  const join = (from: string, to: string, loose: boolean): string => {
    const spaced = style === 'between' ? style : (`${style}-spaced` as const);
    return fill(plain, loose ? spaced : style, { from, to });
  };
  switch (range.unit) {
    case 'day':
      return writeDays(plain, range, join);
    case 'month':
      return writeMonths(plain, range, join);
    case 'year':
      return writeYears(plain, range, join);
  }
}

type Join = (from: string, to: string, loose: boolean) => string;

function writeDays(writer: Writer, { from, to }: CalendarRange, join: Join): string {
  const [fromYear, toYear] = writeBothYears(writer, from.year, to.year);
  const whole = (at: CivilDay, year: string | null) => writeDayOf(writer, year, at.month, String(at.day));
  if (from.year !== to.year) return join(whole(from, fromYear), whole(to, toYear), true);
  if (from.month !== to.month) return join(whole(from, null), whole(to, toYear), true);
  if (from.day === to.day) return whole(to, toYear);
  return writeDayOf(writer, toYear, to.month, join(String(from.day), String(to.day), false));
}

function writeMonths(writer: Writer, { from, to }: CalendarRange, join: Join): string {
  const [fromYear, toYear] = writeBothYears(writer, from.year, to.year);
  const first = monthName(writer, from.month);
  const last = monthName(writer, to.month);
  if (from.year !== to.year) {
    return join(writeMonthOf(writer, fromYear, first), writeMonthOf(writer, toYear, last), true);
  }
  if (from.month === to.month) return writeMonthOf(writer, toYear, last);
  // «كانون الثاني» is two words: its dash needs room.
  const loose = `${first}${last}`.includes(' ');
  return writeMonthOf(writer, toYear, join(first, last, loose));
}

function writeYears(writer: Writer, { from, to }: CalendarRange, join: Join): string {
  if (from.year === to.year) return writeYear(writer, to.year);
  const [first, last] = writeBothYears(writer, from.year, to.year);
  if (isBefore(from) !== isBefore(to)) return join(first, last, true);
  if (isBefore(to) || to.year < 1000) {
    const bare = join(writeYear(writer, from.year, 'never'), writeYear(writer, to.year, 'never'), false);
    return fill(writer, isBefore(to) ? 'bce' : 'ce', { year: bare });
  }
  return join(first, last, false);
}

function isBefore(at: CivilDay): boolean {
  return at.year <= 0;
}

/** Where one end lies before Christ and the other after, both say so. */
function writeBothYears(writer: Writer, from: number, to: number): readonly [string, string] {
  const era = from <= 0 && to > 0 ? 'always' : 'auto';
  return [writeYear(writer, from, era), writeYear(writer, to, era)];
}
