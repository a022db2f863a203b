/** Lines of right angles as thin boxes, and what they cost beside others. */
import { grow, overlaps, type Box } from './box.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Running along another line, and crossing one. */
const SHARED_COST = 90;
const LINE_CROSSING_COST = 25;

export function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1];
    const b = points[index];
    if (a && b) length += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }
  return length;
}

/** No further than to one more than `most`. */
export function countOverlaps(segments: readonly Box[], boxes: readonly Box[], most = Infinity): number {
  let count = 0;
  for (const segment of segments)
    for (const box of boxes) if (overlaps(segment, box) && ++count > most) return count;
  return count;
}

/** Segments as thin boxes. */
export function segmentsOf(points: readonly Point[]): readonly Box[] {
  return points.slice(1).map((b, index) => segmentBetween(points[index] ?? b, b));
}

export function segmentBetween(a: Point, b: Point): Box {
  const width = Math.max(Math.abs(a.x - b.x), 0.1);
  const height = Math.max(Math.abs(a.y - b.y), 0.1);
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width, height };
}

export function costOfKin(segments: readonly Box[], kin: readonly Box[]): number {
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

export function costOfOthers(segments: readonly Box[], taken: readonly Box[]): number {
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
