import type { FacetName, Filter } from '../../core/document/model.ts';
import type { EventSource, FacetAnswer } from '../../core/table/event-source.ts';
import { LatestOnly } from './latest-only.ts';

/** Facets of coded event data alone. */
export const CODE_FACETS: readonly FacetName[] = ['root-code', 'quad-class'];

export const SHOWN_FACETS = [
  'kind',
  'actor',
  'state',
  'topic',
  'place',
  'source',
  'confidence',
  'root-code',
  'quad-class',
] as const satisfies readonly FacetName[];

export type ShownFacet = (typeof SHOWN_FACETS)[number];

/** Counts of each facet's values, as the source last gave them; the former ones stand until the new are there. */
export class FacetsState {
  answer = $state.raw<FacetAnswer>({});
  readonly #latest = new LatestOnly();

  async refresh(source: EventSource, filter: Filter): Promise<void> {
    const answer = await this.#latest.run((signal) => source.facets(filter, SHOWN_FACETS, signal));
    if (answer) this.answer = answer;
  }
}
