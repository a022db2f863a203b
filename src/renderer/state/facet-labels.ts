import { assertNever } from '../../core/document/assert-never.ts';
import type { Confidence, EventKind, FacetName } from '../../core/document/model.ts';
import type { AppState } from './app.svelte.ts';
import type { FilterPart } from './filter-edits.ts';

/** The name of a facet's value: of a record in the reader's language, or of one of our own words. */
export function facetLabel(app: AppState, facet: FacetName, value: string): string {
  const index = app.open?.index;
  switch (facet) {
    case 'kind':
      return app.words.current.kinds[value as EventKind];
    case 'actor':
    case 'state':
      return app.text(index?.actors.get(value)?.name) || value;
    case 'topic':
      return app.text(index?.topics.get(value)?.name) || value;
    case 'place':
      return app.text(index?.places.get(value)?.name) || value;
    case 'source':
      return app.text(index?.sources.get(value)?.title) || value;
    case 'confidence':
      return app.t(`confidence.${value as Confidence}`);
    case 'root-code':
      return app.words.current.rootCode(value);
    case 'quad-class':
      return app.words.current.quadClass[Number(value) - 1] ?? value;
    default:
      return assertNever(facet);
  }
}

/** What a chip says of one part of the filter. */
export function filterPartLabel(app: AppState, part: FilterPart): string {
  switch (part.type) {
    case 'facet':
      return app.t('facet.chip-value', {
        facet: app.t(`facet.one.${part.facet}`),
        value: facetLabel(app, part.facet, part.value),
      });
    case 'text':
      return app.t('facet.chip-text', { text: part.text });
    case 'between':
      return app.t('facet.chip-between', {
        first: facetLabel(app, 'actor', part.actors[0]),
        second: facetLabel(app, 'actor', part.actors[1]),
      });
    case 'time':
      return app.t(part.mode === 'certainly' ? 'facet.chip-certainly' : 'facet.chip-possibly', {
        range: app.dates.long(part.within),
      });
    case 'starred':
      return app.t('facet.starred');
    case 'only':
      return app.t('facet.chip-only', { count: part.count });
    default:
      return assertNever(part);
  }
}
