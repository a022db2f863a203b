import { describe, expect, it } from 'vitest';
import { moveLane, placesAt } from '../../../src/renderer/timeline/lane-order.ts';

describe('the order of lanes', () => {
  it('moves one lane and keeps the others in order', () => {
    expect(moveLane(['a', 'b', 'c', 'd'], 'b', 2)).toEqual(['a', 'c', 'd', 'b']);
    expect(moveLane(['a', 'b', 'c', 'd'], 'd', -3)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('stays as it is at its ends', () => {
    const order = ['a', 'b'];
    expect(moveLane(order, 'a', -1)).toBe(order);
    expect(moveLane(order, 'b', 1)).toBe(order);
    expect(moveLane(order, 'gone', 1)).toBe(order);
  });

  it('reads a drop from the lane under it', () => {
    const lanes = ['a', 'b', 'c'].map((id, at) => ({ id, top: at * 100, height: 100 }));
    expect(placesAt(lanes, 'a', 150)).toBe(1);
    expect(placesAt(lanes, 'c', 10)).toBe(-2);
    expect(placesAt(lanes, 'b', 160)).toBe(0);
    expect(placesAt(lanes, 'a', 9999)).toBe(2);
  });
});
