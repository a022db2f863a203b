/**
 * Search over rows that are made of codes: the words of each dictionary are looked through once, then every row only
 * adds up what its codes matched. A million rows take some 20 ms, and no text of a row is ever built.
 */
import { formsToIndex, withoutArticle, withoutParticles } from '../search/arabic-clitics.ts';
import type { TextHits, TextSearch } from '../search/text-search.ts';
import { findWords, foldedWords } from '../search/words.ts';
import { fold } from '../search/fold.ts';
import type { ActorPhrase } from '../vocabulary/actor-phrase.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { ImportedCatalog } from './imported-catalog.ts';
import type { ImportedRows } from './import-target.ts';

interface Field {
  /** Entry plus one by record, 0 for none. */
  readonly values: Uint32Array | Uint16Array;
  /** Entries are numbered from this: codes from 0, where every record has one. */
  readonly first: 0 | 1;
  readonly entries: readonly Entry[];
  readonly weight: number;
}

interface Entry {
  readonly text: string;
  /** Folded, with the forms under which Arabic words are looked for. */
  readonly forms: readonly string[];
}

/** One bit a word. */
const MOST_WORDS = 30;

export function createImportSearch(
  rows: ImportedRows,
  catalog: ImportedCatalog,
  vocabulary: Vocabulary,
): TextSearch {
  const fields = buildFields(rows, catalog, vocabulary);
  const size = rows.table.size;
  return {
    find(text) {
      const words = [...new Set(foldedWords(text))].slice(0, MOST_WORDS);
      if (words.length === 0) return null;
      // As for documents: what was typed, then the same without its particles, if the first finds nothing.
      for (const forms of [words.map(bareForms), words.map(allForms)]) {
        const hits = findAll(fields, forms, size);
        if (hits) return hits;
      }
      return { scores: new Float32Array(size), matchedIn: () => [] };
    },
  };
}

function bareForms(word: string): readonly string[] {
  const bare = withoutArticle(word);
  return bare === null ? [word] : [word, bare];
}

function allForms(word: string): readonly string[] {
  return [...bareForms(word), ...withoutParticles(word)];
}

function buildFields(rows: ImportedRows, catalog: ImportedCatalog, vocabulary: Vocabulary): readonly Field[] {
  const { columns } = rows;
  const codes = rows.codes.map((code) =>
    toEntry([code, vocabulary.label(code, 'ar') ?? '', ...predicates(code, vocabulary)].join(' ')),
  );
  const actors = catalog.actors.map(({ en, ar }) => toEntry(`${en.name} ${ar.name} ${ar.oblique}`));
  const names = Array.from({ length: rows.names.size }, (_, name) => toEntry(rows.names.textOf(name)));
  const places = catalog.document.places.map(({ name }) => toEntry(Object.values(name).join(' ')));
  return [
    { values: columns.code, first: 0, entries: codes, weight: 4 },
    { values: columns.actor1, first: 1, entries: actors, weight: 5 },
    { values: columns.actor2, first: 1, entries: actors, weight: 5 },
    { values: columns.name1, first: 1, entries: names, weight: 3 },
    { values: columns.name2, first: 1, entries: names, weight: 3 },
    { values: columns.place, first: 1, entries: places, weight: 2 },
  ];
}

/** The words of a code's sentences, in every form that its verb can take. */
function predicates(code: string, vocabulary: Vocabulary): readonly string[] {
  return [
    vocabulary.sentence(code, 'en', blank(false), blank(false)),
    vocabulary.sentence(code, 'en', blank(true), null),
    vocabulary.sentence(code, 'ar', blank(true), blank(true)),
    vocabulary.sentence(code, 'ar', blank(false), null),
  ];
}

function blank(isMarked: boolean): ActorPhrase {
  return {
    en: { name: '', inText: '', isPlural: isMarked },
    ar: { name: '', nominative: '', oblique: '', isFeminine: isMarked },
  };
}

function toEntry(text: string): Entry {
  return { text, forms: foldedWords(text).flatMap((word) => [...formsToIndex(word)]) };
}

function findAll(
  fields: readonly Field[],
  words: readonly (readonly string[])[],
  size: number,
): TextHits | null {
  const masks = new Map<readonly Entry[], Uint32Array>();
  for (const { entries } of fields) {
    if (!masks.has(entries))
      masks.set(
        entries,
        Uint32Array.from(entries, (entry) => maskOf(entry, words)),
      );
  }
  const wanted = 2 ** words.length - 1;
  const scores = new Float32Array(size);
  let found = 0;
  const columns = fields.map((field) => ({ ...field, masks: masks.get(field.entries) ?? new Uint32Array() }));
  for (let record = 0; record < size; record++) {
    let seen = 0;
    let score = 0;
    for (const { values, first, weight, masks } of columns) {
      const mask = masks[(values[record] ?? 0) - first] ?? 0;
      if (mask === 0) continue;
      seen |= mask;
      score += weight;
    }
    if (seen !== wanted) continue;
    scores[record] = score;
    found++;
  }
  return found === 0 ? null : { scores, matchedIn: (record) => matchedIn(fields, words, record) };
}

/** Bit `n` where the entry has a word that begins like the `n`th. */
function maskOf({ forms }: Entry, words: readonly (readonly string[])[]): number {
  let mask = 0;
  for (const [bit, wanted] of words.entries()) {
    if (forms.some((form) => wanted.some((word) => form.startsWith(word)))) mask |= 1 << bit;
  }
  return mask >>> 0;
}

function matchedIn(
  fields: readonly Field[],
  words: readonly (readonly string[])[],
  record: number,
): readonly string[] {
  const matched = new Set<string>();
  for (const { values, first, entries } of fields) {
    const entry = entries[(values[record] ?? 0) - first];
    for (const { text } of entry ? findWords(entry.text) : []) {
      const forms = [...formsToIndex(fold(text))];
      if (words.some((wanted) => forms.some((form) => wanted.some((word) => form.startsWith(word))))) {
        matched.add(text);
      }
    }
  }
  return [...matched];
}
