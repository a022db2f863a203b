import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilFromMilliseconds, millisecondsFromCivil } from '../../../src/core/dates/calendar.ts';
import { buildLinearScale, buildPiecewiseScale } from '../../../src/core/layout/scale.ts';
import { buildTicks, floorTo, TICK_STEPS, timesBetween } from '../../../src/core/layout/ticks.ts';

// The same cases at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const at = (year: number, month = 1, day = 1, hour = 0, minute = 0): number =>
  millisecondsFromCivil(year, month, day, hour, minute);
const ticksOf = (from: number, to: number, width = 1000, room = 80) =>
  buildTicks(buildLinearScale(from, to, 0, width), { room: () => room, minorRoom: 6 });
const majors = (from: number, to: number, width?: number): number[] =>
  ticksOf(from, to, width)
    .filter(({ major }) => major)
    .map(({ time }) => time);
const times = fc.integer({ min: -9e13, max: 9e13 });

describe('natural units', () => {
  test('an hour is cut at minutes, a day at hours, a week at days', () => {
    expect(majors(at(2021, 6, 16, 13), at(2021, 6, 16, 14))).toEqual(
      [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60].map((minute) => at(2021, 6, 16, 13, minute)),
    );
    expect(majors(at(2021, 6, 16), at(2021, 6, 17))[1]).toBe(at(2021, 6, 16, 3));
    expect(majors(at(2021, 6, 14), at(2021, 6, 18), 500)).toEqual(
      [14, 15, 16, 17, 18].map((day) => at(2021, 6, day)),
    );
  });

  test('weeks begin on Monday', () => {
    for (const time of majors(at(2021, 6, 1), at(2021, 7, 20))) expect(new Date(time).getUTCDay()).toBe(1);
  });

  test('a year is cut at months, a century at decades', () => {
    expect(majors(at(2021), at(2022)).map((time) => civilFromMilliseconds(time).month)).toContain(4);
    expect(majors(at(1900), at(2000)).every((time) => civilFromMilliseconds(time).year % 10 === 0)).toBe(
      true,
    );
  });

  test('before the year 1, steps fall on the years as people count them, and none on a year 0', () => {
    const years = majors(at(-2999), at(2100), 1200).map((time) => civilFromMilliseconds(time).year);
    expect(years).toEqual([-2999, -2499, -1999, -1499, -999, -499, 1, 500, 1000, 1500, 2000]);
  });

  test('ages of the earth still have ticks', () => {
    const years = majors(at(-5_000_000), at(0)).map((time) => civilFromMilliseconds(time).year);
    expect(years).toContain(1 - 5_000_000 + 500_000);
  });
});

describe('whatever is shown', () => {
  test('major ticks keep their distance, lie on the axis and come in order', () => {
    fc.assert(
      fc.property(times, times, fc.integer({ min: 300, max: 4000 }), (a, b, width) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 60_000];
        const ticks = ticksOf(from, to, width);
        const xs = ticks.filter(({ major }) => major).map(({ x }) => x);
        for (const [index, x] of xs.entries()) {
          expect(x).toBeGreaterThanOrEqual(-0.01);
          expect(x).toBeLessThanOrEqual(width + 0.01);
          // Months and years differ in length: a February is a tenth shorter than a month.
          if (index > 0) expect(x - (xs[index - 1] ?? 0)).toBeGreaterThanOrEqual(80 * 0.9);
        }
        expect(ticks.map(({ time }) => time)).toEqual(
          ticks.map(({ time }) => time).toSorted((m, n) => m - n),
        );
      }),
    );
  });

  test('every step begins at or before each time, and the next one after it', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...TICK_STEPS.slice(0, 30)), (time, step) => {
        const start = floorTo(time, step);
        expect(start).toBeLessThanOrEqual(time);
        expect(floorTo(start, step)).toBe(start);
        const next = timesBetween(start, Infinity === time ? time : start + 1, step);
        expect(next[0]).toBe(start);
      }),
    );
  });

  test('no finer unit is used than makes sense', () => {
    const scale = buildLinearScale(at(2021, 6, 16), at(2021, 6, 17), 0, 2000);
    const ticks = buildTicks(scale, { room: () => 60, minorRoom: 6, finest: 'day' });
    expect(new Set(ticks.map(({ step }) => step.unit))).toEqual(new Set(['day']));
  });
});

test('a new month among days, and each side of a break, opens a label that says more', () => {
  const opening = ticksOf(at(2021, 6, 28), at(2021, 7, 3), 500).filter(({ opens }) => opens);
  expect(opening.map(({ time }) => time)).toEqual([at(2021, 6, 28), at(2021, 7, 1)]);
  const broken = buildPiecewiseScale([
    { fromTime: at(1990), toTime: at(1993), fromX: 0, toX: 300 },
    { fromTime: at(2010), toTime: at(2013), fromX: 330, toX: 630 },
  ]);
  const ticks = buildTicks(broken, { room: () => 60, minorRoom: 6 }).filter(({ opens }) => opens);
  expect(ticks.map(({ time }) => time)).toEqual([at(1990), at(2010)]);
});
