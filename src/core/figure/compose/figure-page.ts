import type { CancelSignal } from '../../cancel.ts';
import type { Box } from '../../layout/box.ts';
import type { RouteOptions } from '../../layout/routing.ts';
import { REST_LANE } from '../../table/lanes.ts';
import type { FigureNote } from '../contract.ts';
import type { SceneNode } from '../scene.ts';
import { drawBody, groupAnchors } from './body.ts';
import { type FitOptions, fitPage, lanesWithLabels } from './fit.ts';
import { fitList, type FittedList } from './fit-list.ts';
import { drawFooter, type FooterContent } from './footer.ts';
import type { Gathered } from './gather.ts';
import type { ListPlan } from './list-page.ts';
import type { Page } from './page.ts';
import { keyOf, type PagePlan, planHeader } from './page-plan.ts';
import { drawRelations } from './relations.ts';
import { densestOf, listSources } from './source-key.ts';
import { drawBlock, layoutText } from './text-block.ts';
import { SMALLEST_LABEL, typeSizes } from './type-sizes.ts';

/** A page drawn from its start on the left, whatever its direction. */
export interface DrawnPage {
  readonly page: Page;
  readonly nodes: readonly SceneNode[];
  readonly bottom: number;
  readonly notes: readonly FigureNote[];
}

export interface PageRequest {
  readonly pageAt: (factor: number) => Page;
  readonly gathered: Gathered;
  readonly title: string;
  /** px, or null for as high as the content needs. */
  readonly height: number | null;
  /** px that a page of its own height has at least, without larger type. */
  readonly leastHeight: number;
}

export function drawPage(request: PageRequest, signal: CancelSignal | undefined): DrawnPage {
  const { pageAt, gathered, title, height } = request;
  if (gathered.items.length === 0) return drawEmptyPage(pageAt(1), gathered, title, height);
  const list = isRead(request) ? fitList(fitOptions(request)) : null;
  if (list && isComplete(request, list.plan)) return drawListPage(request, list);
  const plan = fitPage({ ...fitOptions(request), restName: pageAt(1).words.other });
  if (plan === null || (isNarrow(plan.page) && lanesWithLabels(plan) === 0))
    return drawListPage(request, list ?? lastResort(request));
  if (list && isBetter(request, list.plan, plan)) return drawListPage(request, list);
  const least = Math.max(height ?? 0, request.leastHeight);
  const key = keyOf(plan, gathered);
  const lanesHeight = least - footHeight(plan.page, gathered) - key.height - plan.lanesTop;
  const body = drawBody(plan, gathered, lanesHeight, key, signal);
  const densest = Math.max(0, ...plan.lanes.map((lane) => lane.densest));
  const footer = drawFooter(
    plan.page,
    footerContent(plan.page, gathered, densest),
    body.bottom + key.height + footGap(plan.page),
  );
  return {
    page: plan.page,
    nodes: [...plan.header.nodes, ...body.nodes, ...key.draw(body.bottom), ...footer.nodes],
    bottom: footer.bottom,
    notes: [...notesOfPlan(plan, body.hiddenRelations), ...sourceNotes(plan.page, gathered)],
  };
}

/** What finding the fullest layout needs to know. */
export function fitOptions(request: PageRequest): Omit<FitOptions, 'restName'> {
  const { pageAt, gathered, title, height } = request;
  return { gathered, title, pageAt, footHeight: (page) => footHeight(page, gathered), height };
}

/** Whether an axis along the page would leave no room for labels. */
export function isNarrow(page: Page): boolean {
  return page.width < page.sizes.label * NARROW;
}

/** em of a label. */
const NARROW = 36;

/** A page at least so high for its width is read downwards: time runs down it if everything fits. */
const UPRIGHT = 1.25;

/** Whether time may run down the page, its events one under the other. */
function isRead({ pageAt, height, gathered }: PageRequest): boolean {
  const page = pageAt(1);
  // As many rows of the smallest type would not fit: there is no need to try.
  const least = gathered.items.length * SMALLEST_LABEL * 1.38;
  if (isNarrow(page)) return least < (height ?? LONGEST_LIST);
  return isUpright(page, height) && least < (height ?? 0);
}

export function isUpright(page: Page, height: number | null): boolean {
  return height !== null && height >= page.width * UPRIGHT;
}

/** px: a strip longer than two columns of a broadsheet is not printed. */
const LONGEST_LIST = 3600;

/** A narrow page too low for an axis with labels shows the first events and how many there are besides. */
function lastResort(request: PageRequest): FittedList {
  if (isNarrow(request.pageAt(1))) return fitList(fitOptions(request));
  throw new RangeError(`Nothing can be shown on a page of this height: ${request.height}`);
}

/** Whether the list shows everything, in type that can be read. */
function isComplete({ pageAt, height }: PageRequest, plan: ListPlan): boolean {
  if (height === null) return plan.height <= LONGEST_LIST;
  return lossOf(plan) === 0 && (isNarrow(pageAt(1)) || isLegible(plan));
}

function isBetter({ pageAt, height }: PageRequest, list: ListPlan, plan: PagePlan): boolean {
  if (height === null) return false;
  if (isNarrow(pageAt(1))) return list.left.length === 0;
  return isLegible(list) ? lossOf(list) < lossOfPlan(plan) : isLarger(list, plan);
}

/** Whether a list that shows everything has larger type than the lanes. */
function isLarger(list: ListPlan, { page }: PagePlan): boolean {
  return lossOf(list) === 0 && list.page.sizes.label > page.sizes.label;
}

