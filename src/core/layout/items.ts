import { compareDates } from '../dates/compare.ts';
import type { TimelineDate } from '../dates/dates.ts';
import type { DocumentIndex } from '../document/document-index.ts';
import type { EventKind, LanguageMap, TimelineEvent } from '../document/model.ts';
import { importanceOf } from '../table/event-importance.ts';
import { pickText } from './localized.ts';

/** An event as a view shows it, in one language. */
export interface TimelineItem {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly date: TimelineDate;
  readonly title: string;
  /** BCP 47 tag of the title, and whether it stands in for the language asked for. */
  readonly language: string;
  readonly fallback: boolean;
  /** Short names of those who speak or, where nobody speaks, of nobody: a title names its participants. */
  readonly speakers: readonly string[];
  readonly place: string | null;
  /** Source ids, in the order of the citations, each once. */
  readonly sources: readonly string[];
  /** Whether a citation marks the date as our own conclusion. */
  readonly dateInferred: boolean;
  /** 0 to 1. */
  readonly importance: number;
  readonly starred: boolean;
  /** Place in the document. */
  readonly order: number;
}

/** The item of an event whose date has been read. `order` is its place in the document. */
export function buildItem(
  event: TimelineEvent,
  date: TimelineDate,
  order: number,
  index: DocumentIndex,
  language: string,
): TimelineItem {
  const pick = (map: LanguageMap | undefined): ReturnType<typeof pickText> =>
    pickText(map, language, index.document.languages);
  const title = pick(event.title);
  const place = event.place === undefined ? undefined : index.places.get(event.place);
  return {
    eventId: event.id,
    kind: event.kind,
    date,
    title: title?.text ?? event.id,
    language: title?.language ?? language,
    fallback: title?.fallback ?? true,
    speakers: speakersOf(event).map((id) => {
      const actor = index.actors.get(id);
      return (pick(actor?.shortName) ?? pick(actor?.name))?.text ?? id;
    }),
    place: pick(place?.name)?.text ?? null,
    sources: [...new Set((event.citations ?? []).map(({ source }) => source))],
    dateInferred: isDateInferred(event),
    importance: event.starred ? 1 : importanceOf(event),
    starred: event.starred ?? false,
    order,
  };
}

function speakersOf(event: TimelineEvent): readonly string[] {
  return (event.actors ?? []).filter(({ role }) => role === 'speaker').map(({ actor }) => actor);
}

function isDateInferred(event: TimelineEvent): boolean {
  return (event.citations ?? []).some(
    ({ confidence, supports }) => confidence === 'inferred' && (supports?.includes('date') ?? false),
  );
}

/** By start, then by end, then as the document has them: the order in which a lane is read. */
export function compareItems(a: TimelineItem, b: TimelineItem): number {
  return compareDates(a.date, b.date) || a.order - b.order;
}
