import type { TimelineDate } from './dates.ts';
import type { EdtfInterval, EdtfPoint, EdtfSet, EdtfTree, IntervalEnd } from './edtf-tree.ts';
import { writePoint, writeTimeRange } from './format-point.ts';
import { toCalendarRange, writeCalendarRange } from './format-range.ts';
import { parseTree } from './parse-tree.ts';
import type { DatePattern, DateWords } from './words.ts';
import { fill, finish, writerOf, type DateFormatOptions, type Writer } from './writer.ts';

export { formatRange, formatTick, type TickFormatOptions } from './format-window.ts';
export type { DateWords, MonthNames } from './words.ts';
export type { DateFormatOptions } from './writer.ts';

/**
 * A date in words: `14 June 2021 (uncertain)`, `from 16 June 2021`, `منذ 16 يونيو 2021`. It begins in lower case where
 * it begins with a word. Dates with a dash, brackets or commas come in a bidi isolate of the language's direction.
 */
export function formatDate(date: TimelineDate, words: DateWords, options: DateFormatOptions): string {
  const tree = parseTree(date.edtf);
  if (!tree) throw new Error(`Not an EDTF date: ${date.edtf}`);
  const writer = writerOf(words, options);
  return finish(writer, writeTree(writer, tree));
}

function writeTree(writer: Writer, tree: EdtfTree): string {
  switch (tree.type) {
    case 'interval':
      return writeInterval(writer, tree);
    case 'set':
      return writeSet(writer, tree);
    default:
      return writePoint(writer, tree);
  }
}

function writeInterval(writer: Writer, { start, end }: EdtfInterval): string {
  if (isStated(start) && isStated(end)) return writeClosed(writer, start, end, rangeStyle(writer));
  if (isStated(start)) {
    const pattern = end === 'open' ? 'from' : 'from-unknown-end';
    return fill(writer, pattern, { date: writePoint(writer, start) });
  }
  if (isStated(end)) {
    const pattern = start === 'open' ? 'until' : 'until-unknown-start';
    return fill(writer, pattern, { date: writePoint(writer, end) });
  }
  return writer.words.patterns[start === 'open' && end === 'open' ? 'all-time' : 'unknown'];
}

function isStated(end: IntervalEnd): end is EdtfPoint {
  return typeof end !== 'string';
}

type RangeStyle = 'range' | 'range-long';

function rangeStyle(writer: Writer): RangeStyle {
  return writer.options.style === 'long' ? 'range-long' : 'range';
}

function writeClosed(writer: Writer, start: EdtfPoint, end: EdtfPoint, style: RangeStyle): string {
  const range = toCalendarRange(start, end);
  if (range) return writeCalendarRange(writer, range, style);
  const times = writeTimeRange(writer, start, end);
  if (times !== null) return times;
  return fill(writer, `${style}-spaced`, { from: writePoint(writer, start), to: writePoint(writer, end) });
}

function writeSet(writer: Writer, { choice, members, earlier, later }: EdtfSet): string {
  const word = choice === 'one' ? 'or' : 'and';
  const { patterns } = writer.words;
  // Ranges within a list keep their dash: «1667 أو من 1670 إلى 1672» would read as three choices.
  const texts = members.map(({ from, to }) =>
    to ? writeClosed(writer, from, to, 'range') : writePoint(writer, from),
  );
  const lastSeparator: DatePattern = later ? `${word}-separator` : `${word}-last`;
  const list = joinList(texts, patterns[`${word}-separator`], patterns[lastSeparator]);
  const begun = earlier ? fill(writer, `${word}-earlier`, { date: list }) : list;
  return later ? fill(writer, `${word}-later`, { date: begun }) : begun;
}

function joinList(texts: readonly string[], separator: string, lastSeparator: string): string {
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : texts.slice(0, -1).join(separator) + lastSeparator + last;
}
