import type { Filter, TimelineEvent } from '../../core/document/model.ts';
import { BY_DATE, type EventSource } from '../../core/table/event-source.ts';
import { isFiltered } from './filter-edits.ts';
import { LatestOnly } from './latest-only.ts';
import type { OpenDocument } from './open-document.svelte.ts';

/** The selected event: at hand in a document, asked for where a table in a worker holds it. */
export class SelectedEvent {
  #fetched = $state.raw<TimelineEvent | null>(null);
  /** Whether the filter leaves the event out of what is shown. */
  isLeftOut = $state(false);
  readonly #latest = new LatestOnly();
  readonly #latestPlace = new LatestOnly();

  of(open: OpenDocument | null, id: string | null): TimelineEvent | null {
    if (id === null) return null;
    return open?.event(id) ?? (this.#fetched?.id === id ? this.#fetched : null);
  }

  async refresh(open: OpenDocument, id: string | null): Promise<void> {
    if (id === null || open.event(id) || this.#fetched?.id === id) return;
    const events = await this.#latest.run((signal) => open.source.events([id], signal));
    if (events) this.#fetched = events[0] ?? null;
  }

  async compare(source: EventSource, filter: Filter, id: string | null): Promise<void> {
    if (id === null || !isFiltered(filter)) {
      this.#latestPlace.cancel();
      this.isLeftOut = false;
      return;
    }
    const place = await this.#latestPlace.run((signal) => source.listPlace(filter, BY_DATE, id, signal));
    if (place !== null) this.isLeftOut = place < 0;
  }
}
