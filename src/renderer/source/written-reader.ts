import { EventCheck } from '../../core/document/check-document.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { readHead, readRun } from '../../core/document/record-runs.ts';
import { createDocumentGatherer, type DocumentHead, type DocumentRecord } from './document-parts.ts';
import type { SoundEvents, WrittenRecords } from './document-protocol.ts';

/** The page's side of opening a large file: it reads all records, a run at a time, and looks at some of the events. */
export class WrittenReader {
  readonly #gatherer = createDocumentGatherer();
  #file = NO_BYTES;
  #check: EventCheck | null = null;

  start(bytes: Uint8Array<ArrayBuffer>): void {
    this.#file = bytes;
  }

  /** What it finds of events `toCheck`: null if they are not sound. */
  read(run: WrittenRecords): SoundEvents | null {
    this.#check ??= new EventCheck({ ...readHead(this.#file, run.from), ...this.#gatherer.lists });
    const records = readRun(this.#file, run);
    if (records === null) return null;
    this.#gatherer.add(run.collection, records as readonly DocumentRecord[]);
    const keys = run.toCheck ? this.#check.keysOfSound(records) : null;
    return keys === null ? null : { keys, ids: (records as readonly DocumentRecord[]).map(({ id }) => id) };
  }

  finish(head: DocumentHead): TimelineDocument {
    this.#file = NO_BYTES;
    this.#check = null;
    return this.#gatherer.finish(head);
  }
}

const NO_BYTES = new Uint8Array();
