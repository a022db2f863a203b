/** One bidi paragraph: levels, scripts and fonts settled once for the whole, and remembered; lines are cut from it. */
import { bidi, visualOrder } from './bidi.ts';
import { clusterEnd } from './characters.ts';
import type { FontRegistry } from './fonts.ts';
import { analyse, mergeItems, type Item } from './itemise.ts';
import { breakOpportunities, trimEnd } from './line-breaks.ts';
import { missingFace } from './missing-face.ts';
import type { Shaper } from './shape.ts';
import type { Line, ParagraphOptions, TextStyle } from './text.ts';

export interface LayoutTools {
  readonly fonts: FontRegistry;
  readonly shaper: Shaper;
  readonly missing: Set<string>;
  /** Texts are set again and again, to other widths: what does not depend on the width is found once. */
  readonly memory: Map<string, AnalysedText>;
}

/** A text in a family and a weight, of any size. */
interface AnalysedText {
  readonly rightToLeft: boolean;
  readonly items: readonly Item[];
  readonly opportunities: readonly number[];
  readonly sizes: Map<number, AnalysedParagraph>;
}

export interface AnalysedParagraph {
  readonly text: string;
  readonly rightToLeft: boolean;
  readonly items: readonly Item[];
  /** Where lines may end; UTF-16 units. */
  readonly opportunities: readonly number[];
  /** At each index the px of all text before it. */
  readonly widths: Float64Array;
  readonly style: TextStyle;
  readonly language: string;
  /** Lines made so far. */
  readonly lines: Map<string, Line>;
}

const ELLIPSIS = '…';
const SOFT_HYPHEN = '\u00ad';
/** px: rounding of sums must not push a word to the next line. */
const TOLERANCE = 0.005;

/** Texts remembered before the memory is dropped: more than the labels of a figure. */
const MEMORY = 12_000;

export function analyseParagraph(
  text: string,
  style: TextStyle,
  options: Pick<ParagraphOptions, 'direction' | 'language'>,
  tools: LayoutTools,
): AnalysedParagraph {
  const { language } = options;
  const key = `${style.family} ${style.weight} ${options.direction} ${language} ${text}`;
  let analysed = tools.memory.get(key);
  if (analysed === undefined) {
    if (tools.memory.size >= MEMORY) tools.memory.clear();
    analysed = analyseText(text, style, options, tools);
    tools.memory.set(key, analysed);
  }
  let paragraph = analysed.sizes.get(style.size);
  if (paragraph === undefined) {
    const { rightToLeft, items, opportunities } = analysed;
    const widths = cumulatedWidths(text, items, style.size, language, tools);
    paragraph = { text, rightToLeft, items, opportunities, widths, style, language, lines: new Map() };
    analysed.sizes.set(style.size, paragraph);
  }
  return paragraph;
}

function analyseText(
  text: string,
  style: TextStyle,
  options: Pick<ParagraphOptions, 'direction' | 'language'>,
  tools: LayoutTools,
): AnalysedText {
  const direction = options.direction === 'auto' ? undefined : options.direction;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction);
  const rightToLeft = text === '' ? direction === 'rtl' : (paragraphs[0]?.level ?? 0) % 2 === 1;
  const items = mergeItems(analyse(text, levels, style, options.language, tools.fonts, bidi));
  for (const { face, start, end } of items)
    if (face === null) for (const character of text.slice(start, end)) tools.missing.add(character);
  return { rightToLeft, items, opportunities: breakOpportunities(text), sizes: new Map() };
}

/** Lines no wider than `maxWidth`, unless a single cluster is wider by itself. */
export function breakLines(
  paragraph: AnalysedParagraph,
  maxWidth: number,
  tools: LayoutTools,
): readonly LineRange[] {
  const { text, opportunities, widths: widthUpTo } = paragraph;
  if (text === '' || maxWidth === Infinity) return [{ start: 0, end: text.length }];
  const lines: LineRange[] = [];
  const fits = (start: number, end: number): boolean =>
    (widthUpTo[trimEnd(text, start, end)] ?? 0) - (widthUpTo[start] ?? 0) <= maxWidth + TOLERANCE;
  let start = 0;
  let next = 0;
  while (start < text.length) {
    while ((opportunities[next] ?? text.length) <= start) next += 1;
    let last = next;
    while (last < opportunities.length && fits(start, opportunities[last] ?? text.length)) last += 1;
    const words = opportunities.slice(next, last);
    // Letters at a break are shaped anew and a soft hyphen comes out: the estimate is confirmed by the line itself.
    while (
      words.length > 0 &&
      lineWidth(paragraph, start, words.at(-1) ?? start, tools) > maxWidth + TOLERANCE
    )
      words.pop();
    const end =
      words.at(-1) ?? breakWord(paragraph, start, opportunities[next] ?? text.length, maxWidth, tools);
    lines.push({ start, end });
    start = end;
  }
  return lines;
}

export interface LineRange {
  readonly start: number;
  readonly end: number;
}

function lineWidth(paragraph: AnalysedParagraph, start: number, end: number, tools: LayoutTools): number {
  return buildLine(paragraph, { start, end }, tools).width;
}

/** The longest piece of a word wider than the line that fits it: at least one cluster. */
function breakWord(
  paragraph: AnalysedParagraph,
  start: number,
  end: number,
  maxWidth: number,
  tools: LayoutTools,
): number {
  let fitting = clusterEnd(paragraph.text, start);
  while (fitting < end) {
    const candidate = clusterEnd(paragraph.text, fitting);
    if (lineWidth(paragraph, start, candidate, tools) > maxWidth + TOLERANCE) break;
    fitting = candidate;
  }
  return fitting;
}

