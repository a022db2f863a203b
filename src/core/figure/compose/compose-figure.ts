import type { CancelSignal } from '../../cancel.ts';
import { buildDocumentIndex, type DocumentIndex } from '../../document/document-index.ts';
import { EVENT_KINDS } from '../../document/model.ts';
import { areColumnsBetter, buildColumns } from '../../layout/columns.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { directionOf, pickText } from '../../layout/localized.ts';
import { THEMES } from '../../theme/tokens.ts';
import type { FigureNote, FigureOptions, FigureRequest } from '../contract.ts';
import type { Scene, SceneNode } from '../scene.ts';
import type { TextEngine } from '../text/text.ts';
import type { FigureWords } from '../words.ts';
import { describeFigure } from './alt-text.ts';
import { drawAxis, type FigureAxis } from './axis.ts';
import { buildColumnAxis } from './axis-columns.ts';
import { buildScaleAxis } from './axis-scale.ts';
import { drawFooter } from './footer.ts';
import { gatherFigure, type Gathered } from './gather.ts';
import { drawHeader } from './header.ts';
import { layoutLabel } from './labels.ts';
import { detailOf, drawLane, type DrawnLane, layoutLaneName, type LaneStyle } from './lanes.ts';
import { mirrorNode } from './mirror.ts';
import type { Page } from './page.ts';
import { type Anchor, drawRelations } from './relations.ts';
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
  const page = buildPage(index, options, text, words);
  const gathered = gatherFigure(index, options, words);
  const drawn = drawPage(page, gathered, signal);
  const height = Math.ceil(drawn.bottom);
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
    notes: gathered.notes,
  };
}

function buildPage(index: DocumentIndex, options: FigureOptions, text: TextEngine, words: FigureWords): Page {
  const sizes = typeSizes(options.width);
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
}

function drawPage(page: Page, gathered: Gathered, signal: CancelSignal | undefined): DrawnPage {
  const { sizes } = page;
  const style = laneStyle(page, gathered);
  const axis = chooseAxis(page, gathered, style);
  const header = drawHeader(page, {
    title: figureTitle(page),
    subtitle: page.options.subtitle ?? '',
    kinds: EVENT_KINDS.filter((kind) => gathered.items.some((item) => item.kind === kind)),
    relations: [...new Set(gathered.relations.map(({ type }) => type))],
  });
  const body = axis
    ? drawBody(page, gathered, axis, style, header.bottom + sizes.unit * 4.5, signal)
    : drawNothing(page, header.bottom + sizes.unit * 10);
  const footer = drawFooter(
    page,
    {
      caption: page.options.caption ?? '',
      sources: gathered.sources,
      credit: page.options.credit ?? page.words.credit,
    },
    body.bottom + sizes.unit * 2,
  );
  return { nodes: [...header.nodes, ...body.nodes, ...footer.nodes], bottom: footer.bottom };
}

function drawNothing(page: Page, top: number): DrawnPage {
  const block = layoutText(page, page.words.noEvents, {
    family: 'sans',
    weight: 400,
    size: page.sizes.subtitle,
  });
  const nodes = drawBlock(block, page.width / 2, top, page.theme.ink2, 'middle');
  return { nodes, bottom: top + block.height + page.sizes.unit * 10 };
}

function laneStyle(page: Page, gathered: Gathered): LaneStyle {
  const { sizes } = page;
  const isNarrow = page.width < sizes.label * 48;
  const most = Math.min(page.width * 0.16, sizes.lane * 12);
  const names = gathered.lanes.map(({ name }) => layoutLaneName(page, name, { nameWidth: most }).width);
  return {
    nameWidth: isNarrow ? 0 : Math.ceil(Math.max(0, ...names)),
    markSize: Math.round(sizes.label * 0.78 * 2) / 2,
    preferredLabel: sizes.label * 17,
    leastLabel: sizes.label * 7.5,
  };
}

