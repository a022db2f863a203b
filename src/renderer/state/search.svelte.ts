import type { Filter } from '../../core/document/model.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import { withoutPart } from './filter-edits.ts';
import { LatestOnly } from './latest-only.ts';
import { eachOnce, pairRows, type SearchRow } from './search-rows.ts';

/** As many as a list under the field can show without scrolling for long; the timeline and the list have them all. */
const MOST_HITS = 30;

/** The ranked results of the search field's text, within the other filters. */
export class SearchState {
  rows = $state.raw<readonly SearchRow[]>([]);
  total = $state(0);
  /** The text that `rows` answer; empty where there is none. */
  answered = $state('');
  readonly #latest = new LatestOnly();

  /** Every word that matched anywhere, for the timeline to mark. */
  readonly matched: readonly string[] = $derived(eachOnce(this.rows.flatMap(({ hit }) => hit.matched)));

  async refresh(source: EventSource, filter: Filter): Promise<void> {
    const text = filter.text ?? '';
    if (text === '') {
      this.#latest.cancel();
      this.#show('', 0, []);
      return;
    }
    const others = withoutPart(filter, 'text');
    const answer = await this.#latest.run(async (signal) => {
      const { hits, total } = await source.search(text, others, MOST_HITS, signal);
      const events = await source.events(
        hits.map((hit) => hit.eventId),
        signal,
      );
      return { hits, total, events };
    });
    if (!answer) return;
    this.#show(text, answer.total, pairRows(answer.hits, answer.events));
  }

  #show(text: string, total: number, rows: readonly SearchRow[]): void {
    this.answered = text;
    this.total = total;
    this.rows = rows;
  }
}
