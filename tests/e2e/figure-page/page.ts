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

  /** Aborts as soon as drawing has begun, and tells the reason of the end. */
  async cancel(job: FigureJob): Promise<string> {
    const controller = new AbortController();
    try {
      await renderFigure(job, {
        signal: controller.signal,
        onProgress: ({ step }) => {
          if (step === 'drawing') controller.abort();
        },
      });
      return 'finished';
    } catch (error) {
      return (error as Error).name;
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
