import { describe, expect, it } from 'vitest';
import type { Relation } from '../../../src/core/document/model.ts';
import {
  buildRelationPaths,
  type Plane,
  type RelatedCard,
} from '../../../src/renderer/timeline/relation-paths.ts';

function card(eventId: string, start: number, top: number, width = 200): RelatedCard {
  return { eventId, openStart: false, openEnd: false, box: { start, top, width, height: 30 } };
}

const relation: Relation = { id: 'r', type: 'results-in', from: 'a', to: 'b' };
const plane: Plane = {
  width: 1000,
  lanes: [
    { id: 'one', top: 0, height: 100 },
    { id: 'two', top: 100, height: 200 },
    { id: 'three', top: 300, height: 100 },
  ],
  flip: false,
  nameWidth: () => 60,
};

/** Corners of the path, as numbers. */
function corners(d: string): readonly (readonly [number, number])[] {
  const numbers = (d.match(/-?[\d.]+/g) ?? []).map(Number);
  return numbers.flatMap((x, at) => (at % 2 === 0 ? [[x, numbers[at + 1] ?? NaN] as const] : []));
}

/** Whether a stretch between two corners runs through a card. */
function crosses(d: string, { box }: RelatedCard): boolean {
  const points = corners(d);
  return points.slice(1).some(([x, y], at) => {
    const [fromX, fromY] = points[at]!;
    return (
      Math.max(x, fromX) > box.start &&
      Math.min(x, fromX) < box.start + box.width - 6 &&
      Math.max(y, fromY) > box.top &&
      Math.min(y, fromY) < box.top + box.height
    );
  });
}

describe('arrows between cards', () => {
  const wall = [0, 1, 2, 3].map((row) => card(`wall-${row}`, 300, 110 + row * 40, 400));

  it('go around the cards that stand between', () => {
    const cards = [card('a', 400, 10), card('b', 400, 330), ...wall];
    const [path] = buildRelationPaths([relation], cards, plane);
    expect(wall.filter((one) => crosses(path!.d, one))).toEqual([]);
  });

  it('have their names where they hide no card', () => {
    const cards = [card('a', 400, 10), card('b', 400, 330), ...wall];
    const [path] = buildRelationPaths([relation], cards, plane);
    const { x, y } = path!.name;
    for (const { box } of cards)
      expect(
        x + 30 > box.start &&
          x - 30 < box.start + box.width - 6 &&
          y + 9 > box.top &&
          y - 9 < box.top + box.height,
      ).toBe(false);
  });

  it('have their names below the axis, however high they start', () => {
    const cards = [card('a', 100, 0), card('b', 600, 0), card('between', 330, 0, 240)];
    const [path] = buildRelationPaths([relation], cards, plane);
    expect(path!.name.y - 9).toBeGreaterThanOrEqual(0);
  });

  it('are mirrored where later lies to the left', () => {
    const cards = [card('a', 100, 10), card('b', 600, 10)];
    const [there] = buildRelationPaths([relation], cards, plane);
    const [mirrored] = buildRelationPaths([relation], cards, { ...plane, flip: true });
    expect(mirrored!.name.x).toBeCloseTo(1000 - there!.name.x, 6);
    expect(corners(mirrored!.d)[0]![0]).toBeCloseTo(1000 - corners(there!.d)[0]![0], 6);
  });

  it('join the nearest cards of events that stand in several lanes, and leave out what is not there', () => {
    const cards = [card('a', 100, 10), card('a', 100, 330), card('b', 600, 330)];
    const paths = buildRelationPaths([relation, { ...relation, id: 's', to: 'gone' }], cards, plane);
    expect(paths.map((path) => path.relation.id)).toEqual(['r']);
    expect(corners(paths[0]!.d)[0]![1]).toBeGreaterThan(330);
  });
});
