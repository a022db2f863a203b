/** One date in words, with what is uncertain, approximate or unspecified about it. */
import { boundsOfPoint, yearsOfEstimate } from './bounds.ts';
import {
  CERTAIN,
  type CalendarPoint,
  type EdtfPoint,
  type Qualifier,
  type SeasonPoint,
  type TimeOfDay,
  type YearPoint,
} from './edtf-tree.ts';
import { rangeOfBounds, writeCalendarRange } from './format-range.ts';
import { writePeriod } from './format-period.ts';
import type { DatePattern } from './words.ts';
import {
  fill,
  isolateNumber,
  monthName,
  twoDigits,
  writeClock,
  writeDay,
  writeDayOf,
  writeMonthOf,
  writeYear,
  type Writer,
} from './writer.ts';

export function writePoint(writer: Writer, point: EdtfPoint): string {
  switch (point.type) {
    case 'calendar':
      return writeCalendar(writer, point);
    case 'season':
      return writeSeason(writer, point);
    case 'year':
      return writeLongYear(writer, point);
  }
}

type PartName = 'year' | 'month' | 'day';

function writeCalendar(writer: Writer, point: CalendarPoint): string {
  const { month, day, qualifiers } = point;
  const parts: (readonly [PartName, Qualifier])[] = [['year', qualifiers[0]]];
  if (month !== null) parts.push(['month', qualifiers[1]]);
  if (day !== null) parts.push(['day', qualifiers[2]]);
  return qualify(writer, writeUnqualified(writer, point), parts, unspecifiedOf(point));
}

/** What is to be said of a month or day left open, where the year is known: `2004 (month not stated)`. */
function unspecifiedOf({ year, month, day }: CalendarPoint): readonly DatePattern[] {
  if (year.includes('X')) return [];
  if (month === 'XX' && (day === null || day === 'XX')) return ['month-unspecified'];
  return day === 'XX' && month !== null && !month.includes('X') ? ['day-unspecified'] : [];
}

function writeUnqualified(writer: Writer, point: CalendarPoint): string {
  const { year, month, day, time } = point;
  if (time) return writeDateTime(writer, point, time);
  const isOpenMonth = month === null || (month === 'XX' && (day === null || day === 'XX'));
  if (isOpenMonth) return writePeriod(writer, point) ?? writeBetween(writer, point);
  if (month.includes('X') || (day !== null && day !== 'XX' && day.includes('X'))) {
    return writeBetween(writer, point);
  }
  if (!year.includes('X')) return writeKnown(writer, point);
  const period = writePeriod(writer, point, 'of');
  if (period === null) return writeBetween(writer, point);
  const date =
    day === null || day === 'XX'
      ? monthName(writer, Number(month))
      : writeDayOf(writer, null, Number(month), String(Number(day)));
  return fill(writer, 'of-period', { date, period });
}

/** A date whose digits are known down to its month or day. */
function writeKnown(writer: Writer, point: CalendarPoint): string {
  const year = yearOf(point);
  const month = Number(point.month);
  if (point.day === null || point.day === 'XX') {
    return writeMonthOf(writer, writeYear(writer, year), monthName(writer, month));
  }
  return writeDay(writer, year, month, Number(point.day));
}

function yearOf(point: { readonly negative: boolean; readonly year: string }): number {
  return Number(point.year) * (point.negative ? -1 : 1);
}

/** Patterns that no word fits (`2004-XX-25`, `1X99`): what they span, which is true of all of them. */
function writeBetween(writer: Writer, point: CalendarPoint | SeasonPoint): string {
  const bounds = boundsOfPoint(point);
  if (!bounds) throw new Error(`No such date: ${point.year}`);
  const { precision } = bounds;
  const unit = precision === 'day' || precision === 'month' ? precision : 'year';
  return writeCalendarRange(writer, rangeOfBounds(bounds, unit), 'between');
}

function writeDateTime(writer: Writer, point: CalendarPoint, time: TimeOfDay): string {
  const clock = writeZone(writer, writeClock(time.hour, time.minute, time.second || null), time.utcOffset);
  return fill(writer, 'time', { date: writeKnown(writer, point), time: clock });
}

function writeZone(writer: Writer, time: string, utcOffset: number | null): string {
  if (utcOffset === null) return time;
  if (utcOffset === 0) return fill(writer, 'utc', { time });
  const size = Math.abs(utcOffset);
  const sign = utcOffset < 0 ? '−' : '+';
  const offset = isolateNumber(`${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`);
  return fill(writer, 'offset', { time, offset });
}

