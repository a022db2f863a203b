import type { Relation, RelationType } from '../../document/model.ts';
import { type Box, grow } from '../../layout/box.ts';
import { crossedBoxes, findRoute, type Port, type Route, type RouteOptions } from '../../layout/routing.ts';
import type { Point } from '../../layout/segments.ts';
import { RELATION_DASHES } from '../../theme/shapes.ts';
import type { SceneNode, Stroke } from '../scene.ts';
import { type PathCommand, toPath } from './mirror.ts';
import type { Page } from './page.ts';

/** An event as drawn: where lines may leave and reach it. */
export interface Anchor {
  readonly eventId: string;
  readonly laneId: string;
  readonly title: string;
  /** Middle of its mark, or the start of its bar. */
  readonly mark: Point;
  readonly markRadius: number;
  readonly label: Box;
  /** Height of the middle of the label's first line. */
  readonly labelY: number;
  /** Whether it is a bar that comes from before the axis. */
  readonly isOpenStart: boolean;
  /** px of the label's first line. */
  readonly firstLineWidth: number;
  /** Lines leave and reach it at the end of its label alone, so many px below and above the middle of its first line. */
  readonly apart?: number;
}

export function relationStroke(page: Page, type: RelationType): Stroke {
  const dash = RELATION_DASHES[type];
  const drawn = dash.map((length) => length * page.stroke);
  return {
    color: page.theme.ink3,
    width: 1.1 * page.stroke,
    ...(dash.length > 0 ? { dash: drawn, cap: 'round' as const } : {}),
  };
}

export interface DrawnRelations {
  readonly nodes: readonly SceneNode[];
  /** Drawn over the lines and under the labels: a line that had to cross a label is interrupted by it. */
  readonly gaps: readonly SceneNode[];
  readonly types: readonly RelationType[];
}

/** Lines between events that are both drawn, the nearest appearances of each being joined. */
export function drawRelations(
  page: Page,
  relations: readonly Relation[],
  anchors: ReadonlyMap<string, readonly Anchor[]>,
  options: RouteOptions,
): DrawnRelations {
  const joined = relations.flatMap((relation): readonly Joined[] => {
    const pair = nearestPair(anchors.get(relation.from) ?? [], anchors.get(relation.to) ?? []);
    return pair ? [{ relation, from: pair[0], to: pair[1] }] : [];
  });
  const routed = routeAll(joined, options);
  const routes = joined.flatMap((one) => routed.get(one) ?? []);
  const nodes = joined.flatMap((one) => {
    const route = routed.get(one);
    return route ? [drawRelation(page, one.relation, one.from, one.to, route)] : [];
  });
  const types = new Set(joined.map(({ relation }) => relation.type));
  const crossed = new Set(routes.flatMap((route) => crossedBoxes(route, options.obstacles)));
  return { nodes, gaps: [...crossed].map((box) => drawGap(page, box)), types: [...types] };
}

interface Joined {
  readonly relation: Relation;
  readonly from: Anchor;
  readonly to: Anchor;
}

/** The shortest first: what joins near things then runs inside of what joins far ones, instead of across it. */
function routeAll(joined: readonly Joined[], options: RouteOptions): ReadonlyMap<Joined, Route> {
  const routes = new Map<Joined, Route>();
  for (const one of joined.toSorted((a, b) => spanOf(a) - spanOf(b))) {
    const { relation, from, to } = one;
    const family = `${relation.type} ${relation.from}`;
    const request = { from: portsFrom(from), to: portsTo(to), family };
    routes.set(one, findRoute(request, [...routes.values()], options));
  }
  return routes;
}

function spanOf({ from, to }: Joined): number {
  return Math.abs(from.labelY - to.labelY) + Math.abs(from.mark.x - to.mark.x);
}

function nearestPair(from: readonly Anchor[], to: readonly Anchor[]): readonly [Anchor, Anchor] | null {
  let best: readonly [Anchor, Anchor] | null = null;
  let least = Infinity;
  for (const a of from) {
    for (const b of to) {
      const apart = a.laneId === b.laneId ? 0 : OTHER_LANE;
      const distance = Math.abs(a.mark.x - b.mark.x) + Math.abs(a.mark.y - b.mark.y) + apart;
      if (distance < least) [best, least] = [[a, b], distance];
    }
  }
  return best;
}

