/** Figures are made here, away from the page, which stays alive meanwhile. */
import type { TimelineDocument } from '../../core/document/model.ts';
import type { FigureProgress } from '../../core/figure/contract.ts';
import { createFigureEngine, type FigureEngine } from '../../core/figure/engine.ts';
import { PictureTooLarge } from '../../core/figure/png/picture-too-large.ts';
import { renderFigure } from '../../core/figure/render-figure.ts';
import { speakFigures } from '../../i18n/figure-speech.ts';
import { fetchFigureAssets } from './figure-assets.ts';
import type { FigureFailure, FromWorker, ToWorker } from './figure-protocol.ts';

let engine: Promise<FigureEngine> | null = null;
let current: TimelineDocument | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data));

async function answer({ id, document, options, formats }: ToWorker): Promise<void> {
  current = document ?? current;
  try {
    if (current === null) throw new Error('Asked for a figure of no document');
    const job = { request: { document: current, options }, formats };
    const ready = await loadEngine(id);
    const onProgress = (done: Parameters<FigureProgress>[0]): void => post({ type: 'progress', id, done });
    const output = await renderFigure(ready, job, speakFigures, { onProgress });
    post(
      { type: 'done', id, output },
      output.files.map(({ bytes }) => bytes.buffer as ArrayBuffer),
    );
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', id, code: failureOf(error), detail });
  }
}

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer });
}

/** A failed load is forgotten, so that the next figure tries again. */
async function loadEngine(id: number): Promise<FigureEngine> {
  post({ type: 'progress', id, done: { step: 'loading', fraction: 0 } });
  engine ??= fetchFigureAssets().then(createFigureEngine);
  try {
    return await engine;
  } catch (error) {
    engine = null;
    throw new EngineUnavailable(error instanceof Error ? error.message : String(error));
  }
}

class EngineUnavailable extends Error {}

function failureOf(error: unknown): FigureFailure {
  if (error instanceof EngineUnavailable) return 'no-engine';
  return error instanceof PictureTooLarge ? 'too-large' : 'failed';
}
