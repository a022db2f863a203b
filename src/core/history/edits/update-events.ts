import type { TimelineDocument, TimelineEvent } from '../../document/model.ts';
import type { DocumentDiff } from '../diff.ts';

/** The diff of events that `change` gives back as other objects. Ids that are not there are passed over. */
export function updateEvents(
  document: TimelineDocument,
  ids: readonly string[],
  change: (event: TimelineEvent) => TimelineEvent,
): DocumentDiff {
  const wanted = new Set(ids);
  const updated: (readonly [TimelineEvent, TimelineEvent])[] = [];
  for (const event of document.events) {
    if (!wanted.has(event.id)) continue;
    const changed = change(event);
    if (changed !== event) updated.push([event, changed]);
  }
  return updated.length === 0 ? {} : { events: { added: [], updated, removed: [] } };
}
