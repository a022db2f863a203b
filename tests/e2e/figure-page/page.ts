/** Gives tests the app's figure client, in words that can cross to them. */
import { renderFigure } from '../../../src/renderer/figure/figure-client.ts';
import { FigureError, type FigureJob } from '../../../src/renderer/figure/figure-protocol.ts';

let heard = 0;

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

  /**
   * Aborts as soon as drawing has begun. Tells the reason of the end, and whether anything else of the page had its
   * turn between the abort and the end: where nothing had, no work was waited for, however long it would have taken.
   */
  async cancel(job: FigureJob): Promise<{ readonly reason: string; readonly waited: boolean }> {
    const controller = new AbortController();
    let waited = false;
    heard = 0;
    try {
      await renderFigure(job, {
        signal: controller.signal,
        onProgress: ({ step }) => {
          if (controller.signal.aborted) heard += 1;
          else if (step === 'drawing') {
            setTimeout(() => (waited = true));
            controller.abort();
          }
        },
      });
      return { reason: 'finished', waited };
    } catch (error) {
      return { reason: (error as Error).name, waited };
    }
  },

  /** How often a cancelled job told of its progress after its end. */
  heardSince(): number {
    return heard;
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
