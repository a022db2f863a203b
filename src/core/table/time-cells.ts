import { BIN_NUMBERS, countRow } from './density.ts';
import { at, type EventTable } from './event-table.ts';
import type { FilteredRows } from './row-filter.ts';
import { mostSalient } from './salience.ts';
import { lowerBound } from './sorted-order.ts';
import type { TimeStep } from './time-steps.ts';
import type { VisibleLanes } from './visible-lanes.ts';

/** Bins a cell. Within a cell events compete for the room; the wider it is, the freer the choice and the more it clumps. */
export const CELL_BINS = 8;

/** What a stretch of CELL_BINS bins holds, of the filtered rows that begin in it. */
export interface TimeCell {
  /** Placements of rows in lanes that show events: a row that stands in two of them counts twice. */
  readonly placements: number;
  /** Rows that stand in at least one such lane, most salient first, as many as could ever be asked for. */
  readonly top: Uint32Array;
  /** Rows that begin in each bin, whatever lanes they stand in. */
  readonly rowsOfBin: Uint32Array;
  /** Lane position to the numbers of its bins (see density.ts). */
  readonly lanes: ReadonlyMap<number, Float64Array>;
}

export interface TimeCellInput {
  readonly table: EventTable;
  readonly filtered: FilteredRows;
  readonly lanes: VisibleLanes;
  readonly mostLanesOfRow: number;
  /** Lane positions that show no events. */
  readonly collapsed: ReadonlySet<number>;
  readonly salience: Float64Array;
  readonly step: TimeStep;
  /** How many of a cell's rows may be asked for. */
  readonly most: number;
}

const EMPTY: TimeCell = {
  placements: 0,
  top: new Uint32Array(0),
  rowsOfBin: new Uint32Array(CELL_BINS),
  lanes: new Map(),
};

/** Cells by number (the step's bins by eights). Each is counted once; a pan finds most of them known. */
export function createTimeCells(input: TimeCellInput): (cell: number) => TimeCell {
  const known = new Map<number, TimeCell>();
  return (number) => {
    let cell = known.get(number);
    if (!cell) known.set(number, (cell = countCell(number, input)));
    return cell;
  };
}

function countCell(cell: number, input: TimeCellInput): TimeCell {
  const { table, step } = input;
  const edges = Array.from({ length: CELL_BINS + 1 }, (_, bin) =>
    lowerBound(table.earliest, step.startOf(cell * CELL_BINS + bin)),
  );
  const first = edges[0] ?? 0;
  const end = edges[CELL_BINS] ?? first;
  return first === end ? EMPTY : countRows(edges, input);
}

function countRows(edges: readonly number[], input: TimeCellInput): TimeCell {
  const { table, filtered, lanes, collapsed } = input;
  const into = new Uint32Array(input.mostLanesOfRow);
  const rowsOfBin = new Uint32Array(CELL_BINS);
  const byLane = new Map<number, Float64Array>();
  const open = new Uint32Array((edges[CELL_BINS] ?? 0) - (edges[0] ?? 0));
  let openRows = 0;
  let placements = 0;
  for (let bin = 0; bin < CELL_BINS; bin++) {
    const end = edges[bin + 1] ?? 0;
    for (let row = edges[bin] ?? 0; row < end; row++) {
      if (filtered.failed[row] !== 0) continue;
      rowsOfBin[bin] = at(rowsOfBin, bin) + 1;
      const size = lanes.lanesOf(row, into);
      let shown = 0;
      for (let place = 0; place < size; place++) {
        const lane = at(into, place);
        let numbers = byLane.get(lane);
        if (!numbers) byLane.set(lane, (numbers = new Float64Array(CELL_BINS * BIN_NUMBERS)));
        countRow(numbers, bin * BIN_NUMBERS, table, row, 1);
        if (!collapsed.has(lane)) shown++;
      }
      placements += shown;
      if (shown > 0) open[openRows++] = row;
    }
  }
  const top = mostSalient(open.subarray(0, openRows), input.salience, input.most);
  return { placements, top, rowsOfBin, lanes: byLane };
}
