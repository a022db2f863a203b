import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/i18n/languages.ts';
import { readPluralRules } from '../../src/i18n/plural-rules.ts';

const NUMBERS = [...Array.from({ length: 1_300 }, (_, number) => number), 1_000_000, 1_000_001, 2_000_000];

describe('Plural rules', () => {
  it.each(Object.values(LANGUAGES))('of $code are those of the platform', ({ code, plural }) => {
    const rules = new Intl.PluralRules(code);
    for (const number of NUMBERS) expect(plural(number), String(number)).toBe(rules.select(number));
  });

  it.each([
    ['fr', { one: 'i = 0,1', many: 'e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5' }],
    [
      'pl',
      {
        one: 'i = 1 and v = 0',
        few: 'v = 0 and i % 10 = 2..4 and i % 100 != 12..14',
        many: 'v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14',
      },
    ],
    [
      'lt',
      { one: 'n % 10 = 1 and n % 100 != 11..19', few: 'n % 10 = 2..9 and n % 100 != 11..19', many: 'f != 0' },
    ],
    ['ja', {}],
  ])('of %s can be written as CLDR writes them', (code, rules) => {
    const plural = readPluralRules(rules);
    const platform = new Intl.PluralRules(code);
    for (const number of NUMBERS) expect(plural(number), String(number)).toBe(platform.select(number));
  });

  it('refuse what is no rule', () => {
    for (const one of ['', 'n == 1', 'n = x', 'x = 1', 'n = 1 and', 'n % = 1'])
      expect(() => readPluralRules({ one }), one).toThrow(/plural rule/);
  });
});
