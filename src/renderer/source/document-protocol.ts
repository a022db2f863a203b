/** What the page and the worker of a large document say to each other. */
import type { Bounds } from '../../core/dates/dates.ts';
import type { Problem } from '../../core/document/problem.ts';
import type { Collection, DocumentHead, DocumentPart } from './document-parts.ts';
import type { FromSource, ToSource } from './source-protocol.ts';

export type ToDocumentWorker =
  /**
   * Reads a file. Its `bytes` come back and where in them records are `written`, of which the page has to look at some;
   * then `part`s if those do not hold, and last `opened` or `refused`.
   */
  | { readonly type: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** What the page has found of the next run of events `toCheck`: null if they are not sound. */
  | { readonly type: 'checked'; readonly found: SoundEvents | null }
  /** Changes to the document that the worker has; questions after `changed` are about the changed one. */
  | { readonly type: 'part'; readonly part: DocumentPart }
  | { readonly type: 'changed'; readonly head: DocumentHead; readonly version: number }
  /** The text of a file: of the lists that the worker has, under this head. `saved` answers. */
  | { readonly type: 'save'; readonly id: number; readonly head: DocumentHead }
  | ToSource;

export type FromDocumentWorker =
  /** The worker's code is there. */
  | { readonly type: 'ready' }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | WrittenRecords
  | { readonly type: 'part'; readonly part: DocumentPart }
  | {
      readonly type: 'opened';
      readonly head: DocumentHead;
      readonly problems: readonly Problem[];
      readonly isAsWritten: boolean;
      /** The lists are what `part`s have brought, otherwise the `written` records. */
      readonly isInParts: boolean;
    }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'span'; readonly version: number; readonly span: Bounds | null }
  /** UTF-8. */
  | { readonly type: 'saved'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | FromSource;

/**
 * Where in the file's bytes some records of a list stand, from the first's brace to the last's: the page reads them
 * while the worker reads the whole file, in half the time that the same records would take as a message. They come
 * before it is known whether the file is one at all.
 */
export interface WrittenRecords {
  readonly type: 'written';
  readonly collection: Collection;
  readonly from: number;
  readonly to: number;
  /** Events that the page is to look at: `checked` answers. */
  readonly toCheck: boolean;
}

/** Events of which there is nothing to tell. */
export interface SoundEvents {
  /** How many their objects have in all. */
  readonly keys: number;
  readonly ids: readonly string[];
}
