import type { Actor, Place, Relation, Source, TimelineDocument, TimelineEvent, Topic } from './model.ts';

/** A document's records by id, and its relations by event: built once a document, read everywhere. */
export interface DocumentIndex {
  readonly document: TimelineDocument;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly places: ReadonlyMap<string, Place>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly events: ReadonlyMap<string, TimelineEvent>;
  readonly relationsFrom: ReadonlyMap<string, readonly Relation[]>;
  readonly relationsTo: ReadonlyMap<string, readonly Relation[]>;
}

export function buildDocumentIndex(document: TimelineDocument): DocumentIndex {
  let events: ReadonlyMap<string, TimelineEvent> | undefined;
  return {
    document,
    actors: byId(document.actors),
    places: byId(document.places),
    topics: byId(document.topics),
    sources: byId(document.sources),
    // Of a large document, when they are first needed: a thread that only counts them never does.
    get events() {
      return (events ??= byId(document.events));
    },
    relationsFrom: groupRelations(document.relations, (relation) => relation.from),
    relationsTo: groupRelations(document.relations, (relation) => relation.to),
  };
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const record of records) map.set(record.id, record);
  return map;
}

function groupRelations(
  relations: readonly Relation[],
  key: (relation: Relation) => string,
): ReadonlyMap<string, readonly Relation[]> {
  const groups = new Map<string, Relation[]>();
  for (const relation of relations) {
    const group = groups.get(key(relation));
    if (group) group.push(relation);
    else groups.set(key(relation), [relation]);
  }
  return groups;
}
