import type { Relation, TimelineDocument, TimelineEvent } from '../../document/model.ts';
import type { DocumentDiff, Placed } from '../diff.ts';

/** Takes events away, and with them the relations that would lead nowhere. */
export function removeEvents(document: TimelineDocument, ids: readonly string[]): DocumentDiff {
  const gone = new Set(ids);
  const events = place<TimelineEvent>(document.events, ({ id }) => gone.has(id));
  if (events.length === 0) return {};
  const relations = place<Relation>(document.relations, ({ from, to }) => gone.has(from) || gone.has(to));
  return {
    events: { added: [], updated: [], removed: events },
    relations: { added: [], updated: [], removed: relations },
  };
}

function place<T>(records: readonly T[], isWanted: (record: T) => boolean): readonly Placed<T>[] {
  return records.flatMap((record, index) => (isWanted(record) ? [{ index, record }] : []));
}
