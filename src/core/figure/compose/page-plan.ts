import { EVENT_KINDS } from '../../document/model.ts';
import { areColumnsBetter, buildColumns } from '../../layout/columns.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { FigureAxis } from './axis.ts';
import { buildColumnAxis } from './axis-columns.ts';
import { buildScaleAxis } from './axis-scale.ts';
import { planStacks } from './column-stacks.ts';
import type { Gathered } from './gather.ts';
import { type Drawn, drawHeader } from './header.ts';
import { layoutCount, prepareFlags } from './lane-flags.ts';
import { detailOf } from './label-details.ts';
import { planLabels } from './lane-labels.ts';
import {
  type DetailLevel,
  type LaneContent,
  type LanePlan,
  type LaneStyle,
  layoutLaneName,
} from './lane-plan.ts';
import { layoutLabel } from './labels.ts';
import { measureAxis } from './axis.ts';
import { type EventKey, planKey } from './event-key.ts';
import type { Page } from './page.ts';
import { sourceNumbers } from './source-key.ts';

/** A page laid out in one way, not yet drawn. */
export interface PagePlan {
  readonly page: Page;
  readonly level: DetailLevel;
  readonly header: Drawn;
  readonly axis: FigureAxis;
  readonly style: LaneStyle;
  readonly lanes: readonly LanePlan[];
  /** Where the axis and the first lane begin, px. */
  readonly axisTop: number;
  readonly lanesTop: number;
  /** Below the last lane, px. */
  readonly bottom: number;
  /** Another plan of a lane of marks, with labels in so many rows of text. */
  readonly planLane: (lane: LaneContent, rows: number) => LanePlan;
}

/** Labels tried in all, over all lanes, where not every event has one. */
const FLAG_TRIES = 420;

export function planPage(
  page: Page,
  gathered: Gathered,
  lanes: readonly LaneContent[],
  title: string,
  level: DetailLevel,
): PagePlan {
  const rows = planRows(page, gathered, lanes, title, level);
  const stacks = planStacked(page, gathered, lanes, title, rows);
  return stacks && stacks.bottom < rows.bottom * WORTH_STACKING ? stacks : rows;
}

/** Rows compare lanes over time; stacks are taken where they leave so much less of the page empty. */
const WORTH_STACKING = 0.85;

function planRows(
  page: Page,
  gathered: Gathered,
  lanes: readonly LaneContent[],
  title: string,
  level: DetailLevel,
): PagePlan {
  const style = laneStyle(page, lanes, level);
  const axis = chooseAxis(page, gathered, lanes, style, level);
  const frame = planFrame(page, gathered, title, level, axis);
  const numbersOf = sourceNumbers(page, gathered);
  const widened = widenFor(page, axis, style);
  const tries = Math.max(8, Math.min(120, Math.round(FLAG_TRIES / lanes.length)));
  const planners = new Map(
    lanes.map((lane) => [
      lane,
      level.type === 'labels'
        ? () => planLabels(page, lane, axis, widened, { ...level, numbersOf })
        : prepareFlags(page, lane, axis, style, {
            tries,
            compact: level.compact,
            keyed: level.keyed ? gathered.items.length : 0,
            numbersOf,
          }),
    ]),
  );
  const planLane = (lane: LaneContent, rows: number): LanePlan => {
    const plan = planners.get(lane);
    if (!plan) throw new RangeError(`No such lane on the page: ${lane.id}`);
    return plan(rows);
  };
  const plans = lanes.map((lane) => planLane(lane, level.type === 'flags' ? level.rows : 0));
  const bottom = plans.reduce((sum, { height }) => sum + height, frame.lanesTop);
  return { ...frame, page, level, axis, style, lanes: plans, bottom, planLane };
}

/** The lanes over each other under each date; null where the axis has no dates side by side, or they do not fit. */
function planStacked(
  page: Page,
  gathered: Gathered,
  lanes: readonly LaneContent[],
  title: string,
  rows: PagePlan,
): PagePlan | null {
  const { level } = rows;
  if (level.type !== 'labels' || rows.axis.type !== 'columns' || lanes.length < 2) return null;
  const style = { ...rows.style, nameWidth: 0 };
  const axis = chooseAxis(page, gathered, lanes, style, level);
  if (axis.type !== 'columns') return null;
  const options = { ...level, numbersOf: sourceNumbers(page, gathered) };
  const stacks = planStacks(page, lanes, axis, widenFor(page, axis, style), options);
  if (!stacks) return null;
  const frame = planFrame(page, gathered, title, level, axis);
  const bottom = frame.lanesTop + stacks.height;
  return {
    ...frame,
    page,
    level,
    axis,
    style,
    lanes: [stacks],
    bottom,
    planLane: () => stacks,
  };
}

