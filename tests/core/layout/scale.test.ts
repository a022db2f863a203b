import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildBrokenScale, buildLinearScale, buildPiecewiseScale } from '../../../src/core/layout/scale.ts';

// The same cases at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const DAY = 86_400_000;
const options = { gapWidth: 20, share: 0.18, margin: 0.05 };

describe('a linear scale', () => {
  test('runs evenly and goes on beyond its ends', () => {
    const scale = buildLinearScale(0, 100, 50, 150);
    expect([0, 50, 100, 120, -10].map((time) => scale.toX(time))).toEqual([50, 100, 150, 170, 40]);
  });

  test('puts open ends at its own ends', () => {
    const scale = buildLinearScale(0, 100, 50, 150);
    expect([scale.toX(-Infinity), scale.toX(Infinity)]).toEqual([50, 150]);
  });

  test('puts one instant in the middle', () => {
    expect(buildLinearScale(7, 7, 0, 100).toX(7)).toBe(50);
  });

  test('refuses what does not grow', () => {
    expect(() => buildLinearScale(10, 0, 0, 100)).toThrow('A segment must be finite and grow');
    expect(() => buildPiecewiseScale([])).toThrow('A scale needs a segment');
  });
});

describe('a broken scale', () => {
  const moment = (time: number) => ({ from: time, to: time + 1 });

  test('cuts the one long gap between two clusters', () => {
    const days = [0, 1, 2, 400, 401, 402].map((day) => moment(day * DAY));
    const scale = buildBrokenScale(days, 0, 403 * DAY, 0, 1000, options);
    expect(scale.segments).toHaveLength(2);
    expect(scale.toX(2 * DAY)).toBeGreaterThan(250);
    expect(scale.toX(400 * DAY)).toBeLessThan(750);
  });

  test('leaves an even rhythm whole', () => {
    const years = [0, 10, 20, 30, 40].map((year) => moment(year * 365 * DAY));
    expect(buildBrokenScale(years, 0, 40 * 365 * DAY + 1, 0, 1000, options).segments).toHaveLength(1);
  });

  test('never cuts time in which something lasts', () => {
    const lasting = [moment(0), { from: 0, to: 400 * DAY }, moment(400 * DAY), moment(401 * DAY)];
    expect(buildBrokenScale(lasting, 0, 402 * DAY, 0, 1000, options).segments).toHaveLength(1);
  });

  test('grows everywhere and can be read backwards', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(
        times,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        (days, a, b) => {
          const from = Math.min(...days) * DAY;
          const to = Math.max(...days) * DAY + 1;
          const scale = buildBrokenScale(
            days.map((day) => moment(day * DAY)),
            from,
            to,
            0,
            1000,
            options,
          );
          const [early, late] = [Math.min(a, b) * DAY, Math.max(a, b) * DAY];
          expect(scale.toX(early)).toBeLessThanOrEqual(scale.toX(late) + 1e-6);
          if (to - from > DAY && early >= from && early <= to)
            expect(Math.abs(scale.toTime(scale.toX(early)) - early)).toBeLessThan(1000);
        },
      ),
    );
  });
});
