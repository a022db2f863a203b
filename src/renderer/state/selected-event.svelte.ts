import type { TimelineEvent } from '../../core/document/model.ts';
import { LatestOnly } from './latest-only.ts';
import type { OpenDocument } from './open-document.svelte.ts';

/** The selected event: at hand in a document, asked for where a table in a worker holds it. */
export class SelectedEvent {
  #fetched = $state.raw<TimelineEvent | null>(null);
  readonly #latest = new LatestOnly();

  of(open: OpenDocument | null, id: string | null): TimelineEvent | null {
    if (id === null) return null;
    return open?.event(id) ?? (this.#fetched?.id === id ? this.#fetched : null);
  }

  async refresh(open: OpenDocument, id: string | null): Promise<void> {
    if (id === null || open.event(id) || this.#fetched?.id === id) return;
    const events = await this.#latest.run((signal) => open.source.events([id], signal));
    if (events) this.#fetched = events[0] ?? null;
  }
}
