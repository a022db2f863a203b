import { describe, expect, it } from 'vitest';
import { PAGE_SIZES, PAGE_SIZE_NAMES } from '../../../src/core/layout/sizes.ts';
import { resolveSize, sizeChoiceOf } from '../../../src/renderer/composer/figure-size.ts';

describe('The size of a figure', () => {
  it('is one of the named pages', () => {
    expect(resolveSize({ name: 'social', width: '', height: '', unit: 'px' })).toEqual(PAGE_SIZES.social);
  });

  it('is a width with as much height as is needed', () => {
    const size = resolveSize({ name: 'free', width: '85', height: '', unit: 'mm' });
    expect(size?.width).toBeCloseTo(321.26, 2);
    expect(size?.height).toBeNull();
  });

  it('is both sides in inches', () => {
    const size = resolveSize({ name: 'free', width: '7.5', height: '4', unit: 'in' });
    expect(size).toMatchObject({ width: 720, height: 384 });
  });

  it.each(['', '0', 'wide', '-5', '1e9'])('is nothing for a width of “%s”', (width) => {
    expect(resolveSize({ name: 'free', width, height: '', unit: 'px' })).toBeNull();
  });

  it('comes back under its name from the sides that a saved figure has', () => {
    for (const name of PAGE_SIZE_NAMES) {
      const { width, height } = PAGE_SIZES[name];
      expect(sizeChoiceOf(width, height ?? undefined).name).toBe(name);
    }
    expect(sizeChoiceOf(1234, undefined)).toEqual({ name: 'free', width: '1234', height: '', unit: 'px' });
  });
});
