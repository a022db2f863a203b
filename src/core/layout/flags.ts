import { grow, overlaps, type Box } from './box.ts';
import type { LabelSize } from './placement.ts';

/** A mark on the strip at the foot of a lane that would like a label above it, on a leader line. */
export interface Flag {
  readonly id: string;
  /** px. */
  readonly x: number;
}

export interface FlagOptions {
  readonly startX: number;
  readonly endX: number;
  /** Height that labels have above the strip, px. */
  readonly height: number;
  /** Between a leader and its label. */
  readonly leaderGap: number;
  readonly gapX: number;
  readonly gapY: number;
  /** Between the lowest label and the strip. */
  readonly footGap: number;
  /** No more labels than these, and no more tries. */
  readonly most: number;
  readonly tries: number;
  /** The smallest that a label can be: where that has no room, none is measured. */
  readonly least: LabelSize;
  readonly measure: (id: string) => LabelSize;
}

export interface PlacedFlag {
  readonly id: string;
  /** px of the leader, which runs from the label's foot down to the strip. */
  readonly x: number;
  readonly label: Box;
  readonly side: 'end' | 'start';
}

/**
 * Gives labels to as many flags as there is room for, those that come first having first choice: as near to the strip
 * as they can. No label touches another, and no leader crosses a label or another leader. y is 0 at the top.
 */
export function placeFlags(flags: readonly Flag[], options: FlagOptions): readonly PlacedFlag[] {
  const placed: PlacedFlag[] = [];
  const leaders: Box[] = [];
  let tries = 0;
  for (const flag of flags) {
    if (placed.length >= options.most || tries >= options.tries) break;
    if (!findPlace(flag, options.least, placed, leaders, options)) continue;
    tries++;
    const found = findPlace(flag, options.measure(flag.id), placed, leaders, options);
    if (!found) continue;
    placed.push(found);
    leaders.push(leaderOf(found, options));
  }
  return placed;
}

function findPlace(
  flag: Flag,
  size: LabelSize,
  placed: readonly PlacedFlag[],
  leaders: readonly Box[],
  options: FlagOptions,
): PlacedFlag | null {
  const sides = sidesWithRoom(flag.x, size.width, options);
  if (sides.length === 0 || size.height > options.height) return null;
  let best: PlacedFlag | null = null;
  for (const side of sides) {
    const x = side === 'end' ? flag.x + options.leaderGap : flag.x - options.leaderGap - size.width;
    const y = findHeight(flag.x, { x, y: 0, ...size }, placed, leaders, options);
    if (y !== null && (best === null || y > best.label.y))
      best = { id: flag.id, x: flag.x, label: { x, y, ...size }, side };
  }
  return best;
}

function sidesWithRoom(x: number, width: number, options: FlagOptions): readonly ('end' | 'start')[] {
  const sides: ('end' | 'start')[] = [];
  if (x + options.leaderGap + width <= options.endX) sides.push('end');
  if (x - options.leaderGap - width >= options.startX) sides.push('start');
  return sides;
}

/** The lowest free place of a label, or null. */
function findHeight(
  x: number,
  label: Box,
  placed: readonly PlacedFlag[],
  leaders: readonly Box[],
  options: FlagOptions,
): number | null {
  const lowest = options.height - options.footGap - label.height;
  const near = placed.filter(
    (other) =>
      other.label.x < label.x + label.width + options.gapX &&
      label.x < other.label.x + other.label.width + options.gapX,
  );
  const candidates = [lowest, ...near.map((other) => other.label.y - options.gapY - label.height)];
  candidates.sort((a, b) => b - a);
  const isFree = (y: number): boolean => {
    const box = grow({ ...label, y }, options.gapX, options.gapY - 0.01);
    const leader: Box = {
      x: x - options.leaderGap,
      y,
      width: options.leaderGap * 2,
      height: options.height - y,
    };
    return (
      !placed.some((other) => overlaps(box, other.label) || overlaps(leader, other.label)) &&
      !leaders.some(
        (other) => overlaps({ ...label, y }, grow(other, options.leaderGap, 0)) || overlaps(leader, other),
      )
    );
  };
  return candidates.find((y) => y >= 0 && y <= lowest && isFree(y)) ?? null;
}

/** The line from a label's top, along its side, to the strip. */
function leaderOf(flag: PlacedFlag, options: FlagOptions): Box {
  return { x: flag.x - 0.5, y: flag.label.y, width: 1, height: options.height - flag.label.y };
}
