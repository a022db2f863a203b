/** What all that writes dates needs: the words, the options, and the calendar's smallest pieces in words. */
import { dayOfWeek, daysFromCivil } from './calendar.ts';
import type { DatePattern, DateWords, MonthNames } from './words.ts';

export interface DateFormatOptions {
  readonly digits: 'latin' | 'arabic-indic';
  readonly months: MonthNames;
  readonly style: 'long' | 'short';
  /** Names the day of the week of a date that is one day. */
  readonly weekday?: boolean;
  /** Leaves out the year of days and months, where a heading or an axis gives it. */
  readonly withoutYear?: boolean;
}

export interface Writer {
  readonly words: DateWords;
  readonly options: DateFormatOptions;
}

export function writerOf(words: DateWords, options: DateFormatOptions): Writer {
  return { words, options };
}

export function fill(writer: Writer, pattern: DatePattern, parts: Readonly<Record<string, string>>): string {
  return writer.words.patterns[pattern].replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`Date pattern ${pattern} has no part: ${name}`);
    return part;
  });
}

const ISOLATE = { ltr: '\u2066', rtl: '\u2067' } as const;
const END_ISOLATE = '\u2069';
/** Letters, digits and spaces keep their order in a paragraph of their own direction; anything else may not. */
const PLAIN = /^[\p{L}\p{M}\p{N} .]*$/u;

/** The last step, once for a whole date: digits as chosen, and an isolate where neighbours could reorder it. */
export function finish(writer: Writer, text: string): string {
  const digits = writer.options.digits === 'latin' ? text : toArabicIndic(text);
  return PLAIN.test(digits) ? digits : ISOLATE[writer.words.direction] + digits + END_ISOLATE;
}

function toArabicIndic(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

/** Keeps the sign of an offset before its digits in Arabic. */
export function isolateNumber(text: string): string {
  return ISOLATE.ltr + text + END_ISOLATE;
}

/** `era` says what is written beside years after Christ: nothing where they have four digits, unless told. */
export function writeYear(writer: Writer, year: number, era: 'auto' | 'always' | 'never' = 'auto'): string {
  const isBefore = year <= 0;
  const size = groupThousands(writer, isBefore ? 1 - year : year);
  if (era === 'never') return size;
  if (isBefore) return fill(writer, 'bce', { year: size });
  return era === 'always' || year < 1000 ? fill(writer, 'ce', { year: size }) : size;
}

function groupThousands({ words, options }: Writer, value: number): string {
  const text = String(value);
  // Years of four digits are never grouped.
  if (text.length < 5) return text;
  return text.replace(/\B(?=(\d{3})+$)/g, options.digits === 'latin' ? words.group : '٬');
}

export function monthName({ words, options }: Writer, month: number): string {
  const names = options.style === 'long' ? words.months : words.shortMonths;
  const name = names[options.months][month - 1];
  if (name === undefined) throw new Error(`No such month: ${month}`);
  return name;
}

/** `year` is the written year, or null where it is left out. */
export function writeDayOf(writer: Writer, year: string | null, month: number, day: string): string {
  const parts = { day, month: monthName(writer, month) };
  return year === null || writer.options.withoutYear
    ? fill(writer, 'day-month', parts)
    : fill(writer, 'day', { ...parts, year });
}

export function writeMonthOf(writer: Writer, year: string | null, month: string): string {
  return year === null || writer.options.withoutYear ? month : fill(writer, 'month', { month, year });
}

export function writeDay(writer: Writer, year: number, month: number, day: number): string {
  const date = writeDayOf(writer, writeYear(writer, year), month, String(day));
  if (!writer.options.weekday) return date;
  const weekday = writer.words.weekdays[dayOfWeek(daysFromCivil(year, month, day))] ?? '';
  return fill(writer, 'weekday', { weekday, date });
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `14:05`, or `14:05:30` where seconds are given. */
export function writeClock(hour: number, minute: number, second: number | null = null): string {
  const clock = `${twoDigits(hour)}:${twoDigits(minute)}`;
  return second === null ? clock : `${clock}:${twoDigits(second)}`;
}
