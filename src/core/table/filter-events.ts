import type { DocumentIndex } from '../document/document-index.ts';
import type { Filter, TimelineEvent } from '../document/model.ts';
import { createDocumentSearch } from '../search/document-search.ts';
import { tableFromDocument } from './document-table.ts';
import { createFacetColumns } from './facet-columns.ts';
import { rowsOfRecords } from './event-table.ts';
import { createRowFilter } from './row-filter.ts';

/**
 * The events that a filter shows, in the document's order, all at once and at once: for figures. It means the same as
 * the filter of an event source.
 */
export function eventsPassing(index: DocumentIndex, filter: Filter): readonly TimelineEvent[] {
  const { table, catalog } = tableFromDocument(index);
  const { events } = index.document;
  const numbers = new Map(events.map(({ id }, record) => [id, record]));
  const rowOfRecord = rowsOfRecords(table);
  const applyFilter = createRowFilter({
    table,
    catalog,
    facet: createFacetColumns(table, catalog),
    rowOf: (eventId) => rowOfRecord[numbers.get(eventId) ?? -1] ?? -1,
  });
  const hits = filter.text ? createDocumentSearch(index).find(filter.text) : null;
  const { failed } = applyFilter(filter, hits && hits.scores);
  return events.filter((_, record) => failed[rowOfRecord[record] ?? -1] === 0);
}
