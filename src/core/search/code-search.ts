import { formsToIndex } from './arabic-clitics.ts';
import { fold } from './fold.ts';
import type { TextSearch } from './text-search.ts';
import { createWordIndexBuilder, LOOKUP_STEPS, MOST_FIELDS, type WordIndex } from './word-index.ts';
import { findWords, foldedWords } from './words.ts';

/**
 * A column of codes whose meaning has words: actors, places, kinds of deed. A million events share a few thousand
 * codes; so the words of the codes are searched, and the columns tell which records have them.
 */
export interface CodeField {
  /** By record: number of the entry plus `first`; where that is 1, 0 is none. */
  readonly values: Uint32Array | Uint16Array | Uint8Array;
  readonly first: 0 | 1;
  /** Number of entries. */
  readonly count: number;
  /** Texts of entry 0 to `count - 1`, in all languages. */
  textsOf(entry: number): readonly string[];
  /** How much a match in it counts. */
  readonly weight: number;
}

/** Every word that was typed has to be found in some field of a record. At most eight fields. */
export function createCodeSearch(size: number, fields: readonly CodeField[]): TextSearch {
  if (fields.length > MOST_FIELDS) throw new RangeError(`Too many fields: ${fields.length}`);
  let index: WordIndex | undefined;
  return {
    find(text) {
      const words = [...new Set(foldedWords(text))];
      if (words.length === 0) return null;
      const known = (index ??= indexWords(fields));
      const found = words.map((word) => lookUp(word, known, fields));
      const [first, ...others] = found.map((word) => columnsOf(word, fields));
      const scores = new Float32Array(size);
      for (const column of first ?? []) addColumn(scores, column);
      for (const word of others) addWord(scores, word);
      return { scores, matchedIn: (record) => wordsThatMatched(record, found, fields) };
    },
  };
}

/** Each field's entries are records of the index. */
function indexWords(fields: readonly CodeField[]): WordIndex {
  const builder = createWordIndexBuilder();
  const most = Math.max(0, ...fields.map(({ count }) => count));
  for (let entry = 0; entry < most; entry++) {
    for (const [number, field] of fields.entries()) {
      if (entry >= field.count) continue;
      for (const text of field.textsOf(entry)) builder.add(entry, number, builder.formsOf(text));
    }
  }
  return builder.build();
}

/** For every field the score of each entry, numbered as in its column; null where no entry matches. */
interface Found {
  readonly scores: readonly (Float32Array | null)[];
  /** The folded words that matched. */
  readonly forms: ReadonlySet<string>;
}

function lookUp(word: string, index: WordIndex, fields: readonly CodeField[]): Found {
  const scores: (Float32Array | null)[] = fields.map(() => null);
  const step = LOOKUP_STEPS.find((candidate) => index.lookUp(word, candidate).length > 0);
  const matches = step === undefined ? [] : index.lookUp(word, step);
  for (const { places, quality } of matches) {
    for (const place of places) {
      const field = place % MOST_FIELDS;
      const { count, first, weight } = fields[field]!;
      const own = (scores[field] ??= new Float32Array(count + first));
      const entry = Math.floor(place / MOST_FIELDS) + first;
      own[entry] = Math.max(own[entry]!, quality * weight);
    }
  }
  return { scores, forms: new Set(matches.map(({ form }) => form)) };
}

/** A column in which a word is found, with the score of each of its entries. */
interface FoundColumn {
  readonly values: CodeField['values'];
  readonly byEntry: Float32Array;
}

function columnsOf({ scores }: Found, fields: readonly CodeField[]): readonly FoundColumn[] {
  return scores.flatMap((byEntry, field) => (byEntry ? [{ values: fields[field]!.values, byEntry }] : []));
}

function addColumn(scores: Float32Array, { values, byEntry }: FoundColumn): void {
  for (let record = 0; record < scores.length; record++) scores[record]! += byEntry[values[record]!]!;
}

/** Adds another word's scores to those of the words before it, of which few records have all; what lacks it is out. */
function addWord(scores: Float32Array, columns: readonly FoundColumn[]): void {
  for (let record = 0; record < scores.length; record++) {
    if (scores[record] === 0) continue;
    let own = 0;
    for (const { values, byEntry } of columns) own += byEntry[values[record]!]!;
    scores[record] = own > 0 ? scores[record]! + own : 0;
  }
}

function wordsThatMatched(
  record: number,
  found: readonly Found[],
  fields: readonly CodeField[],
): readonly string[] {
  const matched = new Set<string>();
  for (const [field, { values, first, textsOf }] of fields.entries()) {
    const entry = values[record] ?? 0;
    if (!found.some(({ scores }) => (scores[field]?.[entry] ?? 0) > 0)) continue;
    for (const { text } of textsOf(entry - first).flatMap(findWords)) {
      const forms = formsToIndex(fold(text));
      if (found.some((word) => forms.some((form) => word.forms.has(form)))) matched.add(text);
    }
  }
  return [...matched];
}
