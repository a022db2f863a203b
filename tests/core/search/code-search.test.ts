import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodeSearch, type CodeField } from '../../../src/core/search/code-search.ts';
import { isNear } from '../../../src/core/search/edit-distance.ts';

const ACTORS = [
  ['Russia', 'روسيا'],
  ['United States', 'الولايات المتحدة'],
  ['Russian government', 'الحكومة الروسية'],
];
const DEEDS = [
  ['consults', 'تتشاور مع'],
  ['threatens', 'تهدد'],
];

function field(entries: readonly (readonly string[])[], values: readonly number[], weight = 1): CodeField {
  return {
    values: Uint32Array.from(values),
    first: 1,
    count: entries.length,
    textsOf: (entry) => entries[entry] ?? [],
    weight,
  };
}

/** Record 0: Russia consults the United States; 1: the US threatens Russia; 2: the Russian government consults; 3: nothing. */
const search = createCodeSearch(4, [
  field(ACTORS, [1, 2, 3, 0], 2),
  field(ACTORS, [2, 1, 0, 0], 2),
  field(DEEDS, [1, 2, 1, 0]),
]);

function found(text: string): readonly number[] {
  const scores = search.find(text)?.scores ?? new Float32Array();
  return [...scores.keys()]
    .filter((record) => scores[record]! > 0)
    .sort((a, b) => scores[b]! - scores[a]! || a - b);
}

describe('Search by codes', () => {
  test('finds the records whose codes have all of the words, in either language, by their beginnings', () => {
    expect(found('russia')).toEqual([0, 1, 2]);
    expect(found('consults russia')).toEqual([0, 2]);
    expect(found('threat')).toEqual([1]);
    expect(found('روسيا تهدد')).toEqual([1]);
    expect(found('حكومه')).toEqual([2]);
    expect(found('والولايات')).toEqual([0, 1]);
  });

  test('forgives a slip only where nothing is found as typed', () => {
    expect(found('consulst')).toEqual([0, 2]);
    expect(found('thraetens')).toEqual([1]);
    expect(found('xyzzy')).toEqual([]);
    expect(search.find('…')).toBeNull();
  });

  test('gives the words that matched as they stand in the record', () => {
    const hits = search.find('russ consul');
    expect(hits?.matchedIn(2)).toEqual(['Russian', 'consults']);
    expect(hits?.matchedIn(0)).toEqual(['Russia', 'consults']);
    expect(hits?.matchedIn(3)).toEqual([]);
  });

  test('takes columns in which every record has an entry and none is 0', () => {
    const coded = createCodeSearch(2, [{ ...field(DEEDS, []), values: Uint8Array.of(1, 0), first: 0 }]);
    expect([...(coded.find('consults')?.scores ?? [])]).toEqual([0, 1]);
    expect(coded.find('threat')?.matchedIn(0)).toEqual(['threatens']);
  });

  test('agrees with looking at every record', () => {
    const words = ['alpha', 'beta', 'gamma', 'alphabet', 'بيتا'];
    const entries = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 6,
    });
    const records = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 30 });
    const typed = fc.uniqueArray(fc.constantFrom('alpha', 'be', 'gam', 'بيت'), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(entries, entries, records, typed, (first, second, rows, query) => {
        const columns = [first, second].map((field, place) =>
          rows.map((row) => (row[place]! <= field.length ? row[place]! : 0)),
        );
        const coded = createCodeSearch(rows.length, [field(first, columns[0]!), field(second, columns[1]!)]);
        const scores = coded.find(query.join(' '))?.scores;
        for (const record of rows.keys()) {
          const own = [
            ...(first[columns[0]![record]! - 1] ?? []),
            ...(second[columns[1]![record]! - 1] ?? []),
          ];
          const all = query.every((word) => own.some((other) => other.startsWith(word)));
          const known = query.every((word) =>
            [...first, ...second].flat().some((other) => other.startsWith(word)),
          );
          // A word that stands nowhere is looked for by what it might have been meant to be.
          if (known) expect((scores?.[record] ?? 0) > 0).toBe(all);
        }
      }),
    );
  });
});

describe('Nearness of words', () => {
  test('counts letters put in, left out and replaced, and lets the other word go on', () => {
    expect(isNear('biden', 'biden', 0)).toBe(true);
    expect(isNear('bidn', 'biden', 1)).toBe(true);
    expect(isNear('bidem', 'biden', 1)).toBe(true);
    expect(isNear('bideen', 'biden', 1)).toBe(true);
    expect(isNear('cyberse', 'cybersecurity', 0)).toBe(true);
    expect(isNear('putin', 'biden', 2)).toBe(false);
    expect(isNear('agreement', 'agre', 2)).toBe(false);
  });
});
