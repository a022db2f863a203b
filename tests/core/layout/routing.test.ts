import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossedBoxes, findRoute, type RouteOptions } from '../../../src/core/layout/routing.ts';

// The same cases at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const options: RouteOptions = {
  obstacles: [],
  stub: 10,
  clearance: 5,
  minX: 0,
  maxX: 1000,
  corridors: [0, 400],
};
const route = (
  from: [number, number, -1 | 1],
  to: [number, number, -1 | 1],
  part: Partial<RouteOptions> = {},
) =>
  findRoute(
    {
      from: [{ at: { x: from[0], y: from[1] }, side: from[2] }],
      to: [{ at: { x: to[0], y: to[1] }, side: to[2] }],
      family: 'test',
    },
    [],
    { ...options, ...part },
  );

test('two things on one line are joined straight', () => {
  expect(route([100, 50, 1], [300, 50, -1]).points).toEqual([
    { x: 100, y: 50 },
    { x: 300, y: 50 },
  ]);
});

test('a line turns just before what it leads to', () => {
  expect(route([100, 50, 1], [300, 200, -1]).points).toEqual([
    { x: 100, y: 50 },
    { x: 290, y: 50 },
    { x: 290, y: 200 },
    { x: 300, y: 200 },
  ]);
});

test('a line goes around what stands in its way', () => {
  const wall = { x: 180, y: 20, width: 40, height: 200 };
  const { points, crossings } = route([100, 100, 1], [300, 100, -1], { obstacles: [wall] });
  expect(crossings).toBe(0);
  expect(points.length).toBeGreaterThan(2);
});

test('what a line cannot avoid is known, so that the line can be interrupted there', () => {
  const wall = { x: 180, y: -500, width: 40, height: 2000 };
  const aside = { x: 180, y: 1495, width: 40, height: 20 };
  const crossing = route([100, 100, 1], [300, 100, -1], { obstacles: [wall, aside] });
  expect(crossing.crossings).toBeGreaterThan(0);
  expect(crossedBoxes(crossing, [wall, aside])).toEqual([wall]);
});

test('a line goes between rows of labels, or around them by the margin, before it goes through one', () => {
  const row = (y: number): readonly { x: number; y: number; width: number; height: number }[] =>
    [0, 1].map((at) => ({ x: 120 + at * 390, y, width: 360, height: 14 }));
  const obstacles = [60, 90, 120, 150].flatMap(row);
  const { crossings } = route([110, 200, -1], [484, 97, 1], { obstacles, minX: 60, corridors: [] });
  expect(crossings).toBe(0);
});

describe('whatever stands in the way', () => {
  test('a line begins and ends at its ports and runs at right angles', () => {
    const place = fc.integer({ min: 50, max: 950 });
    const box = fc.record({
      x: place,
      y: place,
      width: fc.integer({ min: 5, max: 200 }),
      height: fc.constant(20),
    });
    fc.assert(
      fc.property(
        place,
        place,
        place,
        place,
        fc.array(box, { maxLength: 12 }),
        (x1, y1, x2, y2, obstacles) => {
          const { points } = route([x1, y1, 1], [x2, y2, -1], { obstacles });
          expect(points[0]).toEqual({ x: x1, y: y1 });
          expect(points.at(-1)).toEqual({ x: x2, y: y2 });
          for (const [index, point] of points.entries()) {
            const before = points[index - 1];
            if (before)
              expect(Math.min(Math.abs(before.x - point.x), Math.abs(before.y - point.y))).toBeLessThan(1);
          }
        },
      ),
    );
  });
});
