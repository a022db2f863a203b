import { DocumentCheck } from '../../core/document/check-document.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { createDocumentGatherer, type DocumentHead, type DocumentRecord } from './document-parts.ts';
import type { WrittenRecords } from './document-protocol.ts';

/**
 * The page's share in the opening of a large file: it reads the records out of the bytes, a run at a time, and looks
 * whether the events among them are sound, while the worker reads the file as a whole.
 */
export class WrittenReader {
  readonly #gatherer = createDocumentGatherer();
  #file = NO_BYTES;
  #check: DocumentCheck | null = null;

  start(bytes: Uint8Array<ArrayBuffer>): void {
    this.#file = bytes;
  }

  /** The keys of the records if they are events of which there is nothing to tell, else null. */
  read({ collection, from, to }: WrittenRecords): number | null {
    this.#check ??= new DocumentCheck({ ...readHead(this.#file, from), ...this.#gatherer.lists }, 0);
    const records = readRecords(this.#file, from, to);
    if (records === null) return null;
    this.#gatherer.add(collection, records);
    return collection === 'events' ? this.#check.keysOfSound(records) : null;
  }

  finish(head: DocumentHead): TimelineDocument {
    this.#file = NO_BYTES;
    this.#check = null;
    return this.#gatherer.finish(head);
  }
}

const NO_BYTES = new Uint8Array();
const decoder = new TextDecoder();
const OPEN = new TextEncoder().encode('[');
const CLOSE = new TextEncoder().encode(']');

/**
 * The brackets that make a list of the records take the place of what stands beside them in `file`, commas or the list's
 * own brackets. Null where it is not JSON: the worker, which reads the whole file, says why.
 */
function readRecords(file: Uint8Array, from: number, to: number): readonly DocumentRecord[] | null {
  try {
    file.set(OPEN, from - 1);
    file.set(CLOSE, to);
    return JSON.parse(decoder.decode(file.subarray(from - 1, to + 1))) as readonly DocumentRecord[];
  } catch {
    return null;
  }
}

/** No title or description is longer. */
const LONGEST_HEAD = 2 ** 16;

/** What a file says before its first record, which is in one of the root's lists. It need not be a document at all. */
function readHead(file: Uint8Array, firstRecord: number): object {
  if (firstRecord > LONGEST_HEAD) return {};
  try {
    return JSON.parse(`${decoder.decode(file.subarray(0, firstRecord))}]}`) as object;
  } catch {
    return {};
  }
}
