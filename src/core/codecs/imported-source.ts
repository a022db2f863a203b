/** Imported rows behind the same seam as a document's events. */
import { buildDocumentIndex } from '../document/document-index.ts';
import type { TimelineDocument } from '../document/model.ts';
import { buildCatalog } from '../table/catalog.ts';
import type { EventSource } from '../table/event-source.ts';
import { createTableSource } from '../table/table-source.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { buildImportedCatalog } from './imported-catalog.ts';
import { createImportedRecords } from './imported-records.ts';
import type { ImportedRows } from './import-target.ts';

export interface ImportedSource {
  readonly source: EventSource;
  /** Everything that events name, and no events: for the names of facets, lanes and cards. */
  readonly document: TimelineDocument;
}

/** `title` is what the import is called, in every language: the names of its files. */
export function createImportedSource(
  rows: ImportedRows,
  vocabulary: Vocabulary,
  title: string,
): ImportedSource {
  const catalog = buildImportedCatalog(rows, vocabulary, title);
  const records = createImportedRecords(rows, catalog, vocabulary);
  const index = buildDocumentIndex(catalog.document);
  return { source: createTableSource(rows.table, buildCatalog(index), records), document: catalog.document };
}
