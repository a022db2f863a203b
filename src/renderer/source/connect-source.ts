import type { CancelSignal } from '../../core/cancel.ts';
import { assertNever } from '../../core/document/assert-never.ts';
import type { Bounds } from '../../core/dates/dates.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { FromSource, SourceAnswer, SourceQuestion, ToSource } from './source-protocol.ts';
import { unpackWindow } from './window-packing.ts';

/** The page's end: asks, and hands each answer to whoever asked. */
export interface SourceClient {
  ask<Q extends SourceQuestion>(question: Q, signal?: CancelSignal): Promise<SourceAnswer<Q['method']>>;
  take(message: FromSource): void;
  /** Rejects all that is still asked: the other end is gone. */
  end(reason: unknown): void;
}

interface Asked {
  readonly resolve: (answer: SourceAnswer) => void;
  readonly reject: (reason: unknown) => void;
  /** Stops listening to the signal, which may outlive many questions. */
  readonly forget: () => void;
}

export function createSourceClient(post: (message: ToSource) => void): SourceClient {
  const asked = new Map<number, Asked>();
  let lastId = 0;
  let ended: { readonly reason: unknown } | null = null;

  function settle(id: number): Asked | undefined {
    const waiting = asked.get(id);
    asked.delete(id);
    waiting?.forget();
    return waiting;
  }

  return {
    ask: (question, signal) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason);
        signal?.throwIfAborted();
        const id = ++lastId;
        // The answer's type follows from the question's: the other end answers what it was asked.
        const forget = whenAborted(signal, (reason) => {
          post({ type: 'cancel', id });
          settle(id)?.reject(reason);
        });
        asked.set(id, { resolve: resolve as Asked['resolve'], reject, forget });
        post({ type: 'ask', id, question });
      }),
    take(message) {
      switch (message.type) {
        case 'answer':
          return settle(message.id)?.resolve(message.answer);
        case 'failed':
          return settle(message.id)?.reject(new Error(message.message));
        default:
          assertNever(message);
      }
    },
    end(reason) {
      ended = { reason };
      for (const id of [...asked.keys()]) settle(id)?.reject(reason);
    },
  };
}

/** Core asks no more of a signal than to be looked at; the platform's own also tells of its own accord. */
function whenAborted(signal: CancelSignal | undefined, act: (reason: unknown) => void): () => void {
  if (!(signal instanceof AbortSignal)) return () => undefined;
  const abort = () => act(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  return () => signal.removeEventListener('abort', abort);
}

/** What is known of a source without asking. */
export interface SourceFacts {
  readonly total: number;
  readonly span: Bounds | null;
}

/** A source elsewhere, as if it were here. `facts` is looked at each time: the other end may come to know more. */
export function createRemoteSource(client: Pick<SourceClient, 'ask'>, facts: () => SourceFacts): EventSource {
  return {
    get total() {
      return facts().total;
    },
    get span() {
      return facts().span;
    },
    window: async (query, signal) => unpackWindow(await client.ask({ method: 'window', query }, signal)),
    facets: (filter, names, signal) => client.ask({ method: 'facets', filter, names }, signal),
    overview: (filter, bins, signal) => client.ask({ method: 'overview', filter, bins }, signal),
    search: (text, filter, limit, signal) => client.ask({ method: 'search', text, filter, limit }, signal),
    list: (filter, sort, offset, limit, signal) =>
      client.ask({ method: 'list', filter, sort, offset, limit }, signal),
    listPlace: (filter, sort, eventId, signal) =>
      client.ask({ method: 'listPlace', filter, sort, eventId }, signal),
    events: (ids, signal) => client.ask({ method: 'events', ids }, signal),
  };
}

/** The page's end of a port that `serveSource` serves. */
export function connectSource(port: MessagePort, facts: SourceFacts): EventSource {
  const client = createSourceClient((message) => port.postMessage(message));
  port.addEventListener('message', ({ data }: MessageEvent<FromSource>) => client.take(data));
  port.start();
  return createRemoteSource(client, () => facts);
}
