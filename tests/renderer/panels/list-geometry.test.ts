import { describe, expect, it } from 'vitest';
import { ROW_HEIGHT, rowsAt, scrollToRow } from '../../../src/renderer/panels/list-geometry.ts';

const height = 10 * ROW_HEIGHT;

describe.each([15, 13_000, 1_000_000])('a list of %i rows', (total) => {
  const view = { total, height };
  const end = () => {
    const { before, after, first, last } = rowsAt(0, view);
    return before + after + (last - first) * ROW_HEIGHT - height;
  };

  it('makes what is seen and little more, its room staying the same wherever it is scrolled', () => {
    for (const share of [0, 0.25, 0.5, 0.99, 1]) {
      const { first, last, before, after } = rowsAt(end() * share, view);
      expect(last - first).toBeLessThan(40);
      expect(before + after + (last - first) * ROW_HEIGHT).toBeCloseTo(end() + height, -2);
    }
    expect(rowsAt(end(), view).last).toBe(total);
  });

  it('scrolls to any row so that it is seen whole', () => {
    for (const row of [0, 7, Math.floor(total / 2), total - 1]) {
      const to = scrollToRow(row, 0, view);
      const place = rowsAt(to, view);
      const top = place.before + (row - place.first) * ROW_HEIGHT - to;
      expect(top).toBeGreaterThanOrEqual(-1);
      expect(top + ROW_HEIGHT).toBeLessThanOrEqual(height + 1);
    }
  });

  it('stays where it is for a row that is seen', () => {
    expect(scrollToRow(3, 0, view)).toBe(0);
  });
});
