/** The page's side of an import. Nothing of it loads before the first import. */
import type { ImportProgress } from '../../core/codecs/import-files.ts';
import type { ImportProblem } from '../../core/codecs/import-problems.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { assertNever } from '../../core/document/assert-never.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import { connectSource } from '../source/connect-source.ts';
import { Standby } from '../source/standby.ts';
import type {
  CatalogPart,
  FromWorker,
  ImportFailure,
  ImportInput,
  ImportSummary,
  ToWorker,
} from './import-protocol.ts';

export type { ImportInput } from './import-protocol.ts';

export interface ImportControl {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

export interface OpenImport {
  readonly source: EventSource;
  /** Everything that events name, and no events: for the names of facets, lanes and cards. */
  readonly document: TimelineDocument;
  readonly rowsRead: number;
  readonly problems: readonly ImportProblem[];
  /** Lets go of the rows. The source answers nothing more. */
  close(): void;
}

export type ImportAnswer =
  | { readonly ok: true; readonly opened: OpenImport }
  | {
      readonly ok: false;
      readonly reason: ImportFailure;
      readonly detail: string;
      readonly problems: readonly ImportProblem[];
    };

const standby = new Standby<Worker>({
  start: () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module', name: 'import' }),
  end: (worker) => worker.terminate(),
  isReady: (worker) =>
    new Promise((resolve) => {
      worker.addEventListener('message', () => resolve(true), { once: true });
      worker.addEventListener('error', () => resolve(false), { once: true });
    }),
});

/**
 * Starts a worker for an import that is about to be asked for, while its files are still being chosen or dragged in.
 * Resolves when it has all that it needs.
 */
export function prepareImport(): Promise<void> {
  return standby.prepare();
}

/**
 * Reads GDELT or ICEWS files, plain, gzipped or zipped, into one source that stays in its worker. Null where the
 * signal ended it: at once, since the worker is ended in the middle of whatever it does.
 */
export function importRows(
  inputs: readonly ImportInput[],
  control: ImportControl = {},
): Promise<ImportAnswer | null> {
  const { signal, onProgress } = control;
  if (signal?.aborted) return Promise.resolve(null);
  const worker = standby.take();
  const channel = new MessageChannel();
  const parts: CatalogPart[] = [];
  return new Promise((resolve) => {
    const finish = (answer: ImportAnswer | null) => {
      signal?.removeEventListener('abort', cancel);
      if (!answer?.ok) worker.terminate();
      resolve(answer);
    };
    const cancel = () => finish(null);
    signal?.addEventListener('abort', cancel, { once: true });
    worker.addEventListener('error', (event) => finish(failed(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      switch (data.type) {
        case 'ready':
          break;
        case 'progress':
          onProgress?.(data.progress);
          break;
        case 'part':
          parts.push(data.part);
          break;
        case 'done':
          finish({ ok: true, opened: open(joinParts(data.summary, parts), worker, channel.port1) });
          break;
        case 'failed':
          finish({ ok: false, reason: data.reason, detail: data.detail, problems: data.problems });
          break;
        default:
          assertNever(data);
      }
    });
    const message: ToWorker = { type: 'import', inputs, title: titleOf(inputs), port: channel.port2 };
    worker.postMessage(message, [channel.port2]);
  });
}

function failed(detail: string): ImportAnswer {
  return { ok: false, reason: 'failed', detail, problems: [] };
}

function joinParts(summary: ImportSummary, parts: readonly CatalogPart[]): ImportSummary {
  const document = {
    ...summary.document,
    actors: parts.flatMap(({ actors }) => actors ?? []),
    places: parts.flatMap(({ places }) => places ?? []),
    sources: parts.flatMap(({ sources }) => sources ?? []),
  };
  return { ...summary, document };
}

function titleOf(inputs: readonly ImportInput[]): string {
  const [first] = inputs;
  return inputs.length > 1 ? `${first?.name ?? ''} + ${inputs.length - 1}` : (first?.name ?? '');
}

function open(summary: ImportSummary, worker: Worker, port: MessagePort): OpenImport {
  const { total, span, document, rowsRead, problems } = summary;
  return {
    source: connectSource(port, { total, span }),
    document,
    rowsRead,
    problems,
    close() {
      port.close();
      worker.terminate();
    },
  };
}
