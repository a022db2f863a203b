import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../src/core/layout/box.ts';
import { placeItems, type Placeable, type PlacementOptions } from '../../../src/core/layout/placement.ts';

// The same cases at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const options: PlacementOptions = {
  startX: 100,
  endX: 1100,
  markRadius: 6,
  lineHeight: 20,
  barHeight: 9,
  labelGap: 8,
  gapX: 10,
  gapY: 8,
  leastLabel: 80,
  preferredLabel: 220,
  // A label of ten letters for each digit of its id, wrapped by area.
  measure: (id, maxWidth) => {
    const letters = 70 * (1 + (Number(id) % 5));
    const lines = Math.ceil(letters / Math.max(10, maxWidth));
    return { width: Math.min(letters, maxWidth), height: lines * 20 };
  },
};
const mark = (id: number, x: number): Placeable => ({
  id: String(id),
  x,
  endX: x,
  extent: { from: x - 6, to: x + 6 },
});
const bar = (id: number, x: number, endX: number): Placeable => ({
  id: String(id),
  x,
  endX,
  extent: { from: x, to: endX },
});

const anyItems = fc
  .array(fc.tuple(fc.integer({ min: 106, max: 1090 }), fc.option(fc.integer({ min: 20, max: 500 }))), {
    maxLength: 60,
  })
  .map((all) =>
    all
      .toSorted(([a], [b]) => a - b)
      .map(([x, length], id) => (length === null ? mark(id, x) : bar(id, x, Math.min(1100, x + length)))),
  );

describe('whatever the items', () => {
  test('labels touch neither each other nor a mark', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        const placed = placeItems(items, options);
        for (const a of placed) {
          for (const b of placed) {
            if (a === b) continue;
            expect(overlaps(a.label, b.label)).toBe(false);
            const markOfB = { x: b.x - 6, y: b.y - 4, width: b.endX - b.x + 12, height: 8 };
            expect(overlaps(a.label, markOfB)).toBe(false);
          }
        }
      }),
    );
  });

  test('labels stay on the lane, and marks at their times', () => {
    fc.assert(
      fc.property(anyItems, (items) => {
        for (const [index, { x, label, box }] of placeItems(items, options).entries()) {
          expect(x).toBe(items[index]?.x);
          expect(label.x).toBeGreaterThanOrEqual(options.startX - 0.01);
          expect(label.x + label.width).toBeLessThanOrEqual(options.endX + 0.01);
          expect(box.y).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

test('things that have room stand on one row', () => {
  const placed = placeItems([mark(0, 120), mark(0, 400), mark(0, 700)], options);
  expect(new Set(placed.map(({ y }) => y)).size).toBe(1);
});

test('things of one day stand under each other in their order', () => {
  const ys = placeItems([mark(0, 300), mark(3, 300), mark(1, 300)], options).map(({ y }) => y);
  expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  expect(new Set(ys).size).toBe(3);
});

test('a label with no room after its mark stands before it', () => {
  expect(placeItems([mark(1, 1080)], options)[0]?.side).toBe('start');
});

test('a label stands under its bar', () => {
  const [placed] = placeItems([bar(0, 300, 600)], options);
  expect(placed?.side).toBe('below');
  expect(placed?.label.y).toBeGreaterThan((placed?.y ?? 0) + 4);
});
