/** Edits of a filter, each giving a new one. An empty facet is no facet, so that filters compare and store small. */
import type { FacetName, Filter } from '../../core/document/model.ts';

export function facetValues(filter: Filter, facet: FacetName): readonly string[] {
  return filter.facets?.[facet] ?? [];
}

export function toggleFacetValue(filter: Filter, facet: FacetName, value: string): Filter {
  const chosen = facetValues(filter, facet);
  return setFacet(
    filter,
    facet,
    chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
  );
}

/** "Only this": the value alone in its facet; a second time gives all back. */
export function onlyFacetValue(filter: Filter, facet: FacetName, value: string): Filter {
  const chosen = facetValues(filter, facet);
  return setFacet(filter, facet, chosen.length === 1 && chosen[0] === value ? [] : [value]);
}

export function setFacet(filter: Filter, facet: FacetName, values: readonly string[]): Filter {
  const facets = Object.fromEntries(
    Object.entries({ ...filter.facets, [facet]: values }).filter(([, chosen]) => chosen.length > 0),
  );
  const rest = withoutFacets(filter);
  return Object.keys(facets).length === 0 ? rest : { ...rest, facets };
}

function withoutFacets(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => key !== 'facets'));
}

/** Everything but `part`. */
export function withoutPart(filter: Filter, part: Exclude<keyof Filter, 'facets'>): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => key !== part));
}

export function setText(filter: Filter, text: string): Filter {
  const rest = withoutPart(filter, 'text');
  return text.trim() === '' ? rest : { ...rest, text };
}

/** One thing that narrows the view, as a chip says it and takes it back. */
export type FilterPart =
  | { readonly type: 'facet'; readonly facet: FacetName; readonly value: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'between'; readonly actors: readonly [string, string] }
  | { readonly type: 'time'; readonly within: string; readonly mode: 'certainly' | 'possibly' }
  | { readonly type: 'starred' }
  | { readonly type: 'only'; readonly count: number };

export function filterParts(filter: Filter): readonly FilterPart[] {
  const parts: FilterPart[] = [];
  if (filter.text) parts.push({ type: 'text', text: filter.text });
  for (const [facet, values] of Object.entries(filter.facets ?? {}))
    for (const value of values) parts.push({ type: 'facet', facet: facet as FacetName, value });
  if (filter.between) parts.push({ type: 'between', actors: filter.between });
  if (filter.time) parts.push({ type: 'time', ...filter.time });
  if (filter.starred) parts.push({ type: 'starred' });
  if (filter.only) parts.push({ type: 'only', count: filter.only.length });
  return parts;
}

export function withoutFilterPart(filter: Filter, part: FilterPart): Filter {
  if (part.type === 'facet')
    return setFacet(
      filter,
      part.facet,
      facetValues(filter, part.facet).filter((value) => value !== part.value),
    );
  return withoutPart(filter, part.type);
}

export function isFiltered(filter: Filter): boolean {
  return filterParts(filter).length > 0;
}
