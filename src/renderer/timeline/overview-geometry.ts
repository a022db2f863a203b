import { MS_PER_DAY } from '../../core/dates/calendar.ts';
import type { Bounds } from '../../core/dates/dates.ts';
import { EVENT_KINDS, type EventKind } from '../../core/document/model.ts';
import type { OverviewAnswer } from '../../core/table/event-source.ts';
import type { TimeWindow } from './timeline-props.ts';
import { clampWindow, spanOf } from './window-math.ts';

/** Over fewer days a bin of a day would be a block where a line says when. */
const LEAST_DAYS = 28;

/**
 * How many bins, and no more than `most`, make each bin a whole number of days (but the last): most events begin with a
 * day, and of bins that hold now seven and now eight of them some would stand out, or be empty, for no other reason.
 */
export function binsOfDays(span: Bounds | null, most: number): number {
  const days = span === null ? 0 : Math.round((span.latest - span.earliest) / MS_PER_DAY);
  return days < LEAST_DAYS ? most : Math.ceil(days / Math.ceil(days / most));
}

/** A piece of a bar in shares of the strip: x from the start of time, y from the top. */
export interface OverviewBar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly kind: EventKind;
}

/** Stacked bars by kind. Heights grow with the square root of the count: one event must be seen beside a thousand. */
export function overviewBars(answer: OverviewAnswer): readonly OverviewBar[] {
  const totals = answer.bins.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const highest = Math.max(1, ...totals);
  const width = 1 / answer.bins.length;
  return answer.bins.flatMap((counts, at) => {
    const total = totals[at] ?? 0;
    const column = Math.sqrt(total / highest);
    let y = 1;
    return EVENT_KINDS.flatMap((kind, index) => {
      const count = counts[index] ?? 0;
      if (count === 0) return [];
      const height = (count / total) * column;
      y -= height;
      return [{ x: at * width, width, y, height, kind }];
    });
  });
}

/** All bars of one kind as one shape, in shares of the strip. */
export interface OverviewPath {
  readonly kind: EventKind;
  readonly d: string;
}

/** The share of its bin that a bar fills: what is left tells it from the next. */
const FILLED = 0.8;

/** One path a kind: a few elements stand for thousands of bars. */
export function overviewPaths(answer: OverviewAnswer): readonly OverviewPath[] {
  const paths = new Map<EventKind, string>();
  for (const { kind, x, y, width, height } of overviewBars(answer)) {
    const bar = `M${inShares(x)} ${inShares(y)}h${inShares(width * FILLED)}v${inShares(height)}H${inShares(x)}z`;
    paths.set(kind, `${paths.get(kind) ?? ''}${bar}`);
  }
  return [...paths].map(([kind, d]) => ({ kind, d }));
}

/** A hundredth of a pixel on the widest of screens. */
function inShares(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** From the first to the last bin that holds anything; null where none does. */
export function filledSpan({ from, to, bins }: OverviewAnswer): TimeWindow | null {
  const filled = bins.map((counts) => counts.some((count) => count > 0));
  const first = filled.indexOf(true);
  if (first < 0) return null;
  const width = (to - from) / bins.length;
  return { from: from + first * width, to: from + (filled.lastIndexOf(true) + 1) * width };
}

/** Events that a first view may leave outside, as a share of all. */
const STRAYS = 0.05;
/** A crowd that takes more of the span than this is seen well enough in the whole. */
const CROWDED = 1 / 8;

/**
 * What a reader who has just opened the events is shown: all of them; or, where a few strays would press nearly all
 * others into a sliver of the screen, the shortest stretch that holds the crowd. Null where there is no event.
 */
export function openingSpan(answer: OverviewAnswer): TimeWindow | null {
  const whole = filledSpan(answer);
  const crowd = crowdedSpan(answer);
  return whole && crowd && spanOf(crowd) <= spanOf(whole) * CROWDED ? crowd : whole;
}

/** The shortest run of bins that leaves out no more than the strays. */
function crowdedSpan({ from, to, bins }: OverviewAnswer): TimeWindow | null {
  const counts = bins.map((kinds) => kinds.reduce((sum, count) => sum + count, 0));
  const needed = counts.reduce((sum, count) => sum + count, 0) * (1 - STRAYS);
  if (needed === 0) return null;
  let [first, last, held, start] = [0, counts.length, 0, 0];
  counts.forEach((count, end) => {
    held += count;
    while (held - counts[start]! >= needed) held -= counts[start++]!;
    if (held >= needed && end + 1 - start < last - first) [first, last] = [start, end + 1];
  });
  const width = (to - from) / counts.length;
  return { from: from + first * width, to: from + last * width };
}

/** What the strip stands for: all events, with air on both sides so that a brush at the end can be taken hold of. */
export function overviewSpan(span: TimeWindow): TimeWindow {
  const air = Math.max(spanOf(span) * 0.04, 86_400_000 / 2);
  return clampWindow({ from: span.from - air, to: span.to + air });
}

/**
 * The window as shares of the strip. A brush is never thinner than `least`, and keeps `air` from the strip's ends, where
 * its handles reach out to.
 */
export function brushOf(
  window: TimeWindow,
  whole: TimeWindow,
  least: number,
  air: number,
): { start: number; end: number } {
  const share = (time: number): number => (time - whole.from) / spanOf(whole);
  const start = Math.min(Math.max(share(window.from), air), 1 - air);
  const end = Math.min(Math.max(share(window.to), air), 1 - air);
  if (end - start >= least) return { start, end };
  const middle = Math.min(Math.max((start + end) / 2, air + least / 2), 1 - air - least / 2);
  return { start: middle - least / 2, end: middle + least / 2 };
}

export type BrushPart = 'start' | 'end' | 'whole';

/**
 * The window after a part of the brush was moved by a share of the strip; ends do not pass each other. An end that lies
 * beyond the strip is drawn at `air` from the strip's end: pulled inwards, it comes from there.
 */
export function moveBrush(
  window: TimeWindow,
  whole: TimeWindow,
  part: BrushPart,
  by: number,
  air = 0,
): TimeWindow {
  const shift = by * spanOf(whole);
  const least = spanOf(whole) / 10_000;
  const reach = air * spanOf(whole);
  switch (part) {
    case 'whole':
      return clampWindow({ from: window.from + shift, to: window.to + shift });
    case 'start': {
      const from = by > 0 ? Math.max(window.from, whole.from + reach) : window.from;
      return clampWindow({ from: Math.min(from + shift, window.to - least), to: window.to });
    }
    case 'end': {
      const to = by < 0 ? Math.min(window.to, whole.to - reach) : window.to;
      return clampWindow({ from: window.from, to: Math.max(to + shift, window.from + least) });
    }
  }
}

/** The share of the strip by which a part of the brush has to move to come to that end of the strip. */
export function shareToEdge(
  window: TimeWindow,
  whole: TimeWindow,
  part: BrushPart,
  edge: 'start' | 'end',
): number {
  const side = part === 'whole' ? edge : part;
  const from = side === 'start' ? window.from : window.to;
  return ((edge === 'start' ? whole.from : whole.to) - from) / spanOf(whole);
}
