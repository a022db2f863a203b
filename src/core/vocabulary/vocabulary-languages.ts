/**
 * The vocabularies are written in these languages, each with a grammar of its own. An interface in another language
 * shows them as it shows a document that lacks it: in the first that there is, and says so.
 */
export const VOCABULARY_LANGUAGES = ['en', 'ar'] as const;
export type VocabularyLanguage = (typeof VOCABULARY_LANGUAGES)[number];
export type VocabularyTexts = Readonly<Record<VocabularyLanguage, string>>;

/** Data sets write the names of people and places in English. */
export const DATA_LANGUAGE: VocabularyLanguage = 'en';

export function inEachLanguage(say: (language: VocabularyLanguage) => string): VocabularyTexts {
  const texts = VOCABULARY_LANGUAGES.map((language) => [language, say(language)] as const);
  return Object.fromEntries(texts) as VocabularyTexts;
}

/** The one of ours that a BCP 47 tag asks for, else the first. */
export function toVocabularyLanguage(tag: string): VocabularyLanguage {
  const primary = tag.split('-')[0]?.toLowerCase();
  return VOCABULARY_LANGUAGES.find((language) => language === primary) ?? VOCABULARY_LANGUAGES[0];
}
