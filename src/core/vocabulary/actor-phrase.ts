import { inEachLanguage, type VocabularyTexts } from './vocabulary-languages.ts';

/** How an actor is named: by itself, and inside a sentence of each language. */
export interface ActorPhrase {
  readonly en: {
    /** As a label: `Government of Georgia`. */
    readonly name: string;
    /** Within a sentence: `the government of Georgia`. */
    readonly inText: string;
    readonly isPlural: boolean;
  };
  readonly ar: {
    readonly name: string;
    /** As the subject, and in every other place: «المتمردون», «المتمردين». */
    readonly nominative: string;
    readonly oblique: string;
    /** States are feminine in Arabic but for some («العراق», «لبنان»). Verbs agree with it. */
    readonly isFeminine: boolean;
  };
}

/** A name that is the same in every language, of someone of whom no more is known. */
export function phraseOfName(name: string, isFeminine: boolean): ActorPhrase {
  return {
    en: { name: capitalise(name), inText: name, isPlural: false },
    ar: { name, nominative: name, oblique: name, isFeminine },
  };
}

/** An actor without words, so that a sentence is its predicate alone; `isMarked`: plural in English, feminine in Arabic. */
export function nameless(isMarked: boolean): ActorPhrase {
  return {
    en: { name: '', inText: '', isPlural: isMarked },
    ar: { name: '', nominative: '', oblique: '', isFeminine: isMarked },
  };
}

/** The actor as a label, in all languages. */
export function namesOf(actor: ActorPhrase): VocabularyTexts {
  return inEachLanguage((language) => actor[language].name);
}

/** All that a search finds the actor by. */
export function wordsOf({ en, ar }: ActorPhrase): readonly string[] {
  return [en.name, ar.name, ar.oblique];
}

const CLITIC_WITHOUT_ARABIC = 'ـ';
const ARABIC_LETTER = /^[\u0621-\u064a]/;

/** «ل» or «ب» written onto a name: «للصين», «لروسيا», «للاجئين», «بالصين», «لـNASA». */
export function attach(clitic: 'ل' | 'ب', name: string): string {
  if (!ARABIC_LETTER.test(name)) return clitic + CLITIC_WITHOUT_ARABIC + name;
  if (clitic === 'ب' || !name.startsWith('ال')) return clitic + name;
  const rest = name.slice(2);
  return (rest.startsWith('ل') ? 'ل' : 'لل') + rest;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
