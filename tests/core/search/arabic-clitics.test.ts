import { describe, expect, test } from 'vitest';
import { formsToIndex, withoutArticle, withoutParticles } from '../../../src/core/search/arabic-clitics.ts';

describe('The article and the particles of Arabic', () => {
  test.each([
    ['الاجتماع', 'اجتماع'],
    ['والاجتماع', 'اجتماع'],
    ['بالاجتماع', 'اجتماع'],
    ['وبالاجتماع', 'اجتماع'],
    ['للرييس', 'رييس'],
    ['وللرييس', 'رييس'],
  ])('come off: %s is %s', (word, bare) => {
    expect(withoutArticle(word)).toBe(bare);
    expect(formsToIndex(word)).toContain(bare);
  });

  test('come off one by one, so that a word is found with some of them', () => {
    expect(formsToIndex('والاجتماع')).toEqual(expect.arrayContaining(['والاجتماع', 'الاجتماع', 'اجتماع']));
    expect(formsToIndex('وبروكسل')).toEqual(expect.arrayContaining(['وبروكسل', 'بروكسل']));
  });

  test('stay where too little would be left, or where the word is not Arabic', () => {
    expect(withoutArticle('الى')).toBeNull();
    expect(withoutParticles('ورد')).toEqual([]);
    expect(formsToIndex('allies')).toEqual(['allies']);
  });

  test('never lose the word itself', () => {
    for (const word of ['وزير', 'بيان', 'لقاء', 'كوريا', 'فرنسا']) expect(formsToIndex(word)[0]).toBe(word);
  });
});
