import type { Bounds } from '../dates/dates.ts';
import type { EventTable } from './event-table.ts';
import {
  createLaneCounter,
  type LaneCounter,
  type LaneCounterInput,
  type StretchCount,
} from './lane-counter.ts';
import { mostSalient } from './salience.ts';
import { lowerBound } from './sorted-order.ts';
import { BASE_STEPS, nestsIn, type TimeStep } from './time-steps.ts';

/** Bins a cell. Within a cell events compete for the room; the wider it is, the freer the choice and the more it clumps. */
export const CELL_BINS = 8;

/** A stretch of CELL_BINS bins, of the filtered rows that begin in it. */
export interface TimeCell {
  readonly placements: number;
  /** The order in which rows are shown as far as there is room: see `inShowingOrder`. */
  readonly top: Uint32Array;
  readonly bins: readonly StretchCount[];
}

/** More base bins than these are not kept; finer steps are then counted row by row, and see few rows. */
const MOST_BASE_BINS = 4096;

/** Rows that are looked at in the time that it takes to make a base bin and to add it to others. */
const ROWS_WORTH_A_BIN = 12;

/** Cells of one step by number: the step's bins by eights. */
export type CellsOfStep = (cell: number) => TimeCell;

/**
 * Counts cells and keeps them: a pan finds most of them known. What is asked for the first time is put together from
 * base bins (days, say), which hold all rows once counted, so that a zoom over a million rows looks at a few thousand
 * numbers instead.
 */
export function createTimeCells(
  input: LaneCounterInput,
  span: Bounds | null,
): (step: TimeStep) => CellsOfStep {
  const counter = createLaneCounter(input);
  const base = createBaseBins(input.table, counter, span);
  const byStep = new Map<string, CellsOfStep>();
  return (step) => {
    let cells = byStep.get(step.name);
    if (!cells) byStep.set(step.name, (cells = createCells(step, input, counter, base)));
    return cells;
  };
}

function createCells(
  step: TimeStep,
  input: LaneCounterInput,
  counter: LaneCounter,
  base: BaseBins | null,
): CellsOfStep {
  const known = new Map<number, TimeCell>();
  const rowAt = (time: number) => lowerBound(input.table.earliest, time);
  const nesting = base && nestsIn(base.step, step) ? base : null;
  const countBin = (from: number, to: number): StretchCount => {
    const [first, end] = [rowAt(from), rowAt(to)];
    return nesting && end - first > nesting.binsIn(step) * ROWS_WORTH_A_BIN
      ? nesting.between(from, to)
      : counter.countRows(first, end);
  };
  const countCell = (cell: number): TimeCell => {
    const edges = Array.from({ length: CELL_BINS + 1 }, (_, bin) => step.startOf(cell * CELL_BINS + bin));
    const bins = edges.slice(1).map((to, bin) => countBin(edges[bin]!, to));
    const whole = counter.merge(bins);
    return { placements: whole.placements, top: inShowingOrder(whole, input), bins };
  };
  return (cell) => {
    let found = known.get(cell);
    if (!found) known.set(cell, (found = countCell(cell)));
    return found;
  };
}

/**
 * The most salient row of each open lane, then the others, either by salience: where there is little room, a lane of
 * quiet events shows its own first too, and not density alone beside the loud lane's tenth.
 */
function inShowingOrder(
  { top, lanes, leaders }: StretchCount,
  { salience, most, collapsed }: LaneCounterInput,
): Uint32Array {
  const first = new Set(leaders.filter((_, entry) => !collapsed.has(lanes[entry]!)));
  const others = top.filter((row) => !first.has(row));
  const order = [
    ...mostSalient(Uint32Array.from(first), salience, first.size),
    ...mostSalient(others, salience, most),
  ];
  return Uint32Array.from(order.slice(0, most));
}

interface BaseBins {
  readonly step: TimeStep;
  /** About how many base bins make one bin of this step. */
  binsIn(step: TimeStep): number;
  /** The rows that begin from one edge of a base bin to another. */
  between(from: number, to: number): StretchCount;
}

function createBaseBins(table: EventTable, counter: LaneCounter, span: Bounds | null): BaseBins | null {
  if (span === null) return null;
  const binsOver = (step: TimeStep) => step.indexOf(span.latest) - step.indexOf(span.earliest) + 1;
  const step = BASE_STEPS.find((candidate) => binsOver(candidate) <= MOST_BASE_BINS);
  if (step === undefined) return null;
  const first = step.indexOf(span.earliest);
  const bins: (StretchCount | undefined)[] = [];
  const binAt = (bin: number) =>
    (bins[bin] ??= counter.countRows(
      lowerBound(table.earliest, step.startOf(first + bin)),
      lowerBound(table.earliest, step.startOf(first + bin + 1)),
    ));
  const size = binsOver(step);
  return {
    step,
    binsIn: ({ width }) => width / step.width,
    between(from, to) {
      const start = Math.max(0, step.indexOf(from) - first);
      const end = Math.min(size, step.indexOf(to) - first);
      const within: StretchCount[] = [];
      for (let bin = start; bin < end; bin++) within.push(binAt(bin));
      return counter.merge(within);
    },
  };
}
