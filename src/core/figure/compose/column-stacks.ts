import type { Box } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { SceneNode } from '../scene.ts';
import type { FigureAxis } from './axis.ts';
import { sharedDetail } from './label-details.ts';
import { type LabelPlanOptions, type LaneLabelling, labelLane } from './lane-labels.ts';
import {
  drawHairline,
  type DrawnLane,
  type LaneContent,
  type LanePlan,
  lanePadding,
  type LaneStyle,
} from './lane-plan.ts';
import type { Page } from './page.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

/** The events that a lane has on one date, with the lane's name over them. */
interface Cell {
  readonly lane: LaneContent;
  readonly x: number;
  readonly name: TextBlock;
  readonly shared: TextBlock | null;
  readonly headHeight: number;
  readonly labelling: LaneLabelling;
}

/** Lanes that together have no name of their own. */
const ALL: Pick<LaneContent, 'id' | 'name'> = { id: '', name: '' };

/**
 * All lanes in one: under each date, its events stand lane by lane, whatever stands under the other dates. Null where
 * a stretch of time would run through another date's events.
 */
export function planStacks(
  page: Page,
  lanes: readonly LaneContent[],
  axis: FigureAxis,
  style: LaneStyle,
  options: LabelPlanOptions,
): LanePlan | null {
  const items = lanes.flatMap((lane) => lane.items);
  const starts = [...new Set(items.map((item) => axis.place(item).x))].sort((a, b) => a - b);
  const last = starts.at(-1);
  if (items.some((item) => axis.place(item).endX > axis.place(item).x && axis.place(item).x !== last))
    return null;
  const stacks = starts.map((x) => layoutStack(page, lanes, x, axis, style, options));
  const pad = lanePadding(page);
  const natural = Math.max(0, ...stacks.map((cells) => stackHeight(page, cells)));
  const cells = stacks.flat();
  return {
    content: { ...ALL, items },
    height: natural + 2 * pad,
    shortened: cells.flatMap(({ labelling }) => labelling.shortened),
    simplified: cells.flatMap(({ labelling }) => labelling.simplified),
    unlabelled: [],
    densest: 0,
    draw: (top) => drawStacks(page, stacks, top, top + pad),
  };
}

function layoutStack(
  page: Page,
  lanes: readonly LaneContent[],
  x: number,
  axis: FigureAxis,
  style: LaneStyle,
  options: LabelPlanOptions,
): readonly Cell[] {
  const isHere = (item: TimelineItem): boolean => axis.place(item).x === x;
  return lanes.flatMap((lane) => {
    const part = { ...lane, items: lane.items.filter(isHere) };
    const first = part.items[0];
    if (!first) return [];
    const room = (axis.place(first).limitX ?? axis.endX) - x;
    return [layoutCell(page, part, x, room, labelLane(page, part, axis, style, options))];
  });
}

function layoutCell(page: Page, lane: LaneContent, x: number, room: number, labelling: LaneLabelling): Cell {
  const { sizes } = page;
  const strong = { family: 'sans', weight: 600, size: sizes.lane } as const;
  const quiet = { family: 'sans', weight: 400, size: sizes.note } as const;
  const name = layoutText(page, lane.name, strong, { maxWidth: room, balanced: true });
  const said = sharedDetail(page, lane);
  const shared = said === '' ? null : layoutText(page, said, quiet, { maxWidth: room });
  const headHeight = name.height + (shared?.height ?? 0) + sizes.unit * 2;
  return { lane, x, name, shared, headHeight, labelling };
}

function cellGap(page: Page): number {
  return page.sizes.unit * 4.5;
}

function stackHeight(page: Page, cells: readonly Cell[]): number {
  const heights = cells.reduce((sum, { headHeight, labelling }) => sum + headHeight + labelling.height, 0);
  return heights + cellGap(page) * Math.max(0, cells.length - 1);
}

function drawStacks(
  page: Page,
  stacks: readonly (readonly Cell[])[],
  hairlineY: number,
  top: number,
): DrawnLane {
  const drawn: DrawnLane[] = stacks.flatMap((cells) => {
    let y = top;
    return cells.map((cell) => {
      const part = drawCell(page, cell, y);
      y += cell.headHeight + cell.labelling.height + cellGap(page);
      return { ...part, corridors: [y - cellGap(page) / 2] };
    });
  });
  return {
    nodes: [drawHairline(page, hairlineY), ...drawn.flatMap(({ nodes }) => nodes)],
    anchors: drawn.flatMap(({ anchors }) => anchors),
    obstacles: drawn.flatMap(({ obstacles }) => obstacles),
    corridors: [(hairlineY + top) / 2, ...drawn.flatMap(({ corridors = [] }) => corridors)],
  };
}

function drawCell(page: Page, cell: Cell, y: number): DrawnLane {
  const { lane, name, shared, labelling } = cell;
  const x = cell.x - labelling.markRadius;
  const events = labelling.draw(y + cell.headHeight);
  const children: SceneNode[] = [
    ...drawBlock(name, x, y, page.theme.ink2),
    ...(shared ? drawBlock(shared, x, y + name.height, page.theme.ink3) : []),
    ...events.nodes,
  ];
  const head: Box = {
    x,
    y,
    width: Math.max(name.width, shared?.width ?? 0),
    height: name.height + (shared?.height ?? 0),
  };
  return {
    nodes: [{ type: 'group', role: 'lane', id: lane.id, label: lane.name, children }],
    anchors: events.anchors,
    obstacles: [head, ...events.obstacles],
  };
}
