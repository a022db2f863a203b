import type { CancelSignal } from '../../core/cancel.ts';
import type { Filter, LanguageMap, TimelineDocument, TimelineEvent } from '../../core/document/model.ts';
import { keepEvents } from '../../core/history/edits/keep-events.ts';
import { BY_DATE, type EventSource } from '../../core/table/event-source.ts';

/** Which events to keep: those that a filter shows, or those of a hand-made choice. */
export type KeepChoice = { readonly filter: Filter } | { readonly ids: readonly string[] };

export interface KeepOptions {
  readonly title: LanguageMap;
  /** Of more events than these the first in time are kept: say so before. */
  readonly most: number;
}

/** Ids and events are asked for by as many: a source far away is neither flooded nor asked one by one. */
const PAGE = 1000;

/**
 * An ordinary document of chosen events of a large table, with all that these name and nothing else. `catalog` is the
 * table's document without events. What an event cites (the data set, the reports) comes with it.
 */
export async function documentFromRows(
  source: EventSource,
  catalog: TimelineDocument,
  choice: KeepChoice,
  { title, most }: KeepOptions,
  signal?: CancelSignal,
): Promise<TimelineDocument> {
  const ids =
    'ids' in choice ? choice.ids.slice(0, most) : await listIds(source, choice.filter, most, signal);
  const events: TimelineEvent[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    events.push(...(await source.events(ids.slice(from, from + PAGE), signal)));
    signal?.throwIfAborted();
  }
  return keepEvents({ ...catalog, events }, ids, title);
}

async function listIds(
  source: EventSource,
  filter: Filter,
  most: number,
  signal?: CancelSignal,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let total = Infinity; ids.length < Math.min(most, total);) {
    const page = await source.list(filter, BY_DATE, ids.length, Math.min(PAGE, most - ids.length), signal);
    signal?.throwIfAborted();
    ids.push(...page.eventIds);
    total = page.eventIds.length === 0 ? 0 : page.total;
  }
  return ids;
}
