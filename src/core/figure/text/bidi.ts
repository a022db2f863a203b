import createBidi from 'bidi-js';

export type Bidi = ReturnType<typeof createBidi>;

export const bidi: Bidi = createBidi();

/** Order in which pieces of the given levels stand from left to right (rule L2 of UAX #9). */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index);
  const highest = Math.max(0, ...levels);
  const lowestOdd = Math.min(...levels.filter((level) => level % 2 === 1), highest + 1);
  for (let level = highest; level >= lowestOdd; level -= 1) reverseRuns(order, levels, level);
  return order;
}

function reverseRuns(order: number[], levels: readonly number[], least: number): void {
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end < order.length && (levels[order[end] ?? 0] ?? 0) >= least) end += 1;
    if (end === start) {
      start += 1;
      continue;
    }
    order.splice(start, end - start, ...order.slice(start, end).reverse());
    start = end;
  }
}

/** The character that a right-to-left run shows in place of `character`. */
export function mirrored(character: string): string {
  return bidi.getMirroredCharacter(character) ?? character;
}
