/** Imports what the field is given, and keeps what came of it where the test can see it. */
import { importRows, type ImportAnswer } from '../../../../src/renderer/import/import-client.ts';

export interface ImportHarness {
  readonly fractions: number[];
  answer: ImportAnswer | null | undefined;
  /** Imports the field's files; may cancel at the first progress. */
  start(cancelAtProgress: boolean): Promise<void>;
}

declare global {
  interface Window {
    harness: ImportHarness;
  }
}

const field = document.querySelector('input');
window.harness = {
  fractions: [],
  answer: undefined,
  async start(cancelAtProgress) {
    const controller = new AbortController();
    const inputs = Array.from(field?.files ?? [], (file) => ({ name: file.name, blob: file }));
    const harness = window.harness;
    harness.answer = await importRows(inputs, {
      signal: controller.signal,
      onProgress: ({ fraction }) => {
        harness.fractions.push(fraction);
        if (cancelAtProgress) controller.abort();
      },
    });
  },
};
