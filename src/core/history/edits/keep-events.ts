import type { Citation, LanguageMap, TimelineDocument } from '../../document/model.ts';
import { withoutFields } from '../without-fields.ts';

/**
 * A document of its own with these events of another: the relations among them, and of the actors, places, topics and
 * sources those that they name. An actor brings the actors that it is a member of. The description,
 * the view and the named figures stay behind, since they were made for the whole.
 */
export function keepEvents(
  document: TimelineDocument,
  ids: readonly string[],
  title: LanguageMap,
): TimelineDocument {
  const wanted = new Set(ids);
  const events = document.events.filter(({ id }) => wanted.has(id));
  const relations = document.relations.filter(({ from, to }) => wanted.has(from) && wanted.has(to));
  const cited = [...events, ...relations].flatMap(({ citations }) => citations ?? []);
  const actors = withMemberships(
    document,
    events.flatMap(({ actors: parts = [], quotes = [] }) => [
      ...parts.map(({ actor }) => actor),
      ...quotes.flatMap(({ speaker }) => speaker ?? []),
    ]),
  );
  const places = new Set(events.flatMap(({ place }) => place ?? []));
  const topics = new Set(events.flatMap((event) => event.topics ?? []));
  const sources = new Set(cited.map((citation: Citation) => citation.source));
  return {
    ...withoutFields(document, 'view', 'figures', 'description'),
    title,
    actors: document.actors.filter(({ id }) => actors.has(id)),
    places: document.places.filter(({ id }) => places.has(id)),
    topics: document.topics.filter(({ id }) => topics.has(id)),
    sources: document.sources.filter(({ id }) => sources.has(id)),
    events,
    relations,
  };
}

function withMemberships(document: TimelineDocument, ids: readonly string[]): ReadonlySet<string> {
  const memberships = new Map(document.actors.map(({ id, memberOf }) => [id, memberOf ?? []]));
  const found = new Set(ids);
  // A set gives what is added to it while it is walked.
  for (const id of found) for (const parent of memberships.get(id) ?? []) found.add(parent);
  return found;
}
