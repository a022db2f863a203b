/** The page's side of the figure worker. */
import { assertNever } from '../../core/document/assert-never.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import type { FigureProgress } from '../../core/figure/contract.ts';
import {
  FigureError,
  type FigureJob,
  type FigureOutput,
  type FromWorker,
  type ToWorker,
} from './figure-protocol.ts';

export interface RenderControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: FigureProgress | undefined;
  /**
   * A quick job that newer ones overtake, as previews do: an abort drops it while it waits, and what is already being
   * made is finished unseen instead of ending the worker, which would cost the next one its start.
   */
  readonly brief?: boolean;
}

interface Pending {
  readonly resolve: (output: FigureOutput) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: FigureProgress | undefined;
}

let worker: Worker | null = null;
/** The document that the worker has. */
let sent: TimelineDocument | null = null;
let lastId = 0;
const pending = new Map<number, Pending>();
/** One job at a time: what waits can be cancelled without touching what runs. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Makes a figure. Rejects with a `FigureError`, or with the signal's reason once that is aborted: at once, since the
 * worker is ended in the middle of whatever it does, unless the job is brief, and the next job starts a new one.
 */
export function renderFigure(job: FigureJob, control: RenderControl = {}): Promise<FigureOutput> {
  const run = queue.then(() => runJob(job, control));
  queue = run.catch(() => undefined);
  return untilAborted(run, control.signal);
}

/** Does not wait for the jobs before this one to hear of the abort. */
function untilAborted<T>(run: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return run;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    run.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

async function runJob(job: FigureJob, { signal, onProgress, brief }: RenderControl): Promise<FigureOutput> {
  signal?.throwIfAborted();
  const running = (worker ??= startWorker());
  lastId += 1;
  const id = lastId;
  const abort = (): void => {
    stopWorker();
    settle(id)?.reject(signal?.reason);
  };
  if (!brief) signal?.addEventListener('abort', abort, { once: true });
  try {
    return await new Promise<FigureOutput>((resolve, reject) => {
      pending.set(id, { resolve, reject, onProgress });
      const { document, options } = job.request;
      const message = { type: 'render', id, options, formats: job.formats } as const;
      running.postMessage({
        ...message,
        document: document === sent ? null : document,
      } satisfies ToWorker);
      sent = document;
    });
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

function startWorker(): Worker {
  const started = new Worker(new URL('./figure.worker.ts', import.meta.url), {
    type: 'module',
    name: 'figure',
  });
  started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => receive(data));
  started.addEventListener('error', (event) => {
    stopWorker();
    const error = new FigureError('no-engine', event.message || 'The figure worker did not start');
    for (const id of [...pending.keys()]) settle(id)?.reject(error);
  });
  return started;
}

function stopWorker(): void {
  worker?.terminate();
  worker = null;
  sent = null;
}

function settle(id: number): Pending | undefined {
  const job = pending.get(id);
  pending.delete(id);
  return job;
}

function receive(message: FromWorker): void {
  switch (message.type) {
    case 'progress':
      pending.get(message.id)?.onProgress?.(message.done);
      return;
    case 'done':
      settle(message.id)?.resolve(message.output);
      return;
    case 'failed':
      settle(message.id)?.reject(new FigureError(message.code, message.detail));
      return;
    default:
      assertNever(message);
  }
}
