import type { TimelineItem } from '../../layout/items.ts';
import type { SceneNode } from '../scene.ts';
import { spokenEvent } from './event-node.ts';
import { drawLabel, type Label, labelInk } from './labels.ts';
import { type DrawnLane, labelLineHeight } from './lane-plan.ts';
import { drawMark } from './marks.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import type { Anchor } from './relations.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

/** An event of a list. */
export interface ListRow {
  readonly item: TimelineItem;
  readonly label: Label;
  /** Said above it for it and for those that follow. */
  readonly over: TextBlock | null;
  /** Said after it on its line, where that has room for it. */
  readonly aside: TextBlock | null;
}

/** A date and its events. */
export interface ListBlock {
  readonly heading: TextBlock;
  readonly remark: TextBlock | null;
  /** px that the date takes above its events, and that it takes beside them. */
  readonly headHeight: number;
  readonly leastHeight: number;
  /** px between the block before and this one. */
  readonly gap: number;
  readonly rows: readonly ListRow[];
}

/** Places along the page, px from its start. */
export interface ListMetrics {
  /** px of the dates' own column; null where they stand above their events. */
  readonly dateWidth: number | null;
  readonly spineX: number;
  readonly labelX: number;
  /** px that labels may take. */
  readonly room: number;
  /** px beyond the labels in which relations run. */
  readonly gutter: number;
}

/** em of a label: a page as wide as this has room for a column of dates. */
const WIDE = 38;
/** em that a date in its own column, and a label, are wide at most. */
const DATE_WIDTH = 15;
const LABEL_WIDTH = 36;
/** Relations that find a track of their own beside the labels. */
const MOST_TRACKS = 6;

export function listMetrics(page: Page, headings: readonly TextBlock[], relations: number): ListMetrics {
  const { label, unit } = page.sizes;
  const widest = Math.max(0, ...headings.map(({ width }) => width));
  const dateWidth = page.width >= label * WIDE ? Math.min(widest, label * DATE_WIDTH) : null;
  const spineX = page.margin + (dateWidth === null ? label * 0.5 : dateWidth + label * 1.4);
  const labelX = spineX + label;
  const gutter = relations === 0 ? 0 : unit * (3 + 2 * Math.min(relations, MOST_TRACKS));
  const room = Math.min(page.width - page.margin - labelX - gutter, label * LABEL_WIDTH);
  return { dateWidth, spineX, labelX, room, gutter };
}

export function rowHeight(page: Page, { label, over }: ListRow): number {
  const { unit } = page.sizes;
  // On a page of a given height, what is left over goes between the rows anyway.
  const gap = page.options.height === undefined ? unit * 2 : unit;
  return label.size.height + gap + (over === null ? 0 : over.height + unit);
}

export interface ListContent {
  readonly blocks: readonly ListBlock[];
  /** Events that are counted at the end. */
  readonly left: number;
  /** px of the blocks without more air. */
  readonly natural: number;
  readonly metrics: ListMetrics;
}

/** The list over `height` px, what is left over going between its rows. */
export function drawList(page: Page, content: ListContent, top: number, height: number): DrawnLane {
  const { sizes, theme } = page;
  const { blocks, left, natural, metrics } = content;
  const rowCount = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  const most = sizes.label * MOST_AIR;
  const air = Math.max(0, Math.min(most, (height - natural - (left > 0 ? sizes.detail * 2 : 0)) / rowCount));
  const drawn: DrawnLane[] = [];
  let y = top;
  for (const [index, block] of blocks.entries()) {
    if (index > 0) y += block.gap;
    drawn.push({ nodes: [drawDate(page, block, y, metrics)], anchors: [], obstacles: [] });
    const start = y;
    y += block.headHeight;
    for (const row of block.rows) {
      drawn.push(drawRow(page, row, y, metrics));
      y += rowHeight(page, row) + air;
    }
    y = Math.max(y, start + block.leastHeight);
  }
  const nodes = [drawSpine(page, metrics.spineX, top, y), ...drawn.flatMap((one) => one.nodes)];
  if (left > 0) {
    const more = layoutText(page, page.words.more(left), { family: 'sans', weight: 600, size: sizes.detail });
    nodes.push(...drawBlock(more, metrics.labelX, y + sizes.unit, theme.ink2));
  }
  return {
    nodes,
    anchors: drawn.flatMap((one) => one.anchors),
    obstacles: drawn.flatMap((one) => one.obstacles),
  };
}

/** em of a label that may be added between two rows. */
const MOST_AIR = 1.6;

