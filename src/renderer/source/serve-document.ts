/** Reads a large document, sends it to the page, and answers questions about it and its later versions. */
import { assertNever } from '../../core/document/assert-never.ts';
import { buildDocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { openBytes } from '../../core/document/open.ts';
import { saveInPieces } from '../../core/document/save.ts';
import { createDocumentSource } from '../../core/table/document-source.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import { createDocumentGatherer, headOf, partsBetween, type DocumentHead } from './document-parts.ts';
import type { FromDocumentWorker, ToDocumentWorker } from './document-protocol.ts';
import { createSourceServer, type Defer } from './serve-source.ts';
import { SharedReading } from './shared-reading.ts';

/** The worker's end of a `DocumentWorker`: gives what to do with each message. */
export function serveDocument(
  post: (message: FromDocumentWorker, transfer: ArrayBuffer[]) => void,
  defer: Defer,
): (message: ToDocumentWorker) => void {
  const gatherer = createDocumentGatherer();
  let current = (): EventSource => {
    throw new Error('Asked before there was a document: none');
  };
  let reading: SharedReading | null = null;
  const server = createSourceServer(() => current, post, defer);

  function show(document: TimelineDocument, version: number): void {
    current = sourceOf(document);
    post({ type: 'span', version, span: current().span }, []);
  }

  function open(bytes: Uint8Array): void {
    const copy = bytes.slice();
    post({ type: 'bytes', bytes: copy }, [copy.buffer]);
    const shared = new SharedReading({
      bytes,
      tell: (written) => post(written, []),
      defer,
      done(read) {
        reading = null;
        if (read === null) return openAlone(bytes, shared);
        const { head } = read;
        post({ type: 'opened', head, problems: [], isAsWritten: true, isInParts: false }, []);
        read.gather(gatherer);
        show(gatherer.finish(head), 0);
      },
    });
    reading = shared;
    shared.start();
  }

  /** Whatever is wrong with the file is told. */
  function openAlone(bytes: Uint8Array, shared: SharedReading): void {
    const result = openBytes(bytes);
    if (!result.ok) return post({ type: 'refused', problems: result.problems }, []);
    const { document, problems, isAsWritten } = result;
    const isInParts = !isAsWritten || !shared.isWhole(document);
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
        return reading?.take(message.found);
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
