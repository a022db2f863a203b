/** Figures are made here, away from the page, which stays alive meanwhile. */
import { assertNever } from '../../core/document/assert-never.ts';
import { createFigureEngine, type FigureEngine } from '../../core/figure/engine.ts';
import { PictureTooLarge } from '../../core/figure/png/write-png.ts';
import type { FigureControl } from '../../core/figure/progress.ts';
import type { Scene } from '../../core/figure/scene.ts';
import { buildFigureWords } from '../../i18n/figure-words.ts';
import { matchLanguage } from '../../i18n/languages.ts';
import { fetchFigureAssets } from './figure-assets.ts';
import type {
  FigureFailure,
  FigureFile,
  FigureFormat,
  FigureJob,
  FigureOutput,
  FromWorker,
  ToWorker,
} from './figure-protocol.ts';

let engine: Promise<FigureEngine> | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data));

async function answer({ id, job }: ToWorker): Promise<void> {
  try {
    const ready = await loadEngine(id);
    const output = await render(ready, id, job);
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

async function render(
  ready: FigureEngine,
  id: number,
  { request, formats }: FigureJob,
): Promise<FigureOutput> {
  const control: FigureControl = { onProgress: (done) => post({ type: 'progress', id, done }) };
  const { options } = request;
  const words = buildFigureWords(matchLanguage([options.language]), options);
  const { scene, notes } = await ready.compose(request, words, control);
  const files: FigureFile[] = [];
  for (const format of formats) files.push(await write(ready, scene, format, control));
  const { width, height, title, description } = scene;
  return { files, width, height, title, description, notes };
}

async function write(
  ready: FigureEngine,
  scene: Scene,
  format: FigureFormat,
  control: FigureControl,
): Promise<FigureFile> {
  switch (format.type) {
    case 'svg': {
      const bytes = new TextEncoder().encode(ready.toSvg(scene, format));
      return { format: 'svg', mimeType: 'image/svg+xml', bytes };
    }
    case 'png':
      return { format: 'png', mimeType: 'image/png', bytes: await ready.toPng(scene, format, control) };
    default:
      return assertNever(format);
  }
}
