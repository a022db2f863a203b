/** The data behind a figure: what it shows, in its language, without how it shows it. */
import type { Bounds } from '../../dates/dates.ts';
import { formatDate } from '../../dates/format.ts';
import { parseDate } from '../../dates/parse.ts';
import { buildDocumentIndex, type DocumentIndex } from '../../document/document-index.ts';
import type { LanguageMap, Quote, RelationType, TimelineEvent } from '../../document/model.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { pickText } from '../../layout/localized.ts';
import { gatherFigure, type Gathered } from '../compose/gather.ts';
import type { FigureRequest } from '../contract.ts';
import type { FigureWords } from '../words.ts';
import { formatLimit } from './limits.ts';

export interface FigureData {
  readonly language: string;
  readonly title: string;
  readonly description: string | null;
  /** In time order. */
  readonly events: readonly EventData[];
  readonly relations: readonly RelationData[];
  /** In the order of their numbers. */
  readonly sources: readonly SourceData[];
}

export interface EventData {
  readonly id: string;
  readonly kind: string;
  /** The kind's name. */
  readonly kindName: string;
  readonly title: string;
  readonly summary: string | null;
  /** EDTF. */
  readonly date: string;
  /** The date in words. */
  readonly dateText: string;
  readonly dateInferred: boolean;
  /** First and last moment that the date may mean; null where it is open. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly lanes: readonly string[];
  readonly actors: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  readonly place: string | null;
  readonly topics: readonly string[];
  readonly quotes: readonly QuoteData[];
  readonly citations: readonly CitationData[];
}

export interface QuoteData {
  readonly text: string;
  readonly language: string;
  readonly speaker: string | null;
  readonly translation: string | null;
}

export interface CitationData {
  /** Number of the source. */
  readonly source: number;
  readonly locator: string | null;
  readonly confidence: string;
}

export interface RelationData {
  readonly type: RelationType;
  readonly name: string;
  /** Event ids. */
  readonly from: string;
  readonly to: string;
}

export interface SourceData {
  readonly number: number;
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  /** As the document has it, and in words. */
  readonly published: string | null;
  readonly publishedText: string | null;
  readonly url: string | null;
  readonly archiveUrl: string | null;
}

interface Collector {
  readonly index: DocumentIndex;
  readonly words: FigureWords;
  readonly request: FigureRequest;
  readonly gathered: Gathered;
  readonly sourceNumbers: ReadonlyMap<string, number>;
  pick(map: LanguageMap | undefined): string | null;
}

/** Throws where the figure itself would: for a range that is none. */
export function collectFigureData(request: FigureRequest, words: FigureWords): FigureData {
  const { document, options } = request;
  const index = buildDocumentIndex(document);
  // Numbers of sources and relations belong to the data even where the figure leaves them out.
  const gathered = gatherFigure(index, { ...options, sources: true, relations: true }, words);
  const sourceNumbers = new Map(gathered.sources.map(({ id, number }) => [id, number]));
  const pick = (map: LanguageMap | undefined): string | null =>
    pickText(map, options.language, document.languages)?.text ?? null;
  const collector = { index, words, request, gathered, sourceNumbers, pick };
  return {
    language: options.language,
    title: options.title ?? pick(document.title) ?? '',
    description: pick(document.description),
    events: gathered.items.flatMap((item) => {
      const event = index.events.get(item.eventId);
      return event === undefined ? [] : [eventData(event, item, collector)];
    }),
    relations: gathered.relations.map(({ type, from, to }) => ({
      type,
      name: words.relation[type],
      from,
      to,
    })),
    sources: gathered.sources.map(({ id, number }) => sourceData(id, number, collector)),
  };
}

function eventData(event: TimelineEvent, item: TimelineItem, collector: Collector): EventData {
  const { index, words, request, gathered, pick } = collector;
  const { digits } = words;
  const { months } = request.options;
  const place = event.place === undefined ? undefined : index.places.get(event.place);
  return {
    id: event.id,
    kind: event.kind,
    kindName: words.kind[event.kind],
    title: item.title,
    summary: pick(event.summary),
    date: event.date,
    dateText: formatDate(item.date, words.dates, { digits, months, style: 'long' }),
    dateInferred: item.dateInferred,
    ...limitsOf(item.date),
    lanes: gathered.lanes.filter(({ items }) => items.includes(item)).map(({ name }) => name),
    actors: (event.actors ?? []).map(({ actor, role }) => ({
      id: actor,
      name: nameOf(actor, collector),
      role,
    })),
    place: pick(place?.name),
    topics: (event.topics ?? []).map((id) => pick(index.topics.get(id)?.name) ?? id),
    quotes: (event.quotes ?? []).map((quote) => quoteData(quote, collector)),
    citations: (event.citations ?? []).map(({ source, locator, confidence }) => ({
      source: collector.sourceNumbers.get(source) ?? 0,
      locator: pick(locator),
      confidence,
    })),
  };
}

function limitsOf({ earliest, latest }: Bounds): Pick<EventData, 'earliest' | 'latest'> {
  return { earliest: formatLimit(earliest), latest: formatLimit(latest) };
}

function nameOf(actor: string, { index, pick }: Collector): string {
  return pick(index.actors.get(actor)?.name) ?? actor;
}

function quoteData(quote: Quote, collector: Collector): QuoteData {
  const { language } = collector.request.options;
  const translation = quote.language === language ? null : (quote.translation?.[language] ?? null);
  return {
    text: quote.text,
    language: quote.language,
    speaker: quote.speaker === undefined ? null : nameOf(quote.speaker, collector),
    translation,
  };
}

/** A date that EDTF does not know stays as it is. */
function dateInWords(date: string | undefined, { words, request }: Collector): string | null {
  if (date === undefined) return null;
  const parsed = parseDate(date);
  const { digits, months } = request.options;
  return parsed.ok ? formatDate(parsed.date, words.dates, { digits, months, style: 'long' }) : date;
}

function sourceData(id: string, number: number, collector: Collector): SourceData {
  const { index, pick } = collector;
  const source = index.sources.get(id);
  return {
    number,
    id,
    title: pick(source?.title) ?? id,
    publisher: pick(source?.publisher),
    published: source?.published ?? null,
    publishedText: dateInWords(source?.published, collector),
    url: source?.url ?? null,
    archiveUrl: source?.archiveUrl ?? null,
  };
}
