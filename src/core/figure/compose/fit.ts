import { REST_LANE } from '../../table/lanes.ts';
import type { Gathered } from './gather.ts';
import type { DetailLevel, LaneContent } from './lane-plan.ts';
import type { Page } from './page.ts';
import { keyOf, planPage, type PagePlan, withLanes } from './page-plan.ts';
import { leastFactor } from './type-sizes.ts';

export interface FitOptions {
  readonly gathered: Gathered;
  readonly title: string;
  /** Name of the lane that takes in the smallest where there are too many. */
  readonly restName: string;
  /** The page with its type larger or smaller than usual. */
  readonly pageAt: (factor: number) => Page;
  /** px that the foot of the page needs. */
  readonly footHeight: (page: Page) => number;
  /** px, or null for as high as the content needs. */
  readonly height: number | null;
}

const FULL: DetailLevel = { type: 'labels', details: true, maxLines: null };
const PLAIN: DetailLevel = { type: 'labels', details: false, maxLines: null };
const SHORT: DetailLevel = { type: 'labels', details: false, maxLines: 2 };

/** A page of its own height is not higher than so many times its width before its events become marks. */
const HIGHEST = 2.1;
/** px that any page may be high, however narrow it is. */
const ALWAYS_HIGH = 1400;
/** More events than these are never all labelled. */
const MOST_LABELS = 200;
/** More lanes than these are not read. */
const MOST_LANES = 24;
/** Type grows no further to fill a page. */
const MOST_FACTOR = 1.6;

/**
 * The fullest way of showing everything that fits. Tried in this order: larger or smaller type, no second lines,
 * titles cut to two lines, marks with labels for the important, fewer of these, and at last fewer lanes. Null where
 * the page is too low for any.
 */
export function fitPage(options: FitOptions): PagePlan | null {
  const lanes = mergeLanes(options.gathered.lanes, MOST_LANES, options.restName);
  return options.height === null ? fitFree(options, lanes) : fitHeight(options, lanes, options.height);
}

/** px that a page of its own height takes before its events become marks. */
function highestOf(page: Page): number {
  return Math.max(page.width * HIGHEST, ALWAYS_HIGH);
}

function fitFree(options: FitOptions, lanes: readonly LaneContent[]): PagePlan {
  const page = options.pageAt(1);
  const most = highestOf(page);
  if (countOf(lanes) <= MOST_LABELS) {
    const plan = planAt(options, lanes, page, FULL);
    if (plan.bottom <= most) return plan;
  }
  const rows = Math.max(2, Math.min(6, Math.round(40 / lanes.length)));
  const level = { type: 'flags', rows, compact: false } as const;
  if (countOf(lanes) <= MOST_KEYED) {
    const plan = planAt(options, lanes, page, { ...level, keyed: true });
    if (isDotted(plan) && plan.bottom + keyOf(plan, options.gathered).height <= most) return plan;
  }
  return planAt(options, lanes, page, { ...level, keyed: false });
}

/** More events than these are not numbered: a key that long is not read. */
const MOST_KEYED = 150;

/** Whether every event has a mark of its own, which could have a number. */
function isDotted(plan: PagePlan): boolean {
  return plan.lanes.every(({ densest }) => densest === 0);
}

function fitHeight(options: FitOptions, lanes: readonly LaneContent[], height: number): PagePlan | null {
  const smallest = leastFactor(options.pageAt(1).sizes);
  if (countOf(lanes) <= MOST_LABELS) {
    const plan = fitType(options, lanes, FULL, height, smallest);
    if (plan) return plan;
    for (const level of [PLAIN, SHORT]) {
      const tight = planAt(options, lanes, options.pageAt(smallest), level);
      if (isWithin(options, tight, height)) return fitType(options, lanes, level, height, smallest) ?? tight;
    }
  }
  return fitKeyed(options, lanes, height, smallest) ?? fitFlags(options, lanes, height, smallest);
}

/** Numbers with a key for all that has no label; null where the page does not hold them. */
function fitKeyed(
  options: FitOptions,
  lanes: readonly LaneContent[],
  height: number,
  smallest: number,
): PagePlan | null {
  if (countOf(lanes) > MOST_KEYED || lanes.length > MOST_LANES) return null;
  for (const factor of new Set([1, Math.max(smallest, 0.85), smallest])) {
    const level = { type: 'flags', rows: 0, compact: true, keyed: true } as const;
    const bare = planAt(options, lanes, options.pageAt(factor), level);
    if (isDotted(bare) && isWithin(options, bare, height)) return addRows(options, bare, height);
  }
  return null;
}

