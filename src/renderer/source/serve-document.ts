/** Reads a large document, sends it to the page, and answers questions about it and its later versions. */
import { assertNever } from '../../core/document/assert-never.ts';
import { DocumentCheck } from '../../core/document/check-document.ts';
import { buildDocumentIndex } from '../../core/document/document-index.ts';
import type { RecordRun } from '../../core/document/json-text.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { concludeOpening, readBytes, type ReadFile } from '../../core/document/open.ts';
import { saveInPieces } from '../../core/document/save.ts';
import { createDocumentSource } from '../../core/table/document-source.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import {
  COLLECTIONS,
  createDocumentGatherer,
  headOf,
  partsBetween,
  RECORDS,
  type Collection,
  type DocumentHead,
} from './document-parts.ts';
import type { FromDocumentWorker, ToDocumentWorker } from './document-protocol.ts';
import { createSourceServer, type Defer } from './serve-source.ts';

/** A file that has been read, while the page looks at its events. */
interface AwaitedFile {
  readonly file: ReadFile;
  /** How many events each run has of which the page was told. */
  readonly runs: readonly number[];
  /** What the page has answered of the first runs. */
  readonly found: (number | null)[];
}

/** The worker's end of a `DocumentWorker`: gives what to do with each message. */
export function serveDocument(
  post: (message: FromDocumentWorker, transfer: ArrayBuffer[]) => void,
  defer: Defer,
): (message: ToDocumentWorker) => void {
  const gatherer = createDocumentGatherer();
  let current = (): EventSource => {
    throw new Error('Asked before there was a document: none');
  };
  let awaited: AwaitedFile | null = null;
  const server = createSourceServer(() => current, post, defer);

  function show(document: TimelineDocument, version: number): void {
    current = sourceOf(document);
    post({ type: 'span', version, span: current().span }, []);
  }

  function open(bytes: Uint8Array): void {
    const sent = Object.fromEntries(COLLECTIONS.map((name) => [name, 0])) as Record<Collection, number>;
    const runs: number[] = [];
    const tell = ({ list, from, to, count }: RecordRun): void => {
      const collection = COLLECTIONS.find((name) => name === list);
      if (collection === undefined) return;
      sent[collection] += count;
      if (collection === 'events') runs.push(count);
      post({ type: 'written', collection, from, to }, []);
    };
    const copy = bytes.slice();
    post({ type: 'bytes', bytes: copy }, [copy.buffer]);
    const file = readBytes(bytes, { records: { most: RECORDS, tell } });
    if (!file.ok) return post({ type: 'refused', problems: file.problems }, []);
    const isInParts =
      file.migratedFrom !== null || COLLECTIONS.some((name) => lengthOf(file, name) !== sent[name]);
    if (isInParts) {
      file.check.checkAll();
      return conclude(file, isInParts);
    }
    file.check.checkFrame();
    awaited = { file, runs, found: [] };
    concludeWhenChecked();
  }

  /** Only what the page has not found sound is looked at, in order, so that the problems are told as by one walk. */
  function concludeWhenChecked(): void {
    if (awaited === null || awaited.found.length < awaited.runs.length) return;
    const { file, runs, found } = awaited;
    awaited = null;
    let from = 0;
    for (const [run, count] of runs.entries()) {
      const keys = found[run] ?? null;
      if (keys === null) file.check.checkEvents(from, from + count);
      else file.check.addSound(keys);
      from += count;
    }
    const isWhole = file.check.result.keys === file.keys;
    // Of a repeated key the page may have read another value than the one that counts.
    conclude(isWhole ? file : checkedAgain(file), false);
  }

  function conclude(file: ReadFile, isInParts: boolean): void {
    const result = concludeOpening(file);
    if (!result.ok) return post({ type: 'refused', problems: result.problems }, []);
    const { document, problems, isAsWritten } = result;
    for (const part of partsBetween(null, document)) {
      gatherer.take(part);
      if (isInParts) post({ type: 'part', part }, []);
    }
    post({ type: 'opened', head: headOf(document), problems, isAsWritten, isInParts }, []);
    show(gatherer.finish(headOf(document)), 0);
  }

  /** In slices, between which questions are answered. Edits that come meanwhile make another document. */
  function save(id: number, head: DocumentHead): void {
    const pieces = saveInPieces(gatherer.finish(head));
    const encoded: Uint8Array[] = [];
    const next = (): void => {
      const { text, isOver } = takeSlice(pieces);
      encoded.push(encoder.encode(text));
      if (!isOver) return defer(next);
      const bytes = concatenate(encoded);
      post({ type: 'saved', id, bytes }, [bytes.buffer]);
    };
    next();
  }

  return (message) => {
    switch (message.type) {
      case 'open':
        return open(message.bytes);
      case 'checked':
        awaited?.found.push(message.keys);
        return concludeWhenChecked();
      case 'part':
        return gatherer.take(message.part);
      case 'changed':
        return show(gatherer.finish(message.head), message.version);
      case 'save':
        return save(message.id, message.head);
      case 'ask':
      case 'cancel':
        return server.take(message);
      default:
        assertNever(message);
    }
  };
}

function checkedAgain(file: ReadFile): ReadFile {
  const check = new DocumentCheck(file.document, file.mostProblems);
  check.checkAll();
  return { ...file, check };
}

/** −1 of what is no list. */
function lengthOf({ document }: ReadFile, collection: Collection): number {
  const list = document[collection];
  return Array.isArray(list) ? list.length : -1;
}

const encoder = new TextEncoder();
/** Characters of a file that are made in one go: some milliseconds. */
const SLICE = 1 << 19;

function takeSlice(pieces: Iterator<string>): { readonly text: string; readonly isOver: boolean } {
  const taken: string[] = [];
  for (let length = 0; length < SLICE; length += taken.at(-1)!.length) {
    const { done, value } = pieces.next();
    if (done) return { text: taken.join(''), isOver: true };
    taken.push(value);
  }
  return { text: taken.join(''), isOver: false };
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Made when first asked, and once. */
function sourceOf(document: TimelineDocument): () => EventSource {
  let source: EventSource | undefined;
  return () => (source ??= createDocumentSource(buildDocumentIndex(document)));
}
