import type { TimelineEvent } from '../../core/document/model.ts';
import type { SearchHit } from '../../core/table/event-source.ts';

export interface SearchRow {
  readonly hit: SearchHit;
  readonly event: TimelineEvent;
}

/** Hits with their events, in the order of the hits. */
export function pairRows(hits: readonly SearchHit[], events: readonly TimelineEvent[]): readonly SearchRow[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return hits.flatMap((hit) => {
    const event = byId.get(hit.eventId);
    return event ? [{ hit, event }] : [];
  });
}

export function eachOnce(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
