import type { LanguageMap } from '../document/model.ts';

export interface LocalizedText {
  readonly text: string;
  /** BCP 47 tag that the text is in. */
  readonly language: string;
  /** Whether another language stands in for the one asked for. */
  readonly fallback: boolean;
}

/** The text in a language; else in one of `others`, in their order; else in whatever there is. Null where there is none. */
export function pickText(
  map: LanguageMap | undefined,
  language: string,
  others: readonly string[],
): LocalizedText | null {
  if (!map) return null;
  const wanted = primarySubtag(language);
  const tags = Object.keys(map).filter((tag) => map[tag] !== '');
  const own = map[language] ? language : tags.find((tag) => primarySubtag(tag) === wanted);
  const tag = own ?? others.find((other) => tags.includes(other)) ?? tags[0];
  if (tag === undefined) return null;
  return { text: map[tag] ?? '', language: tag, fallback: own === undefined };
}

export function primarySubtag(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}

/** Languages written from right to left; source: CLDR 46, `characterOrder` (Unicode licence). */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'fa',
  'he',
  'ur',
  'ps',
  'sd',
  'ug',
  'yi',
  'dv',
  'ckb',
  'ks',
  'syr',
  'az-arab',
]);

export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(primarySubtag(language)) ? 'rtl' : 'ltr';
}

/** Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac, Thaana, NKo and the like (UAX #9, R and AL). */
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/;

/** The direction of a text whose language is not known: that of its first letter, `fallback` where it has none. */
export function directionOfText(text: string, fallback: 'ltr' | 'rtl'): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return fallback;
  return RIGHT_TO_LEFT_LETTER.test(letter) ? 'rtl' : 'ltr';
}
