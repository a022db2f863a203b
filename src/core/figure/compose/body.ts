import type { CancelSignal } from '../../cancel.ts';
import type { RouteOptions } from '../../layout/routing.ts';
import type { SceneNode } from '../scene.ts';
import { drawAxis, type FigureAxis } from './axis.ts';
import type { EventKey } from './event-key.ts';
import type { Gathered } from './gather.ts';
import type { DrawnLane, LanePlan } from './lane-plan.ts';
import type { PagePlan } from './page-plan.ts';
import { type Anchor, drawRelations } from './relations.ts';

export interface DrawnBody {
  readonly nodes: readonly SceneNode[];
  readonly bottom: number;
  /** Relations between events that are shown but have no label to join. */
  readonly hiddenRelations: number;
}

/** The axis, the lanes over `height` px, and the relations between their events. */
export function drawBody(
  plan: PagePlan,
  gathered: Gathered,
  height: number,
  key: EventKey,
  signal: CancelSignal | undefined,
): DrawnBody {
  const { page, axis } = plan;
  const axisGroup: SceneNode = {
    type: 'group',
    role: 'axis',
    label: axisText(axis),
    children: drawAxis(page, axis, plan.axisTop).nodes,
  };
  const densest = Math.max(0, ...plan.lanes.map((lane) => lane.densest));
  const taller = growthOfDensities(plan, height);
  const heightOf = (lane: LanePlan): number => lane.height + (lane.densest > 0 ? taller : 0);
  const natural = plan.lanes.reduce((sum, lane) => sum + heightOf(lane), 0);
  const stretch = natural === 0 ? 1 : Math.max(1, height / natural);
  const lanes: DrawnLane[] = [];
  const tops: number[] = [];
  let y = plan.lanesTop;
  for (const lane of plan.lanes) {
    signal?.throwIfAborted();
    tops.push(y);
    lanes.push(lane.draw(y, heightOf(lane) * stretch, { densest, taller, numberOf: key.numberOf }));
    y += heightOf(lane) * stretch;
  }
  const anchors = groupAnchors(lanes.flatMap((lane) => lane.anchors));
  const relations = drawRelations(page, gathered.relations, anchors, routeOptions(plan, lanes, tops));
  return {
    nodes: [axisGroup, ...relations.nodes, ...relations.gaps, ...lanes.flatMap((lane) => lane.nodes)],
    bottom: y,
    hiddenRelations: gathered.relations.length - relations.nodes.length,
  };
}

/** What a page has left over goes to its densities before it becomes air: all stay to one scale. */
function growthOfDensities({ page, lanes }: PagePlan, height: number): number {
  const dense = lanes.filter((lane) => lane.densest > 0).length;
  const left = height - lanes.reduce((sum, lane) => sum + lane.height, 0);
  return dense === 0 ? 0 : Math.max(0, Math.min(left / dense, page.sizes.unit * MOST_GROWTH));
}

/** Units of the page by which a density grows at most. */
const MOST_GROWTH = 40;

function routeOptions(plan: PagePlan, lanes: readonly DrawnLane[], tops: readonly number[]): RouteOptions {
  const { page, axis, style } = plan;
  const { unit } = page.sizes;
  return {
    obstacles: lanes.flatMap((lane) => lane.obstacles),
    stub: unit * 2.5,
    clearance: unit * 1.2,
    minX: style.nameWidth === 0 ? page.margin * 0.3 : page.margin + style.nameWidth + unit,
    maxX: axis.endX,
    corridors: [
      ...tops.flatMap((at) => [at - unit, at + unit]),
      ...lanes.flatMap(({ corridors = [] }) => corridors),
    ],
  };
}

/** The appearances of each event. */
export function groupAnchors(anchors: readonly Anchor[]): ReadonlyMap<string, readonly Anchor[]> {
  const groups = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const known = groups.get(anchor.eventId);
    if (known) known.push(anchor);
    else groups.set(anchor.eventId, [anchor]);
  }
  return groups;
}

function axisText(axis: FigureAxis): string {
  const blocks = axis.labels.flatMap((row) =>
    row.map(({ strong }) => strong.lines.map((line) => line.text).join(' ')),
  );
  return blocks.join(', ');
}
