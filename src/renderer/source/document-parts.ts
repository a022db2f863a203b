import type { TimelineDocument } from '../../core/document/model.ts';

/** The lists of a document, which may be long. */
export const COLLECTIONS = ['actors', 'places', 'topics', 'sources', 'events', 'relations'] as const;
export type Collection = (typeof COLLECTIONS)[number];

export type DocumentRecord = TimelineDocument[Collection][number];

/** Records of one list that take the place of `remove` others. Parts are applied one after the other. */
export interface DocumentPart {
  readonly collection: Collection;
  readonly at: number;
  readonly remove: number;
  readonly records: readonly DocumentRecord[];
}

/** A document without its lists. */
export type DocumentHead = Omit<TimelineDocument, Collection>;

/** Reading this many records out of a message takes a few milliseconds, on a busy machine too: no part holds up a frame. */
export const RECORDS = 200;

/**
 * What makes one document another, in parts that cross to another thread as messages of their own. Records are told
 * apart by identity: an edit shares all but what it changes. Without a `before` the parts are the whole document.
 */
export function* partsBetween(
  before: TimelineDocument | null,
  after: TimelineDocument,
): Generator<DocumentPart> {
  for (const collection of COLLECTIONS) {
    const old: readonly DocumentRecord[] = before?.[collection] ?? [];
    const now: readonly DocumentRecord[] = after[collection];
    if (old === now) continue;
    const { at, end } = commonEnds(old, now);
    const changed = now.slice(at, now.length - end);
    const remove = old.length - at - end;
    if (changed.length === 0 && remove === 0) continue;
    yield { collection, at, remove, records: changed.slice(0, RECORDS) };
    for (let from = RECORDS; from < changed.length; from += RECORDS) {
      yield { collection, at: at + from, remove: 0, records: changed.slice(from, from + RECORDS) };
    }
  }
}

/** How many records at the beginning and (apart from those) at the end are the same. */
function commonEnds(
  old: readonly DocumentRecord[],
  now: readonly DocumentRecord[],
): { readonly at: number; readonly end: number } {
  const most = Math.min(old.length, now.length);
  let at = 0;
  while (at < most && old[at] === now[at]) at++;
  let end = 0;
  while (end < most - at && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { at, end };
}

export function headOf(document: TimelineDocument): DocumentHead {
  const lists: readonly string[] = COLLECTIONS;
  const fields = Object.entries(document).filter(([name]) => !lists.includes(name));
  return Object.fromEntries(fields) as unknown as DocumentHead;
}

type DocumentLists = Pick<TimelineDocument, Collection>;

/** Puts parts together at the other end. */
export interface DocumentGatherer {
  /** What has come so far. */
  readonly lists: DocumentLists;
  take(part: DocumentPart): void;
  /** Records that follow the last ones of their list. */
  add(collection: Collection, records: readonly DocumentRecord[]): void;
  /** The document so far; parts that come later make a new one and leave it as it is. */
  finish(head: DocumentHead): TimelineDocument;
}

export function createDocumentGatherer(): DocumentGatherer {
  const lists = Object.fromEntries(COLLECTIONS.map((name) => [name, [] as DocumentRecord[]])) as Record<
    Collection,
    DocumentRecord[]
  >;
  function take({ collection, at, remove, records }: DocumentPart): void {
    const list = lists[collection];
    const isAppended = at === list.length;
    // A finished document keeps its list: what is only added to an unfinished one need not be copied.
    if (isAppended && !Object.isFrozen(list)) list.push(...records);
    else lists[collection] = list.toSpliced(at, remove, ...records);
  }
  return {
    // Each list holds what parts of its own collection brought.
    lists: lists as unknown as DocumentLists,
    take,
    add: (collection, records) => take({ collection, at: lists[collection].length, remove: 0, records }),
    finish(head) {
      for (const name of COLLECTIONS) Object.freeze(lists[name]);
      return { ...head, ...this.lists };
    },
  };
}
