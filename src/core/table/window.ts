import { EVENT_KINDS } from '../document/model.ts';
import { BIN_NUMBERS, countRow, toDensityBin } from './density.ts';
import type { DensityBin, LaneWindow, WindowAnswer, WindowItem, WindowQuery } from './event-source.ts';
import { at, type EventTable, ROW_FLAGS } from './event-table.ts';
import { quotasOfCells } from './item-quota.ts';
import type { LaneCounterInput, StretchCount } from './lane-counter.ts';
import type { OngoingRows } from './ongoing-rows.ts';
import { mostSalient } from './salience.ts';
import { lowerBound } from './sorted-order.ts';
import { CELL_BINS, type CellsOfStep } from './time-cells.ts';
import { LEAST_BIN_PIXELS, stepForZoom, type TimeStep } from './time-steps.ts';

/** What the answer is put together from. */
export interface WindowInput extends LaneCounterInput {
  readonly ongoing: OngoingRows;
  /** The most rows that can have begun before any window at this step and still last in it. */
  readonly mostOngoing: () => number;
  readonly step: TimeStep;
  readonly cells: CellsOfStep;
  readonly idOf: (row: number) => string;
  readonly rowOf: (eventId: string) => number;
}

/** A caller who asks for more bins than this at once gets coarser ones. */
const MOST_BINS = 20_000;

export function stepOfQuery({ from, to, millisecondsPerPixel }: WindowQuery, grain: number): TimeStep {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from > to)
    throw new RangeError(`Not a window: ${from} to ${to}`);
  return stepForZoom(Math.max(millisecondsPerPixel, (to - from) / (MOST_BINS * LEAST_BIN_PIXELS)), grain);
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
  const stretches = stretchesOf(input, frame);
  const bins = binsByLane(input, frame, stretches, changesOf(input, frame, carried, chosen));
  const items = itemsByLane(input, chosen);
  return {
    lanes: input.lanes.ids.map((id, lane): LaneWindow => {
      const own = items.get(lane) ?? [];
      const rest = bins[lane] ?? [];
      const inWindow = rest.reduce((sum, bin) => sum + bin.count, own.length);
      return { id, matching: at(input.lanes.matching, lane), inWindow, items: own, bins: rest };
    }),
    matching: input.filtered.matching,
    inWindow: stretches.reduce((sum, { rows }) => sum + rows, carried.length),
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
  const all = input.lanes.matching.reduce((sum, count) => sum + count, 0);
  const fits = all <= query.limit;
  const reserved = fits ? all : Math.min(input.mostOngoing(), Math.floor(query.limit / 2));
  const chosen = new Set<number>();
  takePlacements(mostSalient(open, input.salience, reserved), reserved, input, chosen);
  chooseFromCells(fits ? all : query.limit - reserved, input, frame, chosen);
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
  for (let cell = first - reach + 1; cell < last + reach; cell++) counts.push(input.cells(cell).placements);
  for (const [place, quota] of quotasOfCells(counts, reach, limit).entries()) {
    const inside = new Set<number>();
    takePlacements(input.cells(first + place).top, quota, input, inside);
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

function openLanes(row: number, { lanes, collapsed }: WindowInput): number {
  const into = new Uint32Array(lanes.mostLanesOfRow);
  const size = lanes.lanesOf(row, into);
  return collapsed.size === 0 ? size : into.subarray(0, size).filter((lane) => !collapsed.has(lane)).length;
}

/** The bins of the window in order. */
function stretchesOf({ cells }: WindowInput, { firstBin, endBin }: Frame): readonly StretchCount[] {
  return Array.from({ length: endBin - firstBin }, (_, place) => {
    const bin = firstBin + place;
    const cell = Math.floor(bin / CELL_BINS);
    return cells(cell).bins[bin - cell * CELL_BINS]!;
  });
}

/** Numbers to add to bins, by bin in the window and then lane. */
type Changes = ReadonlyMap<number, Map<number, Float64Array>>;

/** What makes bins of all rows bins of those that are not given as events. */
function changesOf(
  input: WindowInput,
  frame: Frame,
  carried: readonly number[],
  chosen: ReadonlySet<number>,
): Changes {
  const changes = new Map<number, Map<number, Float64Array>>();
  const into = new Uint32Array(input.lanes.mostLanesOfRow);
  const change = (row: number, bin: number, times: 1 | -1, isCounted: (lane: number) => boolean) => {
    const lanes = into.subarray(0, input.lanes.lanesOf(row, into));
    for (const lane of lanes)
      if (isCounted(lane)) countRow(numbersOf(changes, bin, lane), 0, input.table, row, times);
  };
  const isCollapsed = (lane: number) => input.collapsed.has(lane);
  for (const row of chosen) {
    if (row >= frame.first) change(row, binOf(row, input, frame), -1, (lane) => !isCollapsed(lane));
  }
  // What began before the window is counted where the window begins: it has to be counted somewhere in it.
  for (const row of carried) change(row, 0, 1, chosen.has(row) ? isCollapsed : () => true);
  return changes;
}

function numbersOf(changes: Map<number, Map<number, Float64Array>>, bin: number, lane: number): Float64Array {
  let ofBin = changes.get(bin);
  if (!ofBin) changes.set(bin, (ofBin = new Map()));
  let numbers = ofBin.get(lane);
  if (!numbers) ofBin.set(lane, (numbers = new Float64Array(BIN_NUMBERS)));
  return numbers;
}

function binOf(row: number, { table, step }: WindowInput, frame: Frame): number {
  return step.indexOf(at(table.earliest, row)) - frame.firstBin;
}

/** The bins of every lane that hold anything, in order of time. */
function binsByLane(
  { lanes, step }: WindowInput,
  frame: Frame,
  stretches: readonly StretchCount[],
  changes: Changes,
): readonly (readonly DensityBin[])[] {
  const bins: DensityBin[][] = lanes.ids.map(() => []);
  for (const [bin, stretch] of stretches.entries()) {
    const ofBin = changes.get(bin);
    if (stretch.rows === 0 && !ofBin) continue;
    const from = step.startOf(frame.firstBin + bin);
    const to = step.startOf(frame.firstBin + bin + 1);
    for (let entry = 0; entry < stretch.lanes.length; entry++) {
      const lane = stretch.lanes[entry]!;
      const change = ofBin?.get(lane);
      const start = entry * BIN_NUMBERS;
      const made = change
        ? toDensityBin(added(stretch.numbers, start, change), 0, from, to)
        : toDensityBin(stretch.numbers, start, from, to);
      if (made) bins[lane]!.push(made);
      ofBin?.delete(lane);
    }
    for (const [lane, numbers] of ofBin ?? []) {
      const made = toDensityBin(numbers, 0, from, to);
      if (made) bins[lane]!.push(made);
    }
  }
  return bins;
}

function added(numbers: Float64Array, start: number, change: Float64Array): Float64Array {
  return change.map((number, place) => number + numbers[start + place]!);
}

function itemsByLane(
  input: WindowInput,
  chosen: ReadonlySet<number>,
): ReadonlyMap<number, readonly WindowItem[]> {
  const byLane = new Map<number, WindowItem[]>();
  const into = new Uint32Array(input.lanes.mostLanesOfRow);
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
