import { EVENT_KINDS } from '../document/model.ts';
import { BIN_NUMBERS, countRow, toDensityBin } from './density.ts';
import type { LaneWindow, WindowAnswer, WindowItem, WindowQuery } from './event-source.ts';
import { at, type EventTable, ROW_FLAGS } from './event-table.ts';
import { quotasOfCells, roundUpQuota } from './item-quota.ts';
import type { OngoingRows } from './ongoing-rows.ts';
import type { FilteredRows } from './row-filter.ts';
import { mostSalient } from './salience.ts';
import { lowerBound } from './sorted-order.ts';
import { CELL_BINS, type TimeCell } from './time-cells.ts';
import { stepForZoom, type TimeStep } from './time-steps.ts';
import type { VisibleLanes } from './visible-lanes.ts';

/** What the answer is put together from. */
export interface WindowInput {
  readonly table: EventTable;
  readonly filtered: FilteredRows;
  readonly lanes: VisibleLanes;
  readonly mostLanesOfRow: number;
  readonly collapsed: ReadonlySet<number>;
  readonly salience: Float64Array;
  readonly ongoing: OngoingRows;
  readonly cell: (number: number) => TimeCell;
  readonly step: TimeStep;
  readonly idOf: (row: number) => string;
  readonly rowOf: (eventId: string) => number;
}

/** A caller who asks for more bins than this at once gets coarser ones. */
const MOST_BINS = 20_000;

export function stepOfQuery({ from, to, millisecondsPerPixel }: WindowQuery): TimeStep {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from > to)
    throw new RangeError(`Not a window: ${from} to ${to}`);
  return stepForZoom(Math.max(millisecondsPerPixel, (to - from) / (MOST_BINS * 12)));
}

/** The window in whole bins: `[from, to)` in time, `[firstBin, endBin)` in bins, `[first, end)` in rows that begin in it. */
interface Frame {
  readonly from: number;
  readonly to: number;
  readonly firstBin: number;
  readonly endBin: number;
  readonly first: number;
  readonly end: number;
}

export function answerWindow(query: WindowQuery, input: WindowInput): WindowAnswer {
  const frame = frameOf(query, input);
  const carried = input.ongoing
    .before(frame.first, frame.from)
    .filter((row) => input.filtered.failed[row] === 0);
  const chosen = chooseRows(query, input, frame, Uint32Array.from(carried));
  const counts = countLanes(input, frame, carried, chosen);
  const items = itemsByLane(input, chosen);
  return {
    lanes: input.lanes.ids.map((id, lane): LaneWindow => {
      const bins = toBins(counts.get(lane), frame, input.step);
      const own = items.get(lane) ?? [];
      return {
        id,
        matching: at(input.lanes.matching, lane),
        inWindow: own.length + bins.reduce((sum, bin) => sum + bin.count, 0),
        items: own,
        bins,
      };
    }),
    matching: input.filtered.matching,
    inWindow: carried.length + countBeginning(input, frame),
  };
}

function frameOf({ from, to }: WindowQuery, { step, table }: WindowInput): Frame {
  const firstBin = step.indexOf(from);
  const endBin = step.indexOf(to) + 1;
  const edges = { from: step.startOf(firstBin), to: step.startOf(endBin) };
  const first = lowerBound(table.earliest, edges.from);
  return { ...edges, firstBin, endBin, first, end: lowerBound(table.earliest, edges.to) };
}

function cellsOf({ firstBin, endBin }: Frame): { first: number; last: number } {
  return { first: Math.floor(firstBin / CELL_BINS), last: Math.floor((endBin - 1) / CELL_BINS) };
}

/** Rows to be given as events: the most salient of each cell and of those that began before, and those asked for. */
function chooseRows(
  query: WindowQuery,
  input: WindowInput,
  frame: Frame,
  carried: Uint32Array,
): ReadonlySet<number> {
  const open = carried.filter((row) => openLanes(row, input) > 0);
  const reserved = Math.min(roundUpQuota(open.length), Math.floor(query.limit / 2));
  const chosen = new Set<number>();
  takePlacements(mostSalient(open, input.salience, reserved), reserved, input, chosen);
  chooseFromCells(query.limit - reserved, input, frame, chosen);
  for (const id of query.always ?? []) {
    const row = input.rowOf(id);
    if (row >= 0 && input.filtered.failed[row] === 0 && touches(input.table, row, frame)) chosen.add(row);
  }
  return chosen;
}

function touches(table: EventTable, row: number, frame: Frame): boolean {
  return at(table.earliest, row) < frame.to && at(table.latest, row) >= frame.from;
}

function chooseFromCells(limit: number, input: WindowInput, frame: Frame, chosen: Set<number>): void {
  const { first, last } = cellsOf(frame);
  const reach = reachOf(frame, input.step, last - first + 1);
  const counts: number[] = [];
  for (let cell = first - reach + 1; cell < last + reach; cell++) counts.push(input.cell(cell).placements);
  for (const [place, quota] of quotasOfCells(counts, reach, limit).entries()) {
    const inside = new Set<number>();
    takePlacements(input.cell(first + place).top, quota, input, inside);
    for (const row of inside) if (row >= frame.first && row < frame.end) chosen.add(row);
  }
}

/**
 * The most cells that any window as wide as this one touches, rounded up so that a slightly wider window asks for the
 * same. Calendar cells differ by up to two in a hundred from their mean.
 */
