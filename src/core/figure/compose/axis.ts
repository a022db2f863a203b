import type { Tick } from '../../layout/ticks.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { SceneNode } from '../scene.ts';
import { type PathCommand, toPath } from './mirror.ts';
import type { Page } from './page.ts';
import { drawBlock, type TextBlock } from './text-block.ts';

/** Where an item stands on the axis, px. */
export interface AxisPlace {
  readonly x: number;
  /** End of its bar; equal to x for a mark. */
  readonly endX: number;
  readonly extent: { readonly from: number; readonly to: number };
  readonly fadeIn: number;
  readonly fadeOut: number;
  readonly limitX?: number;
}

/** A label over the axis: the date in bold, and what is to be said of it. */
export interface AxisLabel {
  readonly x: number;
  readonly strong: TextBlock;
  readonly note: TextBlock | null;
  /** Whether the note stands under the date for want of room beside it. */
  readonly isStacked: boolean;
}

export interface FigureAxis {
  readonly type: 'columns' | 'scale';
  readonly startX: number;
  readonly endX: number;
  /** Rows of labels from the top. */
  readonly labels: readonly (readonly AxisLabel[])[];
  readonly ticks: readonly Pick<Tick, 'x' | 'major'>[];
  /** Middle of each break, px. */
  readonly breaks: readonly number[];
  place(item: TimelineItem): AxisPlace;
}

export const LABEL_NOTE_GAP = 6;
const BREAK_WIDTH = 16;

/** px from the top of the axis's labels to its line. */
export function measureAxis(page: Page, axis: FigureAxis): number {
  return axis.labels.reduce((sum, row) => sum + rowHeight(page, row), 0) + page.sizes.unit * 2.2;
}

function rowHeight(page: Page, row: readonly AxisLabel[]): number {
  const base = page.sizes.tick * 1.5;
  return Math.max(
    base,
    ...row.map(({ strong, note, isStacked }) => strong.height + (isStacked && note ? note.height : 0)),
  );
}

/** The axis with its labels from `top` on; gives its nodes and where its line lies. */
export function drawAxis(
  page: Page,
  axis: FigureAxis,
  top: number,
): { readonly nodes: readonly SceneNode[]; readonly lineY: number } {
  const { sizes } = page;
  const nodes: SceneNode[] = [];
  let y = top;
  for (const row of axis.labels) {
    const height = rowHeight(page, row);
    for (const label of row) nodes.push(...drawAxisLabel(page, label, y, height));
    y += height;
  }
  const lineY = y + sizes.unit * 2.2;
  nodes.push(...drawAxisLine(page, axis, lineY));
  for (const tick of axis.ticks) nodes.push(drawTick(page, tick, lineY));
  for (const x of axis.breaks) nodes.push(drawBreak(page, x, lineY, sizes.unit * 1.8));
  return { nodes, lineY };
}

/** Labels of a row stand on its foot, so that dates of one line and of two end beside the axis alike. */
function drawAxisLabel(page: Page, label: AxisLabel, top: number, height: number): readonly SceneNode[] {
  const { theme } = page;
  const { strong, note } = label;
  if (!note) return drawBlock(strong, label.x, top + height - strong.height, theme.ink);
  if (label.isStacked) {
    const start = top + height - strong.height - note.height;
    return [
      ...drawBlock(strong, label.x, start, theme.ink),
      ...drawBlock(note, label.x, start + strong.height, theme.ink3),
    ];
  }
  const start = top + height - strong.height;
  const noteX = label.x + strong.width + LABEL_NOTE_GAP;
  const noteY =
    start + (strong.lineHeight - note.lineHeight) / 2 + (strong.style.size - note.style.size) * 0.35;
  return [...drawBlock(strong, label.x, start, theme.ink), ...drawBlock(note, noteX, noteY, theme.ink3)];
}

function drawAxisLine(page: Page, axis: FigureAxis, y: number): readonly SceneNode[] {
  const edges = [
    page.margin,
    ...axis.breaks.flatMap((x) => [x - BREAK_WIDTH / 2 + 2, x + BREAK_WIDTH / 2 - 2]),
    page.width - page.margin,
  ];
  const nodes: SceneNode[] = [];
  for (let index = 0; index + 1 < edges.length; index += 2) {
    const d = toPath(['M', edges[index] ?? 0, y], ['L', edges[index + 1] ?? 0, y]);
    nodes.push({ type: 'path', d, stroke: { color: page.theme.ink, width: 1.75 * page.stroke } });
  }
  return nodes;
}

function drawTick(page: Page, tick: Pick<Tick, 'x' | 'major'>, lineY: number): SceneNode {
  const { unit } = page.sizes;
  const up = tick.major ? unit * 1.6 : 0;
  const down = tick.major ? unit * 1.6 : unit * 1.2;
  return {
    type: 'path',
    d: toPath(['M', tick.x, lineY - up], ['L', tick.x, lineY + down]),
    stroke: { color: page.theme.ink, width: (tick.major ? 1.75 : 0.75) * page.stroke },
  };
}

/** Two strokes across the gap in the line: time is left out here. */
function drawBreak(page: Page, x: number, y: number, height: number): SceneNode {
  const stroke = (at: number): readonly PathCommand[] => [
    ['M', at - 2.5, y + height],
    ['L', at + 2.5, y - height],
  ];
  const half = BREAK_WIDTH / 2 - 2;
  return {
    type: 'path',
    d: toPath(...stroke(x - half), ...stroke(x + half)),
    stroke: { color: page.theme.ink, width: 1.1 * page.stroke },
  };
}
