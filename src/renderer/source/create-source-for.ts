import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { openBytes, type OpenResult } from '../../core/document/open.ts';
import { saveDocument } from '../../core/document/save.ts';
import { createDocumentSource } from '../../core/table/document-source.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import { type DocumentWorker, startDocumentWorker } from './document-worker.ts';
import { Standby } from './standby.ts';

/** With more events than these, what is asked of a document is answered in a worker. */
const LARGE_EVENTS = 3000;
/** A file of more bytes than these is read in a worker: reading it here would hold up the window. */
const LARGE_BYTES = 2 ** 20;

/** One document is open at a time, and so there is one worker, if any. */
let worker: DocumentWorker | null = null;
const standby = new Standby<DocumentWorker>({
  start: startDocumentWorker,
  end: (opener) => opener.close(),
  isReady: (opener) => opener.ready,
});

/** Starts a worker while a file is still being chosen or dragged in: should it be large, it is read at once. */
export function prepareDocument(): Promise<void> {
  return standby.prepare();
}

/**
 * Reads a `.communique` file, a large one in a worker. The bytes are given away then.
 */
export async function openDocument(bytes: Uint8Array<ArrayBuffer>): Promise<OpenResult> {
  if (bytes.length <= LARGE_BYTES) return openBytes(bytes);
  const opener = standby.take();
  const result = await opener.open(bytes);
  if (result.ok && result.document.events.length > LARGE_EVENTS) replaceWorker(opener);
  else opener.close();
  return result;
}

/** What answers for a document: in this thread for most, in the worker for a large one and its later versions. */
export function createSourceFor(index: DocumentIndex): EventSource {
  if (index.document.events.length > LARGE_EVENTS) return (worker ??= startDocumentWorker()).sourceOf(index);
  replaceWorker(null);
  return createDocumentSource(index);
}

/** The bytes of a document's file; those of a large one are made in the worker. */
export async function writeDocument(document: TimelineDocument): Promise<Uint8Array<ArrayBuffer>> {
  if (document.events.length > LARGE_EVENTS && worker !== null) {
    try {
      return await worker.save(document);
    } catch {
      // The worker is gone: a file is not lost with it.
    }
  }
  return new TextEncoder().encode(saveDocument(document));
}

function replaceWorker(next: DocumentWorker | null): void {
  worker?.close();
  worker = next;
}
