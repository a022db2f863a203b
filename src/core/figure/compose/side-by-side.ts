import type { CancelSignal } from '../../cancel.ts';
import { withoutTexts } from '../../document/figure-settings.ts';
import type { OtherLanguage } from '../../document/model.ts';
import type { FigureNote, FigureOptions, FigureRequest } from '../contract.ts';
import type { SceneNode } from '../scene.ts';
import type { TextEngine } from '../text/text.ts';
import type { WordsIn } from '../words.ts';
import {
  composeFigure,
  composeInOneType,
  composeSetting,
  type Composition,
  type FigureSetting,
  LEAST_WIDTH,
  prepareFigure,
} from './compose-figure.ts';
import { composePages } from './compose-pages.ts';
import { moveNodes } from './move.ts';

/** Lays a document out in the language or the two languages that are asked for. Throws as `composeFigure` does. */
export function composeRequest(
  request: FigureRequest,
  text: TextEngine,
  words: WordsIn,
  signal?: CancelSignal,
): Composition {
  const { second, ...options } = request.options;
  if (!second) return composeFigure(request, text, words(options.language), signal);
  return composeSideBySide({ ...request, options }, second, text, words, signal);
}

/** The figure over pages of the height asked for; that in the second language has its own pages after the first's. */
export function composeRequestPages(
  request: FigureRequest,
  text: TextEngine,
  words: WordsIn,
  signal?: CancelSignal,
): readonly Composition[] {
  const { second, ...options } = request.options;
  const languages = second ? [options, { ...withoutTexts(options), ...second }] : [options];
  return languages.flatMap((one) =>
    composePages({ ...request, options: one }, text, words(one.language), signal),
  );
}

/** Between the two figures, px. */
const GAP = 24;

/**
 * One figure in two languages: side by side where the page is wide enough for both, else one above the other. A page
 * of a given size is shared evenly. The first language gives the page's own language and direction.
 */
function composeSideBySide(
  request: FigureRequest,
  second: OtherLanguage,
  text: TextEngine,
  words: WordsIn,
  signal: CancelSignal | undefined,
): Composition {
  const { options } = request;
  const beside = isBeside(options);
  const part = partOf(options, beside);
  const other = { ...withoutTexts(part), ...second };
  const [one, two] = composeEvenly(
    [
      prepareFigure({ ...request, options: part }, text, words(part.language)),
      prepareFigure({ ...request, options: other }, text, words(other.language)),
    ],
    beside,
    signal,
  );
  const isFirstLeft = one.scene.direction === 'ltr';
  const step = part.width + GAP;
  const height = beside
    ? Math.max(one.scene.height, two.scene.height)
    : one.scene.height + GAP + two.scene.height;
  return {
    scene: {
      ...one.scene,
      width: options.width,
      height: options.height ?? height,
      description: `${one.scene.description}\n${two.scene.description}`,
      nodes: [
        asPart(one, beside && !isFirstLeft ? step : 0, 0),
        asPart(two, beside && isFirstLeft ? step : 0, beside ? 0 : one.scene.height + GAP),
      ],
    },
    notes: distinct([...one.notes, ...two.notes]),
  };
}

function asPart({ scene }: Composition, dx: number, dy: number): SceneNode {
  const { language, direction, title, nodes } = scene;
  return {
    type: 'group',
    role: 'part',
    label: title,
    language,
    direction,
    children: moveNodes(nodes, dx, dy),
  };
}

/** What holds for both languages is said once: a lane's name alone makes no difference. */
function distinct(notes: readonly FigureNote[]): readonly FigureNote[] {
  const known = new Map<string, FigureNote>();
  for (const note of notes) {
    const key = JSON.stringify({ ...note, lane: null });
    if (!known.has(key)) known.set(key, note);
  }
  return [...known.values()];
}

/** Two languages have type of one size; beside each other they end at one height as well. */
function composeEvenly(
  settings: readonly [FigureSetting, FigureSetting],
  beside: boolean,
  signal: CancelSignal | undefined,
): readonly [Composition, Composition] {
  const [one, two] = composeInOneType(settings, { signal });
  const [first, other] = settings;
  const leastHeight = Math.max(one.scene.height, two.scene.height);
  if (!beside || one.scene.height === two.scene.height) return [one, two];
  return one.scene.height < leastHeight
    ? [composeSetting(first, { signal, leastHeight }), two]
    : [one, composeSetting(other, { signal, leastHeight })];
}

/** px that each half must have to hold a list of events. */
const LEAST_HALF = 300;
/** Height to width from which a page is higher than two columns can use. */
const TALL = 1.6;

function isBeside({ width, height }: FigureOptions): boolean {
  if ((width - GAP) / 2 < LEAST_HALF) return false;
  return height === undefined || height / width < TALL;
}

function partOf(options: FigureOptions, beside: boolean): FigureOptions {
  const { height, ...rest } = options;
  const width = beside ? (options.width - GAP) / 2 : options.width;
  if (!(width >= LEAST_WIDTH)) throw new RangeError(`A figure cannot have this width: ${options.width}`);
  if (height === undefined) return { ...rest, width };
  return { ...rest, width, height: beside ? height : (height - GAP) / 2 };
}
