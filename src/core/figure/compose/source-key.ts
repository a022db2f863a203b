/** The numbered sources at the foot of a page, and their numbers after the titles of events. */
import { formatDate } from '../../dates/format.ts';
import { parseDate } from '../../dates/parse.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { pickText } from '../../layout/localized.ts';
import type { CitedSource, Gathered } from './gather.ts';
import type { Page } from './page.ts';
import { layoutText, type TextBlock } from './text-block.ts';
import { MINIMUM_TEXT_SIZE, typeSizes } from './type-sizes.ts';

/** What the key of a page lists. */
export interface KeyContent {
  /** What the height of a density stands for; empty where there is none. */
  readonly scale: string;
  readonly sources: readonly CitedSource[];
  /** Sources for which there is no room: they are counted at the end. */
  readonly left: number;
}

interface PlacedBlock {
  readonly block: TextBlock;
  readonly x: number;
  readonly y: number;
}

export interface SourceKey {
  /** From the start of the page's text and from the top of the key, px. */
  readonly blocks: readonly PlacedBlock[];
  readonly height: number;
  /** Whether the credit has room at the end of the last row. */
  readonly creditBeside: boolean;
}

/** Of a page of a given height, a key takes no more than this share. */
const MOST_HEIGHT = 0.45;
/** More are not listed on a page: a key that long is not read. */
const MOST_LISTED = 150;
/** A key of no more rows than these flows; a longer one is looked up in columns, if it is not higher for it. */
const MOST_FLOWING = 4;
/** em that a column is wide at least. */
const LEAST_COLUMN = 16;
/** More columns, or none, have to make the key so much lower. */
const WORTH_MORE = 0.9;
/** Type of a long key to that of a short one. */
const SMALL = 0.85;
/** More events than these may become a density, whose scale stands before the key. */
const MOST_WITHOUT_DENSITY = 60;

/** As many of the page's sources as its key has room for, by their numbers. */
export function listSources(page: Page, gathered: Gathered): Omit<KeyContent, 'scale'> {
  const { sources } = gathered;
  const { height } = page.options;
  if (height === undefined) return { sources, left: 0 };
  const densest = densestOf(gathered);
  const scale = densest > 0 ? page.words.density(densest) : '';
  const heightOf = (count: number): number =>
    layoutSourceKey(page, { scale, sources: sources.slice(0, count), left: sources.length - count }, 0)
      .height;
  const fits = (count: number): boolean => heightOf(count) <= height * MOST_HEIGHT;
  let [least, most] = [0, Math.min(sources.length, MOST_LISTED)];
  if (fits(most)) least = most;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return { sources: sources.slice(0, least), left: sources.length - least };
}

/** Events that a density may count at most; 0 where there are too few for one. */
export function densestOf({ items }: Pick<Gathered, 'items'>): number {
  return items.length > MOST_WITHOUT_DENSITY ? items.length : 0;
}

/** `1, 2` after an event's title: its sources in the key, in their order there. */
export function sourceNumbers(page: Page, gathered: Gathered): (item: TimelineItem) => string {
  const numbers = new Map(listSources(page, gathered).sources.map(({ id, number }) => [id, number]));
  return (item) =>
    item.sources
      .flatMap((id) => numbers.get(id) ?? [])
      .sort((a, b) => a - b)
      .map((number) => page.words.number(number))
      .join(page.words.separator);
}

/** A few sources flow; many stand in columns of small type, unless they are so short that flowing them takes less. */
export function layoutSourceKey(page: Page, content: KeyContent, creditWidth: number): SourceKey {
  const short = layoutFlow(page, content, creditWidth);
  if (short.height <= rowHeight(page) * (MOST_FLOWING + 0.5)) return short;
  const dense = withSmallFoot(page);
  const flowing = layoutFlow(dense, content, creditWidth);
  const most = Math.floor((page.width - 2 * page.margin) / (dense.sizes.foot * LEAST_COLUMN));
  const columns = Array.from({ length: Math.max(0, most - 1) }, (_, at) =>
    layoutColumns(dense, content, at + 2, creditWidth),
  );
  const [first = flowing, ...more] = columns;
  const best = more.reduce((known, next) => (next.height < known.height * WORTH_MORE ? next : known), first);
  return flowing.height < best.height * WORTH_MORE ? flowing : best;
}

/** Large type for a few events does not make a long key larger. */
function withSmallFoot(page: Page): Page {
  const usual = typeSizes(page.width, page.options.textScale).foot;
  const foot = Math.min(page.sizes.foot, Math.max(MINIMUM_TEXT_SIZE, usual * SMALL));
  return { ...page, sizes: { ...page.sizes, foot } };
}

export function footStyle(page: Page): {
  readonly family: 'sans';
  readonly weight: 400;
  readonly size: number;
} {
  return { family: 'sans', weight: 400, size: page.sizes.foot };
}

/** px from one row of the foot to the next. */
export function rowHeight(page: Page): number {
  return page.sizes.foot * (page.words.dates.direction === 'rtl' ? 1.65 : 1.5);
}

