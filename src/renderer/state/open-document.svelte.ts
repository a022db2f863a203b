import { buildDocumentIndex, type DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineDocument, TimelineEvent } from '../../core/document/model.ts';
import type { DocumentDiff } from '../../core/history/diff.ts';
import * as history from '../../core/history/history.ts';
import { createDocumentSource } from '../../core/table/document-source.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { FileReference } from '../../host/host.ts';

/** The document in the window, how it came about, the file that it came from, and what is built from it. */
export class OpenDocument {
  /** Names the unsaved work of this document in the journal. */
  readonly key: string;
  #history: history.History = $state.raw() as history.History;
  #recovered = $state(false);
  file = $state.raw<FileReference | null>(null);

  readonly document: TimelineDocument = $derived(this.#history.document);
  readonly index: DocumentIndex = $derived(buildDocumentIndex(this.document));
  readonly source: EventSource = $derived(createDocumentSource(this.index));
  /** True while what is on the screen is not what is in the file. */
  readonly edited: boolean = $derived(this.#recovered || history.isEdited(this.#history));

  /** `recovered`: the text comes from the journal, so that its file does not hold it yet. */
  constructor(document: TimelineDocument, file: FileReference | null, key: string, recovered = false) {
    this.#history = history.createHistory(document);
    this.#recovered = recovered;
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
    this.#recovered = false;
  }

  event(id: string | null): TimelineEvent | null {
    return id === null ? null : (this.index.events.get(id) ?? null);
  }
}
