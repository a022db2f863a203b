/** What the page and the worker of a large document say to each other. */
import type { Bounds } from '../../core/dates/dates.ts';
import type { Problem } from '../../core/document/problem.ts';
import type { DocumentHead, DocumentPart } from './document-parts.ts';
import type { FromSource, ToSource } from './source-protocol.ts';

export type ToDocumentWorker =
  /** Reads a file. The parts of the document come back, and last `opened` or `refused`. */
  | { readonly type: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** Changes to the document that the worker has; questions after `changed` are about the changed one. */
  | { readonly type: 'part'; readonly part: DocumentPart }
  | { readonly type: 'changed'; readonly head: DocumentHead; readonly version: number }
  | ToSource;

export type FromDocumentWorker =
  | { readonly type: 'part'; readonly part: DocumentPart }
  | { readonly type: 'opened'; readonly head: DocumentHead; readonly problems: readonly Problem[] }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'span'; readonly version: number; readonly span: Bounds | null }
  | FromSource;
