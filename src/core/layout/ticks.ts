import { civilFromMilliseconds, millisecondsFromCivil, type TimeUnit } from '../dates/calendar.ts';
import type { ScaleSegment, TimeScale } from './scale.ts';

export type TickUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

export interface TickStep {
  readonly unit: TickUnit;
  readonly count: number;
}

export interface Tick {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
  /** px along the scale. */
  readonly x: number;
  readonly major: boolean;
  readonly step: TickStep;
  /** First major tick of its stretch, or the first in a coarser unit (a day of a new month): its label says more. */
  readonly opens: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.2425 * DAY;
const UNIT_MILLISECONDS: Readonly<Record<TickUnit, number>> = {
  second: SECOND,
  minute: MINUTE,
  hour: HOUR,
  day: DAY,
  month: YEAR / 12,
  year: YEAR,
};

const FINE_STEPS: readonly TickStep[] = [
  ...[1, 5, 15, 30].map((count): TickStep => ({ unit: 'second', count })),
  ...[1, 5, 15, 30].map((count): TickStep => ({ unit: 'minute', count })),
  ...[1, 3, 6, 12].map((count): TickStep => ({ unit: 'hour', count })),
  ...[1, 7].map((count): TickStep => ({ unit: 'day', count })),
  ...[1, 3, 6].map((count): TickStep => ({ unit: 'month', count })),
];
/** Powers of ten years go on for as long as anyone asks. */
const YEAR_STEPS: readonly TickStep[] = Array.from({ length: 13 }, (_, power) => 10 ** power)
  .flatMap((power) => [power, power * 2, power * 5])
  .map((count): TickStep => ({ unit: 'year', count }));
/** From the finest to the coarsest. */
export const TICK_STEPS: readonly TickStep[] = [...FINE_STEPS, ...YEAR_STEPS];

export function stepMilliseconds(step: TickStep): number {
  return step.count * UNIT_MILLISECONDS[step.unit];
}

export interface TickOptions {
  /** Least distance of two major ticks, px, by step: the widest label that the step can have, with air. */
  readonly room: (step: TickStep) => number;
  /** Least distance of two minor ticks, px. */
  readonly minorRoom: number;
  /** No finer unit than this makes sense for what is shown: days where no event has a time of day. */
  readonly finest?: TickUnit;
}

/** Major and minor ticks on natural units, in order, each stretch of a broken scale with the same steps. */
export function buildTicks(scale: TimeScale, options: TickOptions): readonly Tick[] {
  const density = millisecondsPerPixel(scale);
  if (density === 0) return singleTick(scale, options);
  const allowed = TICK_STEPS.filter((step) => isAtLeast(step.unit, options.finest ?? 'second'));
  const major =
    allowed.find((step) => stepMilliseconds(step) / density >= options.room(step)) ?? allowed.at(-1);
  if (!major) return [];
  const minor = finestMinor(allowed, major, density, options.minorRoom);
  return scale.segments.flatMap((segment) => ticksOf(segment, scale, major, minor));
}

function finestMinor(
  allowed: readonly TickStep[],
  major: TickStep,
  density: number,
  room: number,
): TickStep | undefined {
  const isMinor = (step: TickStep): boolean =>
    stepMilliseconds(step) < stepMilliseconds(major) &&
    divides(step, major) &&
    stepMilliseconds(step) / density >= room;
  return allowed.find(isMinor);
}

/** The stretches of a broken scale share one density but for rounding. */
function millisecondsPerPixel(scale: TimeScale): number {
  const time = scale.segments.reduce((sum, segment) => sum + segment.toTime - segment.fromTime, 0);
  const width = scale.segments.reduce((sum, segment) => sum + segment.toX - segment.fromX, 0);
  return width === 0 ? 0 : time / width;
}

function singleTick(scale: TimeScale, options: TickOptions): readonly Tick[] {
  const segment = scale.segments[0];
  if (!segment) return [];
  const step: TickStep = { unit: options.finest ?? 'day', count: 1 };
  const time = floorTo(segment.fromTime, step);
  return [{ time, x: scale.toX(segment.fromTime), major: true, step, opens: true }];
}

const UNIT_ORDER: readonly TickUnit[] = ['second', 'minute', 'hour', 'day', 'month', 'year'];

function isAtLeast(unit: TickUnit, finest: TickUnit): boolean {
  return UNIT_ORDER.indexOf(unit) >= UNIT_ORDER.indexOf(finest);
}

/** Whether every place of the coarse step is one of the fine step's. A week does not divide a month. */
function divides(fine: TickStep, coarse: TickStep): boolean {
  if (fine.unit === coarse.unit) return coarse.count % fine.count === 0;
  if (fine.unit === 'day') return fine.count === 1;
  const ofUnit = { second: 60, minute: 60, hour: 24, day: 1, month: 12, year: 1 }[fine.unit];
  return ofUnit % fine.count === 0;
}

function ticksOf(
  segment: ScaleSegment,
  scale: TimeScale,
  major: TickStep,
  minor: TickStep | undefined,
): readonly Tick[] {
  const majors = timesBetween(segment.fromTime, segment.toTime, major);
  const ticks = majors.map((time, index): Tick => ({
    time,
    x: scale.toX(time),
    major: true,
    step: major,
    opens: index === 0 || opensCoarser(time, majors[index - 1] ?? time, major.unit),
  }));
  if (!minor) return ticks;
  const taken = new Set(majors);
  const minors = timesBetween(segment.fromTime, segment.toTime, minor)
    .filter((time) => !taken.has(time))
    .map((time): Tick => ({ time, x: scale.toX(time), major: false, step: minor, opens: false }));
  return [...ticks, ...minors].sort((a, b) => a.time - b.time);
}

/** Whether a coarser unit begins between two ticks: a new day among hours, a new year among months. */
function opensCoarser(time: number, previous: number, unit: TickUnit): boolean {
  const now = civilFromMilliseconds(time);
  const then = civilFromMilliseconds(previous);
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return now.day !== then.day || now.month !== then.month || now.year !== then.year;
    case 'day':
      return now.month !== then.month || now.year !== then.year;
    case 'month':
      return now.year !== then.year;
    case 'year':
      return false;
  }
}