function cumulatedWidths(
  text: string,
  items: readonly Item[],
  size: number,
  language: string,
  tools: LayoutTools,
): Float64Array {
  const advances = new Float64Array(text.length + 1);
  for (const item of items)
    for (const glyph of tools.shaper.shape(text, item, size, language).glyphs)
      advances[glyph.cluster + 1] = (advances[glyph.cluster + 1] ?? 0) + glyph.advance;
  for (let index = 1; index <= text.length; index += 1)
    advances[index] = (advances[index] ?? 0) + (advances[index - 1] ?? 0);
  return advances;
}

/** The line of a range, with white space at its end dropped and a hyphen shown where a soft one breaks it. */
export function buildLine(paragraph: AnalysedParagraph, range: LineRange, tools: LayoutTools): Line {
  const end = trimEnd(paragraph.text, range.start, range.end);
  const hyphenated = range.end < paragraph.text.length && paragraph.text.charAt(end - 1) === SOFT_HYPHEN;
  return assembleLine(paragraph, range.start, end, hyphenated ? '-' : '', tools);
}

/** The longest beginning of the rest of the paragraph that fits with an ellipsis, cut between words where that costs little. */
export function buildShortenedLine(
  paragraph: AnalysedParagraph,
  start: number,
  maxWidth: number,
  tools: LayoutTools,
): Line {
  const { text } = paragraph;
  const cut = (end: number): Line =>
    assembleLine(paragraph, start, trimForEllipsis(text, start, end), ELLIPSIS, tools);
  const ends = clusterEnds(text, start);
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (cut(ends[middle - 1] ?? start).width <= maxWidth + TOLERANCE) low = middle;
    else high = middle - 1;
  }
  const longest = low === 0 ? start : (ends[low - 1] ?? start);
  const word = text.slice(start, longest + 1).search(/\s+\S*$/u);
  const betweenWords = word > (longest - start) / 2 ? start + word : longest;
  return cut(betweenWords);
}

/** No comma, colon or dash is left hanging before an ellipsis: what it led to is cut off. */
function trimForEllipsis(text: string, start: number, end: number): number {
  const kept = text.slice(start, end).replace(/[\s,;:،؛\u2013\u2014([{«“‘]+$/u, '');
  return start + kept.length;
}

function clusterEnds(text: string, start: number): readonly number[] {
  const ends: number[] = [];
  for (let end = start; end < text.length;) ends.push((end = clusterEnd(text, end)));
  return ends;
}

function assembleLine(
  paragraph: AnalysedParagraph,
  start: number,
  end: number,
  tail: string,
  tools: LayoutTools,
): Line {
  const key = `${start} ${end} ${tail}`;
  let line = paragraph.lines.get(key);
  if (line === undefined) {
    line = makeLine(paragraph, start, end, tail, tools);
    paragraph.lines.set(key, line);
  }
  return line;
}

function makeLine(
  paragraph: AnalysedParagraph,
  start: number,
  end: number,
  tail: string,
  tools: LayoutTools,
): Line {
  const { style, language, rightToLeft } = paragraph;
  const text = paragraph.text.slice(start, end) + tail;
  const own = paragraph.items
    .filter((item) => item.start < end && item.end > start)
    .map((item) => ({
      ...item,
      start: Math.max(item.start, start) - start,
      end: Math.min(item.end, end) - start,
    }));
  const items = tail === '' ? own : mergeItems([...own, tailItem(paragraph, own.at(-1), text, tail, tools)]);
  let x = 0;
  const runs = visualOrder(items.map(({ level }) => level)).map((index) => {
    const item = items[index];
    if (item === undefined) throw new Error(`Order names no piece of the line: ${index}`);
    const run = { ...tools.shaper.shape(text, item, style.size, language), x };
    x += run.width;
    return run;
  });
  const drawn = runs.filter(({ glyphs }) => glyphs.length > 0);
  return { text, rightToLeft, runs: drawn, width: x, ...extents(items, paragraph, tools) };
}

/** What is added at the end stands in the paragraph's direction, in a font near the text before it. */
function tailItem(
  { style, rightToLeft }: AnalysedParagraph,
  last: Item | undefined,
  text: string,
  tail: string,
  tools: LayoutTools,
): Item {
  const script = last?.script ?? (rightToLeft ? 'Arab' : 'Latn');
  const stack = tools.fonts.stack(style, script);
  const face = stack.find((candidate) => candidate.covers(tail.codePointAt(0) ?? 0)) ?? null;
  return { start: text.length - tail.length, end: text.length, level: rightToLeft ? 1 : 0, script, face };
}

function extents(
  items: readonly Item[],
  { style, rightToLeft }: AnalysedParagraph,
  tools: LayoutTools,
): Pick<Line, 'ascent' | 'descent'> {
  const used = items.map(({ face }) => face ?? missingFace);
  const faces = used.length > 0 ? used : tools.fonts.stack(style, rightToLeft ? 'Arab' : 'Latn').slice(0, 1);
  return {
    ascent: Math.max(...faces.map(({ ascent }) => ascent)) * style.size,
    descent: Math.max(...faces.map(({ descent }) => descent)) * style.size,
  };
}
