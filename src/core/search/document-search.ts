import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { DocumentIndex } from '../document/document-index.ts';
import type { TimelineEvent } from '../document/model.ts';
import { formsToIndex } from './arabic-clitics.ts';
import { TEXT_FIELDS, type TextField, textsOfField } from './event-texts.ts';
import { fold } from './fold.ts';
import { exactForms, forgivenSlips, looseForms } from './query-forms.ts';
import type { TextHits, TextSearch } from './text-search.ts';
import { findWords, foldedWords } from './words.ts';

const BOOST: Readonly<Record<TextField, number>> = {
  title: 8,
  actors: 5,
  places: 4,
  topics: 4,
  summary: 2,
  date: 2,
  quotes: 1,
  sources: 1,
};

/** Full-text search over a document's events, in all languages at once. */
export function createDocumentSearch(index: DocumentIndex): TextSearch {
  const engine = buildEngine(index);
  const size = index.document.events.length;
  return {
    find(text) {
      const words = [...new Set(foldedWords(text))];
      if (words.length === 0) return null;
      for (const query of queriesFor(words)) {
        const hits = runQuery(engine, query, size);
        if (hits.terms.size > 0) return toHits(hits, index);
      }
      return { scores: new Float32Array(size), matchedIn: () => [] };
    },
  };
}

interface IndexedEvent {
  readonly id: number;
  readonly event: TimelineEvent;
}

function buildEngine(index: DocumentIndex): MiniSearch<IndexedEvent> {
  const engine = new MiniSearch<IndexedEvent>({
    fields: [...TEXT_FIELDS],
    extractField: (record, field) =>
      field === 'id' ? String(record.id) : textsOfField(record.event, field as TextField, index).join('\n'),
    tokenize: (text) => [...foldedWords(text)],
    processTerm: (word) => [...formsToIndex(word)],
  });
  engine.addAll(index.document.events.map((event, id) => ({ id, event })));
  return engine;
}

/** From what was typed to what might have been meant; the next is tried only where the one before finds nothing. */
function queriesFor(words: readonly string[]): readonly Query[] {
  const all = (formsOf: (word: string) => readonly Query[]): Query => ({
    combineWith: 'AND',
    queries: words.map((word) => ({ combineWith: 'OR', queries: [...formsOf(word)] })),
  });
  const near = (word: string) =>
    looseForms(word).map((form): Query => ({ queries: [form], fuzzy: forgivenSlips(form) || false }));
  return [all(exactForms), all(looseForms), all(near)];
}

const OPTIONS: SearchOptions = {
  boost: BOOST,
  prefix: true,
  weights: { prefix: 0.5, fuzzy: 0.3 },
  tokenize: (text) => [text],
  processTerm: (term) => term,
};

interface RawHits {
  readonly scores: Float32Array;
  /** Record to the indexed forms that matched. */
  readonly terms: ReadonlyMap<number, ReadonlySet<string>>;
}

function runQuery(engine: MiniSearch<IndexedEvent>, query: Query, size: number): RawHits {
  const scores = new Float32Array(size);
  const terms = new Map<number, ReadonlySet<string>>();
  for (const result of engine.search(query, OPTIONS)) {
    const record = Number(result.id);
    scores[record] = result.score;
    terms.set(record, new Set(result.terms));
  }
  return { scores, terms };
}

function toHits({ scores, terms }: RawHits, index: DocumentIndex): TextHits {
  return {
    scores,
    matchedIn(record) {
      const event = index.document.events[record];
      const matched = terms.get(record);
      return event && matched ? wordsThatMatched(event, matched, index) : [];
    },
  };
}

function wordsThatMatched(
  event: TimelineEvent,
  terms: ReadonlySet<string>,
  index: DocumentIndex,
): readonly string[] {
  const words = TEXT_FIELDS.flatMap((field) => textsOfField(event, field, index)).flatMap(findWords);
  const matching = words.filter(({ text }) => formsToIndex(fold(text)).some((form) => terms.has(form)));
  return [...new Set(matching.map(({ text }) => text))];
}
