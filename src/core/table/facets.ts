import type { FacetName, Filter } from '../document/model.ts';
import type { FacetAnswer, FacetValue } from './event-source.ts';
import { at } from './event-table.ts';
import { countAmong, countValues, type FacetColumn } from './facet-columns.ts';
import { activeParts, type FilteredRows, partBit } from './row-filter.ts';

/** Of a facet with more values than these, the fullest are given, and those that are chosen. */
const MOST_VALUES = 500;

/**
 * Counts the values of each facet among the rows that pass every other part of the filter. A facet with few values
 * gives all that occur anywhere in the table, 0 or not, so that the list stays in place while filters change.
 */
export function countFacets(
  filter: Filter,
  names: readonly FacetName[],
  filtered: FilteredRows,
  facet: (name: FacetName) => FacetColumn,
  totals: (name: FacetName) => Uint32Array,
): FacetAnswer {
  const active = activeParts(filter);
  const passing = active.length > 0 ? filtered.passing() : null;
  // Most filters leave few rows, and most facets have no part in the filter: these look at those rows alone.
  const count = (name: FacetName): Uint32Array => {
    const others = active.filter((part) => part !== name);
    if (passing === null || others.length === 0) return totals(name);
    if (others.length === active.length) return countAmong(facet(name), passing);
    return countValues(facet(name), filtered.failed, ~partBit(name) & 0xffff);
  };
  return Object.fromEntries(
    names.map((name) => [
      name,
      toValues(facet(name), count(name), totals(name), new Set(filter.facets?.[name])),
    ]),
  );
}

/** Counts over all rows, whatever the filter. */
export function countTotals(column: FacetColumn, size: number): Uint32Array {
  return countValues(column, new Uint16Array(size), 0);
}

/** Fullest first over the whole table, equal ones as the document lists them; values with an order of their own keep it. */
function toValues(
  column: FacetColumn,
  counts: Uint32Array,
  totals: Uint32Array,
  chosen: ReadonlySet<string>,
): readonly FacetValue[] {
  const isChosen = (value: number) => chosen.has(column.values[value] ?? '');
  let shown = [...column.values.keys()].filter((value) => at(totals, value) > 0 || isChosen(value));
  if (shown.length > MOST_VALUES) {
    const fullest = shown.toSorted((a, b) => at(counts, b) - at(counts, a) || a - b).slice(0, MOST_VALUES);
    shown = [...new Set([...fullest.filter((value) => at(counts, value) > 0), ...shown.filter(isChosen)])];
  }
  if (!column.ordered) shown.sort((a, b) => at(totals, b) - at(totals, a) || a - b);
  return shown.map((value) => ({ value: column.values[value] ?? '', count: at(counts, value) }));
}
