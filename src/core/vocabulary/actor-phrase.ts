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
