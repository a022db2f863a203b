import type { DocumentIndex } from '../../core/document/document-index.ts';
import { buildDocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineDocument, TimelineEvent } from '../../core/document/model.ts';
import { createDocumentSource } from '../../core/table/document-source.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { FileReference } from '../../host/host.ts';

/** The document in the window, the file that it came from, and what is built from it. */
export class OpenDocument {
  #document: TimelineDocument = $state.raw() as TimelineDocument;
  #saved: TimelineDocument;
  file = $state.raw<FileReference | null>(null);
  #edited = $state(false);

  readonly index: DocumentIndex = $derived(buildDocumentIndex(this.#document));
  readonly source: EventSource = $derived(createDocumentSource(this.index));

  constructor(document: TimelineDocument, file: FileReference | null) {
    this.#document = document;
    this.#saved = document;
    this.file = file;
  }

  get document(): TimelineDocument {
    return this.#document;
  }

  /** True while what is on the screen is not what is in the file. */
  get edited(): boolean {
    return this.#edited;
  }

  /** An edit: the next document in place of this one. */
  replace(document: TimelineDocument): void {
    this.#document = document;
    this.#edited = document !== this.#saved;
  }

  markSaved(file: FileReference, document: TimelineDocument): void {
    this.#saved = document;
    this.#edited = this.#document !== document;
    this.file = file;
  }

  event(id: string | null): TimelineEvent | null {
    return id === null ? null : (this.index.events.get(id) ?? null);
  }
}
