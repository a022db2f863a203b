import type { ToDocumentWorker } from '../../../src/renderer/source/document-protocol.ts';
import type { WorkerLike } from '../../../src/renderer/source/document-worker.ts';
import { serveDocument } from '../../../src/renderer/source/serve-document.ts';
import { documentOf } from '../../core/table/random-documents.ts';

/** A worker without a thread: messages are copied and come later, as between threads. */
export function createStandIn(): WorkerLike & { readonly received: ToDocumentWorker[] } {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const received: ToDocumentWorker[] = [];
  const later = (run: () => void) => void setTimeout(run, 0);
  const serve = serveDocument((message) => {
    const data = structuredClone(message);
    later(() => listeners.forEach((listen) => listen({ data })));
  }, later);
  return {
    received,
    postMessage(message: ToDocumentWorker) {
      const data = structuredClone(message);
      received.push(data);
      later(() => serve(data));
    },
    addEventListener(type: string, listen: unknown) {
      if (type === 'message') listeners.push(listen as (event: { data: unknown }) => void);
    },
    terminate: () => undefined,
  };
}

/** Its file is read in seven runs of events. */
export const large = documentOf(
  Array.from({ length: 1400 }, (_, number) => ({
    kind: 'statement' as const,
    title: { en: `Statement ${number}` },
    actors: [{ actor: 'russia', role: 'speaker' as const }],
    date: new Date(Date.UTC(2020, 0, 1 + (number % 300))).toISOString().slice(0, 10),
  })),
);
