import type { Filter, TimelineEvent } from '../../core/document/model.ts';
import type { EventSource, ListSort } from '../../core/table/event-source.ts';
import { LatestOnly } from './latest-only.ts';

export const LIST_COLUMNS = [
  'date',
  'kind',
  'title',
  'actor',
  'place',
] as const satisfies readonly ListSort['by'][];
export type ListColumn = (typeof LIST_COLUMNS)[number];

const PAGE = 200;

/** Rows of the event list, a page at a time. */
export class EventListState {
  sort = $state.raw<{ readonly by: ListColumn; readonly descending: boolean }>({
    by: 'date',
    descending: false,
  });
  events = $state.raw<readonly TimelineEvent[]>([]);
  total = $state(0);
  readonly #latest = new LatestOnly();

  sortBy(column: ListColumn): void {
    this.sort = { by: column, descending: this.sort.by === column && !this.sort.descending };
  }

  /** From the first row again. */
  async refresh(source: EventSource, filter: Filter, language: string): Promise<void> {
    await this.#read(source, filter, language, []);
  }

  /** The next page after the rows that are there. */
  async more(source: EventSource, filter: Filter, language: string): Promise<void> {
    await this.#read(source, filter, language, this.events);
  }

  async #read(
    source: EventSource,
    filter: Filter,
    language: string,
    before: readonly TimelineEvent[],
  ): Promise<void> {
    const sort: ListSort = { ...this.sort, language };
    const page = await this.#latest.run(async (signal) => {
      const { total, eventIds } = await source.list(filter, sort, before.length, PAGE, signal);
      return { total, events: await source.events(eventIds, signal) };
    });
    if (!page) return;
    this.total = page.total;
    this.events = [...before, ...page.events];
  }
}
