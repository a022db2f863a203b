import type { FromDocumentWorker, ToDocumentWorker } from './document-protocol.ts';
import { serveDocument } from './serve-document.ts';
import { createDefer } from './serve-source.ts';

const take = serveDocument((message, transfer) => self.postMessage(message, { transfer }), createDefer());
self.addEventListener('message', ({ data }: MessageEvent<ToDocumentWorker>) => take(data));
self.postMessage({ type: 'ready' } satisfies FromDocumentWorker);
