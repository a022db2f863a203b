/** Gives tests the app's figure client, in words that can cross to them. */
import { renderFigure } from '../../../src/renderer/figure/figure-client.ts';
import { FigureError, type FigureJob } from '../../../src/renderer/figure/figure-protocol.ts';

const figures = {
  async render(job: FigureJob): Promise<{ hash: string; size: number }[]> {
    const { files } = await renderFigure(job);
    return Promise.all(files.map(async ({ bytes }) => ({ hash: await hashOf(bytes), size: bytes.length })));
  },

  async steps(job: FigureJob): Promise<string[]> {
    const steps = new Set<string>();
    await renderFigure(job, { onProgress: ({ step }) => steps.add(step) });
    return [...steps];
  },

  /** Aborts after a time and tells how long the end of it took. */
  async cancel(job: FigureJob, after: number): Promise<{ reason: string; milliseconds: number }> {
    const controller = new AbortController();
    let aborted = 0;
    setTimeout(() => {
      aborted = performance.now();
      controller.abort();
    }, after);
    try {
      await renderFigure(job, { signal: controller.signal });
      return { reason: 'finished', milliseconds: 0 };
    } catch (error) {
      return { reason: (error as Error).name, milliseconds: performance.now() - aborted };
    }
  },

  async fail(job: FigureJob): Promise<string> {
    try {
      await renderFigure(job);
      return 'finished';
    } catch (error) {
      return error instanceof FigureError ? error.code : String(error);
    }
  },
};

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

declare global {
  interface Window {
    figures: typeof figures;
  }
}
window.figures = figures;
