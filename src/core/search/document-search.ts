import type { DocumentIndex } from '../document/document-index.ts';
import type { TimelineEvent } from '../document/model.ts';
import { formsToIndex } from './arabic-clitics.ts';
import { namesOfField, TEXT_FIELDS, type TextField, textsOfField } from './event-texts.ts';
import { fold } from './fold.ts';
import { scoreWords } from './query-scores.ts';
import type { TextSearch } from './text-search.ts';
import { createWordIndexBuilder, type WordIndex } from './word-index.ts';
import { findWords, foldedWords } from './words.ts';

const WEIGHTS: Readonly<Record<TextField, number>> = {
  title: 12,
  actors: 7,
  places: 6,
  topics: 6,
  summary: 3,
  date: 2,
  quotes: 1,
  sources: 0.5,
};

/** Full-text search over a document's events, in all languages at once. */
export function createDocumentSearch(index: DocumentIndex): TextSearch {
  const { events } = index.document;
  const words = indexWords(index);
  const weights = TEXT_FIELDS.map((field) => WEIGHTS[field]);
  return {
    find(text) {
      const typed = [...new Set(foldedWords(text))];
      if (typed.length === 0) return null;
      const { scores, forms } = scoreWords(typed, words, events.length, weights);
      return {
        scores,
        matchedIn: (record) => (scores[record]! > 0 ? wordsThatMatched(events[record]!, forms, index) : []),
      };
    },
  };
}

/** Names of actors, places and the like stand in many events: each is looked through once. */
function indexWords(index: DocumentIndex): WordIndex {
  const builder = createWordIndexBuilder();
  const known = new Map<string, readonly number[]>();
  const formsOfName = (name: string) => {
    let forms = known.get(name);
    if (!forms) known.set(name, (forms = builder.formsOf(name)));
    return forms;
  };
  for (const [record, event] of index.document.events.entries()) {
    for (const [number, field] of TEXT_FIELDS.entries()) {
      const formsOf = namesOfField(field) ? formsOfName : builder.formsOf;
      for (const text of textsOfField(event, field, index)) builder.add(record, number, formsOf(text));
    }
  }
  return builder.build();
}

function wordsThatMatched(
  event: TimelineEvent,
  forms: ReadonlySet<string>,
  index: DocumentIndex,
): readonly string[] {
  const words = TEXT_FIELDS.flatMap((field) => textsOfField(event, field, index)).flatMap(findWords);
  const matching = words.filter(({ text }) => formsToIndex(fold(text)).some((form) => forms.has(form)));
  return [...new Set(matching.map(({ text }) => text))];
}
