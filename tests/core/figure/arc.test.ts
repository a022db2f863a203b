import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arcToCubics } from '../../../src/core/figure/arc.ts';
import { boundsOf } from '../../../src/core/figure/bounds.ts';

test('a circle of two arcs stays within a thousandth of its radius', () => {
  const half = { type: 'arc', rx: 5, ry: 5, rotation: 0, large: true, sweep: false } as const;
  let pen = { x: -5, y: 0 };
  for (const end of [5, -5]) {
    for (const curve of arcToCubics(pen, { ...half, x: end, y: 0 })) {
      for (const t of [0, 0.25, 0.5, 0.75, 1]) {
        const at = (a: number, b: number, c: number, d: number): number =>
          a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
        const x = at(pen.x, curve.x1, curve.x2, curve.x);
        const y = at(pen.y, curve.y1, curve.y2, curve.y);
        expect(Math.hypot(x, y)).toBeCloseTo(5, 2);
      }
      pen = curve;
    }
    expect(pen.x).toBeCloseTo(end, 9);
  }
});

test('an arc ends where it is told to, whatever its radii', () => {
  const number = fc.integer({ min: -1000, max: 1000 }).map((tenths) => tenths / 10);
  const radius = fc.integer({ min: 1, max: 500 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(
      number,
      number,
      radius,
      radius,
      number,
      fc.boolean(),
      fc.boolean(),
      (x, y, rx, ry, rotation, large, sweep) => {
        const curves = arcToCubics({ x: 0, y: 0 }, { type: 'arc', rx, ry, rotation, large, sweep, x, y });
        const last = curves.at(-1);
        if (last === undefined) return;
        expect(last.x).toBeCloseTo(x, 5);
        expect(last.y).toBeCloseTo(y, 5);
      },
    ),
  );
});

test('an arc without size or length is none', () => {
  const arc = { type: 'arc', rx: 0, ry: 5, rotation: 0, large: false, sweep: true, x: 1, y: 1 } as const;
  expect(arcToCubics({ x: 0, y: 0 }, arc)).toEqual([]);
  expect(arcToCubics({ x: 1, y: 1 }, { ...arc, rx: 5 })).toEqual([]);
});

test('bounds hold all of a group and are none for an empty one', () => {
  const group = { type: 'group', role: 'note', label: '' } as const;
  expect(boundsOf({ ...group, children: [] })).toBeNull();
  const children = [
    { type: 'rect', x: 1, y: 2, width: 3, height: 4 },
    { type: 'path', d: 'M-5 0L0 9' },
  ] as const;
  expect(boundsOf({ ...group, children })).toEqual({ left: -5, top: 0, right: 4, bottom: 9 });
});
