/**
 * The text index. MiniSearch 7.2 stood here first and missed the budget, an answer within one frame (16.7 ms) at the
 * 95th percentile: over 13,104 real events and 146 queries as they are typed, letter by letter, with the same folding
 * and in the same run (on a busy machine: an idle one takes about a quarter), it took 5 ms at the median, 81 ms at the
 * 95th percentile and 1.4 s to build; this takes 0.5, 2 to 7 and 0.5 s. Its cost is in the objects that it makes for
 * each of the thousands of events that a first letter finds.
 */
import { formsToIndex } from './arabic-clitics.ts';
import { isNear } from './edit-distance.ts';
import { exactForms, forgivenSlips, looseForms } from './query-forms.ts';
import { fold } from './fold.ts';
import { eachWord } from './words.ts';

/** How far to go from what was typed to what might have been meant. */
export const LOOKUP_STEPS = ['exact', 'loose', 'near'] as const;
export type LookupStep = (typeof LOOKUP_STEPS)[number];

/** A form that stands in some text and answers a typed word, with 0 to 1 for how well. */
export interface FormMatch {
  readonly form: string;
  readonly quality: number;
  /** Where it stands: record times MOST_FIELDS plus field, ascending, each place once. */
  readonly places: Uint32Array;
}

/** Words of many texts, folded and in order, each with the places that it stands in. */
export interface WordIndex {
  /** Forms that begin like the word or, in the last step, nearly do. Each once. */
  lookUp(word: string, step: LookupStep): readonly FormMatch[];
}

export const MOST_FIELDS = 8;

export interface WordIndexBuilder {
  /** Numbers of the forms of a text; for texts that come again and again (names) to be added by number. */
  formsOf(text: string): readonly number[];
  /** Places must come in ascending order: records one after the other, fields in order. */
  add(record: number, field: number, forms: readonly number[]): void;
  build(): WordIndex;
}

const PREFIX = 0.5;
const SLIP = 0.2;

/** Each distinct spelling is folded once, and each word becomes a few numbers at once. */
export function createWordIndexBuilder(): WordIndexBuilder {
  const spellings = new Map<string, readonly number[]>();
  const numbers = new Map<string, number>();
  let forms = new Uint32Array(1024);
  let places = new Uint32Array(1024);
  let size = 0;

  function numberOf(form: string): number {
    let number = numbers.get(form);
    if (number === undefined) numbers.set(form, (number = numbers.size));
    return number;
  }

  function formsOfWord(word: string): readonly number[] {
    let known = spellings.get(word);
    if (!known) {
      const folded = fold(word);
      known = folded === '' ? [] : formsToIndex(folded).map(numberOf);
      spellings.set(word, known);
    }
    return known;
  }

  return {
    formsOf(text) {
      const found: number[] = [];
      eachWord(text, (word) => found.push(...formsOfWord(word)));
      return found;
    },
    add(record, field, own) {
      if (size + own.length > forms.length) {
        forms = doubled(forms, size + own.length);
        places = doubled(places, size + own.length);
      }
      const place = record * MOST_FIELDS + field;
      for (const form of own) {
        forms[size] = form;
        places[size++] = place;
      }
    },
    build: () => buildIndex([...numbers.keys()], forms.subarray(0, size), places),
  };
}

function doubled(values: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(Math.max(least, values.length * 2));
  longer.set(values);
  return longer;
}

function buildIndex(names: readonly string[], forms: Uint32Array, places: Uint32Array): WordIndex {
  const { starts, sorted } = groupByForm(names.length, forms, places);
  const order = names.map((name, number) => ({ name, number })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const words = order.map(({ name }) => name);
  const match = (at: number, quality: number): FormMatch => {
    const { name, number } = order[at]!;
    return { form: name, quality, places: sorted.subarray(starts[number], starts[number + 1]) };
  };
  return {
    lookUp(word, step) {
      const found =
        step === 'near' ? nearTo(looseForms(word), words) : startingWith(formsOfStep(word, step), words);
      return Array.from(found, ([at, quality]) => match(at, quality));
    },
  };
}

function formsOfStep(word: string, step: Exclude<LookupStep, 'near'>): readonly string[] {
  return step === 'exact' ? exactForms(word) : looseForms(word);
}

/** The places of each form together; one that comes twice in a row (twice in a text) is kept once. */
function groupByForm(count: number, forms: Uint32Array, places: Uint32Array) {
  const starts = new Uint32Array(count + 1);
  const last = new Float64Array(count).fill(-1);
  for (let at = 0; at < forms.length; at++) {
    const form = forms[at]!;
    if (last[form] === places[at]) continue;
    last[form] = places[at]!;
    starts[form + 1]! += 1;
  }
  for (let form = 1; form <= count; form++) starts[form]! += starts[form - 1]!;
  const sorted = new Uint32Array(starts[count]!);
  const next = starts.slice();
  last.fill(-1);
  for (let at = 0; at < forms.length; at++) {
    const form = forms[at]!;
    if (last[form] === places[at]) continue;
    last[form] = places[at]!;
    sorted[next[form]!] = places[at]!;
    next[form]! += 1;
  }
  return { starts, sorted };
}

/** Positions in the ascending words to how well each matches. */
type Matches = ReadonlyMap<number, number>;

function startingWith(forms: readonly string[], words: readonly string[]): Matches {
  const matches = new Map<number, number>();
  for (const form of forms) {
    for (let at = firstNotBelow(words, form); words[at]?.startsWith(form); at++) {
      const { length } = words[at]!;
      const quality = length === form.length ? 1 : PREFIX * (form.length / length);
      matches.set(at, Math.max(matches.get(at) ?? 0, quality));
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

function nearTo(forms: readonly string[], words: readonly string[]): Matches {
  const matches = new Map<number, number>();
  for (const form of forms) {
    const slips = forgivenSlips(form);
    if (slips === 0) continue;
    for (let at = 0; at < words.length; at++) if (isNear(form, words[at]!, slips)) matches.set(at, SLIP);
  }
  return matches;
}
