import { NONE_LANE, REST_LANE } from './lanes.ts';
import type { RowLanes } from './row-lanes.ts';
import type { FilteredRows } from './row-filter.ts';

/** More lanes than these cannot be read: the rest of the smaller ones share one. */
export const MOST_LANES = 60;

/** The lanes that hold filtered rows, in the order in which they are shown. */
export interface VisibleLanes {
  readonly ids: readonly string[];
  /** Filtered rows of each lane, over all time. */
  readonly matching: Uint32Array;
  /** The most lanes that any row stands in: the length of the array that `lanesOf` fills. */
  readonly mostLanesOfRow: number;
  /** Fills `into` with the positions of the lanes that a filtered row stands in, each once; gives how many. */
  lanesOf(row: number, into: Uint32Array): number;
}

export function findVisibleLanes(lanes: RowLanes, filtered: FilteredRows, most = MOST_LANES): VisibleLanes {
  const counts = countRows(lanes, filtered);
  const filled = [...counts.keys()].filter((lane) => counts[lane]! > 0);
  const shown = filled.length <= most ? filled : fullestLanes(lanes.ids, filled, counts, most - 1);
  const folded = filled.length > shown.length;
  const ids = [...shown.map((lane) => lanes.ids[lane]!), ...(folded ? [REST_LANE] : [])];
  const positions = new Uint32Array(lanes.ids.length).fill(shown.length);
  for (const [position, lane] of shown.entries()) positions[lane] = position;
  const lanesOf = folded ? foldedLookup(lanes, positions) : plainLookup(lanes, positions);
  const matching = Uint32Array.from(ids, (_, position) => counts[shown[position] ?? -1] ?? 0);
  if (folded) matching[shown.length] = countLane(filtered, lanesOf, shown.length, lanes.most);
  return { ids, matching, mostLanesOfRow: lanes.most, lanesOf };
}

function countRows({ ids, rows }: RowLanes, filtered: FilteredRows): Uint32Array {
  const { offsets, values } = rows;
  const counts = new Uint32Array(ids.length);
  const passing = filtered.passing();
  for (let place = 0; place < passing.length; place++) {
    const row = passing[place]!;
    for (let from = offsets[row]!; from < offsets[row + 1]!; from++) counts[values[from]!]! += 1;
  }
  return counts;
}

/** The fullest first: of so many lanes nobody knows the natural order. `none` is the last if it holds anything. */
function fullestLanes(
  ids: readonly string[],
  filled: readonly number[],
  counts: Uint32Array,
  most: number,
): readonly number[] {
  const none = filled.filter((lane) => ids[lane] === NONE_LANE);
  const named = filled.filter((lane) => ids[lane] !== NONE_LANE);
  const fullest = named.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, most - none.length);
  return [...fullest, ...none];
}

type Lookup = VisibleLanes['lanesOf'];

function plainLookup({ rows }: RowLanes, positions: Uint32Array): Lookup {
  const { offsets, values } = rows;
  return (row, into) => {
    const start = offsets[row]!;
    const size = offsets[row + 1]! - start;
    for (let place = 0; place < size; place++) into[place] = positions[values[start + place]!]!;
    return size;
  };
}

/** Two folded lanes are one: a row that stands in both stands in `rest` once. */
function foldedLookup({ rows }: RowLanes, positions: Uint32Array): Lookup {
  const { offsets, values } = rows;
  return (row, into) => {
    let size = 0;
    const end = offsets[row + 1]!;
    for (let from = offsets[row]!; from < end; from++) {
      const position = positions[values[from]!]!;
      let known = 0;
      while (known < size && into[known] !== position) known++;
      if (known === size) into[size++] = position;
    }
    return size;
  };
}

function countLane(filtered: FilteredRows, lanesOf: Lookup, lane: number, most: number): number {
  const into = new Uint32Array(most);
  let count = 0;
  for (const row of filtered.passing()) {
    const size = lanesOf(row, into);
    for (let place = 0; place < size; place++) if (into[place] === lane) count++;
  }
  return count;
}
