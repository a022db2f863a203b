import type { CancelSignal } from '../core/cancel.ts';
import { assertNever } from '../core/document/assert-never.ts';
import type { TimelineDocument } from '../core/document/model.ts';
import type { FigureNote, FigureOptions, FigureProgress } from '../core/figure/contract.ts';
import { createFigureEngine, type FigureEngine } from '../core/figure/engine.ts';
import type { FigureControl } from '../core/figure/progress.ts';
import type { Scene } from '../core/figure/scene.ts';
import { buildFigureWords } from '../i18n/figure-words.ts';
import { matchLanguage } from '../i18n/languages.ts';
import { readFigureAssets } from './figure-assets.ts';

export interface ExportRequest {
  readonly document: TimelineDocument;
  readonly format: 'svg' | 'png';
  readonly options: FigureOptions;
  /** Pixels per px, for PNG. */
  readonly scale: number;
}

export interface ExportOutcome {
  readonly bytes: Uint8Array;
  readonly notes: readonly FigureNote[];
}

let engine: Promise<FigureEngine> | null = null;

/** The bytes of a figure, the same as the app makes. Throws for what cannot be drawn, and the signal's reason. */
export async function exportFigure(
  request: ExportRequest,
  signal?: CancelSignal,
  onProgress?: FigureProgress,
): Promise<ExportOutcome> {
  engine ??= readFigureAssets().then(createFigureEngine);
  const ready = await engine;
  const { options, document } = request;
  const control: FigureControl = { signal, onProgress, pause };
  const words = buildFigureWords(matchLanguage([options.language]), options);
  const { scene, notes } = await ready.compose({ document, options }, words, control);
  return { bytes: await write(ready, scene, request, control), notes };
}

async function write(
  ready: FigureEngine,
  scene: Scene,
  { format, scale }: ExportRequest,
  control: FigureControl,
): Promise<Uint8Array> {
  switch (format) {
    case 'svg':
      return new TextEncoder().encode(ready.toSvg(scene));
    case 'png':
      return ready.toPng(scene, { scale }, control);
    default:
      return assertNever(format);
  }
}

/** A turn of the event loop, in which a signal of the system can arrive. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
