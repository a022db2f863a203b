import { at, type EventTable } from './event-table.ts';
import type { FilteredRows } from './row-filter.ts';

/**
 * Finds rows that began before an instant and still last then, without looking at all that began before: a tree of the
 * latest ends of blocks of rows. One open-ended event among a million costs a few looks, not a million.
 */
export interface OngoingRows {
  /** Rows below `row` that end at `time` or later, ascending. */
  before(row: number, time: number): readonly number[];
}

const BLOCK = 64;

export function buildOngoingRows(latest: Float64Array): OngoingRows {
  const blocks = Math.max(1, Math.ceil(latest.length / BLOCK));
  const leaves = 2 ** Math.ceil(Math.log2(blocks));
  const tree = new Float64Array(2 * leaves).fill(-Infinity);
  for (let row = 0; row < latest.length; row++) {
    const leaf = leaves + Math.floor(row / BLOCK);
    if (at(latest, row) > (tree[leaf] ?? 0)) tree[leaf] = at(latest, row);
  }
  for (let node = leaves - 1; node > 0; node--) {
    tree[node] = Math.max(at(tree, 2 * node), at(tree, 2 * node + 1));
  }
  return {
    before(row, time) {
      const found: number[] = [];
      visit(1, leaves);
      return found;

      function visit(node: number, first: number): void {
        const block = blockOf(node, first);
        if (block.start >= row || at(tree, node) < time) return;
        if (node < leaves) {
          visit(2 * node, first);
          visit(2 * node + 1, first);
          return;
        }
        const end = Math.min(row, block.start + BLOCK, latest.length);
        for (let other = block.start; other < end; other++) if (at(latest, other) >= time) found.push(other);
      }
    },
  };

  /** The first row under a node: nodes of one depth halve the leaves. */
  function blockOf(node: number, count: number): { start: number } {
    const depth = Math.floor(Math.log2(node));
    const span = count / 2 ** depth;
    return { start: (node - 2 ** depth) * span * BLOCK };
  }
}

/**
 * The most filtered rows that last at any one time, of those that last `length` milliseconds or longer. It depends on
 * no window: what is kept free for rows that began before the window is the same in all of them.
 */
export function mostOngoing(
  { earliest, latest }: Pick<EventTable, 'earliest' | 'latest'>,
  filtered: FilteredRows,
  length: number,
): number {
  const starts: number[] = [];
  const ends: number[] = [];
  const passing = filtered.passing();
  for (let place = 0; place < passing.length; place++) {
    const row = passing[place]!;
    if (latest[row]! - earliest[row]! < length) continue;
    starts.push(earliest[row]!);
    ends.push(latest[row]!);
  }
  const ending = Float64Array.from(ends).sort();
  let ended = 0;
  let most = 0;
  for (const [begun, start] of starts.entries()) {
    while (ended < ending.length && ending[ended]! < start) ended++;
    most = Math.max(most, begun + 1 - ended);
  }
  return most;
}
