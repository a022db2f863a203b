/** Where in an event a search found its words, when that is not the title. */
import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineEvent } from '../../core/document/model.ts';
import { pickText } from '../../core/layout/localized.ts';
import { markMatches } from '../../core/search/mark-matches.ts';

export interface Excerpt {
  readonly text: string;
  readonly language: string;
}

const AROUND = 60;

/** A stretch of the event's text about the first match, cut at words; null where the title has it or nothing does. */
export function hitExcerpt(
  event: TimelineEvent,
  matched: readonly string[],
  language: string,
  index: DocumentIndex,
): Excerpt | null {
  const { languages } = index.document;
  const title = pickText(event.title, language, languages)?.text ?? '';
  if (firstMatch(title, matched)) return null;
  for (const candidate of searchedTexts(event, language, index)) {
    const match = firstMatch(candidate.text, matched);
    if (match)
      return { text: cutAround(candidate.text, match.start, match.end), language: candidate.language };
  }
  return null;
}

function* searchedTexts(event: TimelineEvent, language: string, index: DocumentIndex): Generator<Excerpt> {
  const own = pickText(event.summary, language, index.document.languages);
  if (own) yield own;
  for (const quote of event.quotes ?? []) {
    yield quote;
    yield* allLanguages(quote.translation);
  }
  yield* allLanguages(event.title);
  yield* allLanguages(event.summary);
  for (const { actor } of event.actors ?? []) yield* allLanguages(index.actors.get(actor)?.name);
  yield* allLanguages(event.place === undefined ? undefined : index.places.get(event.place)?.name);
  for (const topic of event.topics ?? []) yield* allLanguages(index.topics.get(topic)?.name);
  for (const citation of event.citations ?? [])
    yield* allLanguages(index.sources.get(citation.source)?.title);
}

function allLanguages(texts: Readonly<Record<string, string>> | undefined): readonly Excerpt[] {
  return Object.entries(texts ?? {}).map(([language, text]) => ({ language, text }));
}

interface Match {
  /** Places in the text, the end not included. */
  readonly start: number;
  readonly end: number;
}

function firstMatch(text: string, words: readonly string[]): Match | null {
  let start = 0;
  for (const segment of markMatches(text, words)) {
    const end = start + segment.text.length;
    if (segment.marked) return { start, end };
    start = end;
  }
  return null;
}

function cutAround(text: string, from: number, to: number): string {
  const start = from <= AROUND ? 0 : text.indexOf(' ', from - AROUND) + 1;
  const space = to + AROUND >= text.length ? text.length : text.lastIndexOf(' ', to + AROUND);
  const end = Math.max(space, to);
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
