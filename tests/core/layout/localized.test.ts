import { describe, expect, it } from 'vitest';
import { directionOfText } from '../../../src/core/layout/localized.ts';

describe('The direction of a text whose language is not known', () => {
  it('is that of its first letter, whatever signs and isolates stand before it', () => {
    expect(directionOfText('Geneva, جنيف', 'rtl')).toBe('ltr');
    expect(directionOfText('\u2068جنيف\u2069 · Geneva', 'ltr')).toBe('rtl');
    expect(directionOfText('«(2021) بايدن', 'ltr')).toBe('rtl');
    expect(directionOfText('Женева', 'rtl')).toBe('ltr');
    expect(directionOfText('ז׳נבה', 'ltr')).toBe('rtl');
  });

  it('is the one that is given where there is no letter', () => {
    expect(directionOfText('2021–2022', 'rtl')).toBe('rtl');
    expect(directionOfText('', 'ltr')).toBe('ltr');
  });
});
