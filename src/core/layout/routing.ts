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
  readonly family: string;
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
  /** Places where a line may run up or down besides those just past what is in its way. */
  readonly tracks?: readonly number[];
}

export interface Route {
  readonly points: readonly Point[];
  /** Number of obstacles that it could not avoid. */
  readonly crossings: number;
  /** Lines of one family (of one kind, from one event) may run together, as a trunk with branches. */
  readonly family: string;
}

const CROSSING_COST = 4000;
const BEND_COST = 30;
/** Running along another line, and crossing one. */
const SHARED_COST = 90;
const LINE_CROSSING_COST = 25;
/** Passing close by a label. */
const NEAR_COST = 14;
/** For each px between the upright and what the line leads to: it turns where it arrives. */
const LATE_TURN_COST = 0.2;

/**
 * A line of right angles from one thing to another that crosses as few obstacles as it can, then bends as little, then
 * is as short as it can be. `earlier` are the routes already drawn, beside which it must not run on the same track.
 */
export function findRoute(request: RouteRequest, earlier: readonly Route[], options: RouteOptions): Route {
  const crowd = options.obstacles.map((box) => grow(box, options.clearance - 1, options.clearance - 1));
  const near = options.obstacles.map((box) => grow(box, options.clearance * 2.2, options.clearance));
  const others = earlier
    .filter((route) => route.family !== request.family)
    .map((route) => segmentsOf(route.points));
  const taken = others.flat();
  const kin = earlier
    .filter((route) => route.family === request.family)
    .flatMap(({ points }) => segmentsOf(points));
  const costs: CostOptions = { crowd, near, taken, kin, family: request.family };
  const simple = cheapest(request, (from, to) => simpleRoutes(from, to, crowd, options, kin), null, costs);
  // A detour by a corridor is longer and has more bends: it is looked for only where all else crosses something.
  if (simple && simple.route.crossings === 0) return simple.route;
  const best = cheapest(request, (from, to) => detours(from, to, crowd, options), simple, costs);
  if (!best) throw new RangeError('A route needs a port at both ends: 0');
  return best.route;
}

/** The obstacles that a route runs through, having found no way around. */
export function crossedBoxes(route: Route, obstacles: readonly Box[]): readonly Box[] {
  const segments = segmentsOf(route.points);
  return obstacles.filter((box) => segments.some((segment) => overlaps(segment, box)));
}

interface CostOptions {
  readonly crowd: readonly Box[];
  readonly near: readonly Box[];
  readonly taken: readonly Box[];
  /** Lines of the same family: to run on the same track as one of them is well, just beside it is not. */
  readonly kin: readonly Box[];
  readonly family: string;
}

interface Choice {
  readonly route: Route;
  readonly cost: number;
}

function cheapest(
  request: RouteRequest,
  routesOf: (from: Port, to: Port) => Iterable<readonly Point[]>,
  known: Choice | null,
  costs: CostOptions,
): Choice | null {
  let best = known;
  for (const { points, cost: length } of shortestFirst(request, routesOf)) {
    let cost = length;
    if (best && cost >= best.cost) break;
    const segments = segmentsOf(points);
    const crossings = countOverlaps(
      segments,
      costs.crowd,
      best ? (best.cost - cost) / CROSSING_COST : Infinity,
    );
    cost += crossings * CROSSING_COST;
    if (best && cost >= best.cost) continue;
    cost += countOverlaps(segments, costs.near) * NEAR_COST;
    cost += costOfOthers(segments, costs.taken) + costOfKin(segments, costs.kin);
    if (!best || cost < best.cost) best = { route: { points, crossings, family: costs.family }, cost };
  }
  return best;
}

/** All routes with what their length and bends cost: none after one that costs less than that is worth a look. */
function shortestFirst(
  request: RouteRequest,
  routesOf: (from: Port, to: Port) => Iterable<readonly Point[]>,
): readonly { readonly points: readonly Point[]; readonly cost: number }[] {
  const routes = request.from.flatMap((from) =>
    request.to.flatMap((to) =>
      [...routesOf(from, to)].map((points) => {
        const upright = points.at(-2) ?? to.at;
        const turn = Math.abs(upright.x - to.at.x) * LATE_TURN_COST;
        return { points, cost: lengthOf(points) + points.length * BEND_COST + turn };
      }),
    ),
  );
  return routes.sort((a, b) => a.cost - b.cost);
}

/** Straight, or by one upright. */
function* simpleRoutes(
  from: Port,
  to: Port,
  crowd: readonly Box[],
  options: RouteOptions,
  kin: readonly Box[],
): Generator<readonly Point[]> {
  const start = from.at;
  const end = to.at;
  if (Math.abs(start.y - end.y) < 1 && (end.x - start.x) * from.side > 0 && (start.x - end.x) * to.side > 0)
    yield [start, end];
  const places = new Set([
    ...channels(from, crowd, options),
    ...channels(to, crowd, options),
    ...(options.tracks ?? []),
    ...kin.filter(({ width, height }) => height > width).map(({ x }) => x),
  ]);
  for (const x of places) {
    if (leaves(from, x, options) && leaves(to, x, options))
      yield [start, { x, y: start.y }, { x, y: end.y }, end];
  }
}