type Frame = Pick<PagePlan, 'header' | 'axisTop' | 'lanesTop'>;

function planFrame(
  page: Page,
  gathered: Gathered,
  title: string,
  level: DetailLevel,
  axis: FigureAxis,
): Frame {
  const { unit } = page.sizes;
  const header = planHeader(page, gathered, title, level.type === 'labels');
  const axisTop = header.bottom + unit * 4.5;
  return { header, axisTop, lanesTop: axisTop + measureAxis(page, axis) + unit * 6 };
}

/** A column gives its labels all the width it has; by a scale, narrow labels stack better. */
function widenFor(page: Page, axis: FigureAxis, style: LaneStyle): LaneStyle {
  if (axis.type !== 'columns') return style;
  const em = axis.ticks.length === 1 ? SINGLE_LABEL : COLUMN_LABEL;
  return { ...style, preferredLabel: page.sizes.label * em };
}

/** What stands for the events that have no label. */
export function keyOf(plan: PagePlan, gathered: Gathered): EventKey {
  const isKeyed = plan.level.type === 'flags' && plan.level.keyed;
  const unlabelled = new Set(isKeyed ? plan.lanes.flatMap((lane) => lane.unlabelled) : []);
  return planKey(
    plan.page,
    gathered.items.filter(({ eventId }) => unlabelled.has(eventId)),
  );
}

/** The same page with other plans of its lanes. */
export function withLanes(plan: PagePlan, lanes: readonly LanePlan[]): PagePlan {
  return { ...plan, lanes, bottom: lanes.reduce((sum, { height }) => sum + height, plan.lanesTop) };
}

/** `drawsRelations` tells whether the legend explains their lines. */
export function planHeader(page: Page, gathered: Gathered, title: string, drawsRelations: boolean): Drawn {
  const kinds = new Set(gathered.items.map(({ kind }) => kind));
  return drawHeader(page, {
    title,
    subtitle: page.options.subtitle ?? '',
    kinds: EVENT_KINDS.filter((kind) => kinds.has(kind)),
    relations: drawsRelations ? [...new Set(gathered.relations.map(({ type }) => type))] : [],
  });
}

function laneStyle(page: Page, lanes: readonly LaneContent[], level: DetailLevel): LaneStyle {
  const { sizes } = page;
  const isNarrow = page.width < sizes.label * 56;
  const most = Math.min(page.width * 0.16, sizes.lane * 12);
  const names = lanes.map(({ name }) => layoutLaneName(page, name, { nameWidth: most }).width);
  if (level.type === 'flags') names.push(...lanes.map((lane) => layoutCount(page, lane).width));
  return {
    nameWidth: isNarrow ? 0 : Math.ceil(Math.max(sizes.lane * 5, ...names)),
    markSize: Math.round(sizes.label * 0.78 * 2) / 2,
    preferredLabel: sizes.label * 17,
    leastLabel: sizes.label * 7.5,
  };
}

function chooseAxis(
  page: Page,
  gathered: Gathered,
  lanes: readonly LaneContent[],
  style: LaneStyle,
  level: DetailLevel,
): FigureAxis {
  const { sizes } = page;
  const indent = style.nameWidth === 0 ? style.markSize / 2 : style.nameWidth + sizes.unit * 7;
  const startX = page.margin + indent;
  const endX = page.width - page.margin;
  const markRadius = style.markSize / 2;
  const columns = page.options.brokenAxis && level.type === 'labels' ? buildColumns(gathered.items) : [];
  if (areColumnsBetter(columns, MOST_COLUMNS)) {
    const axis = buildColumnAxis(page, columns, {
      startX,
      endX,
      markRadius,
      labelGap: sizes.unit * 2,
      gutter: sizes.unit * 9,
      least: style.leastLabel,
      need: (item) => naturalWidth(page, item, lanes),
    });
    if (axis) return axis;
  }
  return buildScaleAxis(page, gathered.items, gathered.range, { startX, endX, markRadius });
}

const MOST_COLUMNS = 8;
/** em that a label in a column is wide at most: a comfortable line. */
const COLUMN_LABEL = 22;
/** em that one in the only column is wide at most. */
const SINGLE_LABEL = 38;

function naturalWidth(page: Page, item: TimelineItem, lanes: readonly LaneContent[]): number {
  const lane = lanes.find(({ items }) => items.includes(item));
  const detail = lane ? detailOf(page, item, lane, { type: 'columns' }) : '';
  const widest = page.sizes.label * COLUMN_LABEL;
  return layoutLabel(page, { item, detail, numbers: '' }, widest).size.width + page.sizes.unit * 6;
}
