import type { LanguageFactsText, PluralCategory } from './languages.ts';

/**
 * Plural rules as CLDR writes them (Unicode Technical Standard 35, part 3), for whole numbers that are not negative:
 * `i % 10 = 2..4 and i % 100 != 12..14`. `Intl.PluralRules` knows them too, but not the same in every engine, and
 * figures must be. Throws for what is no rule.
 */
export function readPluralRules(rules: LanguageFactsText['plurals']): (count: number) => PluralCategory {
  const entries = Object.entries(rules) as readonly (readonly [PluralCategory, string])[];
  const tests = entries.map(([category, rule]) => [category, readRule(rule)] as const);
  return (count) => tests.find(([, holds]) => holds(count))?.[0] ?? 'other';
}

type Test = (count: number) => boolean;

function readRule(rule: string): Test {
  const choices = rule.split(/\s+or\s+/).map((choice) => choice.split(/\s+and\s+/).map(readRelation));
  return (count) => choices.some((all) => all.every((holds) => holds(count)));
}

/** `n` is the number, `i` its whole part; `v`, `w`, `f`, `t`, `c` and `e` are 0 for whole numbers. */
const RELATION =
  /^\s*([nivwftce])\s*(?:%\s*(\d+)\s*)?(!?=)\s*(\d+(?:\.\.\d+)?(?:\s*,\s*\d+(?:\.\.\d+)?)*)\s*$/;

function readRelation(text: string): Test {
  const [, operand = '', modulus, sign, list] = RELATION.exec(text) ?? [];
  if (list === undefined) throw new Error(`No plural rule: ${text}`);
  const ranges = list.split(',').map((range) => {
    const [from = NaN, to = from] = range.split('..').map(Number);
    return { from, to };
  });
  const isNumber = operand === 'n' || operand === 'i';
  return (count) => {
    const whole = isNumber ? count : 0;
    const value = modulus === undefined ? whole : whole % Number(modulus);
    return ranges.some(({ from, to }) => value >= from && value <= to) === (sign === '=');
  };
}
