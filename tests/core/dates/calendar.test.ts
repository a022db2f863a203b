import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  civilFromDays,
  civilFromMilliseconds,
  dayOfWeek,
  daysFromCivil,
  daysInMonth,
  millisecondsFromCivil,
  startOf,
  TIME_UNITS,
} from '../../../src/core/dates/calendar.ts';

const anyYear = fc.integer({ min: -5_000_000, max: 5_000_000 });

describe('the calendar', () => {
  it('agrees with Date wherever Date works', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 }), (seconds) => {
        const ms = seconds * 1000 + 123;
        if (Math.abs(ms) > 8.64e15) return;
        const date = new Date(ms);
        expect(civilFromMilliseconds(ms)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
          millisecond: date.getUTCMilliseconds(),
        });
        expect(dayOfWeek(Math.floor(ms / 86_400_000))).toBe(date.getUTCDay());
      }),
    );
  });

  it('goes from a day to its number and back for years far beyond Date', () => {
    fc.assert(
      fc.property(
        anyYear,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const real = Math.min(day, daysInMonth(year, month));
          expect(civilFromDays(daysFromCivil(year, month, real))).toEqual({ year, month, day: real });
        },
      ),
    );
  });

  it('numbers days without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }), (days) => {
        const { year, month, day } = civilFromDays(days);
        expect(daysFromCivil(year, month, day)).toBe(days);
      }),
    );
  });

  it('carries months over the year and days over the month', () => {
    expect(daysFromCivil(2001, 14, 1)).toBe(daysFromCivil(2002, 2, 1));
    expect(daysFromCivil(2001, -1, 1)).toBe(daysFromCivil(2000, 11, 1));
    expect(daysFromCivil(2001, 2, 29)).toBe(daysFromCivil(2001, 3, 1));
  });

  it('knows the leap years of the Gregorian rule, year 0 among them', () => {
    expect([2000, 1900, 2024, 2023, 0, -4, -100].map((year) => daysInMonth(year, 2))).toEqual([
      29, 28, 29, 28, 29, 29, 28,
    ]);
  });
});

describe('units of time', () => {
  const middle = millisecondsFromCivil(2021, 6, 16, 13, 45, 30) + 250;

  it('begin where people say they begin', () => {
    const starts = TIME_UNITS.map((unit) => new Date(startOf(unit, middle)).toISOString());
    expect(starts).toEqual([
      '2021-06-16T13:45:30.000Z',
      '2021-06-16T13:45:00.000Z',
      '2021-06-16T13:00:00.000Z',
      '2021-06-16T00:00:00.000Z',
      '2021-06-01T00:00:00.000Z',
      '2021-01-01T00:00:00.000Z',
      '2020-01-01T00:00:00.000Z',
      '2000-01-01T00:00:00.000Z',
      '2000-01-01T00:00:00.000Z',
    ]);
  });

  it('step over the missing year 0: 20 BCE, 10 BCE, 1 CE, 10 CE', () => {
    const years: number[] = [];
    for (
      let ms = startOf('decade', millisecondsFromCivil(-15)), i = 0;
      i < 5;
      i++, ms = add('decade', ms, 1)
    ) {
      years.push(civilFromMilliseconds(ms).year);
    }
    expect(years).toEqual([-19, -9, 1, 10, 20]);
  });

  it('a moment lies at or after the start of its unit and before the next', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TIME_UNITS),
        fc.integer({ min: -90_000_000_000_000, max: 90_000_000_000_000 }),
        (unit, ms) => {
          const start = startOf(unit, ms);
          expect(start).toBeLessThanOrEqual(ms);
          expect(add(unit, start, 1)).toBeGreaterThan(ms);
          expect(startOf(unit, start)).toBe(start);
          expect(add(unit, add(unit, start, 7), -7)).toBe(start);
        },
      ),
    );
  });

  it('a month later than 31 January is the last of February', () => {
    const at = (y: number, m: number, d: number) => millisecondsFromCivil(y, m, d, 12);
    expect(add('month', at(2021, 1, 31), 1)).toBe(at(2021, 2, 28));
    expect(add('year', at(2024, 2, 29), 1)).toBe(at(2025, 2, 28));
  });
});
