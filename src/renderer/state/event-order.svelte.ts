import type { Filter } from '../../core/document/model.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import { LatestOnly } from './latest-only.ts';

/** More than these are stepped through in pieces by the list, not by keys. */
const STEP_LIMIT = 50_000;

/** The filtered events in order of time: what "next" and "previous" mean. */
export class EventOrder {
  ids = $state.raw<readonly string[]>([]);
  /** Events that pass the filter, also beyond the limit. */
  matching = $state(0);
  /** False until the first answer: an empty view is not told of before it is known. */
  answered = $state(false);
  readonly #latest = new LatestOnly();

  async refresh(source: EventSource, filter: Filter, language: string): Promise<void> {
    const sort = { by: 'date', descending: false, language } as const;
    const answer = await this.#latest.run((signal) => source.list(filter, sort, 0, STEP_LIMIT, signal));
    if (!answer) return;
    this.ids = answer.eventIds;
    this.matching = answer.total;
    this.answered = true;
  }

  /** The event `by` steps from `from`; from none, the first or the last; null at the end. */
  step(from: string | null, by: 1 | -1): string | null {
    if (from === null || !this.ids.includes(from)) return (by === 1 ? this.ids[0] : this.ids.at(-1)) ?? null;
    return this.ids[this.ids.indexOf(from) + by] ?? null;
  }
}
