/** Words for a window of time: what it shows, and the labels of its axis. */
import { civilFromMilliseconds, MS_PER_DAY, type CivilTime, type TimeUnit } from './calendar.ts';
import type { Bounds } from './dates.ts';
import { rangeOfBounds, writeCalendarRange } from './format-range.ts';
import type { DateWords } from './words.ts';
import {
  fill,
  finish,
  monthName,
  writeClock,
  writeDay,
  writeMonthOf,
  writerOf,
  writeYear,
  type DateFormatOptions,
  type Writer,
} from './writer.ts';

/** Up to these lengths a window is told by its times, its days and its months; beyond, by its years. */
const LONGEST_IN_TIMES = 2 * MS_PER_DAY;
const LONGEST_IN_DAYS = 400 * MS_PER_DAY;
const LONGEST_IN_MONTHS = 15 * 366 * MS_PER_DAY;

/** The stretch of time that a window shows, as finely as its length makes sense: `14–18 June 2021`. UTC. */
export function formatRange(bounds: Bounds, words: DateWords, options: DateFormatOptions): string {
  const writer = writerOf(words, options);
  return finish(writer, writeRange(writer, bounds));
}

function writeRange(writer: Writer, bounds: Bounds): string {
  const { earliest, latest } = bounds;
  const isFrom = Number.isFinite(earliest);
  const isUntil = Number.isFinite(latest);
  if (!isFrom && !isUntil) return writer.words.patterns['all-time'];
  if (!isUntil) return fill(writer, 'from', { date: writeDayAt(writer, earliest) });
  if (!isFrom) return fill(writer, 'until', { date: writeDayAt(writer, latest) });
  const length = latest - earliest;
  if (length < LONGEST_IN_TIMES && !isWholeDays(bounds)) return writeTimes(writer, bounds);
  const style = writer.options.style === 'long' ? 'range-long' : 'range';
  const unit = length <= LONGEST_IN_DAYS ? 'day' : length <= LONGEST_IN_MONTHS ? 'month' : 'year';
  return writeCalendarRange(writer, rangeOfBounds(bounds, unit), style);
}

function isWholeDays({ earliest, latest }: Bounds): boolean {
  return earliest % MS_PER_DAY === 0 && (latest + 1) % MS_PER_DAY === 0;
}

function writeDayAt(writer: Writer, ms: number): string {
  const { year, month, day } = civilFromMilliseconds(ms);
  return writeDay(writer, year, month, day);
}

function writeTimes(writer: Writer, { earliest, latest }: Bounds): string {
  const from = civilFromMilliseconds(earliest);
  const to = civilFromMilliseconds(latest);
  const clock = (at: CivilTime) => writeClock(at.hour, at.minute);
  const sameDay = Math.floor(earliest / MS_PER_DAY) === Math.floor(latest / MS_PER_DAY);
  if (sameDay) {
    const time = fill(writer, 'range', { from: clock(from), to: clock(to) });
    return fill(writer, 'time', { date: writeDayAt(writer, latest), time });
  }
  const whole = (at: CivilTime) =>
    fill(writer, 'time', { date: writeDay(writer, at.year, at.month, at.day), time: clock(at) });
  return fill(writer, 'range-spaced', { from: whole(from), to: whole(to) });
}

export interface TickFormatOptions extends DateFormatOptions {
  /** `own` (the default): the unit alone (`16`, `June`, `14:00`). `full`: with all that is above it. */
  readonly tick?: 'own' | 'full';
}

/** The label of an axis at `ms`, the beginning of a `unit`. Decades and longer are told by their first year. */
export function formatTick(ms: number, unit: TimeUnit, words: DateWords, options: TickFormatOptions): string {
  const writer = writerOf(words, options);
  return finish(writer, writeTick(writer, civilFromMilliseconds(ms), unit, options.tick === 'full'));
}

function writeTick(writer: Writer, at: CivilTime, unit: TimeUnit, full: boolean): string {
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour': {
      const time = writeClock(at.hour, at.minute, unit === 'second' ? at.second : null);
      return full ? fill(writer, 'time', { date: writeDay(writer, at.year, at.month, at.day), time }) : time;
    }
    case 'day':
      return full ? writeDay(writer, at.year, at.month, at.day) : String(at.day);
    case 'month': {
      const month = monthName(writer, at.month);
      return full ? writeMonthOf(writer, writeYear(writer, at.year), month) : month;
    }
    case 'year':
    case 'decade':
    case 'century':
    case 'millennium':
      return writeYear(writer, at.year);
  }
}
