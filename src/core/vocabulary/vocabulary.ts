/**
 * The CAMEO vocabulary: event codes, actors, countries. Its tables are some 100 KB and load when first needed.
 *
 * Sources: codes and their meaning after the CAMEO manual 1.1b3 (Gerner, Schrodt and Yilmaz) and GDELT's lists of
 * event, country, type and group codes; all words are our own, in both languages. Goldstein scores are GDELT's
 * (CAMEO.goldsteinscale.txt); another table that goes about under the same name differs from the data in most codes.
 * The five codes that only the manual has (155, 176, 1834, 1951, 1952) take their base's score. FIPS 10-4 to ISO 3166
 * after the `countries.json` of py-gdelt (MIT). Country names follow common usage in news, not law.
 *
 * GDELT's list and the manual give 105 to 108 different meanings (106 is a withdrawal in one, a meeting in the other):
 * they are told as demands and no more.
 */
import type { LanguageMap } from '../document/model.ts';
import { nameless, type ActorPhrase } from './actor-phrase.ts';
import { createActorNames, type ActorTables, type NamedActor } from './cameo-actors.ts';
import { arabicSentence, englishLabel, englishSentence } from './cameo-sentence.ts';
import {
  VOCABULARY_LANGUAGES,
  type VocabularyLanguage,
  type VocabularyTexts,
} from './vocabulary-languages.ts';

export interface Vocabulary {
  /** Whether CAMEO has the code. */
  has(code: string): boolean;
  /** What happened, in a sentence; told by the nearest code above for a code that is unknown. */
  sentence(
    code: string,
    language: VocabularyLanguage,
    first: ActorPhrase | null,
    second: ActorPhrase | null,
  ): string;
  /** What the code stands for, with no actors: `Make a visit`, «القيام بزيارة». Null for a code of no known root. */
  label(code: string): VocabularyTexts | null;
  /** Of a root, two digits. */
  rootLabel(root: string): VocabularyTexts | null;
  /** The words of a code's sentences in all languages, in every form that its verb can take. */
  words(code: string): readonly string[];
  /** −10 to 10. */
  goldstein(code: string): number | null;
  /** The actor of a CAMEO actor code (`GEOGOV`); `rawName` as the data has it, for codes that say nothing to us. */
  actor(code: string, rawName: string): NamedActor;
  /** ISO 3166-1 alpha-2 of a FIPS 10-4 country code, or null. */
  isoOfFips(fips: string): string | null;
  countryName(iso: string): LanguageMap | null;
  /** CAMEO code of a state by its English name, as data sets spell it; null for no state. */
  stateOfName(name: string): string | null;
  /** ISO 3166-1 alpha-2 of a state by its English name. */
  isoOfName(name: string): string | null;
  readonly texts: DatasetTexts;
}

type CodeRow = readonly [en: string, ar: string, arabicLabel: string, goldstein: number];
type TextKey =
  'gdelt' | 'gdeltPublisher' | 'icews' | 'icewsPublisher' | 'locator' | 'comma' | 'named' | 'unnamed';
export type DatasetTexts = Readonly<Record<TextKey, VocabularyTexts>>;

export interface VocabularyTables {
  readonly codes: Readonly<Record<string, CodeRow>>;
  readonly roots: Readonly<Record<string, readonly [string, string]>>;
  readonly actors: ActorTables;
  readonly fips: Readonly<Record<string, string>>;
  readonly texts: DatasetTexts;
}

let loading: Promise<Vocabulary> | undefined;

export function loadVocabulary(): Promise<Vocabulary> {
  return (loading ??= importTables().then(createVocabulary));
}

async function importTables(): Promise<VocabularyTables> {
  const [codes, actors, fips, texts] = await Promise.all([
    import('./cameo-codes.json'),
    import('./cameo-actors.json'),
    import('./fips.json'),
    import('./dataset-texts.json'),
  ]);
  // JSON knows arrays, not tuples: their lengths are checked by the tests of the tables.
  return {
    ...(codes.default as unknown as Pick<VocabularyTables, 'codes' | 'roots'>),
    actors: actors.default as unknown as ActorTables,
    fips: fips.default,
    texts: texts.default,
  };
}

export function createVocabulary(tables: VocabularyTables): Vocabulary {
  const codes = new Map(Object.entries(tables.codes));
  const fips = new Map(Object.entries(tables.fips));
  const names = createActorNames(tables.actors);
  const unnamed = toUnnamed(tables.texts);
  const nearest = (code: string): CodeRow | null => {
    for (let length = code.length; length >= 2; length--) {
      const row = codes.get(code.slice(0, length));
      if (row) return row;
    }
    return null;
  };
  const label = (code: string): VocabularyTexts | null => {
    const row = nearest(code);
    return row && { en: englishLabel(row[0]), ar: row[2] };
  };
  const sentence: Vocabulary['sentence'] = (code, language, first, second) => {
    const row = nearest(code);
    if (!row) return first?.[language].name ?? second?.[language].name ?? code;
    if (!first && !second) return label(code)?.[language] ?? code;
    // An actor on both sides is usually the same news item read twice: «Russia praises Russia» says nothing.
    const other = second === first ? null : second;
    return SENTENCES[language](row, first ?? unnamed, other);
  };
  return {
    has: (code) => codes.has(code),
    sentence,
    label,
    words(code) {
      const sentences = VOCABULARY_LANGUAGES.flatMap((language) => [
        sentence(code, language, nameless(false), nameless(false)),
        sentence(code, language, nameless(false), null),
        sentence(code, language, nameless(true), nameless(true)),
        sentence(code, language, nameless(true), null),
      ]);
      return [...new Set([code, ...Object.values(label(code) ?? {}), ...sentences])];
    },
    rootLabel(root) {
      const row = tables.roots[root];
      return row ? { en: row[0], ar: row[1] } : null;
    },
    goldstein: (code) => codes.get(code)?.[3] ?? null,
    actor: names.actor,
    isoOfFips: (code) => fips.get(code) ?? null,
    countryName: names.countryName,
    stateOfName: names.stateOfName,
    isoOfName: (name) => names.isoOfState(names.stateOfName(name)),
    texts: tables.texts,
  };
}

const SENTENCES: Readonly<
  Record<VocabularyLanguage, (row: CodeRow, first: ActorPhrase, second: ActorPhrase | null) => string>
> = {
  en: ([english], first, second) => englishSentence(english, first, second),
  ar: ([, arabic], first, second) => arabicSentence(arabic, first, second),
};

function toUnnamed({ unnamed }: DatasetTexts): ActorPhrase {
  return {
    en: { name: unnamed.en, inText: unnamed.en, isPlural: false },
    ar: { name: unnamed.ar, nominative: unnamed.ar, oblique: unnamed.ar, isFeminine: true },
  };
}