function chooseAxis(page: Page, gathered: Gathered, style: LaneStyle): FigureAxis | null {
  const { sizes } = page;
  if (gathered.items.length === 0) return null;
  const startX =
    page.margin + (style.nameWidth === 0 ? style.markSize / 2 : style.nameWidth + sizes.unit * 7);
  const endX = page.width - page.margin;
  const markRadius = style.markSize / 2;
  if (page.options.brokenAxis) {
    const columns = buildColumns(gathered.items);
    const axis = areColumnsBetter(columns, 8)
      ? buildColumnAxis(page, columns, {
          startX,
          endX,
          markRadius,
          labelGap: sizes.unit * 2,
          gutter: sizes.unit * 9,
          least: style.leastLabel,
          need: (item) => naturalWidth(page, item, gathered, style),
        })
      : null;
    if (axis) return axis;
  }
  return buildScaleAxis(page, gathered.items, gathered.range, { startX, endX, markRadius });
}

function naturalWidth(page: Page, item: TimelineItem, gathered: Gathered, style: LaneStyle): number {
  const lane = gathered.lanes.find(({ items }) => items.includes(item));
  const detail = lane ? detailOf(page, item, lane, NO_AXIS) : '';
  return (
    layoutLabel(page, { item, detail, numbers: '' }, style.preferredLabel).size.width + page.sizes.unit * 4
  );
}

/** Stands for a columns axis before there is one: its labels say no dates. */
const NO_AXIS: FigureAxis = {
  type: 'columns',
  startX: 0,
  endX: 0,
  labels: [],
  ticks: [],
  breaks: [],
  place: () => ({ x: 0, endX: 0, extent: { from: 0, to: 0 }, fadeIn: 0, fadeOut: 0 }),
};

function drawBody(
  page: Page,
  gathered: Gathered,
  axis: FigureAxis,
  style: LaneStyle,
  top: number,
  signal: CancelSignal | undefined,
): DrawnPage {
  const { sizes } = page;
  const { nodes: axisNodes, lineY } = drawAxis(page, axis, top);
  const numbers = new Map(gathered.sources.map((id, at) => [id, page.words.number(at + 1)]));
  const numbersOf = (item: TimelineItem): string =>
    item.sources.flatMap((id) => numbers.get(id) ?? []).join(page.words.separator);
  let y = lineY + sizes.unit * 6;
  const lanes: DrawnLane[] = [];
  const tops: number[] = [];
  for (const lane of gathered.lanes) {
    signal?.throwIfAborted();
    tops.push(y);
    const drawn = drawLane(page, lane, axis, style, numbersOf, y);
    lanes.push(drawn);
    y = drawn.bottom;
  }
  const anchors = new Map<string, Anchor[]>();
  for (const anchor of lanes.flatMap((lane) => lane.anchors)) {
    const known = anchors.get(anchor.eventId);
    if (known) known.push(anchor);
    else anchors.set(anchor.eventId, [anchor]);
  }
  const relations = drawRelations(page, gathered.relations, anchors, {
    obstacles: lanes.flatMap((lane) => lane.obstacles),
    stub: sizes.unit * 2.5,
    clearance: sizes.unit * 1.2,
    minX: style.nameWidth === 0 ? page.margin * 0.3 : page.margin + style.nameWidth + sizes.unit,
    maxX: axis.endX,
    corridors: tops.flatMap((at) => [at - sizes.unit, at + sizes.unit]),
  });
  const axisGroup: SceneNode = { type: 'group', role: 'axis', label: axisText(axis), children: axisNodes };
  return { nodes: [axisGroup, ...relations.nodes, ...lanes.flatMap((lane) => lane.nodes)], bottom: y };
}

function axisText(axis: FigureAxis): string {
  const blocks = axis.labels.flatMap((row) =>
    row.map(({ strong }) => strong.lines.map((line) => line.text).join(' ')),
  );
  return blocks.join(', ');
}