/** Above or before the entries: what a density stands for, and what follows. */
function layoutHead(page: Page, { scale, sources, left }: KeyContent): readonly TextBlock[] {
  const style = footStyle(page);
  return [
    ...(scale === '' ? [] : [layoutText(page, scale, style)]),
    ...(sources.length + left === 0 ? [] : [layoutText(page, page.words.sources, { ...style, weight: 600 })]),
  ];
}

function layoutFlow(page: Page, content: KeyContent, creditWidth: number): SourceKey {
  const maxWidth = page.width - 2 * page.margin;
  const set = (text: string): TextBlock => layoutText(page, text, footStyle(page), { maxWidth });
  const entries = content.sources.map(({ id, number }) =>
    set(`${page.words.number(number)}  ${sourceText(page, id)}`),
  );
  const more = content.left > 0 ? [set(page.words.moreSources(content.left))] : [];
  return flow(page, [...layoutHead(page, content), ...entries, ...more], creditWidth);
}

/** Blocks beside each other as long as they fit. */
function flow(page: Page, entries: readonly TextBlock[], creditWidth: number): SourceKey {
  const room = page.width - 2 * page.margin;
  const gap = page.sizes.unit * 4;
  const blocks: PlacedBlock[] = [];
  let [x, y, height, isOneLine] = [0, 0, 0, false];
  for (const block of entries) {
    if (height === 0 || x + block.width > room)
      [x, y, height, isOneLine] = [0, y + height, rowHeight(page), true];
    blocks.push({ block, x, y });
    x += block.width + gap;
    height = Math.max(height, block.height);
    isOneLine &&= block.lines.length === 1;
  }
  return { blocks, height: y + height, creditBeside: isOneLine && x + gap + creditWidth <= room };
}

/** Entries in columns that are read one after the other, their numbers before them. */
function layoutColumns(page: Page, content: KeyContent, count: number, creditWidth: number): SourceKey {
  const gap = page.sizes.unit * 5;
  const width = (page.width - 2 * page.margin - gap * (count - 1)) / count;
  const style = footStyle(page);
  const numbers = content.sources.map(({ number }) => layoutText(page, page.words.number(number), style));
  const indent = Math.max(0, ...numbers.map((block) => block.width)) + page.sizes.unit * 1.5;
  const set = (text: string): TextBlock => layoutText(page, text, style, { maxWidth: width - indent });
  const texts = content.sources.map(({ id }) => set(sourceText(page, id)));
  if (content.left > 0) texts.push(set(page.words.moreSources(content.left)));
  const head = flow(page, layoutHead(page, content), 0);
  const heights = texts.map((block) => Math.max(rowHeight(page), block.height));
  const columns = fillColumns(heights, leastHeight(heights, count, rowHeight(page)));
  const blocks = columns.flatMap((entries, column) => {
    const x = column * (width + gap);
    let y = head.height;
    return entries.flatMap((at): readonly PlacedBlock[] => {
      const top = y;
      y += heights[at]!;
      const number = numbers[at];
      return [
        ...(number === undefined ? [] : [{ block: number, x, y: top }]),
        { block: texts[at]!, x: x + indent, y: top },
      ];
    });
  });
  const bottoms = columns.map((entries) => entries.reduce((sum, at) => sum + heights[at]!, head.height));
  const height = Math.max(head.height, ...bottoms);
  const last = columns.length < count ? head.height : (bottoms.at(-1) ?? height);
  const creditBeside = last <= height - rowHeight(page) && creditWidth <= width;
  return { blocks: [...head.blocks, ...blocks], height, creditBeside };
}

/** The least height at which entries fill no more columns than so many. */
function leastHeight(heights: readonly number[], count: number, step: number): number {
  const total = heights.reduce((sum, height) => sum + height, 0);
  let height = Math.max(total / count, ...heights);
  while (fillColumns(heights, height).length > count) height += step / 2;
  return height;
}

/** Numbers of the entries that stand in each column. */
function fillColumns(heights: readonly number[], most: number): readonly (readonly number[])[] {
  const columns: number[][] = [];
  let used = Infinity;
  for (const [at, height] of heights.entries()) {
    if (used + height > most + ROUNDING) {
      columns.push([]);
      used = 0;
    }
    columns.at(-1)?.push(at);
    used += height;
  }
  return columns;
}

/** px: sums of heights differ in their last digits. */
const ROUNDING = 0.01;

/** `Arabic press report, Publisher, 17 June 2021`. */
export function sourceText(page: Page, id: string): string {
  const source = page.index.sources.get(id);
  if (!source) return id;
  const pick = (map: Parameters<typeof pickText>[0]): string =>
    pickText(map, page.options.language, page.index.document.languages)?.text ?? '';
  const published = source.published === undefined ? null : parseDate(source.published.slice(0, 10));
  const title = pick(source.title);
  const publisher = pick(source.publisher);
  const parts = [
    title,
    title.includes(publisher) ? '' : publisher,
    published?.ok ? formatDate(published.date, page.words.dates, page.dates) : (source.published ?? ''),
  ];
  return parts.filter((part) => part !== '').join(page.words.separator);
}
