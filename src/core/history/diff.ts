/**
 * A change of a document, as data: what was added, changed and taken away. It holds both sides, so that it can be
 * undone without keeping whole documents.
 */
import type {
  Actor,
  Place,
  Relation,
  Source,
  TimelineDocument,
  TimelineEvent,
  Topic,
} from '../document/model.ts';

interface Records {
  readonly actors: Actor;
  readonly places: Place;
  readonly topics: Topic;
  readonly sources: Source;
  readonly events: TimelineEvent;
  readonly relations: Relation;
}
export type CollectionName = keyof Records;

/** Fields of the document itself that edits may change, each as a whole. */
export const FIELD_NAMES = ['title', 'description', 'languages', 'timeZone', 'view', 'figures'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** A record with its place in the list: after the change if it was added, before it if it was removed. */
export interface Placed<T> {
  readonly index: number;
  readonly record: T;
}

export interface CollectionDiff<T> {
  readonly added: readonly Placed<T>[];
  readonly updated: readonly (readonly [from: T, to: T])[];
  readonly removed: readonly Placed<T>[];
}

export type DocumentDiff = {
  readonly [Name in CollectionName]?: CollectionDiff<Records[Name]>;
} & {
  readonly fields?: {
    readonly [Name in FieldName]?: readonly [from: TimelineDocument[Name], to: TimelineDocument[Name]];
  };
};

const COLLECTIONS = ['actors', 'places', 'topics', 'sources', 'events', 'relations'] as const;

export function isEmptyDiff(diff: DocumentDiff): boolean {
  const changed = Object.values(diff.fields ?? {}).length > 0;
  return !changed && COLLECTIONS.every((name) => isEmptyCollection(diff[name]));
}

function isEmptyCollection(diff: CollectionDiff<unknown> | undefined): boolean {
  return diff === undefined || diff.added.length + diff.updated.length + diff.removed.length === 0;
}

/** The diff that leads back. */
export function reverseDiff(diff: DocumentDiff): DocumentDiff {
  const reversed: Record<string, unknown> = {};
  for (const name of COLLECTIONS) {
    const collection = diff[name];
    if (collection === undefined) continue;
    reversed[name] = {
      added: collection.removed,
      updated: collection.updated.map(([from, to]) => [to, from]),
      removed: collection.added,
    };
  }
  if (diff.fields !== undefined)
    reversed['fields'] = Object.fromEntries(
      Object.entries(diff.fields).map(([name, [from, to]]) => [name, [to, from]]),
    );
  return reversed as DocumentDiff;
}

/** The document after the change. Records that did not change stay the same objects, and so do their lists. */
export function applyDiff(document: TimelineDocument, diff: DocumentDiff): TimelineDocument {
  const changed: Record<string, unknown> = { ...document };
  for (const name of COLLECTIONS) {
    const collection = diff[name] as CollectionDiff<{ readonly id: string }> | undefined;
    if (collection === undefined || isEmptyCollection(collection)) continue;
    changed[name] = applyToList(document[name], collection);
  }
  for (const [name, [, to]] of Object.entries(diff.fields ?? {})) {
    if (to === undefined) Reflect.deleteProperty(changed, name);
    else changed[name] = to;
  }
  return changed as unknown as TimelineDocument;
}

function applyToList<T extends { readonly id: string }>(
  records: readonly T[],
  diff: CollectionDiff<T>,
): readonly T[] {
  const removed = new Set(diff.removed.map(({ record }) => record.id));
  const updated = new Map(diff.updated.map(([from, to]) => [from.id, to]));
  const kept = removed.size === 0 ? records : records.filter(({ id }) => !removed.has(id));
  const current = updated.size === 0 ? kept : kept.map((record) => updated.get(record.id) ?? record);
  return insert(current, diff.added);
}

/** Puts each record where its index says, counted in the list that results. */
function insert<T>(records: readonly T[], added: readonly Placed<T>[]): readonly T[] {
  if (added.length === 0) return records;
  const result: T[] = [];
  const ordered = [...added].sort((a, b) => a.index - b.index);
  let next = 0;
  for (const record of records) {
    for (; ordered[next]?.index === result.length; next++) result.push(ordered[next]!.record);
    result.push(record);
  }
  for (; next < ordered.length; next++) result.push(ordered[next]!.record);
  return result;
}

/**
 * Two diffs as one, where that needs no thought about places: if the second only updates records and sets fields.
 * Null otherwise.
 */
export function mergeDiffs(first: DocumentDiff, second: DocumentDiff): DocumentDiff | null {
  const merged: Record<string, unknown> = { ...first };
  for (const name of COLLECTIONS) {
    const before = first[name];
    const after = second[name];
    if (after === undefined) continue;
    if (after.added.length + after.removed.length > 0) return null;
    merged[name] = mergeUpdates(
      (before ?? EMPTY) as CollectionDiff<{ readonly id: string }>,
      after.updated as CollectionDiff<{ readonly id: string }>['updated'],
    );
  }
  if (second.fields !== undefined) merged['fields'] = mergeFields(first.fields ?? {}, second.fields);
  return merged as DocumentDiff;
}

const EMPTY: CollectionDiff<never> = { added: [], updated: [], removed: [] };

function mergeUpdates<T extends { readonly id: string }>(
  before: CollectionDiff<T>,
  updates: CollectionDiff<T>['updated'],
): CollectionDiff<T> {
  const later = new Map(updates.map(([from, to]) => [from.id, to]));
  const take = (record: T): T => {
    const to = later.get(record.id) ?? record;
    later.delete(record.id);
    return to;
  };
  return {
    added: before.added.map(({ index, record }) => ({ index, record: take(record) })),
    updated: [
      ...before.updated.map(([from, to]) => [from, take(to)] as const),
      ...updates.filter(([from]) => later.has(from.id)),
    ],
    removed: before.removed,
  };
}

type Fields = NonNullable<DocumentDiff['fields']>;

function mergeFields(before: Fields, after: Fields): Fields {
  const merged: Record<string, unknown> = { ...before };
  for (const name of FIELD_NAMES) {
    const change = after[name];
    if (change === undefined) continue;
    const [from] = before[name] ?? change;
    merged[name] = [from, change[1]];
  }
  return merged as Fields;
}
