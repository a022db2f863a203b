import type { CancelSignal } from '../../cancel.ts';
import { buildDocumentIndex, type DocumentIndex } from '../../document/document-index.ts';
import { directionOf, pickText } from '../../layout/localized.ts';
import { REST_LANE } from '../../table/lanes.ts';
import { THEMES } from '../../theme/tokens.ts';
import type { FigureNote, FigureOptions, FigureRequest } from '../contract.ts';
import type { Scene, SceneNode } from '../scene.ts';
import type { TextEngine } from '../text/text.ts';
import type { FigureWords } from '../words.ts';
import { describeFigure } from './alt-text.ts';
import { drawBody } from './body.ts';
import { withCache } from './cached-text.ts';
import { fitPage } from './fit.ts';
import { fitList } from './fit-list.ts';
import { drawFooter, type FooterContent } from './footer.ts';
import { gatherFigure, type Gathered } from './gather.ts';
import { mirrorNode } from './mirror.ts';
import type { Page } from './page.ts';
import { type PagePlan, planHeader } from './page-plan.ts';
import { drawBlock, layoutText } from './text-block.ts';
import { typeSizes } from './type-sizes.ts';

export interface Composition {
  readonly scene: Scene;
  readonly notes: readonly FigureNote[];
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
  const { document, options } = request;
  if (!(options.width >= LEAST_WIDTH && options.width <= MOST_WIDTH))
    throw new RangeError(`A figure cannot have this width: ${options.width}`);
  const index = buildDocumentIndex(document);
  const cached = withCache(text);
  const pageAt = (factor: number): Page => buildPage(index, options, cached, words, factor);
  const page = pageAt(1);
  const gathered = gatherFigure(index, options, words);
  const drawn = drawPage(pageAt, gathered, signal);
  const height = options.height ?? Math.ceil(drawn.bottom);
  const title = figureTitle(page);
  return {
    scene: {
      width: options.width,
      height,
      language: options.language,
      direction: page.direction,
      title: title === '' ? words.noEvents : title,
      description: options.description ?? describe(page, gathered, title),
      background: page.background,
      nodes:
        page.direction === 'rtl' ? drawn.nodes.map((node) => mirrorNode(node, options.width)) : drawn.nodes,
    },
    notes: [...gathered.notes, ...drawn.notes],
  };
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
    sizes,
    width: options.width,
    margin: Math.round(Math.min(options.width * 0.05, sizes.unit * 10)),
    direction: options.direction ?? directionOf(options.language),
    dates: { digits: options.digits, months: options.months, style: 'long' },
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

interface DrawnPage {
  readonly nodes: readonly SceneNode[];
  readonly bottom: number;
  readonly notes: readonly FigureNote[];
}

function drawPage(
  pageAt: (factor: number) => Page,
  gathered: Gathered,
  signal: CancelSignal | undefined,
): DrawnPage {
  const title = figureTitle(pageAt(1));
  const height = pageAt(1).options.height ?? null;
  if (gathered.items.length === 0) return drawEmptyPage(pageAt(1), gathered, title, height);
  if (isNarrow(pageAt(1))) return drawListPage(pageAt, gathered, title, height);
  const plan = fitPage({
    gathered,
    title,
    restName: pageAt(1).words.other,
    pageAt,
    footHeight: (page) => footHeight(page, gathered),
    height,
  });
  const lanesHeight = height === null ? 0 : height - footHeight(plan.page, gathered) - plan.lanesTop;
  const body = drawBody(plan, gathered, lanesHeight, signal);
  const footer = drawFooter(
    plan.page,
    footerContent(plan.page, gathered, Math.max(0, ...plan.lanes.map((lane) => lane.densest))),
    body.bottom + footGap(plan.page),
  );
  return {
    nodes: [...plan.header.nodes, ...body.nodes, ...footer.nodes],
    bottom: footer.bottom,
    notes: notesOfPlan(plan, body.hiddenRelations),
  };
}

/** Whether an axis along the page would leave no room for labels. */
function isNarrow(page: Page): boolean {
  return page.width < page.sizes.label * NARROW;
}

/** em of a label. */
const NARROW = 36;

function drawListPage(
  pageAt: (factor: number) => Page,
  gathered: Gathered,
  title: string,
  height: number | null,
): DrawnPage {
  const { plan, header } = fitList({
    gathered,
    title,
    pageAt,
    footHeight: (page) => footHeight(page, gathered),
    height,
  });
  const { page } = plan;
  const top = header.bottom + page.sizes.unit * 4;
  const bottom = height === null ? top + plan.height : height - footHeight(page, gathered);
  const footer = drawFooter(page, footerContent(page, gathered, 0), bottom + footGap(page));
  const hidden = gathered.relations.length;
  return {
    nodes: [...header.nodes, ...plan.draw(top), ...footer.nodes],
    bottom: footer.bottom,
    notes: [
      ...fitNotes(page, plan.simplified, plan.shortened),
      ...(plan.left.length > 0
        ? [{ type: 'grouped', laneId: REST_LANE, count: plan.left.length } as const]
        : []),
      ...(hidden > 0 ? [{ type: 'hidden-relations', count: hidden } as const] : []),
    ],
  };
}

function drawEmptyPage(page: Page, gathered: Gathered, title: string, height: number | null): DrawnPage {
  const { sizes } = page;
  const header = planHeader(page, gathered, title, null);
  const style = { family: 'sans', weight: 400, size: sizes.subtitle } as const;
  const block = layoutText(page, page.words.noEvents, style);
  const foot = footHeight(page, gathered);
  const room = height === null ? block.height + sizes.unit * 20 : height - header.bottom - foot;
  const top = header.bottom + (room - block.height) / 2;
  const message = drawBlock(block, page.width / 2, top, page.theme.ink2, 'middle');
  const footer = drawFooter(page, footerContent(page, gathered, 0), header.bottom + room + footGap(page));
  return { nodes: [...header.nodes, ...message, ...footer.nodes], bottom: footer.bottom, notes: [] };
}

const MOST_WITHOUT_DENSITY = 60;

function footGap(page: Page): number {
  return page.sizes.unit * 2;
}

/** Its height with all that it may have to hold: a crowd may become a density, whose scale stands there. */
function footHeight(page: Page, gathered: Gathered): number {
  const worst = gathered.items.length > MOST_WITHOUT_DENSITY ? gathered.items.length : 0;
  return footGap(page) + drawFooter(page, footerContent(page, gathered, worst), 0).bottom;
}

function footerContent(page: Page, gathered: Gathered, densest: number): FooterContent {
  return {
    caption: page.options.caption ?? '',
    scale: densest > 0 ? page.words.density(densest) : '',
    sources: gathered.sources,
    credit: page.options.credit ?? page.words.credit,
  };
}

/** What was done to make everything fit. */
function notesOfPlan(plan: PagePlan, hiddenRelations: number): readonly FigureNote[] {
  const shortened = [...new Set(plan.lanes.flatMap((lane) => lane.shortened))];
  const simplified = [...new Set(plan.lanes.flatMap((lane) => lane.simplified))];
  return [
    ...fitNotes(plan.page, simplified, shortened),
    ...plan.lanes
      .filter((lane) => lane.unlabelled > 0)
      .map((lane) => ({ type: 'grouped', laneId: lane.content.id, count: lane.unlabelled }) as const),
    ...(hiddenRelations > 0 ? [{ type: 'hidden-relations', count: hiddenRelations } as const] : []),
  ];
}

function fitNotes(
  page: Page,
  simplified: readonly string[],
  shortened: readonly string[],
): readonly FigureNote[] {
  const { label } = page.sizes;
  const usual = typeSizes(page.width, page.options.textScale).label;
  return [
    ...(label < usual - 0.2 ? [{ type: 'smaller-text', size: label } as const] : []),
    ...(simplified.length > 0 ? [{ type: 'simplified', eventIds: simplified } as const] : []),
    ...(shortened.length > 0 ? [{ type: 'shortened', eventIds: shortened } as const] : []),
  ];
}
