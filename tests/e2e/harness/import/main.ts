/** Imports what the field is given, and keeps what came of it where the test can see it. */
import { importRows, type ImportAnswer } from '../../../../src/renderer/import/import-client.ts';

export interface ImportHarness {
  /** Milliseconds of every task of the page that took longer than 50. */
  readonly longTasks: number[];
  readonly fractions: number[];
  answer: ImportAnswer | null | undefined;
  /** `cancelAfter`: aborts at the first progress, and tells how long the promise took to settle, in milliseconds. */
  start(cancelAtProgress: boolean): Promise<number>;
}

declare global {
  interface Window {
    harness: ImportHarness;
  }
}

const longTasks: number[] = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ entryTypes: ['longtask'] });

const field = document.querySelector('input');
window.harness = {
  longTasks,
  fractions: [],
  answer: undefined,
  async start(cancelAtProgress) {
    const controller = new AbortController();
    let aborted = 0;
    const inputs = Array.from(field?.files ?? [], (file) => ({ name: file.name, blob: file }));
    const harness = window.harness;
    harness.answer = await importRows(inputs, {
      signal: controller.signal,
      onProgress: ({ fraction }) => {
        harness.fractions.push(fraction);
        if (!cancelAtProgress || aborted > 0) return;
        aborted = performance.now();
        controller.abort();
      },
    });
    return aborted === 0 ? 0 : performance.now() - aborted;
  },
};
