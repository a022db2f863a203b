import { grow, overlaps, type Box } from './box.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a line may leave a thing or reach it. */
export interface Port {
  readonly at: Point;
  /** To which side the line leaves: −1 towards the start of the page, 1 towards its end. */
  readonly side: -1 | 1;
}

export interface RouteRequest {
  readonly from: readonly Port[];
  readonly to: readonly Port[];
}

export interface RouteOptions {
  /** What lines should not cross: labels and marks. */
  readonly obstacles: readonly Box[];
  /** px that a line runs straight before it turns. */
  readonly stub: number;
  /** px between a line and what it passes. */
  readonly clearance: number;
  readonly minX: number;
  readonly maxX: number;
  /** Heights at which a line may run along the page: between lanes and rows. */
  readonly corridors: readonly number[];
}

export interface Route {
  readonly points: readonly Point[];
  /** Number of obstacles that it could not avoid. */
  readonly crossings: number;
}

const CROSSING_COST = 4000;
const BEND_COST = 30;
const SHARED_COST = 60;

/**
 * A line of right angles from one thing to another that crosses as few obstacles as it can, then bends as little, then
 * is as short as it can be. `earlier` are the routes already drawn, beside which it must not run on the same track.
 */
export function findRoute(request: RouteRequest, earlier: readonly Route[], options: RouteOptions): Route {
  const crowd = options.obstacles.map((box) => grow(box, options.clearance - 1, options.clearance - 1));
  const taken = earlier.flatMap((route) => verticals(route.points));
  let best: Route | null = null;
  let bestCost = Infinity;
  for (const from of request.from) {
    for (const to of request.to) {
      for (const points of candidates(from, to, crowd, options)) {
        const length = lengthOf(points) + points.length * BEND_COST;
        if (length >= bestCost) continue;
        const crossings = countCrossings(points, crowd);
        const cost = length + crossings * CROSSING_COST + sharedTracks(points, taken) * SHARED_COST;
        if (cost < bestCost) [best, bestCost] = [{ points, crossings }, cost];
      }
    }
  }
  if (!best) throw new RangeError('A route needs a port at both ends: 0');
  return best;
}

/** Straight, by one upright, and by two uprights with a corridor between them. */
function* candidates(
  from: Port,
  to: Port,
  crowd: readonly Box[],
  options: RouteOptions,
): Generator<readonly Point[]> {
  const start = from.at;
  const end = to.at;
  if (Math.abs(start.y - end.y) < 1 && (end.x - start.x) * from.side > 0 && (start.x - end.x) * to.side > 0)
    yield [start, end];
  const nearFrom = channels(from, crowd, options);
  const nearTo = channels(to, crowd, options);
  for (const x of new Set([...nearFrom, ...nearTo])) {
    if (leaves(from, x, options) && leaves(to, x, options))
      yield [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  for (const first of nearFrom.slice(0, 6)) {
    for (const last of nearTo.slice(0, 6)) {
      for (const y of options.corridors)
        yield [start, { x: first, y: start.y }, { x: first, y }, { x: last, y }, { x: last, y: end.y }, end];
    }
  }
}

function leaves(port: Port, x: number, options: RouteOptions): boolean {
  return (x - port.at.x) * port.side >= options.stub - 0.5;
}

/** Places for an upright on a port's side, nearest first: just outside, and past each thing that stands there. */
function channels(port: Port, crowd: readonly Box[], options: RouteOptions): readonly number[] {
  const places = [port.at.x + port.side * options.stub, port.at.x + port.side * options.stub * 1.75];
  for (const box of crowd) places.push(box.x - 1, box.x + box.width + 1);
  const usable = places.filter((x) => x >= options.minX && x <= options.maxX && leaves(port, x, options));
  const nearest = usable.sort((a, b) => Math.abs(a - port.at.x) - Math.abs(b - port.at.x));
  return nearest
    .filter((x, index) => index === 0 || Math.abs(x - (nearest[index - 1] ?? x)) > 3)
    .slice(0, 14);
}

function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1];
    const b = points[index];
    if (a && b) length += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }
  return length;
}

function countCrossings(points: readonly Point[], crowd: readonly Box[]): number {
  let count = 0;
  for (let index = 1; index < points.length; index++) {
    const segment = boxOf(points[index - 1], points[index]);
    if (!segment) continue;
    for (const box of crowd) if (overlaps(segment, box)) count++;
  }
  return count;
}

/** A segment as a thin box; the ends are drawn in, since they touch what they join. */
function boxOf(a: Point | undefined, b: Point | undefined): Box | null {
  if (!a || !b) return null;
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.max(width, 0.1),
    height: Math.max(height, 0.1),
  };
}

interface Upright {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

function verticals(points: readonly Point[]): readonly Upright[] {
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    if (!before || Math.abs(before.x - point.x) > 0.5) return [];
    return [{ x: point.x, from: Math.min(before.y, point.y), to: Math.max(before.y, point.y) }];
  });
}

function sharedTracks(points: readonly Point[], taken: readonly Upright[]): number {
  const mine = verticals(points);
  return mine.reduce(
    (sum, a) => sum + taken.filter((b) => Math.abs(a.x - b.x) < 4 && a.from < b.to && b.from < a.to).length,
    0,
  );
}
