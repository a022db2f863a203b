import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grow, overlaps } from '../../../src/core/layout/box.ts';
import { placeFlags, type FlagOptions } from '../../../src/core/layout/flags.ts';
import { countBins, stackDots } from '../../../src/core/layout/strip.ts';

// The same cases at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const options: FlagOptions = {
  startX: 0,
  endX: 1000,
  height: 150,
  leaderGap: 4,
  gapX: 10,
  gapY: 4,
  footGap: 8,
  most: 60,
  tries: 60,
  least: { width: 40, height: 20 },
  measure: (id) => ({ width: 60 + (Number(id) % 7) * 20, height: 20 + (Number(id) % 3) * 15 }),
};
const anyFlags = fc
  .array(fc.integer({ min: 0, max: 1000 }), { maxLength: 80 })
  .map((xs) => xs.map((x, id) => ({ id: String(id), x })));

describe('labels on leader lines', () => {
  test('touch no other label, and no leader crosses a label or another leader', () => {
    fc.assert(
      fc.property(anyFlags, (flags) => {
        const placed = placeFlags(flags, options);
        const leader = (of: (typeof placed)[number]) => ({
          x: of.x - 0.5,
          y: of.label.y,
          width: 1,
          height: 150 - of.label.y,
        });
        for (const a of placed) {
          for (const b of placed) {
            if (a === b) continue;
            expect(overlaps(a.label, b.label)).toBe(false);
            expect(overlaps(leader(a), grow(b.label, -0.1, -0.1))).toBe(false);
            expect(overlaps(leader(a), leader(b))).toBe(false);
          }
        }
      }),
    );
  });

  test('stay between the ends of the lane and above its strip', () => {
    fc.assert(
      fc.property(anyFlags, (flags) => {
        for (const { label } of placeFlags(flags, options)) {
          expect(label.x).toBeGreaterThanOrEqual(0);
          expect(label.x + label.width).toBeLessThanOrEqual(1000);
          expect(label.y).toBeGreaterThanOrEqual(0);
          expect(label.y + label.height).toBeLessThanOrEqual(150 - options.footGap + 0.01);
        }
      }),
    );
  });

  test('go first to those that come first', () => {
    const flags = Array.from({ length: 40 }, (_, id) => ({ id: String(id), x: 500 }));
    expect(placeFlags(flags, options)[0]?.id).toBe('0');
  });
});

describe('dots', () => {
  test('never overlap on a level', () => {
    const xs = fc.array(fc.float({ min: 0, max: 500, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(xs, (places) => {
        const dots = places.toSorted((a, b) => a - b).map((x) => ({ x, reach: 0 }));
        const levels = stackDots(dots, 8, 100) ?? [];
        for (const [i, a] of dots.entries())
          for (const [j, b] of dots.entries())
            if (i < j && levels[i] === levels[j]) expect(b.x - a.x).toBeGreaterThanOrEqual(7.98);
      }),
    );
  });

  test('that would pile too high are refused', () => {
    expect(
      stackDots(
        [0, 0, 0].map((x) => ({ x, reach: 0 })),
        8,
        2,
      ),
    ).toBeNull();
  });
});

test('a density counts every event once, by its kind', () => {
  const bins = countBins(
    [0, 1, 6, 26].map((x, kind) => ({ x, kind: kind % 2 })),
    0,
    5,
    2,
  );
  expect(bins).toEqual([
    { fromX: 0, toX: 5, counts: [1, 1], total: 2 },
    { fromX: 5, toX: 10, counts: [1, 0], total: 1 },
    { fromX: 25, toX: 30, counts: [0, 1], total: 1 },
  ]);
});