/** All places of a step in [from, to], both included. */
export function timesBetween(from: number, to: number, step: TickStep): readonly number[] {
  const times: number[] = [];
  let time = floorTo(from, step);
  while (time <= to) {
    if (time >= from) times.push(time);
    const next = advance(time, step);
    if (next <= time) break;
    time = next;
  }
  return times;
}

/** The last place of the step at or before a time. */
export function floorTo(time: number, step: TickStep): number {
  if (step.unit === 'year') return floorYear(time, step.count);
  if (step.unit === 'month') {
    const { year, month } = civilFromMilliseconds(time);
    return millisecondsFromCivil(year, month - ((month - 1) % step.count), 1);
  }
  if (step.unit === 'day') return floorDay(time, step.count);
  const length = stepMilliseconds(step);
  return Math.floor(time / length) * length;
}

/** Weeks begin on Monday (ISO 8601); 1970-01-01 was a Thursday. */
function floorDay(time: number, count: number): number {
  const day = Math.floor(time / DAY);
  return (count === 7 ? day - positiveModulo(day + 3, 7) : day) * DAY;
}

/**
 * Years are astronomical (1 BCE is 0), but people count BCE from 1: steps fall on 500 BCE, 1 CE, 500 CE.
 */
function floorYear(time: number, count: number): number {
  const { year } = civilFromMilliseconds(time);
  if (count === 1) return millisecondsFromCivil(year, 1, 1);
  if (year >= count) return millisecondsFromCivil(year - (year % count), 1, 1);
  if (year >= 1) return millisecondsFromCivil(1, 1, 1);
  return millisecondsFromCivil(1 - Math.ceil((1 - year) / count) * count, 1, 1);
}

function advance(time: number, step: TickStep): number {
  const { year, month } = civilFromMilliseconds(time);
  switch (step.unit) {
    case 'year': {
      if (step.count === 1) return millisecondsFromCivil(year + 1, 1, 1);
      return millisecondsFromCivil(year === 1 ? step.count : year + step.count, 1, 1);
    }
    case 'month': {
      const months = month - 1 + step.count;
      return millisecondsFromCivil(year + Math.floor(months / 12), (months % 12) + 1, 1);
    }
    default:
      return time + stepMilliseconds(step);
  }
}

function positiveModulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}

/** The unit that a row of ticks is part of, which its context names: the month of days, the year of months. */
export function coarserUnit(unit: TimeUnit): TimeUnit | null {
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
      return 'day';
    case 'day':
      return 'month';
    case 'month':
      return 'year';
    default:
      return null;
  }
}
