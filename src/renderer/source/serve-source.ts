import { assertNever } from '../../core/document/assert-never.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { FromSource, SourceAnswer, SourceQuestion, ToSource } from './source-protocol.ts';
import { packWindow } from './window-packing.ts';

/** Runs something after the messages that are waiting have been heard. */
export type Defer = (run: () => void) => void;

/**
 * Serves one source over a port, from now on. The page's end is `connectSource`.
 */
export function serveSource(source: EventSource, port: MessagePort): void {
  const post = (message: FromSource, transfer: ArrayBuffer[]) => port.postMessage(message, transfer);
  const server = createSourceServer(() => () => source, post, createDefer());
  port.addEventListener('message', ({ data }: MessageEvent<ToSource>) => server.take(data));
  port.start();
}

/** A message to oneself: comes after those that wait, and unlike a timer without a delay. */
export function createDefer(): Defer {
  const { port1, port2 } = new MessageChannel();
  const runs: (() => void)[] = [];
  port1.onmessage = () => runs.shift()?.();
  return (run) => {
    runs.push(run);
    port2.postMessage(null);
  };
}

export interface SourceServer {
  take(message: ToSource): void;
}

/**
 * What is answered first of the questions that wait: what the eye waits for, the quick before the slow, and last the
 * long lists that only keys go through.
 */
const URGENCY: Readonly<Record<SourceQuestion['method'], number>> = {
  events: 6,
  facets: 5,
  window: 4,
  overview: 3,
  search: 2,
  listPlace: 1,
  list: 0,
};

/**
 * Answers a page's questions, each from the source that was current when it came, one at a time, the most urgent first
 * and equal ones in order. Before each it hears what has come in the meantime, so that a question given up while
 * another was answered is never begun.
 */
export function createSourceServer(
  current: () => () => EventSource,
  post: (message: FromSource, transfer: ArrayBuffer[]) => void,
  defer: Defer,
): SourceServer {
  const waiting = new Map<number, Waiting>();
  let running: { readonly id: number; readonly abort: AbortController } | null = null;

  async function answerNext(): Promise<void> {
    const [next] = [...waiting].toSorted(byUrgency);
    if (running !== null || next === undefined) return;
    const [id, { question, source }] = next;
    waiting.delete(id);
    const abort = new AbortController();
    running = { id, abort };
    try {
      reply(id, await answerQuestion(question, source(), abort.signal));
    } catch (error) {
      if (!abort.signal.aborted) post({ type: 'failed', id, message: String(error) }, []);
    }
    running = null;
    if (waiting.size > 0) defer(() => void answerNext());
  }

  function reply(id: number, answer: SourceAnswer): void {
    post(
      { type: 'answer', id, answer },
      typeof answer === 'object' && 'numbers' in answer ? [answer.numbers.buffer] : [],
    );
  }

  return {
    take(message) {
      switch (message.type) {
        case 'ask':
          waiting.set(message.id, { question: message.question, source: current() });
          if (running === null) defer(() => void answerNext());
          return;
        case 'cancel':
          waiting.delete(message.id);
          if (running?.id === message.id) running.abort.abort();
          return;
        default:
          assertNever(message);
      }
    },
  };
}

interface Waiting {
  readonly question: SourceQuestion;
  readonly source: () => EventSource;
}

function byUrgency([, a]: readonly [number, Waiting], [, b]: readonly [number, Waiting]): number {
  return URGENCY[b.question.method] - URGENCY[a.question.method];
}

async function answerQuestion(
  question: SourceQuestion,
  source: EventSource,
  signal: AbortSignal,
): Promise<SourceAnswer> {
  switch (question.method) {
    case 'window':
      return packWindow(await source.window(question.query, signal));
    case 'facets':
      return source.facets(question.filter, question.names, signal);
    case 'overview':
      return source.overview(question.filter, question.bins, signal);
    case 'search':
      return source.search(question.text, question.filter, question.limit, signal);
    case 'list':
      return source.list(question.filter, question.sort, question.offset, question.limit, signal);
    case 'listPlace':
      return source.listPlace(question.filter, question.sort, question.eventId, signal);
    case 'events':
      return source.events(question.ids, signal);
    default:
      return assertNever(question);
  }
}
