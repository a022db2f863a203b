import { buildDocumentIndex, type DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineDocument, TimelineEvent } from '../../core/document/model.ts';
import type { DocumentDiff } from '../../core/history/diff.ts';
import * as history from '../../core/history/history.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { FileReference } from '../../host/host.ts';
import type { OpenImport } from '../import/import-client.ts';
import { createSourceFor } from '../source/create-source-for.ts';
import { viewKeyOfFile } from './view-memory.ts';

export interface OpenOptions {
  /** No file holds it yet: it comes from the journal, or was made here. */
  readonly unsaved?: boolean;
  readonly imported?: OpenImport | null;
  /** What data without a file is known by when it is opened again. */
  readonly dataKey?: string | null;
}

/** The document in the window, how it came about, the file that it came from, and what is built from it. */
export class OpenDocument {
  /** Names the unsaved work of this document in the journal. */
  readonly key: string;
  #history: history.History = $state.raw() as history.History;
  /** A large table in its worker: `document` then holds what its events name, but no events. */
  readonly imported: OpenImport | null;
  #unsaved = $state(false);
  file = $state.raw<FileReference | null>(null);
  readonly #dataKey: string | null;
  /** What its view is kept under; null for what nobody could find again. */
  readonly viewKey: string | null = $derived.by(() => (this.file ? viewKeyOfFile(this.file) : this.#dataKey));

  readonly document: TimelineDocument = $derived(this.#history.document);
  readonly index: DocumentIndex = $derived(buildDocumentIndex(this.document));
  readonly source: EventSource = $derived.by(() => this.imported?.source ?? createSourceFor(this.index));
  /** True while what is on the screen is not what is in the file. */
  readonly edited: boolean = $derived(this.#unsaved || history.isEdited(this.#history));

  constructor(
    document: TimelineDocument,
    file: FileReference | null,
    key: string,
    { unsaved = false, imported = null, dataKey = null }: OpenOptions = {},
  ) {
    this.#history = history.createHistory(document);
    this.#unsaved = unsaved;
    this.imported = imported;
    this.#dataKey = dataKey;
    this.file = file;
    this.key = key;
  }

  commit(name: history.EditName, diff: DocumentDiff, gesture: string | null = null): void {
    this.#history = history.commit(this.#history, name, diff, gesture);
  }

  get undone(): history.EditName | null {
    return this.#history.past.at(-1)?.name ?? null;
  }

  get redone(): history.EditName | null {
    return this.#history.future[0]?.name ?? null;
  }

  undo(): void {
    this.#history = history.undo(this.#history);
  }

  redo(): void {
    this.#history = history.redo(this.#history);
  }

  /** `document` is what was written; edits made while it was being written are still to be saved. */
  markSaved(file: FileReference, document: TimelineDocument): void {
    this.file = file;
    if (this.document !== document) return;
    this.#history = history.markSaved(this.#history);
    this.#unsaved = false;
  }

  event(id: string | null): TimelineEvent | null {
    return id === null ? null : (this.index.events.get(id) ?? null);
  }

  /** Another document takes its place: lets go of a table's worker. */
  close(): void {
    this.imported?.close();
  }
}
