import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markMatches } from '../../../src/core/search/mark-matches.ts';
import { findWords } from '../../../src/core/search/words.ts';

describe('Marking', () => {
  test('finds the words however they are spelt', () => {
    expect(markMatches('Putin said: “PÚTIN”.', ['putin'])).toEqual([
      { text: 'Putin', marked: true },
      { text: ' said: “', marked: false },
      { text: 'PÚTIN', marked: true },
      { text: '”.', marked: false },
    ]);
    expect(markMatches('إعلانُ القمة', ['اعلان']).filter(({ marked }) => marked)).toEqual([
      { text: 'إعلانُ', marked: true },
    ]);
  });

  test('leaves the letters of a word inside a longer one alone', () => {
    expect(markMatches('US and Russian delegations', ['us'])).toEqual([
      { text: 'US', marked: true },
      { text: ' and Russian delegations', marked: false },
    ]);
  });

  test('never changes the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme' })),
        (text, more) => {
          const words = [
            ...findWords(text)
              .slice(0, 2)
              .map((word) => word.text),
            ...more,
          ];
          const segments = markMatches(text, words);
          expect(segments.map((segment) => segment.text).join('')).toBe(text);
          expect(segments.every((segment) => segment.text !== '')).toBe(true);
        },
      ),
    );
  });
});

describe('Words', () => {
  test('end at an apostrophe, not at a joiner or a mark', () => {
    const words = (text: string) => findWords(text).map((word) => word.text);
    expect(words("l’accord d'Alger")).toEqual(['l', 'accord', 'd', 'Alger']);
    expect(words('می‌گوید مُحَمَّد')).toEqual(['می‌گوید', 'مُحَمَّد']);
    expect(words('日本と2021')).toEqual(['日', '本', 'と', '2021']);
    expect(words(' – … ')).toEqual([]);
  });
});
