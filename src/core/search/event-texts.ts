import type { DocumentIndex } from '../document/document-index.ts';
import type { LanguageMap, TimelineEvent } from '../document/model.ts';

/** What of an event is searched, from what counts most to what counts least. */
export const TEXT_FIELDS = [
  'title',
  'actors',
  'places',
  'topics',
  'summary',
  'date',
  'quotes',
  'sources',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Whether a field's texts are names that come again in other events. */
export function namesOfField(field: TextField): boolean {
  return (
    field === 'actors' || field === 'places' || field === 'topics' || field === 'sources' || field === 'date'
  );
}

/** All languages at once. */
function texts(...maps: readonly (LanguageMap | undefined)[]): readonly string[] {
  return maps.flatMap((map) => (map === undefined ? [] : Object.values(map)));
}

/** The texts of one field of an event. */
export function textsOfField(
  event: TimelineEvent,
  field: TextField,
  index: DocumentIndex,
): readonly string[] {
  switch (field) {
    case 'title':
      return texts(event.title);
    case 'summary':
      return texts(event.summary);
    case 'actors':
      return actorTexts(event, index);
    case 'places': {
      const place = event.place === undefined ? undefined : index.places.get(event.place);
      return place === undefined ? [] : texts(place.name);
    }
    case 'topics':
      return (event.topics ?? []).flatMap((topic) => texts(index.topics.get(topic)?.name));
    case 'date':
      // Only years: the days and months of a date are written in words that the document does not hold.
      return [...new Set(event.date.match(/\d{4}/g))];
    case 'quotes':
      return (event.quotes ?? []).flatMap((quote) => [quote.text, ...texts(quote.translation, quote.via)]);
    case 'sources':
      return sourceTexts(event, index);
  }
}

function actorTexts(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  return (event.actors ?? []).flatMap(({ actor }) => {
    const record = index.actors.get(actor);
    return record === undefined ? [] : texts(record.name, record.shortName);
  });
}

function sourceTexts(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  return (event.citations ?? []).flatMap(({ source }) => {
    const record = index.sources.get(source);
    return record === undefined ? [] : texts(record.title, record.publisher);
  });
}