/** By two uprights with a corridor between them: by any if the uprights are free, else by one between lanes. */
function* detours(
  from: Port,
  to: Port,
  crowd: readonly Box[],
  options: RouteOptions,
): Generator<readonly Point[]> {
  const firsts = ways(from, crowd, options);
  const lasts = ways(to, crowd, options);
  const freeTo = (port: Port, places: readonly number[], y: number): readonly number[] =>
    places.filter(
      (x) =>
        countOverlaps(
          segmentsOf([
            { x, y: port.at.y },
            { x, y },
          ]),
          crowd,
          0,
        ) === 0,
    );
  for (const y of corridorsBetween(crowd, options))
    yield* byCorridor(from.at, to.at, freeTo(from, firsts, y), freeTo(to, lasts, y), y);
  for (const y of options.corridors)
    yield* byCorridor(from.at, to.at, firsts.slice(0, 6), lasts.slice(0, 6), y);
}

function* byCorridor(
  start: Point,
  end: Point,
  firsts: readonly number[],
  lasts: readonly number[],
  y: number,
): Generator<readonly Point[]> {
  for (const first of firsts) {
    for (const last of lasts)
      yield [start, { x: first, y: start.y }, { x: first, y }, { x: last, y }, { x: last, y: end.y }, end];
  }
}

/** The places for an upright that a port reaches freely: the nearest, and those beyond everything at the page's ends. */
function ways(port: Port, crowd: readonly Box[], options: RouteOptions): readonly number[] {
  const ends = [0, 1, 2, 3].flatMap((track) => [
    options.minX + track * options.clearance,
    options.maxX - track * options.clearance,
  ]);
  const near = channels(port, crowd, options).slice(0, 8);
  const places = [...new Set([...near, ...ends.filter((x) => leaves(port, x, options))])];
  const free = places.filter((x) => countOverlaps(segmentsOf([port.at, { x, y: port.at.y }]), crowd) === 0);
  return free.length > 0 ? free : near;
}

/** Heights between lanes, and those just over and under each thing, but for the outermost: beyond is the page's edge. */
function corridorsBetween(crowd: readonly Box[], options: RouteOptions): readonly number[] {
  const heights = [...options.corridors];
  const top = Math.min(...crowd.map(({ y }) => y));
  const bottom = Math.max(...crowd.map(({ y, height }) => y + height));
  for (const box of crowd) {
    for (const y of [box.y - 0.5, box.y + box.height + 0.5])
      if (y > top && y < bottom && heights.every((other) => Math.abs(other - y) > 3)) heights.push(y);
  }
  return heights;
}

function leaves(port: Port, x: number, options: RouteOptions): boolean {
  return (x - port.at.x) * port.side >= options.stub - 0.5;
}

/** Places for an upright on a port's side, nearest first: just outside, and past each thing that stands there. */
function channels(port: Port, crowd: readonly Box[], options: RouteOptions): readonly number[] {
  const places = [1, 1.7, 2.4, 3.1].map((times) => port.at.x + port.side * options.stub * times);
  for (const box of crowd) places.push(box.x - 1, box.x + box.width + 1);
  const usable = places.filter((x) => x >= options.minX && x <= options.maxX && leaves(port, x, options));
  const nearest = usable.sort((a, b) => Math.abs(a - port.at.x) - Math.abs(b - port.at.x));
  if (nearest.length === 0) return [clamp(port.at.x + port.side * options.stub, options)];
  return nearest
    .filter((x, index) => index === 0 || Math.abs(x - (nearest[index - 1] ?? x)) > 3)
    .slice(0, 14);
}

function clamp(x: number, options: RouteOptions): number {
  return Math.min(options.maxX, Math.max(options.minX, x));
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

/** No further than to one more than `most`. */
function countOverlaps(segments: readonly Box[], boxes: readonly Box[], most = Infinity): number {
  let count = 0;
  for (const segment of segments)
    for (const box of boxes) if (overlaps(segment, box) && ++count > most) return count;
  return count;
}

/** Segments as thin boxes. */
function segmentsOf(points: readonly Point[]): readonly Box[] {
  return points.slice(1).map((b, index) => {
    const a = points[index] ?? b;
    const width = Math.max(Math.abs(a.x - b.x), 0.1);
    const height = Math.max(Math.abs(a.y - b.y), 0.1);
    return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width, height };
  });
}

function costOfKin(segments: readonly Box[], kin: readonly Box[]): number {
  let cost = 0;
  for (const segment of segments) {
    if (segment.width > segment.height) continue;
    const track = grow(segment, 6, 0);
    for (const other of kin)
      if (other.height > other.width && Math.abs(other.x - segment.x) > 0.5 && overlaps(track, other))
        cost += SHARED_COST;
  }
  return cost;
}

function costOfOthers(segments: readonly Box[], taken: readonly Box[]): number {
  let cost = 0;
  for (const segment of segments) {
    const isUpright = segment.height > segment.width;
    const track = isUpright ? grow(segment, 4, 0) : grow(segment, 0, 3);
    for (const other of taken) {
      if (other.height > other.width !== isUpright) cost += overlaps(segment, other) ? LINE_CROSSING_COST : 0;
      else cost += overlaps(track, other) ? SHARED_COST : 0;
    }
  }
  return cost;
}
