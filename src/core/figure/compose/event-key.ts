import type { TimelineItem } from '../../layout/items.ts';
import type { SceneNode } from '../scene.ts';
import { spokenEvent } from './event-node.ts';
import { dateText } from './labels.ts';
import { drawHairline } from './lane-plan.ts';
import { drawMark } from './marks.ts';
import type { Page } from './page.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

/** The titles and dates of events that stand by their numbers alone, in columns under the lanes. */
export interface EventKey {
  readonly height: number;
  /** What stands for an event in the lanes; null for one that has its label. */
  numberOf(eventId: string): string | null;
  draw(top: number): readonly SceneNode[];
}

interface Entry {
  readonly item: TimelineItem;
  readonly number: TextBlock;
  readonly text: TextBlock;
}

/** em of the key's type: a column is at least so wide. */
const COLUMN = 21;

/** `items` in time order are numbered in that order. */
export function planKey(page: Page, items: readonly TimelineItem[]): EventKey {
  const { sizes, width, margin } = page;
  const numbers = new Map(items.map(({ eventId }, at) => [eventId, page.words.number(at + 1)]));
  const numberOf = (eventId: string): string | null => numbers.get(eventId) ?? null;
  if (items.length === 0) return { height: 0, numberOf, draw: () => [] };
  const gap = sizes.unit * 4;
  const room = width - 2 * margin;
  const count = Math.max(1, Math.floor((room + gap) / (sizes.foot * COLUMN + gap)));
  const columnWidth = (room - gap * (count - 1)) / count;
  const indent = numberWidth(page, items.length) + sizes.foot * 1.6;
  const entries = items.map((item) =>
    layoutEntry(page, item, numberOf(item.eventId) ?? '', columnWidth - indent),
  );
  const columns = spread(entries, count, sizes.unit);
  const height = Math.max(...columns.map((column) => heightOf(column, sizes.unit)));
  return {
    height: height + sizes.unit * 4,
    numberOf,
    draw: (top) => [
      drawHairline(page, top),
      ...columns.flatMap((column, at) =>
        drawColumn(page, column, margin + at * (columnWidth + gap), top + sizes.unit * 3, indent),
      ),
    ],
  };
}

/** px of the widest of so many numbers. */
export function numberWidth(page: Page, count: number): number {
  return layoutText(page, page.words.number(count), keyStyle(page, 600)).width;
}

function keyStyle(page: Page, weight: 400 | 600): { family: 'sans'; weight: 400 | 600; size: number } {
  return { family: 'sans', weight, size: page.sizes.foot };
}

function layoutEntry(page: Page, item: TimelineItem, number: string, maxWidth: number): Entry {
  const text = [item.title, dateText(page, item, 'short')].join(page.words.separator);
  return {
    item,
    number: layoutText(page, number, keyStyle(page, 600)),
    text: layoutText(page, text, keyStyle(page, 400), { maxWidth, language: item.language }),
  };
}

function heightOf(column: readonly Entry[], gap: number): number {
  return column.reduce((sum, { text }) => sum + text.height + gap, 0);
}

/** Columns of nearly one height, read one after the other. */
function spread(entries: readonly Entry[], count: number, gap: number): readonly (readonly Entry[])[] {
  const total = heightOf(entries, gap);
  const columns: Entry[][] = [];
  let used = 0;
  for (const entry of entries) {
    const column = Math.min(count - 1, Math.floor((used / total) * count + 1e-9));
    (columns[column] ??= []).push(entry);
    used += entry.text.height + gap;
  }
  return columns.filter((column) => column.length > 0);
}

function drawColumn(
  page: Page,
  column: readonly Entry[],
  x: number,
  top: number,
  indent: number,
): readonly SceneNode[] {
  const { sizes, theme } = page;
  let y = top;
  return column.map(({ item, number, text }): SceneNode => {
    const markX = x + indent - sizes.foot * 0.9;
    const middle = y + text.lineHeight / 2;
    const mark = drawMark(theme, item.kind, markX, middle, sizes.foot * 0.72, null);
    const numberX = markX - sizes.foot * 0.7;
    const children = [
      ...drawBlock(number, numberX, y + (text.lineHeight - number.lineHeight) / 2, theme.ink, 'end'),
      mark,
      ...drawBlock(text, x + indent, y, theme.ink2),
    ];
    y += text.height + sizes.unit;
    return { type: 'group', role: 'event', id: item.eventId, label: spokenEvent(page, item), children };
  });
}
