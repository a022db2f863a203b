import { formsToIndex } from './arabic-clitics.ts';
import { isNear } from './edit-distance.ts';
import { fold } from './fold.ts';
import { exactForms, forgivenSlips, looseForms } from './query-forms.ts';
import type { TextSearch } from './text-search.ts';
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

const PREFIX = 0.5;
const SLIP = 0.2;

/** Every word that was typed has to be found in some field of a record. */
export function createCodeSearch(size: number, fields: readonly CodeField[]): TextSearch {
  let vocabulary: Vocabulary | undefined;
  return {
    find(text) {
      const words = [...new Set(foldedWords(text))];
      if (words.length === 0) return null;
      const known = (vocabulary ??= buildVocabulary(fields));
      const found = words.map((word) => lookUp(word, known, fields));
      const scores = new Float32Array(size);
      for (const [place, entries] of found.entries()) addWord(scores, entries, fields, place === 0);
      return { scores, matchedIn: (record) => wordsThatMatched(record, found, fields) };
    },
  };
}

/** Folded words in ascending order, and for each the entries that it stands in: field and entry by turns. */
interface Vocabulary {
  readonly words: readonly string[];
  readonly entries: ReadonlyMap<string, readonly number[]>;
}

function buildVocabulary(fields: readonly CodeField[]): Vocabulary {
  const entries = new Map<string, number[]>();
  for (const [field, { count, textsOf }] of fields.entries()) {
    for (let entry = 0; entry < count; entry++) {
      for (const form of new Set(textsOf(entry).flatMap(foldedWords).flatMap(formsToIndex))) {
        const known = entries.get(form);
        if (known) known.push(field, entry);
        else entries.set(form, [field, entry]);
      }
    }
  }
  return { words: [...entries.keys()].sort(), entries };
}

/** For every field the score of each entry, numbered as in its column; null where no entry matches. */
interface Found {
  readonly scores: readonly (Float32Array | null)[];
  /** The folded words that matched. */
  readonly words: ReadonlySet<string>;
}

function lookUp(word: string, vocabulary: Vocabulary, fields: readonly CodeField[]): Found {
  const steps = [
    () => startingWith(exactForms(word), vocabulary),
    () => startingWith(looseForms(word), vocabulary),
    () => nearTo(looseForms(word), vocabulary),
  ];
  for (const step of steps) {
    const matches = step();
    if (matches.size > 0) return scoreEntries(matches, vocabulary, fields);
  }
  return { scores: fields.map(() => null), words: new Set() };
}

/** Words of the vocabulary to how well they match. */
type Matches = ReadonlyMap<string, number>;

function startingWith(forms: readonly string[], { words }: Vocabulary): Matches {
  const matches = new Map<string, number>();
  for (const form of forms) {
    for (let place = firstNotBelow(words, form); words[place]?.startsWith(form); place++) {
      const word = words[place]!;
      const score = word === form ? 1 : PREFIX * (form.length / word.length);
      matches.set(word, Math.max(matches.get(word) ?? 0, score));
    }
  }
  return matches;
}

function firstNotBelow(words: readonly string[], form: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words[middle]! < form) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearTo(forms: readonly string[], { words }: Vocabulary): Matches {
  const matches = new Map<string, number>();
  for (const form of forms) {
    const slips = forgivenSlips(form);
    if (slips === 0) continue;
    for (const word of words) if (isNear(form, word, slips)) matches.set(word, SLIP);
  }
  return matches;
}

function scoreEntries(matches: Matches, { entries }: Vocabulary, fields: readonly CodeField[]): Found {
  const scores: (Float32Array | null)[] = fields.map(() => null);
  for (const [word, score] of matches) {
    const list = entries.get(word) ?? [];
    for (let place = 0; place < list.length; place += 2) {
      const field = list[place]!;
      const { count, first, weight } = fields[field]!;
      const own = (scores[field] ??= new Float32Array(count + first));
      const entry = list[place + 1]! + first;
      own[entry] = Math.max(own[entry]!, score * weight);
    }
  }
  return { scores, words: new Set(matches.keys()) };
}

/** Adds a word's scores to those of the words before it; a record that lacks the word is out. */
function addWord(scores: Float32Array, found: Found, fields: readonly CodeField[], first: boolean): void {
  const own = first ? scores : new Float32Array(scores.length);
  for (const [field, byEntry] of found.scores.entries()) {
    if (byEntry) addField(own, fields[field]!.values, byEntry);
  }
  if (first) return;
  for (let record = 0; record < scores.length; record++) {
    scores[record] = scores[record]! > 0 && own[record]! > 0 ? scores[record]! + own[record]! : 0;
  }
}

function addField(scores: Float32Array, values: CodeField['values'], byEntry: Float32Array): void {
  for (let record = 0; record < scores.length; record++) scores[record]! += byEntry[values[record]!]!;
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
      if (found.some(({ words }) => forms.some((form) => words.has(form)))) matched.add(text);
    }
  }
  return [...matched];
}
