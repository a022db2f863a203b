import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/search/fold.ts';

describe('Folding', () => {
  test.each([
    ['أإآٱا', 'ااااا'],
    ['إِعْلَان', 'اعلان'],
    ['العــلاقات', 'العلاقات'],
    ['القمة', 'القمه'],
    ['على', 'علي'],
    ['مسؤول', 'مسوول'],
    ['رئيس', 'رييس'],
    ['شيء', 'شي'],
    ['کیف', 'كيف'],
    ['٢٠٢١', '2021'],
    ['۲۰۲۱', '2021'],
    ['ﻻ', 'لا'],
    ['Communiqué', 'communique'],
    ['ÎLE Œuvre Straße Łódź', 'ile oeuvre strasse lodz'],
    ['İstanbul', 'istanbul'],
    ['\u2068Putin\u2069', 'putin'],
  ])('writes %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});
