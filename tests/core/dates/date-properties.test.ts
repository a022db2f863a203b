import { sample } from 'edtf/sample';
import { parse as parseByEdtf } from 'edtf';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { civilFromMilliseconds, daysInMonth } from '../../../src/core/dates/calendar.ts';
import { certainlyWithin, compareDates, possiblyWithin } from '../../../src/core/dates/compare.ts';
import type { TimelineDate } from '../../../src/core/dates/dates.ts';
import { parseDate } from '../../../src/core/dates/parse.ts';

/** The package takes `Math.random` for itself when it is imported: what it takes is ours, with a state while it samples. */
const chance = vi.hoisted(() => {
  const seeded: { state: number | null } = { state: null };
  const { random } = Math;
  Math.random = () => {
    if (seeded.state === null) return random();
    seeded.state = (seeded.state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seeded.state / 2_147_483_648;
  };
  return seeded;
});

function dateOf(edtf: string): TimelineDate {
  const result = parseDate(edtf);
  if (!result.ok) throw new Error(`${result.reason}: ${edtf}`);
  return result.date;
}

const two = (value: number) => String(value).padStart(2, '0');
const day = fc
  .record({
    year: fc.integer({ min: -9999, max: 9999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, day }) => ({ year, month, day: Math.min(day, daysInMonth(year, month)) }));

function textOf({ year, month, day }: { year: number; month: number; day: number }): string {
  const sign = year < 0 ? '-' : '';
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** A day, and the same said ever more vaguely. */
function coarser(text: string): readonly string[] {
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length);
  const year = digits.slice(0, 4);
  return [
    text,
    `${sign}${year}-${digits.slice(5, 7)}-XX`,
    `${sign}${digits.slice(0, 7)}`,
    `${sign}${year}-XX`,
    `${sign}${year}`,
    `${sign}${year.slice(0, 3)}X`,
    `${sign}${year.slice(0, 2)}XX`,
    `${sign}${year.slice(0, 1)}XXX`,
    `${sign}XXXX`,
  ];
}

describe('bounds of dates', () => {
  it('of a vaguer date hold those of a finer one', () => {
    fc.assert(
      fc.property(day, (each) => {
        const dates = coarser(textOf(each)).map(dateOf);
        dates.slice(1).forEach((date, i) => expect(certainlyWithin(dates[i]!, date)).toBe(true));
      }),
    );
  });

  it('of a day give the day back', () => {
    fc.assert(
      fc.property(day, (each) => {
        const { earliest, latest } = dateOf(textOf(each));
        expect(civilFromMilliseconds(earliest)).toMatchObject(each);
        expect(civilFromMilliseconds(latest)).toMatchObject({ ...each, hour: 23, minute: 59, second: 59 });
      }),
    );
  });

  it('of plain days and of intervals of them are those of the same with a sign, and so are their faults', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most }).map(two);
    const text = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), part(13), part(32))
      .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`);
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (from, to) => {
        const plain = parseDate(to === undefined ? from : `${from}/${to}`);
        const signed = parseDate(to === undefined ? `${from}?` : `${from}?/${to}?`);
        const { edtf, uncertain } = plain.ok ? plain.date : { edtf: '', uncertain: false };
        expect(plain).toEqual(signed.ok ? { ok: true, date: { ...signed.date, edtf, uncertain } } : signed);
        expect(uncertain).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('of an interval reach from its start to its end, and a set of both spans the same', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [first, last] = [a, b].map((each) => dateOf(textOf(each))).toSorted(compareDates);
        const interval = dateOf(`${first!.edtf}/${last!.edtf}`);
        expect([interval.earliest, interval.latest]).toEqual([first!.earliest, last!.latest]);
        const set = dateOf(`[${first!.edtf},${last!.edtf}]`);
        expect([set.earliest, set.latest]).toEqual([first!.earliest, last!.latest]);
      }),
    );
  });

  it('hold the core', () => {
    for (const edtf of samples(500)) {
      const result = parseDate(edtf);
      if (result.ok && result.date.core) expect(certainlyWithin(result.date.core, result.date)).toBe(true);
    }
  });
});

describe('the order of dates', () => {
  const bound = fc.oneof(fc.integer(), fc.constantFrom(-Infinity, Infinity));
  const bounds = fc
    .tuple(bound, bound)
    .map(([a, b]) => ({ earliest: Math.min(a, b), latest: Math.max(a, b) }));

  it('is total: reversed by exchange, and passed on from one to the next', () => {
    fc.assert(
      fc.property(bounds, bounds, bounds, (a, b, c) => {
        expect(compareDates(a, b)).toBe(0 - compareDates(b, a) + 0);
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0)
          expect(compareDates(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('what is certainly within is possibly within', () => {
    fc.assert(
      fc.property(bounds, bounds, (a, b) => {
        if (certainlyWithin(a, b)) expect(possiblyWithin(a, b)).toBe(true);
        expect(possiblyWithin(a, b)).toBe(possiblyWithin(b, a));
      }),
    );
  });
});

/** Random EDTF from the grammar of the `edtf` package, the same at every run. */
function samples(count: number): readonly string[] {
  chance.state = 2021;
  try {
    return [0, 1, 2].flatMap((level) => [...sample({ count: count / 3, level })]);
  } finally {
    chance.state = null;
  }
}

describe('beside the edtf package', () => {
  it('is tried with the same dates at every run', () => {
    expect(samples(30)).toEqual(samples(30));
    expect(new Set(samples(30)).size).toBeGreaterThan(20);
  });

  it('what its grammar makes is a date for us too, or impossible for a reason of the calendar', () => {
    const misread = samples(900).filter((text) => {
      const result = parseDate(text);
      return !result.ok && result.reason === 'syntax';
    });
    expect(misread).toEqual([]);
  });

  it('days that it accepts and we refuse are the 29th of February of years without one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 33 }),
        (year, month, day) => {
          const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
          const ours = parseDate(text).ok;
          if (ours !== acceptedByEdtf(text)) {
            expect(text.slice(4)).toBe('-02-29');
            expect(ours).toBe(false);
          }
        },
      ),
    );
  });
});

function acceptedByEdtf(text: string): boolean {
  try {
    parseByEdtf(text);
    return true;
  } catch {
    return false;
  }
}