function isLegible({ page }: ListPlan): boolean {
  return page.sizes.label >= typeSizes(page.width, page.options.textScale).label * 0.7;
}

/** Events of which something is left out. A list that leaves some out altogether is the last resort. */
function lossOf({ simplified, shortened, left }: ListPlan): number {
  return left.length > 0 ? Infinity : simplified.length + shortened.length;
}

function lossOfPlan({ lanes }: PagePlan): number {
  return lanes.reduce(
    (sum, { simplified, shortened, unlabelled }) =>
      sum + simplified.length + shortened.length + unlabelled.length,
    0,
  );
}

function drawListPage(request: PageRequest, { plan, header }: FittedList): DrawnPage {
  const { gathered, height } = request;
  const { page } = plan;
  const top = header.bottom + page.sizes.unit * 4;
  const least = Math.max(height ?? 0, request.leastHeight) - footHeight(page, gathered);
  const bottom = Math.max(top + plan.height, least);
  const list = plan.draw(top, bottom - top);
  const route = listRoutes(plan, list.obstacles);
  const relations = drawRelations(page, gathered.relations, groupAnchors(list.anchors), route);
  const footer = drawFooter(page, footerContent(page, gathered, 0), bottom + footGap(page));
  const hidden = gathered.relations.length - relations.nodes.length;
  return {
    page,
    nodes: [...header.nodes, ...relations.nodes, ...list.nodes, ...footer.nodes],
    bottom: footer.bottom,
    notes: [
      ...fitNotes(page, plan.simplified, plan.shortened),
      ...(plan.left.length > 0
        ? [{ type: 'grouped', laneId: REST_LANE, lane: page.words.other, count: plan.left.length } as const]
        : []),
      ...(hidden > 0 ? [{ type: 'hidden-relations', count: hidden } as const] : []),
      ...sourceNotes(page, gathered),
    ],
  };
}

/** Relations of a list run beside its labels, each on a track of its own. */
function listRoutes({ page, metrics }: ListPlan, obstacles: readonly Box[]): RouteOptions {
  const { unit } = page.sizes;
  const widest = Math.max(metrics.labelX, ...obstacles.map(({ x, width }) => x + width));
  const maxX = page.width - page.margin * 0.4;
  const tracks = Array.from({ length: 12 }, (_, at) => widest + unit * (2.5 + 2 * at));
  return {
    obstacles,
    stub: unit * 2,
    clearance: unit * 1.2,
    minX: metrics.labelX,
    maxX,
    corridors: [],
    tracks: tracks.filter((x) => x <= maxX),
  };
}

function drawEmptyPage(page: Page, gathered: Gathered, title: string, height: number | null): DrawnPage {
  const { sizes } = page;
  const header = planHeader(page, gathered, title, false);
  const style = { family: 'sans', weight: 400, size: sizes.subtitle } as const;
  const block = layoutText(page, page.words.noEvents, style);
  const foot = footHeight(page, gathered);
  const room = height === null ? block.height + sizes.unit * 20 : height - header.bottom - foot;
  const top = header.bottom + (room - block.height) / 2;
  const message = drawBlock(block, page.width / 2, top, page.theme.ink2, 'middle');
  const footer = drawFooter(page, footerContent(page, gathered, 0), header.bottom + room + footGap(page));
  return { page, nodes: [...header.nodes, ...message, ...footer.nodes], bottom: footer.bottom, notes: [] };
}

function footGap(page: Page): number {
  return page.sizes.unit * 2;
}

/** Its height with all that it may have to hold: a crowd may become a density, whose scale stands there. */
function footHeight(page: Page, gathered: Gathered): number {
  return footGap(page) + drawFooter(page, footerContent(page, gathered, densestOf(gathered)), 0).bottom;
}

function footerContent(page: Page, gathered: Gathered, densest: number): FooterContent {
  return {
    caption: page.options.caption ?? '',
    scale: densest > 0 ? page.words.density(densest) : '',
    ...listSources(page, gathered),
    credit: page.options.credit ?? page.words.credit,
  };
}

function sourceNotes(page: Page, gathered: Gathered): readonly FigureNote[] {
  const { left } = listSources(page, gathered);
  return left > 0 ? [{ type: 'unlisted-sources', count: left }] : [];
}

/** What was done to make everything fit. */
function notesOfPlan(plan: PagePlan, hiddenRelations: number): readonly FigureNote[] {
  const shortened = [...new Set(plan.lanes.flatMap((lane) => lane.shortened))];
  const simplified = [...new Set(plan.lanes.flatMap((lane) => lane.simplified))];
  return [
    ...fitNotes(plan.page, simplified, shortened),
    ...unlabelledNotes(plan),
    ...(hiddenRelations > 0 ? [{ type: 'hidden-relations', count: hiddenRelations } as const] : []),
  ];
}

/** Events without a label: those of a key are named there, the others are counted by lane. */
function unlabelledNotes({ level, lanes }: PagePlan): readonly FigureNote[] {
  const without = lanes.filter((lane) => lane.unlabelled.length > 0);
  if (level.type === 'flags' && level.keyed) {
    const count = new Set(without.flatMap((lane) => lane.unlabelled)).size;
    return count > 0 ? [{ type: 'numbered', count }] : [];
  }
  return without.map(({ content: { id, name }, unlabelled }) => ({
    type: 'grouped',
    laneId: id,
    lane: name,
    count: unlabelled.length,
  }));
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
