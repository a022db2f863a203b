/** Dots on the strip of a lane: each at its time, on the lowest level that is free there. */
export interface Dot {
  /** px: middle of the dot, and how far it reaches beyond (the tail of what lasts). */
  readonly x: number;
  readonly reach: number;
}

/**
 * Levels of dots in the order given (by x), 0 being the lowest, or null where they would pile higher than `most`.
 * `pitch` is the least distance of two dots on one level, px.
 */
export function stackDots(dots: readonly Dot[], pitch: number, most: number): readonly number[] | null {
  const ends: number[] = [];
  const levels: number[] = [];
  for (const { x, reach } of dots) {
    const free = ends.findIndex((end) => end <= x + 0.01);
    const level = free === -1 ? ends.length : free;
    if (level >= most) return null;
    ends[level] = x + Math.max(pitch, reach);
    levels.push(level);
  }
  return levels;
}

export interface Bin {
  /** px from the start of the axis to both edges. */
  readonly fromX: number;
  readonly toX: number;
  /** Index of each kind's count is the kind's own. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Counts of places by kind in bins of equal width; empty bins are left out. */
export function countBins(
  places: readonly { readonly x: number; readonly kind: number }[],
  startX: number,
  binWidth: number,
  kinds: number,
): readonly Bin[] {
  const bins = new Map<number, number[]>();
  for (const { x, kind } of places) {
    const index = Math.max(0, Math.floor((x - startX) / binWidth));
    let counts = bins.get(index);
    if (!counts) bins.set(index, (counts = new Array<number>(kinds).fill(0)));
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([index, counts]) => ({
      fromX: startX + index * binWidth,
      toX: startX + (index + 1) * binWidth,
      counts,
      total: counts.reduce((sum, count) => sum + count, 0),
    }));
}
