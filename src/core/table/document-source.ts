import type { DocumentIndex } from '../document/document-index.ts';
import type { EventSource } from './event-source.ts';
import { numbersOf, tableFromDocument } from './document-table.ts';
import { textIn } from './list-order.ts';
import { createTableSource } from './table-source.ts';
import type { RowRecords } from './row-records.ts';

/** A document's events behind the seam. The text index is loaded and built when a text is first looked for. */
export function createDocumentSource(index: DocumentIndex): EventSource {
  const { table, catalog } = tableFromDocument(index);
  return createTableSource(table, catalog, recordsOfDocument(index));
}

function recordsOfDocument(index: DocumentIndex): RowRecords {
  const { events } = index.document;
  let numbers: ReadonlyMap<string, number> | undefined;
  let search: ReturnType<RowRecords['textSearch']> | undefined;
  const eventAt = (record: number) => {
    const event = events[record];
    if (event === undefined) throw new RangeError(`No such record: ${record}`);
    return event;
  };
  return {
    idOf: (record) => eventAt(record).id,
    recordOf: (eventId) => (numbers ??= numbersOf(events.map(({ id }) => id))).get(eventId) ?? -1,
    eventAt,
    titleOf: (record, language) => textIn(eventAt(record).title, language) ?? '',
    textSearch: () => (search ??= loadSearch(index)),
  };
}

async function loadSearch(index: DocumentIndex) {
  const { createDocumentSearch } = await import('../search/document-search.ts');
  return createDocumentSearch(index);
}
