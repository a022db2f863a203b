import type { CancelSignal } from '../../cancel.ts';
import { compareItems, type TimelineItem } from '../../layout/items.ts';
import type { FigureNote, FigureRequest } from '../contract.ts';
import type { TextEngine } from '../text/text.ts';
import type { FigureWords } from '../words.ts';
import { composeInOneType, type Composition, type FigureSetting, prepareFigure } from './compose-figure.ts';
import { fitOptions, isNarrow, isUpright } from './figure-page.ts';
import type { LaneContent } from './lane-plan.ts';
import { planList } from './list-page.ts';
import { planHeader, planPage } from './page-plan.ts';
import { listSources } from './source-key.ts';

/** Of the events that a page could hold, so many may move to the next one to break at a longer pause. */
const LOOSENESS = 0.3;

/**
 * A timeline over as many pages of the given size as it takes to label every event, each with its own axis. Pages
 * break in time, at the longest pause near their end; what lasts beyond its page fades out at the page's edge and
 * stands again, fading in, on those that follow. Throws for a page without a height.
 */
export function composePages(
  request: FigureRequest,
  text: TextEngine,
  words: FigureWords,
  signal?: CancelSignal,
): readonly Composition[] {
  if (request.options.height === undefined) throw new RangeError('Pages need a height: undefined');
  const setting = prepareFigure(request, text, words);
  const whole = prepareParts(setting);
  const parts = splitItems(whole, request.options.height, signal);
  const settings = parts.map((items, index) => {
    const until = parts[index + 1]?.[0]?.date.earliest ?? null;
    return part(whole, items, until, { number: index + 1, of: parts.length });
  });
  const common = [...setting.gathered.notes, ...partedRelations(setting, settings)];
  return composeInOneType(settings, { signal }).map((composed, index) => {
    // What was found when everything was gathered is told once.
    const own = composed.notes.filter((note) => !setting.gathered.notes.includes(note));
    return { ...composed, notes: index === 0 ? [...common, ...own] : own };
  });
}

/** Relations that no page can draw, since none has both of their events. */
function partedRelations(
  { gathered }: FigureSetting,
  pages: readonly FigureSetting[],
): readonly FigureNote[] {
  const drawn = new Set(pages.flatMap((page) => page.gathered.relations));
  const count = gathered.relations.filter((relation) => !drawn.has(relation)).length;
  return count > 0 ? [{ type: 'parted-relations', count }] : [];
}

/** A figure of which parts can be taken without going through all its events each time. */
interface Whole {
  readonly setting: FigureSetting;
  /** Numbers of an event's lanes, by its id. */
  readonly lanesOf: ReadonlyMap<string, readonly number[]>;
  /** Events that last and have an end, in time order. */
  readonly lasting: readonly TimelineItem[];
}

function prepareParts(setting: FigureSetting): Whole {
  const { items, lanes } = setting.gathered;
  const lanesOf = new Map<string, number[]>(items.map(({ eventId }) => [eventId, []]));
  for (const [at, lane] of lanes.entries())
    for (const { eventId } of lane.items) lanesOf.get(eventId)?.push(at);
  return { setting, lanesOf, lasting: items.filter(({ date }) => date.isRange && !date.openEnd) };
}

/** Events in time order, cut into pages. */
function splitItems(
  whole: Whole,
  height: number,
  signal: CancelSignal | undefined,
): readonly (readonly TimelineItem[])[] {
  const pages: (readonly TimelineItem[])[] = [];
  let rest = whole.setting.gathered.items;
  let guess = 24;
  while (rest.length > 0) {
    signal?.throwIfAborted();
    const most = mostThatFit(whole, rest, height, guess);
    const count =
      most >= rest.length ? most : (breakEvenly(whole, rest, most, height) ?? breakNear(rest, most));
    pages.push(rest.slice(0, count));
    rest = rest.slice(count);
    guess = count;
  }
  return pages.length === 0 ? [[]] : pages;
}

/** How high a page of the first `count` events is, px. */
interface Tried {
  readonly count: number;
  readonly height: number;
}

/** Of the events that a page holds, as many more might have fitted: pages break loosely anyway. */
const TOLERANCE = 0.04;

/** Events that fill a page, by heights that lead to each other; one always fits, since it must stand somewhere. */
function mostThatFit(whole: Whole, items: readonly TimelineItem[], height: number, guess: number): number {
  let fitting: Tried = { count: 0, height: 0 };
  let tooMany: Tried | null = null;
  let count = Math.min(items.length, guess);
  for (let tries = 1; ; tries++) {
    const tried = { count, height: heightOf(whole, items.slice(0, count), height) };
    if (tried.height <= height) fitting = tried;
    else tooMany = tried;
    const beyond: number = tooMany?.count ?? Math.min(items.length, fitting.count * 2) + 1;
    if (beyond - fitting.count <= Math.max(1, fitting.count * TOLERANCE) || fitting.count === items.length)
      return Math.max(1, fitting.count);
    const likely = tries % 3 === 0 ? (fitting.count + beyond) / 2 : likelyCount(fitting, tooMany, height);
    count = Math.min(beyond - 1, Math.max(fitting.count + 1, Math.floor(likely)));
  }
}

