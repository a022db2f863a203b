import { expect, test } from 'vitest';
import { formatNumber } from '../../../src/core/figure/number.ts';
import { formatPath, parsePath } from '../../../src/core/figure/path-data.ts';
import { KIND_SHAPES } from '../../../src/core/theme/shapes.ts';

test('path data keeps its meaning when written again', () => {
  expect(formatPath(parsePath('M0-6L6 0L0 6Z'))).toBe('M0 -6L6 0L0 6Z');
  expect(formatPath(parsePath('M-5-5H5V5H-5Z'))).toBe('M-5 -5L5 -5L5 5L-5 5Z');
  expect(formatPath(parsePath('M0 0 10 10 20 0Q1 2 3 4C1 2 3 4 5 6'))).toBe(
    'M0 0L10 10L20 0Q1 2 3 4C1 2 3 4 5 6',
  );
  expect(formatPath(parsePath('M-5 0A5 5 0 1 0 5 0'))).toBe('M-5 0A5 5 0 1 0 5 0');
  for (const shape of Object.values(KIND_SHAPES)) {
    const once = formatPath(parsePath(shape));
    expect(formatPath(parsePath(once))).toBe(once);
  }
});

test('path data that is not what we write is refused with what is wrong', () => {
  expect(() => parsePath('M0 0l5 5')).toThrow('Path command not known: l');
  expect(() => parsePath('M0')).toThrow('Path command M has the wrong count of numbers: 1');
  expect(() => parsePath('0 0')).toThrow('Path data starts with a number: 0');
  expect(() => parsePath('M0 0;')).toThrow('Path data holds what is no number: ;');
});

test('numbers are short and plain', () => {
  expect([0.1 + 0.2, -0.001, 100, 1e-7, 12.5, 99.999].map((value) => formatNumber(value))).toEqual([
    '0.3',
    '0',
    '100',
    '0',
    '12.5',
    '100',
  ]);
  expect(formatNumber(1 / 3, 5)).toBe('0.33333');
  expect(() => formatNumber(Infinity)).toThrow('A figure cannot hold the number: Infinity');
});
