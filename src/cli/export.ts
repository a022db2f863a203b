import type { FigureJob, FigureOutput } from '../core/figure/formats.ts';
import { createFigureEngine, type FigureEngine } from '../core/figure/engine.ts';
import type { FigureControl } from '../core/figure/progress.ts';
import { renderFigure } from '../core/figure/render-figure.ts';
import { speakFigures } from '../i18n/figure-speech.ts';
import { readFigureAssets } from './figure-assets.ts';

let engine: Promise<FigureEngine> | null = null;

/**
 * The files of a figure, the same bytes as the app makes. Throws for what cannot be drawn. The engine is kept, so that
 * further figures are quick.
 */
export async function exportFigure(
  job: FigureJob,
  control: Pick<FigureControl, 'onProgress'> = {},
): Promise<FigureOutput> {
  engine ??= readFigureAssets().then(createFigureEngine);
  return renderFigure(await engine, job, speakFigures, control);
}
