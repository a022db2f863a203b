import type { CancelSignal } from '../../cancel.ts';
import type { FigureOptions, FigureRequest } from '../contract.ts';
import type { TextEngine } from '../text/text.ts';
import type { FigureWords } from '../words.ts';
import {
  composeSetting,
  type Composition,
  type FigureSetting,
  LEAST_WIDTH,
  prepareFigure,
} from './compose-figure.ts';
import { moveNodes } from './move.ts';

/** What differs in the second language: its words, and texts that were written for it. */
export interface SecondLanguage {
  readonly words: FigureWords;
  readonly options: Partial<
    Pick<
      FigureOptions,
      'language' | 'direction' | 'title' | 'subtitle' | 'caption' | 'credit' | 'description'
    >
  > & { readonly language: string };
}

/** Between the two figures, px. */
const GAP = 24;

/**
 * One figure in two languages: side by side where the page is wide enough for both, else one above the other. A page
 * of a given size is shared evenly. The first language gives the page's own language and direction.
 */
export function composeSideBySide(
  request: FigureRequest,
  text: TextEngine,
  words: FigureWords,
  second: SecondLanguage,
  signal?: CancelSignal,
): Composition {
  const { options } = request;
  const beside = options.width >= LEAST_BESIDE;
  const part = partOf(options, beside);
  const settings = [
    prepareFigure({ ...request, options: part }, text, words),
    prepareFigure({ ...request, options: { ...withoutTexts(part), ...second.options } }, text, second.words),
  ] as const;
  const [first, other] = composeEvenly(settings, beside, signal);
  const ltrFirst = first.scene.direction === 'ltr';
  const step = part.width + GAP;
  const height = beside
    ? Math.max(first.scene.height, other.scene.height)
    : first.scene.height + GAP + other.scene.height;
  const at = (isFirst: boolean): readonly [number, number] =>
    beside ? [isFirst === ltrFirst ? 0 : step, 0] : [0, isFirst ? 0 : first.scene.height + GAP];
  return {
    scene: {
      ...first.scene,
      width: options.width,
      height: options.height ?? height,
      description: `${first.scene.description}\n${other.scene.description}`,
      nodes: [...moveNodes(first.scene.nodes, ...at(true)), ...moveNodes(other.scene.nodes, ...at(false))],
    },
    notes: [...first.notes, ...other.notes],
  };
}

/** Figures beside each other end at one height. */
function composeEvenly(
  [first, other]: readonly [FigureSetting, FigureSetting],
  beside: boolean,
  signal: CancelSignal | undefined,
): readonly [Composition, Composition] {
  const one = composeSetting(first, { signal });
  const two = composeSetting(other, { signal });
  const leastHeight = Math.max(one.scene.height, two.scene.height);
  if (!beside || one.scene.height === two.scene.height) return [one, two];
  return one.scene.height < leastHeight
    ? [composeSetting(first, { signal, leastHeight }), two]
    : [one, composeSetting(other, { signal, leastHeight })];
}

/** Each half must hold an axis. */
const LEAST_BESIDE = 1100;

function partOf(options: FigureOptions, beside: boolean): FigureOptions {
  const { height, ...rest } = options;
  const width = beside ? (options.width - GAP) / 2 : options.width;
  if (width < LEAST_WIDTH) throw new RangeError(`A figure cannot have this width: ${width}`);
  if (height === undefined) return { ...rest, width };
  return { ...rest, width, height: beside ? height : (height - GAP) / 2 };
}

/** Texts in the first language do not stand in the second's figure. */
function withoutTexts(options: FigureOptions): FigureOptions {
  const { language, theme, lanes, width, legend, relations, sources, brokenAxis, digits, months } = options;
  return {
    ...{ language, theme, lanes, width, legend, relations, sources, brokenAxis, digits, months },
    ...(options.height === undefined ? {} : { height: options.height }),
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(options.to === undefined ? {} : { to: options.to }),
    ...(options.filter === undefined ? {} : { filter: options.filter }),
    ...(options.textScale === undefined ? {} : { textScale: options.textScale }),
  };
}
