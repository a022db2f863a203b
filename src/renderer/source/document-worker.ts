import type { Bounds } from '../../core/dates/dates.ts';
import { parseDate } from '../../core/dates/parse.ts';
import { assertNever } from '../../core/document/assert-never.ts';
import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import type { OpenResult } from '../../core/document/open.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import { createRemoteSource, createSourceClient } from './connect-source.ts';
import { COLLECTIONS, createDocumentGatherer, headOf, partsBetween } from './document-parts.ts';
import type { FromDocumentWorker, ToDocumentWorker } from './document-protocol.ts';
import { WrittenReader } from './written-reader.ts';

/** A large document's events in a worker of their own, and the document in the page. */
export interface DocumentWorker {
  /** Resolves when the worker has started, true, or cannot, false. */
  readonly ready: Promise<boolean>;
  /** Hands the bytes over, and gives the document as `openBytes` would. Rejects if the worker fails. */
  open(bytes: Uint8Array<ArrayBuffer>): Promise<OpenResult>;
  /** Answers about this version of the document; the worker is told of what changed since the last. */
  sourceOf(index: DocumentIndex): EventSource;
  /** The text of its file, in UTF-8, made in the worker. Rejects if the worker fails. */
  save(document: TimelineDocument): Promise<Uint8Array<ArrayBuffer>>;
  close(): void;
}

export function startDocumentWorker(): DocumentWorker {
  const worker = new Worker(new URL('./document.worker.ts', import.meta.url), {
    type: 'module',
    name: 'document',
  });
  return createDocumentWorker(worker, nextTask);
}

interface Pending<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** What of a worker is needed, so that a test can stand in for it. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export function createDocumentWorker(worker: WorkerLike, pause: () => Promise<void>): DocumentWorker {
  const post = (message: ToDocumentWorker, transfer: ArrayBuffer[] = []) =>
    worker.postMessage(message, transfer);
  const client = createSourceClient(post);
  const written = new WrittenReader();
  const gatherer = createDocumentGatherer();
  /** The version that the worker has, or will have once all that is being sent is there. */
  let sent: TimelineDocument | null = null;
  let sending: Promise<void> = Promise.resolve();
  let version = 0;
  let span: Bounds | null = null;
  const saving = new Map<number, Pending<Uint8Array<ArrayBuffer>>>();
  let lastSave = 0;
  let ended: { readonly reason: unknown } | null = null;
  let opening: Pending<OpenResult> | null = null;
  let tellReady: (isReady: boolean) => void = () => undefined;
  const ready = new Promise<boolean>((resolve) => (tellReady = resolve));

  worker.addEventListener('message', (event) => take((event as MessageEvent<FromDocumentWorker>).data));
  worker.addEventListener('error', (event) => fail(new Error((event as ErrorEvent).message)));

  function take(message: FromDocumentWorker): void {
    switch (message.type) {
      case 'ready':
        return tellReady(true);
      case 'bytes':
        return written.start(message.bytes);
      case 'written': {
        const found = written.read(message);
        if (message.toCheck) post({ type: 'checked', found });
        return;
      }
      case 'part':
        return gatherer.take(message.part);
      case 'opened': {
        const { head, problems, isAsWritten, isInParts } = message;
        sent = (isInParts ? gatherer : written).finish(head);
        return opening?.resolve({ ok: true, document: sent, problems, isAsWritten });
      }
      case 'refused':
        return opening?.resolve({ ok: false, problems: message.problems });
      case 'span':
        if (message.version === version) span = message.span;
        return;
      case 'saved':
        saving.get(message.id)?.resolve(message.bytes);
        saving.delete(message.id);
        return;
      case 'answer':
      case 'failed':
        return client.take(message);
      default:
        assertNever(message);
    }
  }

  function fail(reason: unknown): void {
    ended = { reason };
    tellReady(false);
    opening?.reject(reason);
    for (const { reject } of saving.values()) reject(reason);
    saving.clear();
    client.end(reason);
  }

  /** Sends what changed, a part a task, so that a long list does not hold up the page. */
  function send(document: TimelineDocument): Promise<void> {
    if (document === sent) return sending;
    const before = sent;
    const mine = ++version;
    span = widen(span, before, document);
    sent = document;
    sending = sending.then(async () => {
      let parts = 0;
      for (const part of partsBetween(before, document)) {
        if (parts++ > 0) await pause();
        post({ type: 'part', part });
      }
      post({ type: 'changed', head: headOf(document), version: mine });
    });
    return sending;
  }

  return {
    ready,
    open: (bytes) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended.reason);
        opening = { resolve, reject };
        post({ type: 'open', bytes }, [bytes.buffer]);
      }),
    sourceOf({ document }) {
      void send(document);
      const facts = () => ({ total: document.events.length, span });
      return createRemoteSource(
        {
          async ask(question, signal) {
            await send(document);
            return client.ask(question, signal);
          },
        },
        facts,
      );
    },
    async save(document) {
      // A head alone makes no other version: what is asked of the events goes on as it is.
      if (COLLECTIONS.some((name) => document[name] !== sent?.[name])) void send(document);
      await sending;
      return new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended.reason);
        saving.set(++lastSave, { resolve, reject });
        post({ type: 'save', id: lastSave, head: headOf(document) });
      });
    },
    close() {
      worker.terminate();
      fail(new DOMException('The document was closed', 'AbortError'));
    },
  };
}

/** Until the worker has looked at all events, the span is the last one with what an edit has added. */
function widen(span: Bounds | null, before: TimelineDocument | null, after: TimelineDocument): Bounds | null {
  let { earliest, latest } = span ?? { earliest: Infinity, latest: -Infinity };
  for (const { collection, records } of partsBetween(before, after)) {
    if (collection !== 'events') continue;
    for (const record of records) {
      const parsed = 'date' in record ? parseDate(record.date) : null;
      for (const bound of parsed?.ok ? [parsed.date.earliest, parsed.date.latest] : []) {
        if (!Number.isFinite(bound)) continue;
        earliest = Math.min(earliest, bound);
        latest = Math.max(latest, bound);
      }
    }
  }
  return earliest <= latest ? { earliest, latest } : null;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
