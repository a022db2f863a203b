import { describe, expect, test } from 'vitest';
import { PAGE_SIZE_NAMES, PAGE_SIZES, parsePageSize } from '../../../src/core/layout/sizes.ts';

describe('a size that is typed', () => {
  test.each(PAGE_SIZE_NAMES)('%s is known by its name, in any case', (name) => {
    expect(parsePageSize(name.toUpperCase())).toEqual(PAGE_SIZES[name]);
  });

  test('A4 is 210 by 297 millimetres at 96 px an inch', () => {
    const size = parsePageSize('A4');
    expect(size?.width).toBeCloseTo(793.7, 1);
    expect(size?.height).toBeCloseTo(1122.5, 1);
  });

  test.each([
    ['1200x675', 1200, 675],
    ['1200 × 675 px', 1200, 675],
    ['7in', 672, null],
    ['178mm', 672.76, null],
    ['17.8x10cm', 672.76, 377.95],
  ])('%s is read', (text, width, height) => {
    const size = parsePageSize(text);
    expect(size?.width).toBeCloseTo(width, 1);
    if (height === null) expect(size?.height).toBeNull();
    else expect(size?.height).toBeCloseTo(height, 1);
  });

  test('measures of a named size have its type, and the pixels that were typed', () => {
    expect(parsePageSize('1080x1920')).toEqual(PAGE_SIZES.story);
    expect(parsePageSize('500x700mm')?.textScale).toBe(PAGE_SIZES.poster.textScale);
    expect(parsePageSize('1280x720')).toEqual({ ...PAGE_SIZES.slide, dotsPerInch: 96 });
    expect(parsePageSize('1080x1900')?.textScale).toBe(1);
  });

  test.each(['', 'B7', '12', '1200x', '99999x10', '-5mm', '1e9'])('“%s” names none', (text) => {
    expect(parsePageSize(text)).toBeNull();
  });
});
