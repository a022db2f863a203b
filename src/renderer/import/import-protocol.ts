/** What the page and the import worker say to each other: written once, both sides follow. */
import type { ImportProgress } from '../../core/codecs/import-files.ts';
import type { ImportProblem } from '../../core/codecs/import-problems.ts';
import type { Bounds } from '../../core/dates/dates.ts';
import type { Actor, Place, Source, TimelineDocument } from '../../core/document/model.ts';

/** A file or bytes in memory; read piece by piece, where it lies. */
export interface ImportInput {
  readonly name: string;
  readonly blob: Blob;
}

export interface ToWorker {
  readonly type: 'import';
  readonly inputs: readonly ImportInput[];
  /** What the import is called. */
  readonly title: string;
  /** The rows are asked for over this port once they are there. */
  readonly port: MessagePort;
}

/** `unknown`: of no format that we read. `empty`: no row that could be kept. Worded by `import.reason.<reason>`. */
export type ImportFailure = 'unknown' | 'empty' | 'failed';

export interface ImportSummary {
  /** Events that the rows became. */
  readonly total: number;
  readonly span: Bounds | null;
  readonly rowsRead: number;
  readonly problems: readonly ImportProblem[];
  /** Without events, and without actors, places and sources: these came before, in parts. */
  readonly document: TimelineDocument;
}

/** Lists that may hold many thousands: sent in parts, so that no part keeps the page from drawing. */
export interface CatalogPart {
  readonly actors?: readonly Actor[];
  readonly places?: readonly Place[];
  readonly sources?: readonly Source[];
}

export type FromWorker =
  /** All that an import needs is loaded, and was tried once. */
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'part'; readonly part: CatalogPart }
  | { readonly type: 'done'; readonly summary: ImportSummary }
  | {
      readonly type: 'failed';
      readonly reason: ImportFailure;
      readonly detail: string;
      readonly problems: readonly ImportProblem[];
    };