function drawSpine(page: Page, x: number, top: number, bottom: number): SceneNode {
  return {
    type: 'path',
    d: toPath(['M', x, top], ['L', x, bottom]),
    stroke: { color: page.theme.line, width: (page.options.theme === 'print' ? 0.5 : 1.5) * page.stroke },
  };
}

/** The date, with its tick on the spine. */
function drawDate(page: Page, block: ListBlock, y: number, metrics: ListMetrics): SceneNode {
  const { theme, sizes } = page;
  const { heading, remark } = block;
  const isBeside = metrics.dateWidth !== null;
  // Beside its events a date stands on the line of the first of them.
  const first = labelLineHeight(page);
  const headY = isBeside ? y + (first - heading.lineHeight) / 2 : y;
  const tickY = headY + heading.lineHeight / 2;
  const reach = sizes.unit * 1.4;
  const from = isBeside ? metrics.spineX - sizes.label : metrics.spineX - reach;
  const to = isBeside ? metrics.spineX - sizes.label * 0.62 : metrics.spineX + reach;
  const tick: SceneNode = {
    type: 'path',
    d: toPath(['M', from, tickY], ['L', to, tickY]),
    stroke: { color: theme.ink, width: 1.75 * page.stroke },
  };
  const x = isBeside ? page.margin : metrics.labelX;
  const label = heading.lines.map(({ text }) => text).join(' ');
  const note = remark ? drawBlock(remark, x, headY + heading.height, theme.ink3) : [];
  const children = [...(isBeside ? [] : [tick]), ...drawBlock(heading, x, headY, theme.ink), ...note];
  return { type: 'group', role: 'axis', label, children };
}

function drawRow(page: Page, row: ListRow, top: number, metrics: ListMetrics): DrawnLane {
  const { theme, sizes } = page;
  const { item, label, over, aside } = row;
  const y = top + (over === null ? 0 : over.height + sizes.unit);
  const size = Math.round(sizes.label * 0.78 * 2) / 2;
  const isHollow = item.date.uncertain || item.date.approximate;
  const markY = y + labelLineHeight(page) / 2;
  // The spine stops around a mark, so that a hollow one stays hollow.
  const clear: SceneNode = {
    type: 'rect',
    x: metrics.spineX - size * 0.65,
    y: markY - size * 0.65,
    width: size * 1.3,
    height: size * 1.3,
    fill: page.background,
  };
  const mark = drawMark(theme, item.kind, metrics.spineX, markY, size, isHollow ? page.background : null);
  const asideX = metrics.labelX + label.size.width + asideGap(page);
  const asideY = y + (label.title.lineHeight - (aside?.lineHeight ?? 0)) / 2 + sizes.unit * 0.2;
  const children = [
    clear,
    mark,
    ...drawLabel(page, label, metrics.labelX, y, item.language),
    ...(aside === null ? [] : drawBlock(aside, asideX, asideY, theme.ink2)),
  ];
  const event: SceneNode = {
    type: 'group',
    role: 'event',
    id: item.eventId,
    label: spokenEvent(page, item),
    children,
  };
  const ink = labelInk(label, metrics.labelX, y);
  const overBox =
    over === null ? [] : [{ x: metrics.labelX, y: top, width: over.width, height: over.height }];
  const asideBox = aside === null ? [] : [{ x: asideX, y: asideY, width: aside.width, height: aside.height }];
  return {
    nodes: [...(over === null ? [] : drawBlock(over, metrics.labelX, top, theme.ink2)), event],
    anchors: [anchorOfRow(page, row, metrics, y, markY)],
    obstacles: [...ink, ...overBox, ...asideBox],
  };
}

/** px between a label and what is said after it. */
export function asideGap(page: Page): number {
  return page.sizes.label * 0.8;
}

/** Lines leave and reach a row after its label alone: before it is the spine. */
function anchorOfRow(
  page: Page,
  { item, label, aside }: ListRow,
  metrics: ListMetrics,
  y: number,
  markY: number,
): Anchor {
  return {
    eventId: item.eventId,
    laneId: '',
    title: item.title,
    mark: { x: metrics.spineX, y: markY },
    markRadius: 0,
    label: { x: metrics.labelX, y, ...label.size },
    labelY: markY,
    isOpenStart: false,
    firstLineWidth:
      aside === null
        ? (labelInk(label, 0, 0)[0]?.width ?? 0)
        : label.size.width + asideGap(page) + aside.width,
    apart: page.sizes.unit * 0.75,
  };
}