/** Were each event to take as much of the page as the others. */
function likelyCount(fitting: Tried, tooMany: Tried | null, height: number): number {
  if (tooMany === null) return (fitting.count * height) / fitting.height;
  const rise = (tooMany.height - fitting.height) / (tooMany.count - fitting.count);
  return fitting.count + (height - fitting.height) / rise;
}

/** px of a page that labels all of them in the usual type and lists all their sources. */
function heightOf(whole: Whole, items: readonly TimelineItem[], height: number): number {
  const narrowed = part(whole, items, null, { number: 1, of: 9 });
  const page = narrowed.pageAt(1);
  const { footHeight } = fitOptions({ ...narrowed, height: null, leastHeight: 0 });
  if (listSources(page, narrowed.gathered).left > 0) return Infinity;
  if (isNarrow(page) || isUpright(page, height)) {
    const header = planHeader(
      page,
      narrowed.gathered,
      narrowed.title,
      narrowed.gathered.relations.length > 0,
    );
    const list = planList(page, narrowed.gathered, { details: true, maxLines: null, room: Infinity });
    return header.bottom + page.sizes.unit * 4 + list.height + footHeight(page);
  }
  const level = { type: 'labels', details: true, maxLines: null } as const;
  const plan = planPage(page, narrowed.gathered, narrowed.gathered.lanes, narrowed.title, level);
  return plan.bottom + footHeight(page);
}

/** The longest pause among the last of the events that fit. */
function breakNear(items: readonly TimelineItem[], most: number): number {
  return longestPause(items, Math.max(1, Math.floor(most * (1 - LOOSENESS)) + 1), most);
}

/** Where the last page would be nearly empty, it shares the events of the one before; null where it would not be. */
function breakEvenly(
  whole: Whole,
  items: readonly TimelineItem[],
  most: number,
  height: number,
): number | null {
  if (items.length - most > most * THIN) return null;
  const least = Math.ceil(items.length * EVEN.from);
  const highest = Math.min(most, Math.floor(items.length * EVEN.to));
  if (highest < least) return null;
  const count = longestPause(items, least, highest);
  return heightOf(whole, items.slice(count), height) <= height ? count : null;
}

/** A page with less than this share of what another holds is thin. */
const THIN = 0.5;
/** Shares of the events of the last two pages that the first of them may take. */
const EVEN = { from: 0.4, to: 0.7 };

/** How many events stand before the longest pause, `from` at least and `to` at most; the latest of equal ones. */
function longestPause(items: readonly TimelineItem[], from: number, to: number): number {
  let best = to;
  let longest = -1;
  for (let count = to; count >= from; count--) {
    const pause = (items[count]?.date.earliest ?? 0) - (items[count - 1]?.date.earliest ?? 0);
    if (pause > longest) [best, longest] = [count, pause];
  }
  return best;
}

/** Events of earlier pages that go on when this one begins. What has no end stands on its own page alone. */
function carriedOver({ lasting }: Whole, first: TimelineItem | undefined): readonly TimelineItem[] {
  if (!first) return [];
  return lasting.filter((item) => compareItems(item, first) < 0 && item.date.latest > first.date.earliest);
}

/** The same figure with some of its events, up to a time, its page number in the title. */
function part(
  whole: Whole,
  own: readonly TimelineItem[],
  until: number | null,
  page: { readonly number: number; readonly of: number },
): FigureSetting {
  const { setting } = whole;
  const { gathered } = setting;
  const items = [...carriedOver(whole, own[0]), ...own];
  const shown = new Set(items.map(({ eventId }) => eventId));
  const cited = new Set(items.flatMap(({ sources }) => sources));
  const { words } = setting.pageAt(1);
  const [number, of] = [words.number(page.number), words.number(page.of)];
  return {
    ...setting,
    title: page.of > 1 ? words.page(setting.title, number, of) : setting.title,
    gathered: {
      ...gathered,
      items,
      lanes: lanesWith(whole, items),
      relations: gathered.relations.filter(({ from, to }) => shown.has(from) && shown.has(to)),
      sources: gathered.sources.filter(({ id }) => cited.has(id)),
      range: rangeOfPage(own, until),
    },
  };
}

/** The lanes that have some of the events, with no others. */
function lanesWith({ setting, lanesOf }: Whole, items: readonly TimelineItem[]): readonly LaneContent[] {
  const ofLane = new Map<number, TimelineItem[]>();
  for (const item of items)
    for (const at of lanesOf.get(item.eventId) ?? []) {
      const lane = ofLane.get(at);
      if (lane) lane.push(item);
      else ofLane.set(at, [item]);
    }
  return setting.gathered.lanes.flatMap((lane, at) => {
    const own = ofLane.get(at);
    return own ? [{ ...lane, items: own }] : [];
  });
}

/** From the page's first event to the next page's; as long as its events last on the last page. */
function rangeOfPage(
  own: readonly TimelineItem[],
  until: number | null,
): { readonly from: number; readonly to: number } | null {
  const from = own[0]?.date.earliest ?? -Infinity;
  if (!Number.isFinite(from)) return null;
  const ends = own.flatMap(({ date }) => [date.earliest, date.latest]).filter(Number.isFinite);
  const to = until ?? Math.max(...ends);
  return to > from ? { from, to } : null;
}
