import { grow, overlaps, type Box } from './box.ts';
import {
  costOfKin,
  costOfOthers,
  countOverlaps,
  lengthOf,
  type Point,
  segmentBetween,
  segmentsOf,
} from './segments.ts';

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
  const pairs = request.from.flatMap((from) => request.to.map((to) => ({ from, to })));
  const straight = pairs.map(({ from, to }) => simpleRoutes(from, to, crowd, options, kin));
  const simple = cheapest(straight, null, costs);
  // A detour by a corridor is longer and has more bends: it is looked for only where all else crosses something.
  if (simple && simple.route.crossings === 0) return simple.route;
  const best = cheapest(detours(pairs, crowd, options), simple, costs);
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

/** A route with what its length and bends cost. */
interface Candidate {
  readonly cost: number;
  readonly points: readonly Point[];
}

/** Routes that are alike: there are thousands of routes, and most need not be made. */
interface Batch {
  /** None of them costs less. */
  readonly least: number;
  /** Those whose length and bends cost less than `limit`. */
  candidates(limit: number): Candidate[];
}

function cheapest(batches: readonly Batch[], known: Choice | null, costs: CostOptions): Choice | null {
  let best = known;
  for (const batch of batches.toSorted((a, b) => a.least - b.least)) {
    const limit = best?.cost ?? Infinity;
    if (batch.least >= limit) break;
    for (const candidate of batch.candidates(limit).sort((a, b) => a.cost - b.cost)) {
      if (best && candidate.cost >= best.cost) break;
      best = cheaper(candidate, best, costs);
    }
  }
  return best;
}

/** The candidate where it costs less than the best so far, all counted. */
function cheaper({ points, cost: length }: Candidate, best: Choice | null, costs: CostOptions): Choice {
  const segments = segmentsOf(points);
  const bearable = best ? (best.cost - length) / CROSSING_COST : Infinity;
  const crossings = countOverlaps(segments, costs.crowd, bearable);
  let cost = length + crossings * CROSSING_COST;
  if (best && cost >= best.cost) return best;
  cost += countOverlaps(segments, costs.near) * NEAR_COST;
  cost += costOfOthers(segments, costs.taken) + costOfKin(segments, costs.kin);
  return best && cost >= best.cost ? best : { route: { points, crossings, family: costs.family }, cost };
}

function candidateOf(points: readonly Point[], to: Port): Candidate {
  const upright = points.at(-2) ?? to.at;
  const turn = Math.abs(upright.x - to.at.x) * LATE_TURN_COST;
  return { cost: lengthOf(points) + points.length * BEND_COST + turn, points };
}

/** Straight, or by one upright. */
function simpleRoutes(
  from: Port,
  to: Port,
  crowd: readonly Box[],
  options: RouteOptions,
  kin: readonly Box[],
): Batch {
  const start = from.at;
  const end = to.at;
  const routes: (readonly Point[])[] = [];
  if (Math.abs(start.y - end.y) < 1 && (end.x - start.x) * from.side > 0 && (start.x - end.x) * to.side > 0)
    routes.push([start, end]);
  const places = new Set([
    ...channels(from, crowd, options),
    ...channels(to, crowd, options),
    ...(options.tracks ?? []),
    ...kin.filter(({ width, height }) => height > width).map(({ x }) => x),
  ]);
  for (const x of places) {
    if (leaves(from, x, options) && leaves(to, x, options))
      routes.push([start, { x, y: start.y }, { x, y: end.y }, end]);
  }
  return { least: 0, candidates: () => routes.map((points) => candidateOf(points, to)) };
}

/** By two uprights with a corridor between them: by any if the uprights are free, else by one between lanes. */
function detours(
  pairs: readonly { readonly from: Port; readonly to: Port }[],
  crowd: readonly Box[],
  options: RouteOptions,
): readonly Batch[] {
  const corridors = corridorsBetween(crowd, options);
  const known = new Map<Port, readonly number[]>();
  const placesOf = (port: Port): readonly number[] => {
    let places = known.get(port);
    if (!places) known.set(port, (places = ways(port, crowd, options)));
    return places;
  };
  const free = (port: Port, y: number): readonly number[] =>
    placesOf(port).filter(
      (x) => countOverlaps([segmentBetween({ x, y: port.at.y }, { x, y })], crowd, 0) === 0,
    );
  const some = (port: Port): readonly number[] => placesOf(port).slice(0, 6);
  return pairs.flatMap(({ from, to }) => [
    ...corridors.map((y) => byCorridor(from, to, y, free)),
    ...options.corridors.map((y) => byCorridor(from, to, y, some)),
  ]);
}

/** `placesOf` gives where the upright between a port and the corridor may stand. */
function byCorridor(
  from: Port,
  to: Port,
  y: number,
  placesOf: (port: Port, y: number) => readonly number[],
): Batch {
  const start = from.at;
  const end = to.at;
  const uprights = Math.abs(y - start.y) + Math.abs(end.y - y) + 6 * BEND_COST;
  return {
    least: uprights + Math.abs(end.x - start.x),
    candidates(limit) {
      const found: Candidate[] = [];
      const lasts = placesOf(to, y);
      for (const first of placesOf(from, y)) {
        for (const last of lasts) {
          const along = Math.abs(first - start.x) + Math.abs(last - first) + Math.abs(end.x - last);
          const cost = uprights + along + Math.abs(last - end.x) * LATE_TURN_COST;
          if (cost >= limit) continue;
          const ways = [start, { x: first, y: start.y }, { x: first, y }, { x: last, y }];
          found.push({ cost, points: [...ways, { x: last, y: end.y }, end] });
        }
      }
      return found;
    },
  };
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
