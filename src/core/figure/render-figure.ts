/** From a job to its files, wherever it runs. */
import { strToU8 } from 'fflate';
import { assertNever } from '../document/assert-never.ts';
import type { LaneMode } from '../document/model.ts';
import { pickText } from '../layout/localized.ts';
import { loadVocabulary } from '../vocabulary/vocabulary.ts';
import { toVocabularyLanguage } from '../vocabulary/vocabulary-languages.ts';
import type { Composition } from './compose/compose-figure.ts';
import { collectFigureData } from './data/figure-data.ts';
import { writeCsv, writeJson } from './data/write-data.ts';
import type { FigureNote, FigureRequest, FigureStep } from './contract.ts';
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
  readonly words: FigureWords;
  readonly speak: Speak;
  /** On one page; composed when first asked for. */
  readonly figure: () => Promise<Composition>;
  readonly pages: (height: number) => Promise<readonly Composition[]>;
}

/** Throws for what cannot be drawn, and the signal's reason. */
export async function renderFigure(
  engine: FigureEngine,
  job: FigureJob,
  speakPlainly: Speak,
  control: FigureControl = {},
): Promise<FigureOutput> {
  const { options } = job.request;
  const speak = await withCountries(speakPlainly, options.lanes);
  const wordsIn: WordsIn = (language) => speak(language, options).figure;
  const words = wordsIn(options.language);
  const shown: Composition[] = [];
  let current = 0;
  let done = 0;
  const whole: FigureControl = {
    ...control,
    onProgress: ({ step, fraction }) => {
      done = Math.max(done, (current + shareDone(step, fraction)) / job.formats.length);
      control.onProgress?.({ step, fraction: done });
    },
  };
  const figure = once(async () => {
    const composition = await engine.compose(job.request, wordsIn, whole);
    shown.push(composition);
    return composition;
  });
  const pages = async (height: number): Promise<readonly Composition[]> => {
    const request = { ...job.request, options: { ...options, height } };
    const compositions = await engine.composePages(request, wordsIn, whole);
    shown.push(...compositions);
    return compositions;
  };
  const files: FigureFile[] = [];
  for (const [at, format] of job.formats.entries()) {
    current = at;
    const bytes = await encode(engine, { job, words, speak, figure, pages }, format, whole);
    // Text, data and pages come without steps of their own to the end.
    whole.onProgress?.({ step: 'encoding', fraction: 1 });
    files.push({ format: format.type, mimeType: MIME_TYPES[format.type], bytes });
  }
  const { width, height, title, description } = (shown[0] ?? (await figure())).scene;
  return { files, width, height, title, description, notes: distinctNotes(shown) };
}

/** Names of countries that are no actor of the document: their table is read for lanes by country alone. */
async function withCountries(speak: Speak, lanes: LaneMode): Promise<Speak> {
  if (lanes !== 'country') return speak;
  const { countryName } = await loadVocabulary();
  return (language, options) => {
    const { figure, viewer } = speak(language, options);
    const country = (code: string): string =>
      countryName(code)?.[toVocabularyLanguage(language)] ?? figure.country(code);
    return { viewer, figure: { ...figure, country } };
  };
}

/** Where each step of a format begins and ends, as shares of what the format takes. */
const STRETCHES: Readonly<Record<FigureStep, readonly [from: number, to: number]>> = {
  loading: [0, 0],
  layout: [0, 0.4],
  drawing: [0.4, 0.9],
  encoding: [0.9, 1],
};

function shareDone(step: FigureStep, fraction: number): number {
  const [from, to] = STRETCHES[step];
  return from + (to - from) * fraction;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** What pages have in common is told once. */
function distinctNotes(shown: readonly Composition[]): readonly FigureNote[] {
  const notes = shown.flatMap((composition) => composition.notes);
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** Without the number that each of several pages has. */
function titleOf({ document, options }: FigureRequest): string | undefined {
  return options.title ?? pickText(document.title, options.language, document.languages)?.text;
}

async function encode(
  engine: FigureEngine,
  { job, words, speak, figure, pages }: Made,
  format: FigureFormat,
  control: FigureControl,
): Promise<Uint8Array> {
  switch (format.type) {
    case 'svg':
      return strToU8(engine.toSvg((await figure()).scene, format));
    case 'png':
      return engine.toPng((await figure()).scene, format, control);
    case 'pdf': {
      const { pageHeight } = format;
      const compositions = pageHeight === undefined ? [await figure()] : await pages(pageHeight);
      return engine.toPdf(
        compositions.map(({ scene }) => scene),
        { title: titleOf(job.request) },
        control,
      );
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
