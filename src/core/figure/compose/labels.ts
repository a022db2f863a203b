import type { TimelineDate } from '../../dates/dates.ts';
import { formatDate } from '../../dates/format.ts';
import { parseDate } from '../../dates/parse.ts';
import type { Box } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { directionOf } from '../../layout/localized.ts';
import type { LabelSize } from '../../layout/placement.ts';
import type { SceneNode } from '../scene.ts';
import type { TextStyle } from '../text/text.ts';
import type { Page } from './page.ts';
import { baseline, drawBlock, layoutText, type TextBlock } from './text-block.ts';

/** What stands beside a mark. */
export interface Label {
  readonly title: TextBlock;
  readonly detail: TextBlock | null;
  /** Numbers of the sources, raised after the title's last word. */
  readonly numbers: TextBlock | null;
  readonly size: LabelSize;
}

export interface LabelContent {
  readonly item: TimelineItem;
  /** Second line; empty for none. */
  readonly detail: string;
  /** `1, 2`, or empty. */
  readonly numbers: string;
}

/** em between a title and its numbers. */
const NUMBER_GAP = 0.15;

/** Wraps a label to a width. */
export function layoutLabel(page: Page, content: LabelContent, maxWidth: number, maxLines?: number): Label {
  const { item } = content;
  const { sizes } = page;
  const numbers = content.numbers === '' ? null : layoutText(page, content.numbers, numberStyle(page));
  const reserve = numbers ? numbers.width + sizes.label * NUMBER_GAP : 0;
  const options = {
    language: item.language,
    maxWidth,
    balanced: true,
    ...(maxLines === undefined ? {} : { maxLines }),
  };
  const style: TextStyle = { family: 'sans', weight: titleWeight(item), size: sizes.label };
  let title = layoutText(page, item.title, style, options);
  const last = title.lines.at(-1)?.width ?? 0;
  if (last + reserve > maxWidth && reserve < maxWidth / 2)
    title = layoutText(page, item.title, style, { ...options, maxWidth: maxWidth - reserve });
  const detail =
    content.detail === ''
      ? null
      : layoutText(page, content.detail, detailStyle(page), { maxWidth, maxLines: 2, balanced: true });
  const lastWidth = (title.lines.at(-1)?.width ?? 0) + reserve;
  return {
    title,
    detail,
    numbers,
    size: {
      width: Math.max(title.width, lastWidth, detail?.width ?? 0),
      height: title.height + (detail ? detail.height : 0),
    },
  };
}

function titleWeight(item: TimelineItem): 400 | 600 {
  return item.kind === 'statement' || item.kind === 'other' ? 400 : 600;
}

export function detailStyle(page: Page): TextStyle {
  return { family: 'sans', weight: 400, size: page.sizes.detail };
}

function numberStyle(page: Page): TextStyle {
  return { family: 'sans', weight: 400, size: page.sizes.superscript };
}

/** A label after its mark begins at it, one before its mark ends at it. */
export type LabelAlign = 'start' | 'end';

/** px from a label's start to that of one of its lines. */
function lineStart(label: Label, width: number, align: LabelAlign): number {
  return align === 'start' ? 0 : label.size.width - width;
}

function reserveOf({ numbers, title }: Label): number {
  return numbers ? numbers.width + title.style.size * NUMBER_GAP : 0;
}

/** Nodes of a label whose start and top are (x, y). */
export function drawLabel(
  page: Page,
  label: Label,
  x: number,
  y: number,
  language: string,
  align: LabelAlign = 'start',
): readonly SceneNode[] {
  const { theme } = page;
  const turned = directionOf(language) !== page.direction;
  const reserve = reserveOf(label);
  const lines = label.title.lines;
  const lastIndex = lines.length - 1;
  const startOf = (index: number): number =>
    x + lineStart(label, (lines[index]?.width ?? 0) + (index === lastIndex ? reserve : 0), align);
  // Text of the other direction ends at the page's start: its numbers stand there, and the last line makes room.
  const title = drawBlock(label.title, x, y, theme.ink).map((node, index) =>
    node.type === 'text'
      ? { ...node, x: startOf(index) + (turned && index === lastIndex ? reserve : 0) }
      : node,
  );
  const lastWidth = lines[lastIndex]?.width ?? 0;
  const numbersX = startOf(lastIndex) + (turned ? 0 : lastWidth + label.title.style.size * NUMBER_GAP);
  const numbers = label.numbers ? drawNumbers(page, label.numbers, numbersX, y, label.title) : [];
  const detail = label.detail
    ? drawBlock(label.detail, x, y + label.title.height, theme.ink2).map((node) =>
        node.type === 'text' ? { ...node, x: x + lineStart(label, node.line.width, align) } : node,
      )
    : [];
  return [...title, ...numbers, ...detail];
}

function drawNumbers(
  page: Page,
  numbers: TextBlock,
  x: number,
  y: number,
  title: TextBlock,
): readonly SceneNode[] {
  const line = numbers.lines[0];
  if (!line) return [];
  const foot = y + title.lineHeight * (title.lines.length - 1) + baseline(title);
  return [{ type: 'text', x, y: foot - title.style.size * 0.36, line, fill: page.theme.ink3 }];
}

/** Where a label whose start and top are (x, y) has ink: a box for each of its lines. */
export function labelInk(label: Label, x: number, y: number, align: LabelAlign = 'start'): readonly Box[] {
  const reserve = reserveOf(label);
  const rows = (block: TextBlock, top: number, extra: number): readonly Box[] =>
    block.lines.map((line, index) => {
      const width = line.width + (index === block.lines.length - 1 ? extra : 0);
      const y = top + block.lineHeight * index;
      return { x: x + lineStart(label, width, align), y, width, height: block.lineHeight };
    });
  return [
    ...rows(label.title, y, reserve),
    ...(label.detail ? rows(label.detail, y + label.title.height, 0) : []),
  ];
}

/** What is to be said of a date beside its label. */
export function dateRemark(page: Page, item: TimelineItem): string {
  const { words } = page;
  if (item.date.uncertain) return item.dateInferred ? words.dateInferred : words.dateUncertain;
  if (item.date.approximate) return words.dateApproximate;
  return '';
}

/** The date in full, for a label that stands by a scale: doubts are worded with it, but those of our own after it. */
export function dateText(page: Page, item: TimelineItem, style?: 'short'): string {
  const date = item.date.uncertain && item.dateInferred ? withoutDoubt(item.date) : item.date;
  return formatDate(date, page.words.dates, style === undefined ? page.dates : { ...page.dates, style });
}

/** The date without its `?`, `~` and `%`, where a remark beside it words them. */
export function withoutDoubt(date: TimelineDate): TimelineDate {
  if (!date.uncertain && !date.approximate) return date;
  const plain = parseDate(date.edtf.replace(/[?~%]/g, ''));
  return plain.ok ? plain.date : date;
}