/** Two times of one day and one zone: the day and the zone are said once. Null for anything else. */
export function writeTimeRange(writer: Writer, start: EdtfPoint, end: EdtfPoint): string | null {
  if (start.type !== 'calendar' || end.type !== 'calendar' || !start.time || !end.time) return null;
  const sameDay = writeKnown(writer, start) === writeKnown(writer, end);
  if (!sameDay || start.time.utcOffset !== end.time.utcOffset) return null;
  const clock = ({ hour, minute, second }: TimeOfDay) => writeClock(hour, minute, second || null);
  const range = fill(writer, 'range', { from: clock(start.time), to: clock(end.time) });
  return fill(writer, 'time', {
    date: writeKnown(writer, start),
    time: writeZone(writer, range, start.time.utcOffset),
  });
}

const SUB_YEAR: Readonly<Record<number, DatePattern>> = {
  33: 'quarter-1',
  34: 'quarter-2',
  35: 'quarter-3',
  36: 'quarter-4',
  40: 'half-1',
  41: 'half-2',
};

function writeSeason(writer: Writer, point: SeasonPoint): string {
  const [ofYear, ofSeason] = point.qualifiers;
  // A doubt about the season is one about the date; a doubt about its year alone is worth telling apart.
  const parts: readonly (readonly [PartName, Qualifier])[] =
    ofSeason === CERTAIN
      ? [
          ['year', ofYear],
          ['month', CERTAIN],
        ]
      : [['year', ofSeason]];
  const hemisphere = writer.options.style === 'long' ? hemisphereOf(point.season) : [];
  return qualify(writer, writeBareSeason(writer, point), parts, hemisphere);
}

function hemisphereOf(season: number): readonly DatePattern[] {
  if (season >= 25 && season <= 28) return ['northern'];
  return season >= 29 && season <= 32 ? ['southern'] : [];
}

function writeBareSeason(writer: Writer, point: SeasonPoint): string {
  const isSeason = point.season <= 32;
  const name = writer.words.seasons[(point.season - 21) % 4] ?? '';
  if (point.year.includes('X')) {
    const period = isSeason ? writePeriod(writer, point, 'of') : null;
    return period === null ? writeBetween(writer, point) : fill(writer, 'of-period', { date: name, period });
  }
  const year = writeYear(writer, yearOf(point));
  if (isSeason) return fill(writer, 'season', { season: name, year });
  const pattern = SUB_YEAR[point.season];
  if (pattern) return fill(writer, pattern, { year });
  const bounds = boundsOfPoint(point);
  if (!bounds) throw new Error(`No such season: ${point.season}`);
  const style = writer.options.style === 'long' ? 'range-long' : 'range';
  return writeCalendarRange(writer, rangeOfBounds(bounds, 'month'), style);
}

/** `1950S2`: the estimate, and the years that it may be. */
function writeLongYear(writer: Writer, point: YearPoint): string {
  const text = writeYear(writer, point.year);
  const { first, last } = yearsOfEstimate(point);
  if (first === last) return qualify(writer, text, [['year', point.qualifier]], []);
  // Not from the bounds: their milliseconds are rounded for the years that this form is made for.
  const january = (year: number) => ({ year, month: 1, day: 1 });
  const span = writeCalendarRange(writer, { unit: 'year', from: january(first), to: january(last) }, 'range');
  const estimate = { uncertain: point.qualifier.uncertain, approximate: true };
  return qualify(writer, text, [['year', estimate]], [], [span]);
}

type PartSet = 'year' | 'month' | 'day' | 'year-month' | 'month-day' | 'year-day';

/** Says of the whole date what holds for all its parts, and of parts what holds for them alone. */
function qualify(
  writer: Writer,
  text: string,
  parts: readonly (readonly [PartName, Qualifier])[],
  remarks: readonly DatePattern[],
  spans: readonly string[] = [],
): string {
  const { patterns } = writer.words;
  const isShort = writer.options.style === 'short';
  const notes = [...spans, ...(isShort ? [] : remarks.map((remark) => patterns[remark]))];
  let result = text;
  const approximate = parts.filter(([, qualifier]) => qualifier.approximate).map(([name]) => name);
  if (approximate.length > 0) {
    if (isShort) result = fill(writer, 'circa-short', { date: result });
    else if (approximate.length === parts.length) result = fill(writer, 'circa', { date: result });
    else notes.push(patterns[`approximate-${approximate.join('-') as PartSet}`]);
  }
  const uncertain = parts.filter(([, qualifier]) => qualifier.uncertain).map(([name]) => name);
  if (uncertain.length > 0) {
    if (isShort) result = fill(writer, 'uncertain-short', { date: result });
    else if (uncertain.length === parts.length) notes.push(patterns.uncertain);
    else notes.push(patterns[`uncertain-${uncertain.join('-') as PartSet}`]);
  }
  const note = notes.join(patterns['note-separator']);
  return note === '' ? result : fill(writer, 'note', { date: result, note });
}