function drawGap(page: Page, box: Box): SceneNode {
  const { x, y, width, height } = grow(box, page.sizes.unit * 0.6, 0);
  return { type: 'rect', x, y, width, height, fill: page.background };
}

/** Two events that share a lane are joined there, however near they stand to each other elsewhere. */
const OTHER_LANE = 1e6;

const PORT_GAP = 5;

/** A line leaves from either side of mark and label; from under a bar, by the label. */
function portsFrom(anchor: Anchor): readonly Port[] {
  if (anchor.apart !== undefined) return [shifted(endPort(anchor), anchor.apart)];
  if (isBeside(anchor)) return sidePorts(anchor);
  return [{ at: { x: anchor.label.x - PORT_GAP, y: anchor.labelY }, side: -1 }, endPort(anchor)];
}

/** A line arrives at either side of mark and label, or at the start of a bar that has one. */
function portsTo(anchor: Anchor): readonly Port[] {
  if (anchor.apart !== undefined) return [shifted(endPort(anchor), -anchor.apart)];
  if (isBeside(anchor)) return sidePorts(anchor);
  if (anchor.isOpenStart) return [endPort(anchor)];
  return [{ at: { x: anchor.mark.x - PORT_GAP, y: anchor.mark.y }, side: -1 }];
}

function shifted({ at, side }: Port, by: number): Port {
  return { at: { x: at.x, y: at.y + by }, side };
}

function isBeside(anchor: Anchor): boolean {
  return Math.abs(anchor.labelY - anchor.mark.y) < 1;
}

function sidePorts(anchor: Anchor): readonly Port[] {
  const { mark, label, markRadius } = anchor;
  const left = Math.min(mark.x - markRadius, label.x);
  const start: Port = { at: { x: left - PORT_GAP, y: mark.y }, side: -1 };
  const isBefore = label.x < mark.x;
  return [
    start,
    isBefore ? { at: { x: mark.x + markRadius + PORT_GAP, y: mark.y }, side: 1 } : endPort(anchor),
  ];
}

function endPort({ label, labelY, firstLineWidth }: Anchor): Port {
  return { at: { x: label.x + firstLineWidth + PORT_GAP, y: labelY }, side: 1 };
}

function drawRelation(page: Page, relation: Relation, from: Anchor, to: Anchor, route: Route): SceneNode {
  const stroke = relationStroke(page, relation.type);
  const line: SceneNode = { type: 'path', d: roundedPath(route.points, page.sizes.unit * 1.4), stroke };
  const head = arrowHead(route.points, page.sizes.unit * 1.5, stroke.color);
  const label = page.words.alt.relation(from.title, page.words.relation[relation.type], to.title);
  return { type: 'group', role: 'relation', id: relation.id, label, children: head ? [line, head] : [line] };
}

/** A line whose corners are rounded, stopping short of its end so that the arrow's point is sharp. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const commands: PathCommand[] = [];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) commands.push(['M', point.x, point.y]);
    else if (!after) commands.push(['L', point.x, point.y]);
    else {
      const reach = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      const a = towards(point, before, reach);
      const b = towards(point, after, reach);
      commands.push(['L', a.x, a.y], ['Q', point.x, point.y, b.x, b.y]);
    }
  }
  return toPath(...commands);
}

function arrowHead(points: readonly Point[], size: number, color: string): SceneNode | null {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before || distance(tip, before) === 0) return null;
  const back = towards(tip, before, size);
  const dx = (tip.y - back.y) * 0.45;
  const dy = (back.x - tip.x) * 0.45;
  const d = toPath(
    ['M', tip.x, tip.y],
    ['L', back.x + dx, back.y + dy],
    ['L', back.x - dx, back.y - dy],
    ['Z'],
  );
  return { type: 'path', d, fill: color };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to);
  if (length === 0) return from;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}