/** The largest type with which a level fits; null where not even the smallest does. */
function fitType(
  options: FitOptions,
  lanes: readonly LaneContent[],
  level: DetailLevel,
  height: number,
  smallest: number,
): PagePlan | null {
  let low: PagePlan | null = null;
  let factor = 1;
  let [least, most] = [smallest, MOST_FACTOR];
  for (let round = 0; round < 6 && most - least > 0.02; round++) {
    const plan = planAt(options, lanes, options.pageAt(factor), level);
    const needed = plan.bottom + options.footHeight(plan.page);
    if (needed <= height) {
      low = plan;
      least = factor;
    } else most = factor;
    const guess = factor * Math.sqrt(height / needed) * 0.99;
    factor = Math.min(most, Math.max(least, guess));
    if (factor === least || factor === most) factor = (least + most) / 2;
    if (low && (needed > height * 0.94 || least >= MOST_FACTOR)) break;
  }
  if (low) return low;
  const plan = planAt(options, lanes, options.pageAt(smallest), level);
  return isWithin(options, plan, height) ? plan : null;
}

function fitFlags(
  options: FitOptions,
  lanes: readonly LaneContent[],
  height: number,
  smallest: number,
): PagePlan | null {
  for (let kept = lanes; ;) {
    let best: PagePlan | null = null;
    for (const [factor, compact] of [
      [1, false],
      [1, true],
      [Math.max(smallest, 0.85), true],
      [smallest, true],
    ] as const) {
      const bare = planAt(options, kept, options.pageAt(factor), {
        type: 'flags',
        rows: 0,
        compact,
        keyed: false,
      });
      if (!isWithin(options, bare, height)) continue;
      const plan = addRows(options, bare, height);
      if (best === null || lanesWithLabels(plan) > lanesWithLabels(best)) best = plan;
      if (lanesWithLabels(best) * 2 >= kept.length) return best;
    }
    if (best) return best;
    if (kept.length <= 1) return null;
    kept = mergeLanes(lanes, Math.max(1, Math.floor(kept.length * 0.7)), options.restName);
  }
}

export function lanesWithLabels({ lanes }: PagePlan): number {
  return lanes.filter((lane) => lane.unlabelled.length < lane.content.items.length).length;
}

/** Gives rows of labels to lanes as long as there is room, those with the most important events first. */
function addRows(options: FitOptions, bare: PagePlan, height: number): PagePlan {
  const room = height - options.footHeight(bare.page);
  const order = bare.lanes
    .map((lane, index) => ({
      index,
      weight: Math.max(0, ...lane.content.items.map((item) => item.importance)),
    }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ index }) => index);
  let plan = bare;
  const full = new Set<number>();
  for (let rows = 1; rows <= MOST_ROWS; rows++) {
    for (const index of order) {
      const lane = plan.lanes[index];
      if (!lane || lane.unlabelled.length === 0 || full.has(index)) continue;
      const fuller = plan.planLane(lane.content, rows);
      const next = withLanes(plan, plan.lanes.with(index, fuller));
      if (next.bottom + keyOf(next, options.gathered).height > room) full.add(index);
      else if (fuller.unlabelled.length < lane.unlabelled.length) plan = next;
    }
  }
  return plan;
}

/** Rows of text that labels may take above a lane of marks. */
const MOST_ROWS = 6;

function planAt(
  options: FitOptions,
  lanes: readonly LaneContent[],
  page: Page,
  level: DetailLevel,
): PagePlan {
  return planPage(page, options.gathered, lanes, options.title, level);
}

function isWithin(options: FitOptions, plan: PagePlan, height: number): boolean {
  const key = keyOf(plan, options.gathered);
  return plan.bottom + key.height + options.footHeight(plan.page) <= height;
}

function countOf(lanes: readonly LaneContent[]): number {
  return lanes.reduce((sum, { items }) => sum + items.length, 0);
}

/** The largest lanes, in their order, and one for the events of all others, of those merged before among them. */
function mergeLanes(lanes: readonly LaneContent[], most: number, restName: string): readonly LaneContent[] {
  if (lanes.length <= most) return lanes;
  const named = lanes.filter(({ id }) => id !== REST_LANE);
  const ranked = named.toSorted((a, b) => b.items.length - a.items.length);
  const kept = new Set(ranked.slice(0, most - 1));
  const rest = new Map(
    lanes
      .filter((lane) => !kept.has(lane))
      .flatMap(({ items }) => items.map((item) => [item.eventId, item] as const)),
  );
  const items = [...rest.values()].sort((a, b) => a.date.earliest - b.date.earliest || a.order - b.order);
  return [...lanes.filter((lane) => kept.has(lane)), { id: REST_LANE, name: restName, items }];
}
