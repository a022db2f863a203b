import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE_STEPS, grainOf, nestsIn, stepForZoom } from '../../../src/core/table/time-steps.ts';

const DAY = 86_400_000;
const zoom = fc.double({ min: 1e-3, max: 1e14, noNaN: true });

describe('A step of time', () => {
  test('puts every instant in the bin that begins at or before it and ends after it', () => {
    fc.assert(
      fc.property(zoom, fc.integer({ min: -6e14, max: 6e14 }), (millisecondsPerPixel, time) => {
        const step = stepForZoom(millisecondsPerPixel);
        const bin = step.indexOf(time);
        expect(step.startOf(bin)).toBeLessThanOrEqual(time);
        expect(step.startOf(bin + 1)).toBeGreaterThan(time);
        expect(step.indexOf(step.startOf(bin))).toBe(bin);
      }),
      { numRuns: 2000 },
    );
  });

  test('has bins at least twelve pixels wide, and never a hundred times that', () => {
    fc.assert(
      fc.property(fc.double({ min: 100, max: 1e14, noNaN: true }), (millisecondsPerPixel) => {
        const pixels = stepForZoom(millisecondsPerPixel).width / millisecondsPerPixel;
        expect(pixels).toBeGreaterThanOrEqual(12 * (1 - 1e-9));
        expect(pixels).toBeLessThan(100);
      }),
    );
  });

  test('follows the calendar: weeks from Monday, months, quarters, years and decades', () => {
    const startsAt = (width: number, day: string) => {
      const step = stepForZoom(width / 12);
      return [step.name, new Date(step.startOf(step.indexOf(Date.parse(day)))).toISOString().slice(0, 10)];
    };
    expect(startsAt(DAY, '2021-06-16T10:00:00Z')).toEqual(['1-day', '2021-06-16']);
    expect(startsAt(5 * DAY, '2021-06-16')).toEqual(['1-week', '2021-06-14']);
    expect(startsAt(20 * DAY, '2021-06-16')).toEqual(['1-month', '2021-06-01']);
    expect(startsAt(60 * DAY, '2021-06-16')).toEqual(['3-month', '2021-04-01']);
    expect(startsAt(200 * DAY, '2021-06-16')).toEqual(['12-month', '2021-01-01']);
    expect(startsAt(2000 * DAY, '2021-06-16')).toEqual(['120-month', '2020-01-01']);
  });

  test('holds together in deep time, where milliseconds are no longer exact', () => {
    fc.assert(
      fc.property(fc.double({ min: -5e18, max: -6e15, noNaN: true }), (time) => {
        const step = stepForZoom(1e14);
        const bin = step.indexOf(time);
        const slack = Math.abs(time) * 1e-12;
        expect(step.startOf(bin)).toBeLessThanOrEqual(time + slack);
        expect(step.startOf(bin + 1)).toBeGreaterThan(time - slack);
      }),
    );
  });

  test('is no finer than the dates are', () => {
    expect(stepForZoom(1000, DAY).name).toBe('1-day');
    expect(stepForZoom(10 * DAY, DAY).name).toBe('12-month');
    expect(grainOf(Float64Array.of(-Infinity, 0, 3 * DAY))).toBe(DAY);
    expect(grainOf(Float64Array.of(0, 3 * DAY + 60_000))).toBe(1000);
  });

  test('is cut without a rest by the base steps that nest in it', () => {
    fc.assert(
      fc.property(
        zoom,
        fc.constantFrom(...BASE_STEPS),
        fc.integer({ min: -4000, max: 4000 }),
        (zoomed, base, bin) => {
          const step = stepForZoom(zoomed);
          fc.pre(nestsIn(base, step));
          const edge = step.startOf(bin);
          // Beyond this, days and months are counted in mean years and meet only nearly.
          fc.pre(Math.abs(edge) < 8e15);
          expect(base.startOf(base.indexOf(edge))).toBe(edge);
        },
      ),
    );
  });

  test('is refused for what is no zoom', () => {
    for (const zoomed of [0, -1, NaN, Infinity]) expect(() => stepForZoom(zoomed)).toThrow(String(zoomed));
  });
});
