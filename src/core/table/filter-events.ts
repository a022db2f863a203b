import type { DocumentIndex } from '../document/document-index.ts';
import type { Filter, TimelineEvent } from '../document/model.ts';
import { createDocumentSearch } from '../search/document-search.ts';
import { tableFromDocument } from './document-table.ts';
import { createFacetColumns } from './facet-columns.ts';
import { createRowFilter } from './row-filter.ts';

/**
 * The events that a filter shows, in the document's order, all at once and at once: for figures. It means the same as
 * the filter of an event source.
 */
export function eventsPassing(index: DocumentIndex, filter: Filter): readonly TimelineEvent[] {
  const { table, catalog } = tableFromDocument(index);
  const { events } = index.document;
  const numbers = new Map(events.map(({ id }, record) => [id, record]));
  const rowOfRecord = new Map(Array.from(table.record, (record, row) => [record, row]));
  const applyFilter = createRowFilter({
    table,
    catalog,
    facet: createFacetColumns(table, catalog),
    rowOf: (eventId) => rowOfRecord.get(numbers.get(eventId) ?? -1) ?? -1,
  });
  const scores = filter.text ? createDocumentSearch(index).find(filter.text)?.scores : undefined;
  const matches = scores
    ? Uint8Array.from(table.record, (record) => ((scores[record] ?? 0) > 0 ? 1 : 0))
    : null;
  const { failed } = applyFilter(filter, matches);
  return events.filter((_, record) => failed[rowOfRecord.get(record) ?? -1] === 0);
}
