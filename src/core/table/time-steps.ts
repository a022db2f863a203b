import { civilFromMilliseconds, millisecondsFromCivil, MS_PER_DAY } from '../dates/calendar.ts';

/**
 * How time is cut into bins: evenly (seconds to weeks) or by the calendar (months to millennia), in UTC. Bins are
 * numbered; the edges of a step are multiples of it and never depend on what is looked at.
 */
export interface TimeStep {
  readonly name: string;
  /** Months a bin, 0 where the step is even. */
  readonly months: number;
  /** Milliseconds, the mean where bins differ. */
  readonly width: number;
  /** The number of the bin in which an instant lies. */
  indexOf(time: number): number;
  /** The first instant of a bin. */
  startOf(index: number): number;
}

/** 1970-01-05: weeks begin on Monday (ISO 8601). */
const FIRST_MONDAY = 4 * MS_PER_DAY;
const MS_PER_YEAR = 365.2425 * MS_PER_DAY;
/** Beyond this the calendar's days are not exact in a double any more, and mean years do. */
const EXACT_YEARS = 280_000;

function evenStep(name: string, width: number, origin = 0): TimeStep {
  return {
    name,
    months: 0,
    width,
    indexOf: (time) => Math.floor((time - origin) / width),
    startOf: (index) => index * width + origin,
  };
}

function monthStep(months: number): TimeStep {
  return {
    name: `${months}-month`,
    months,
    width: (MS_PER_YEAR / 12) * months,
    indexOf: (time) => Math.floor(monthOf(time) / months),
    startOf: (index) => startOfMonth(index * months),
  };
}

/** Months since year 0. */
function monthOf(time: number): number {
  if (Math.abs(time) > EXACT_YEARS * MS_PER_YEAR) return Math.floor((time / MS_PER_YEAR + 1970) * 12);
  const { year, month } = civilFromMilliseconds(time);
  return year * 12 + month - 1;
}

function startOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  if (Math.abs(year - 1970) > EXACT_YEARS) return (month / 12 - 1970) * MS_PER_YEAR;
  return millisecondsFromCivil(year, month - year * 12 + 1);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const SHORT_STEPS: readonly TimeStep[] = [
  ...[1, 5, 15].map((count) => evenStep(`${count}-second`, count * SECOND)),
  ...[1, 5, 15].map((count) => evenStep(`${count}-minute`, count * MINUTE)),
  ...[1, 3, 6, 12].map((count) => evenStep(`${count}-hour`, count * HOUR)),
  evenStep('1-day', MS_PER_DAY),
  evenStep('1-week', 7 * MS_PER_DAY, FIRST_MONDAY),
  monthStep(1),
  monthStep(3),
];

/** Steps into which every coarser one can be cut without a rest, finest first; see `nestsIn`. */
export const BASE_STEPS: readonly TimeStep[] = [
  ...SHORT_STEPS.filter(({ width }) => width <= MS_PER_DAY),
  monthStep(1),
  monthStep(12),
];

/** Whether every bin of `step` is made of whole bins of `base`, one of BASE_STEPS. */
export function nestsIn(base: TimeStep, step: TimeStep): boolean {
  if (base.months === 0) return step.width >= base.width;
  return step.months > 0 && step.months % base.months === 0;
}

/** A bin is at least this wide on screen, in CSS pixels. */
export const LEAST_BIN_PIXELS = 12;

/**
 * The finest step whose bins can be told apart at a zoom and are no finer than `grain`, the milliseconds of which all
 * dates are multiples: where dates are days, bins of hours would say nothing more and be mostly empty.
 */
export function stepForZoom(millisecondsPerPixel: number, grain = 0): TimeStep {
  const least = Math.max(grain, millisecondsPerPixel * LEAST_BIN_PIXELS);
  if (!(least > 0) || !Number.isFinite(least)) {
    throw new RangeError(`Not a zoom in milliseconds a pixel: ${millisecondsPerPixel}`);
  }
  const short = SHORT_STEPS.find((step) => step.width >= least);
  return short ?? yearStep(least / MS_PER_YEAR);
}

/** A day where all finite times begin one, else a second. */
export function grainOf(times: Float64Array): number {
  for (const time of times) if (Number.isFinite(time) && time % MS_PER_DAY !== 0) return SECOND;
  return MS_PER_DAY;
}

/** 1, 2 or 5 times a power of ten, at least `years`. */
function yearStep(years: number): TimeStep {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(years)));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= years * (1 - 1e-12)) ?? 10;
  return monthStep(Math.round(factor * power) * 12);
}
