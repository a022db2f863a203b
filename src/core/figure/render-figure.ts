/** From a job to its files, wherever it runs. */
import { strToU8 } from 'fflate';
import { assertNever } from '../document/assert-never.ts';
import type { Composition } from './compose/compose-figure.ts';
import { collectFigureData } from './data/figure-data.ts';
import { writeCsv, writeJson } from './data/write-data.ts';
import type { FigureEngine } from './engine.ts';
import {
  MIME_TYPES,
  type FigureFile,
  type FigureFormat,
  type FigureJob,
  type FigureOutput,
} from './formats.ts';
import { renderPage } from './html/render-page.ts';
import type { ViewerWords } from './html/words.ts';
import type { FigureControl } from './progress.ts';
import type { FigureWords, WordsIn } from './words.ts';

/** All words that a figure's files need in a language. */
export interface FigureSpeech {
  readonly figure: FigureWords;
  readonly viewer: ViewerWords;
}

/** The words for a BCP 47 tag, in the nearest language that there is. */
export type Speak = (language: string, options: FigureJob['request']['options']) => FigureSpeech;

interface Made {
  readonly job: FigureJob;
  readonly composition: Composition;
  readonly words: FigureWords;
  readonly speak: Speak;
}

/** Throws for what cannot be drawn, and the signal's reason. */
export async function renderFigure(
  engine: FigureEngine,
  job: FigureJob,
  speak: Speak,
  control: FigureControl = {},
): Promise<FigureOutput> {
  const { options } = job.request;
  const wordsIn: WordsIn = (language) => speak(language, options).figure;
  const words = wordsIn(options.language);
  const composition = await engine.compose(job.request, wordsIn, control);
  const files: FigureFile[] = [];
  for (const format of job.formats) {
    const bytes = await encode(engine, { job, composition, words, speak }, format, control);
    files.push({ format: format.type, mimeType: MIME_TYPES[format.type], bytes });
  }
  const { width, height, title, description } = composition.scene;
  return { files, width, height, title, description, notes: composition.notes };
}

async function encode(
  engine: FigureEngine,
  { job, composition, words, speak }: Made,
  format: FigureFormat,
  control: FigureControl,
): Promise<Uint8Array> {
  const { scene } = composition;
  switch (format.type) {
    case 'svg':
      return strToU8(engine.toSvg(scene, format));
    case 'png':
      return engine.toPng(scene, format, control);
    case 'pdf': {
      const pageNumber = (page: number, count: number): string =>
        `${words.number(page)} / ${words.number(count)}`;
      return engine.toPdf(scene, { ...format, pageNumber }, control);
    }
    case 'html':
      return strToU8(await renderPage(engine, job.request, speak, control));
    case 'csv':
      return strToU8(writeCsv(collectFigureData(job.request, words)));
    case 'json':
      return strToU8(writeJson(collectFigureData(job.request, words)));
    default:
      return assertNever(format);
  }
}