function reachOf(frame: Frame, step: TimeStep, touched: number): number {
  const cells = ((frame.to - frame.from) / (step.width * CELL_BINS)) * 1.02;
  return Math.max(touched, Math.ceil((Math.ceil(cells) + 2) / 4) * 4);
}

/** Takes rows in order until the next would stand in more lanes than the quota has room for. */
function takePlacements(rows: Uint32Array, quota: number, input: WindowInput, chosen: Set<number>): void {
  let room = quota;
  for (const row of rows) {
    room -= openLanes(row, input);
    if (room < 0) return;
    chosen.add(row);
  }
}

function openLanes(row: number, { lanes, collapsed, mostLanesOfRow }: WindowInput): number {
  const into = new Uint32Array(mostLanesOfRow);
  const size = lanes.lanesOf(row, into);
  return collapsed.size === 0 ? size : into.subarray(0, size).filter((lane) => !collapsed.has(lane)).length;
}

/** Lane position to the numbers of its bins, without the rows that are given as events. */
function countLanes(
  input: WindowInput,
  frame: Frame,
  carried: readonly number[],
  chosen: ReadonlySet<number>,
): ReadonlyMap<number, Float64Array> {
  const counts = new Map<number, Float64Array>();
  const numbersOf = (lane: number) => {
    let numbers = counts.get(lane);
    if (!numbers)
      counts.set(lane, (numbers = new Float64Array((frame.endBin - frame.firstBin) * BIN_NUMBERS)));
    return numbers;
  };
  const count = (row: number, bin: number, times: 1 | -1, isCounted: (lane: number) => boolean) => {
    const into = new Uint32Array(input.mostLanesOfRow);
    for (const lane of into.subarray(0, input.lanes.lanesOf(row, into))) {
      if (isCounted(lane)) countRow(numbersOf(lane), bin * BIN_NUMBERS, input.table, row, times);
    }
  };
  const isOpen = (lane: number) => !input.collapsed.has(lane);
  addCells(input, frame, numbersOf);
  for (const row of chosen) {
    if (row >= frame.first) count(row, binOf(row, input, frame), -1, isOpen);
  }
  // What began before the window is counted where the window begins: it has to be counted somewhere in it.
  for (const row of carried) count(row, 0, 1, chosen.has(row) ? (lane) => !isOpen(lane) : () => true);
  return counts;
}

function binOf(row: number, { table, step }: WindowInput, frame: Frame): number {
  return step.indexOf(at(table.earliest, row)) - frame.firstBin;
}

function addCells(input: WindowInput, frame: Frame, numbersOf: (lane: number) => Float64Array): void {
  const { first, last } = cellsOf(frame);
  for (let cell = first; cell <= last; cell++) {
    const from = Math.max(frame.firstBin, cell * CELL_BINS);
    const to = Math.min(frame.endBin, (cell + 1) * CELL_BINS);
    const start = from - cell * CELL_BINS;
    for (const [lane, numbers] of input.cell(cell).lanes) {
      const part = numbers.subarray(start * BIN_NUMBERS, (start + to - from) * BIN_NUMBERS);
      numbersOf(lane).set(part, (from - frame.firstBin) * BIN_NUMBERS);
    }
  }
}

function toBins(numbers: Float64Array | undefined, frame: Frame, step: TimeStep) {
  if (!numbers) return [];
  return Array.from({ length: frame.endBin - frame.firstBin }, (_, bin) => {
    const start = step.startOf(frame.firstBin + bin);
    return toDensityBin(numbers, bin * BIN_NUMBERS, start, step.startOf(frame.firstBin + bin + 1));
  }).filter((bin) => bin !== null);
}

/** Rows that begin in the window and pass the filter. */
function countBeginning(input: WindowInput, frame: Frame): number {
  const { first, last } = cellsOf(frame);
  let count = 0;
  for (let cell = first; cell <= last; cell++) {
    const { rowsOfBin } = input.cell(cell);
    for (let bin = 0; bin < CELL_BINS; bin++) {
      const number = cell * CELL_BINS + bin;
      if (number >= frame.firstBin && number < frame.endBin) count += at(rowsOfBin, bin);
    }
  }
  return count;
}

function itemsByLane(
  input: WindowInput,
  chosen: ReadonlySet<number>,
): ReadonlyMap<number, readonly WindowItem[]> {
  const byLane = new Map<number, WindowItem[]>();
  const into = new Uint32Array(input.mostLanesOfRow);
  for (const row of [...chosen].sort((a, b) => a - b)) {
    const size = input.lanes.lanesOf(row, into);
    const item = toItem(input, row, size > 1);
    for (const lane of into.subarray(0, size)) {
      if (input.collapsed.has(lane)) continue;
      const items = byLane.get(lane);
      if (items) items.push(item);
      else byLane.set(lane, [item]);
    }
  }
  return byLane;
}

function toItem({ table, idOf }: WindowInput, row: number, repeated: boolean): WindowItem {
  const flags = at(table.flags, row);
  return {
    eventId: idOf(row),
    kind: EVENT_KINDS[at(table.kind, row)] ?? 'other',
    earliest: at(table.earliest, row),
    latest: at(table.latest, row),
    uncertain: (flags & ROW_FLAGS.uncertain) !== 0,
    approximate: (flags & ROW_FLAGS.approximate) !== 0,
    openStart: (flags & ROW_FLAGS.openStart) !== 0,
    openEnd: (flags & ROW_FLAGS.openEnd) !== 0,
    importance: at(table.importance, row),
    repeated,
  };
}
