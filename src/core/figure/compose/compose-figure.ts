import type { CancelSignal } from '../../cancel.ts';
import { buildDocumentIndex, type DocumentIndex } from '../../document/document-index.ts';
import { directionOf, pickText } from '../../layout/localized.ts';
import { THEMES } from '../../theme/tokens.ts';
import type { FigureNote, FigureOptions, FigureRequest } from '../contract.ts';
import type { Scene } from '../scene.ts';
import type { TextEngine } from '../text/text.ts';
import type { FigureWords } from '../words.ts';
import { describeFigure } from './alt-text.ts';
import { withCache } from './cached-text.ts';
import { drawPage } from './figure-page.ts';
import { gatherFigure, type Gathered } from './gather.ts';
import { mirrorNode } from './mirror.ts';
import type { Page } from './page.ts';
import { typeSizes } from './type-sizes.ts';

export interface Composition {
  readonly scene: Scene;
  readonly notes: readonly FigureNote[];
}

/** One figure or one page, before it is put together with others. */
export interface ComposedSetting extends Composition {
  /** Size of its type to the usual one. */
  readonly typeFactor: number;
}

/** Page widths that can be composed, px. */
export const LEAST_WIDTH = 240;
export const MOST_WIDTH = 20_000;

/**
 * Lays a document out as a figure. Throws for a width that cannot be composed and for a range that is none; whatever
 * was done to make the rest fit is in the notes.
 */
export function composeFigure(
  request: FigureRequest,
  text: TextEngine,
  words: FigureWords,
  signal?: CancelSignal,
): Composition {
  return composeSetting(prepareFigure(request, text, words), { signal });
}

/** A figure with all that it shows gathered, ready to be laid out in any way. */
export interface FigureSetting {
  readonly options: FigureOptions;
  readonly gathered: Gathered;
  readonly title: string;
  /** The page with its type larger or smaller than usual. */
  readonly pageAt: (factor: number) => Page;
}

/** Throws as `composeFigure` does. */
export function prepareFigure(request: FigureRequest, text: TextEngine, words: FigureWords): FigureSetting {
  const { document, options } = request;
  if (!(options.width >= LEAST_WIDTH && options.width <= MOST_WIDTH))
    throw new RangeError(`A figure cannot have this width: ${options.width}`);
  const index = buildDocumentIndex(document);
  const cached = withCache(text);
  const pageAt = (factor: number): Page => buildPage(index, options, cached, words, factor);
  const gathered = gatherFigure(index, options, words);
  return { options, gathered, title: figureTitle(pageAt(1)), pageAt };
}

export interface ComposeControl {
  readonly signal?: CancelSignal | undefined;
  /** px that a page of its own height has at least. */
  readonly leastHeight?: number;
}

export function composeSetting(setting: FigureSetting, control: ComposeControl = {}): ComposedSetting {
  const { options, gathered, title, pageAt } = setting;
  const page = pageAt(1);
  const height = options.height ?? null;
  const leastHeight = control.leastHeight ?? 0;
  const drawn = drawPage({ pageAt, gathered, title, height, leastHeight }, control.signal);
  return {
    scene: {
      width: options.width,
      height: height ?? Math.ceil(drawn.bottom - 0.001),
      language: options.language,
      direction: page.direction,
      title: title === '' ? page.words.noEvents : title,
      description: options.description ?? describe(page, gathered, title),
      background: page.background,
      nodes:
        page.direction === 'rtl' ? drawn.nodes.map((node) => mirrorNode(node, options.width)) : drawn.nodes,
    },
    notes: [...gathered.notes, ...drawn.notes],
    typeFactor: drawn.page.typeFactor,
  };
}

/** Figures that are seen together, all in the type of the one that has room for the smallest. */
export function composeInOneType<Settings extends readonly FigureSetting[]>(
  settings: Settings,
  control: ComposeControl = {},
): { readonly [Index in keyof Settings]: Composition } {
  const composed = settings.map((setting) => ({ setting, one: composeSetting(setting, control) }));
  const least = Math.min(...composed.map(({ one }) => one.typeFactor));
  const inOneType = composed.map(({ setting, one }) =>
    one.typeFactor === least ? one : composeSetting(limitType(setting, least), control),
  );
  return inOneType as { [Index in keyof Settings]: Composition };
}

/** The same figure with no larger type than so many times the usual. */
function limitType(setting: FigureSetting, most: number): FigureSetting {
  return { ...setting, pageAt: (factor) => setting.pageAt(Math.min(factor, most)) };
}

function buildPage(
  index: DocumentIndex,
  options: FigureOptions,
  text: TextEngine,
  words: FigureWords,
  factor: number,
): Page {
  const sizes = typeSizes(options.width, (options.textScale ?? 1) * factor);
  const theme = THEMES[options.theme];
  return {
    options,
    index,
    text,
    words,
    theme,
    background: options.theme === 'dark' ? theme.paper : theme.surface,
    typeFactor: factor,
    sizes,
    stroke: Math.max(1, sizes.unit / 4),
    width: options.width,
    margin: Math.round(Math.min(options.width * 0.05, sizes.unit * 10)),
    direction: options.direction ?? directionOf(options.language),
    dates: { digits: words.digits, months: options.months, style: 'long' },
  };
}

function figureTitle(page: Page): string {
  const { options, index } = page;
  return (
    options.title ?? pickText(index.document.title, options.language, index.document.languages)?.text ?? ''
  );
}

function describe(page: Page, gathered: Gathered, title: string): string {
  return describeFigure(page, {
    title,
    items: gathered.items,
    lanes: gathered.lanes.map(({ name, items }) => ({ name, count: items.length })),
    relations: gathered.relations,
  });
}
