/** What the bench asks of an import: its time, and a bare parse's, over the same bytes in a worker each. */
import { importRows, prepareImport } from '../../src/renderer/import/import-client.ts';
import { syntheticBytes } from './synthetic.ts';

export interface ImportTimes {
  readonly bytes: number;
  readonly rows: number;
  /** Milliseconds. */
  readonly imported: number;
  readonly parsed: number;
  /** Milliseconds from the wish to cancel to the end. */
  readonly cancelled: number;
  /** Milliseconds of the page's longest task while the import ran; 0 where none took 50. */
  readonly longestTask: number;
}

let longestTask = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
}).observe({ entryTypes: ['longtask'] });

let blob: Blob | null = null;

/** Makes the rows once; both sides then read the same. */
export function prepareSynthetic(rows: number): number {
  blob = new Blob([...syntheticBytes(rows)].map((chunk) => chunk as Uint8Array<ArrayBuffer>));
  return blob.size;
}

export function prepareFiles(files: readonly File[]): number {
  blob = new Blob([...files]);
  return blob.size;
}

export async function timeImport(): Promise<ImportTimes> {
  if (!blob) throw new Error('Nothing was prepared to be imported');
  await prepareImport();
  longestTask = 0;
  const started = performance.now();
  const answer = await importRows([{ name: 'bench.tsv', blob }]);
  const imported = performance.now() - started;
  if (!answer?.ok) throw new Error(`The import failed: ${JSON.stringify(answer)}`);
  const rows = answer.opened.rowsRead;
  answer.opened.close();
  const longest = longestTask;
  return {
    bytes: blob.size,
    rows,
    imported,
    parsed: await timeParse(blob),
    cancelled: await timeCancel(blob),
    longestTask: longest,
  };
}

/** As with the import, the worker is there before the clock starts. */
async function timeParse(bytes: Blob): Promise<number> {
  const worker = new Worker(new URL('./parse.worker.ts', import.meta.url), { type: 'module' });
  const heard = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.onmessage = resolve;
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  try {
    await heard();
    const started = performance.now();
    worker.postMessage(bytes);
    await heard();
    return performance.now() - started;
  } finally {
    worker.terminate();
  }
}

async function timeCancel(bytes: Blob): Promise<number> {
  const controller = new AbortController();
  let wished = NaN;
  await importRows([{ name: 'bench.tsv', blob: bytes }], {
    signal: controller.signal,
    onProgress: () => {
      if (controller.signal.aborted) return;
      wished = performance.now();
      controller.abort();
    },
  });
  return performance.now() - wished;
}
