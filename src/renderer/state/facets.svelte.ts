import { type FacetName, FACETS, type Filter } from '../../core/document/model.ts';
import type { EventSource, FacetAnswer } from '../../core/table/event-source.ts';
import { LatestOnly } from './latest-only.ts';

/** Facets of coded event data alone. */
export const CODE_FACETS: readonly FacetName[] = ['root-code', 'quad-class'];

/** Counts of each facet's values, as the source last gave them; the former ones stand until the new are there. */
export class FacetsState {
  answer = $state.raw<FacetAnswer>({});
  readonly #latest = new LatestOnly();

  async refresh(source: EventSource, filter: Filter): Promise<void> {
    const answer = await this.#latest.run((signal) => source.facets(filter, FACETS, signal));
    if (answer) this.answer = answer;
  }
}
