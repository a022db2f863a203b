/**
 * How many events each cell of time may show. What a cell shows must not depend on where the window begins, or events
 * would flicker in a pan: a cell takes the least of what every window through it could grant, and so no window ever
 * exceeds the limit.
 */
const LADDER = buildLadder();

/** 0, 1, 2, 3, 4, 6, 8, 12, 16, 24 …: few steps, so that neighbours rarely differ. */
function buildLadder(): readonly number[] {
  const steps = [0, 1];
  for (let power = 2; power <= 65_536; power *= 2) steps.push(power, power * 1.5);
  return steps;
}

/**
 * @param counts placements in consecutive cells, `reach - 1` cells before the window's first and after its last included
 * @param reach the most cells that a window of this width touches
 * @returns the quota of every cell that is not in those margins, Infinity where all fits
 */
export function quotasOfCells(counts: readonly number[], reach: number, limit: number): readonly number[] {
  const grants = counts
    .slice(0, counts.length - reach + 1)
    .map((_, start) => grant(counts.slice(start, start + reach), limit));
  return counts
    .slice(reach - 1, counts.length - reach + 1)
    .map((_, cell) => Math.min(...grants.slice(cell, cell + reach)));
}

/** The largest quota with which a window over these cells stays within the limit. */
function grant(counts: readonly number[], limit: number): number {
  const shownWith = (quota: number) => counts.reduce((sum, count) => sum + Math.min(count, quota), 0);
  if (shownWith(Infinity) <= limit) return Infinity;
  return LADDER.findLast((quota) => shownWith(quota) <= limit) ?? 0;
}
