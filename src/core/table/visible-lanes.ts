import { at } from './event-table.ts';
import { NONE_LANE, REST_LANE } from './lanes.ts';
import type { RowLanes } from './row-lanes.ts';
import type { FilteredRows } from './row-filter.ts';

/** More lanes than these cannot be read: the rest of the smaller ones share one. */
export const MOST_LANES = 60;

/** The lanes that hold filtered rows, in natural order, as they are shown. */
export interface VisibleLanes {
  readonly ids: readonly string[];
  /** Filtered rows of each lane, over all time. */
  readonly matching: Uint32Array;
  /** Fills `into` with the positions of the lanes that a row stands in, each once; gives how many. */
  lanesOf(row: number, into: Uint32Array): number;
}

export function findVisibleLanes(lanes: RowLanes, filtered: FilteredRows, most = MOST_LANES): VisibleLanes {
  const counts = countRows(lanes, filtered);
  const shown = chooseLanes(lanes.ids, counts, most);
  const filled = [...counts.keys()].filter((lane) => at(counts, lane) > 0);
  const folded = filled.length > shown.length;
  const ids = [...shown.map((lane) => lanes.ids[lane] ?? ''), ...(folded ? [REST_LANE] : [])];
  const positions = new Int32Array(lanes.ids.length).fill(ids.length - 1);
  for (const [position, lane] of shown.entries()) positions[lane] = position;
  const matching = new Uint32Array(ids.length);
  for (const [position, lane] of shown.entries()) matching[position] = at(counts, lane);
  const lanesOf = createLookup(lanes, positions);
  if (folded) matching[ids.length - 1] = countRest(filtered, lanesOf, ids.length - 1, mostLanesOfRow(lanes));
  return { ids, matching, lanesOf };
}

function countRows({ ids, rows }: RowLanes, { failed }: FilteredRows): Uint32Array {
  const counts = new Uint32Array(ids.length);
  for (let row = 0; row < failed.length; row++) {
    if (failed[row] !== 0) continue;
    for (let from = at(rows.offsets, row); from < at(rows.offsets, row + 1); from++) {
      const lane = at(rows.values, from);
      counts[lane] = at(counts, lane) + 1;
    }
  }
  return counts;
}

/** The fullest lanes, in natural order; `none` is among them wherever it holds anything. */
function chooseLanes(ids: readonly string[], counts: Uint32Array, most: number): readonly number[] {
  const filled = [...counts.keys()].filter((lane) => at(counts, lane) > 0);
  if (filled.length <= most) return filled;
  const none = filled.filter((lane) => ids[lane] === NONE_LANE);
  const named = filled.filter((lane) => ids[lane] !== NONE_LANE);
  const fullest = named
    .toSorted((a, b) => at(counts, b) - at(counts, a) || a - b)
    .slice(0, most - 1 - none.length);
  return [...fullest.sort((a, b) => a - b), ...none];
}

/** Two folded lanes are one: a row that stands in both stands in `rest` once. */
function createLookup({ rows }: RowLanes, positions: Int32Array) {
  return (row: number, into: Uint32Array): number => {
    let size = 0;
    const end = at(rows.offsets, row + 1);
    for (let from = at(rows.offsets, row); from < end; from++) {
      const position = at(positions, at(rows.values, from));
      let known = 0;
      while (known < size && into[known] !== position) known++;
      if (known === size) into[size++] = position;
    }
    return size;
  };
}

/** The most lanes that any row stands in: the length of the array that `lanesOf` fills. */
export function mostLanesOfRow({ rows }: RowLanes): number {
  let most = 1;
  for (let row = 0; row + 1 < rows.offsets.length; row++) {
    most = Math.max(most, at(rows.offsets, row + 1) - at(rows.offsets, row));
  }
  return most;
}

function countRest(
  { failed }: FilteredRows,
  lanesOf: VisibleLanes['lanesOf'],
  rest: number,
  most: number,
): number {
  const into = new Uint32Array(most);
  let count = 0;
  for (let row = 0; row < failed.length; row++) {
    if (failed[row] !== 0) continue;
    const size = lanesOf(row, into);
    for (let place = 0; place < size; place++) if (into[place] === rest) count++;
  }
  return count;
}
