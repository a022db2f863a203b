import { BIN_NUMBERS, countRow } from './density.ts';
import type { EventTable } from './event-table.ts';
import type { FilteredRows } from './row-filter.ts';
import { amongMostSalient } from './salience.ts';
import { lowerBound } from './sorted-order.ts';
import type { VisibleLanes } from './visible-lanes.ts';

/** What the filtered rows of a stretch of time come to. */
export interface StretchCount {
  /** Rows, whatever lanes they stand in. */
  readonly rows: number;
  /** Placements in lanes that show events: a row that stands in two of them counts twice. */
  readonly placements: number;
  /** Rows that stand in at least one such lane, in no order of salience: all, or the most salient, as many as could be asked for. */
  readonly top: Uint32Array;
  /** Positions of the lanes that hold anything, and their numbers (see density.ts) one after the other. */
  readonly lanes: Uint16Array;
  readonly numbers: Float64Array;
  /** The most salient row of each of these lanes. */
  readonly leaders: Uint32Array;
}

export interface LaneCounterInput {
  readonly table: EventTable;
  readonly filtered: FilteredRows;
  readonly lanes: VisibleLanes;
  /** Lane positions that show no events. */
  readonly collapsed: ReadonlySet<number>;
  readonly salience: Float64Array;
  /** How many rows of any stretch may be asked for. */
  readonly most: number;
}

/** Counts stretches one after the other in the same scratch space: this runs over a million rows at a time. */
export interface LaneCounter {
  /** Rows `from` to `to`, the end not included. */
  countRows(from: number, to: number): StretchCount;
  /** Several stretches as one. */
  merge(stretches: readonly StretchCount[]): StretchCount;
}

const EMPTY: StretchCount = {
  rows: 0,
  placements: 0,
  top: new Uint32Array(0),
  lanes: new Uint16Array(0),
  numbers: new Float64Array(0),
  leaders: new Uint32Array(0),
};

export function createLaneCounter(input: LaneCounterInput): LaneCounter {
  const { table, salience, most } = input;
  const passing = input.filtered.passing();
  const { lanesOf, mostLanesOfRow } = input.lanes;
  const into = new Uint32Array(mostLanesOfRow);
  const isOpen = Uint8Array.from(input.lanes.ids, (_, lane) => (input.collapsed.has(lane) ? 0 : 1));
  const sheet = createSheet(input.lanes.ids.length, salience);

  return {
    countRows(from, to) {
      const first = lowerBound(passing, from);
      const end = lowerBound(passing, to, first);
      if (first >= end) return EMPTY;
      const open = new Uint32Array(end - first);
      let openRows = 0;
      let placements = 0;
      for (let at = first; at < end; at++) {
        const row = passing[at]!;
        const size = lanesOf(row, into);
        let shown = 0;
        for (let place = 0; place < size; place++) {
          const lane = into[place]!;
          countRow(sheet.numbers, sheet.startOf(lane, row), table, row, 1);
          shown += isOpen[lane]!;
        }
        placements += shown;
        if (shown > 0) open[openRows++] = row;
      }
      const top = amongMostSalient(open.subarray(0, openRows), salience, most);
      return { rows: end - first, placements, top, ...sheet.take() };
    },

    merge(stretches) {
      const filled = stretches.filter(({ rows }) => rows > 0);
      if (filled.length <= 1) return filled[0] ?? EMPTY;
      for (const { lanes, numbers, leaders } of filled) {
        for (let entry = 0; entry < lanes.length; entry++) {
          const start = sheet.startOf(lanes[entry]!, leaders[entry]!);
          for (let number = 0; number < BIN_NUMBERS; number++) {
            sheet.numbers[start + number]! += numbers[entry * BIN_NUMBERS + number]!;
          }
        }
      }
      return {
        rows: sumOf(filled, ({ rows }) => rows),
        placements: sumOf(filled, ({ placements }) => placements),
        top: amongMostSalient(joined(filled.map(({ top }) => top)), salience, most),
        ...sheet.take(),
      };
    },
  };
}

/**
 * Numbers and leaders for all lanes, of which few are touched at a time; `take` copies those out, in order, and clears
 * them.
 */
function createSheet(lanes: number, salience: Float64Array) {
  const numbers = new Float64Array(lanes * BIN_NUMBERS);
  const leaders = new Uint32Array(lanes);
  const isTouched = new Uint8Array(lanes);
  const touched: number[] = [];
  return {
    numbers,
    /** Where the lane's numbers begin; `row` is to be counted there. */
    startOf(lane: number, row: number): number {
      if (isTouched[lane] === 0) {
        isTouched[lane] = 1;
        touched.push(lane);
        leaders[lane] = row;
      } else if (salience[row]! > salience[leaders[lane]!]!) leaders[lane] = row;
      return lane * BIN_NUMBERS;
    },
    take(): Pick<StretchCount, 'lanes' | 'numbers' | 'leaders'> {
      if (touched.length > 1) touched.sort((a, b) => a - b);
      const taken = {
        lanes: new Uint16Array(touched.length),
        numbers: new Float64Array(touched.length * BIN_NUMBERS),
        leaders: new Uint32Array(touched.length),
      };
      // Thousands of bins are taken one after the other: plain loops.
      for (let entry = 0; entry < touched.length; entry++) {
        const lane = touched[entry]!;
        taken.lanes[entry] = lane;
        taken.leaders[entry] = leaders[lane]!;
        for (let number = 0; number < BIN_NUMBERS; number++) {
          taken.numbers[entry * BIN_NUMBERS + number] = numbers[lane * BIN_NUMBERS + number]!;
          numbers[lane * BIN_NUMBERS + number] = 0;
        }
        isTouched[lane] = 0;
      }
      touched.length = 0;
      return taken;
    },
  };
}

function sumOf<T>(items: readonly T[], numberOf: (item: T) => number): number {
  return items.reduce((sum, item) => sum + numberOf(item), 0);
}

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(sumOf(parts, ({ length }) => length));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
