import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quotasOfCells } from '../../../src/core/table/item-quota.ts';

const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(5000)), { minLength: 9, maxLength: 60 });

describe('Quotas of cells', () => {
  test('never let a window show more than the limit', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 5 }), fc.nat(500), (cells, reach, limit) => {
        const quotas = quotasOfCells(cells, reach, limit);
        const shown = quotas.map((quota, cell) => Math.min(quota, cells[cell + reach - 1] ?? 0));
        for (let start = 0; start + reach <= shown.length; start++) {
          const inWindow = shown.slice(start, start + reach).reduce((sum, count) => sum + count, 0);
          expect(inWindow).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('do not depend on where the window begins', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 4 }), fc.nat(500), (cells, reach, limit) => {
        const whole = quotasOfCells(cells, reach, limit);
        const later = quotasOfCells(cells.slice(1), reach, limit);
        expect(later).toEqual(whole.slice(1));
      }),
    );
  });

  test('are without bound where everything fits', () => {
    expect(quotasOfCells([0, 3, 4, 0], 2, 7)).toEqual([Infinity, Infinity]);
    expect(quotasOfCells([0, 3, 4, 0], 2, 6)).toEqual([3, 3]);
  });
});
