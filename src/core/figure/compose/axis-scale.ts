import type { TimeUnit } from '../../dates/calendar.ts';
import { MS_PER_DAY } from '../../dates/calendar.ts';
import { formatTick } from '../../dates/format.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { buildBrokenScale, buildLinearScale, type TimeScale } from '../../layout/scale.ts';
import { buildTicks, coarserUnit, stepMilliseconds, type Tick, type TickStep } from '../../layout/ticks.ts';
import type { AxisLabel, AxisPlace, FigureAxis } from './axis.ts';
import type { Page } from './page.ts';
import { layoutText } from './text-block.ts';

export interface ScaleMetrics {
  readonly startX: number;
  readonly endX: number;
  readonly markRadius: number;
}

const BREAK_GAP = 26;
/** Share of a bar over which an end fades that is open or lies beyond the axis. */
const OPEN_SHARE = 0.42;

/** An axis on which distance is time. `from` and `to` are what the figure was asked to show, if anything. */
export function buildScaleAxis(
  page: Page,
  items: readonly TimelineItem[],
  range: { readonly from: number; readonly to: number } | null,
  metrics: ScaleMetrics,
): FigureAxis {
  const scale = buildScale(page, items, range ?? spanOf(items), metrics);
  const hasTimes = items.some((item) => item.date.hasTime);
  const style = { family: 'sans', weight: 600, size: page.sizes.tick } as const;
  const widest = (step: TickStep): number =>
    Math.max(...sampleLabels(page, step).map((label) => layoutText(page, label, style).width)) +
    page.sizes.tick * 1.6;
  const ticks = buildTicks(scale, {
    room: widest,
    minorRoom: page.sizes.unit * 1.7,
    ...(hasTimes ? {} : { finest: 'day' }),
  });
  return {
    type: 'scale',
    startX: metrics.startX,
    endX: metrics.endX,
    labels: labelRows(page, ticks, metrics),
    ticks,
    breaks: breaksOf(scale),
    place: (item) => placeOnScale(item, scale, ticks, metrics),
  };
}

function buildScale(
  page: Page,
  items: readonly TimelineItem[],
  span: { readonly from: number; readonly to: number },
  metrics: ScaleMetrics,
): TimeScale {
  const x0 = metrics.startX + metrics.markRadius;
  const x1 = metrics.endX - metrics.markRadius;
  if (!page.options.brokenAxis) return buildLinearScale(span.from, span.to, x0, x1);
  const occupied = items.map(({ date }) => ({
    from: Number.isFinite(date.earliest) ? date.earliest : span.from,
    to: Number.isFinite(date.latest) ? date.latest : date.openEnd ? date.earliest : span.to,
  }));
  return buildBrokenScale(occupied, span.from, span.to, x0, x1, {
    gapWidth: BREAK_GAP,
    share: 0.18,
    margin: 0.05,
  });
}

/** From the first to the last date, with a little air; open ends get room to fade in. */
function spanOf(items: readonly TimelineItem[]): { readonly from: number; readonly to: number } {
  const times = items.flatMap(({ date }) => [date.earliest, date.latest]).filter(Number.isFinite);
  if (times.length === 0) return { from: 0, to: MS_PER_DAY };
  let from = Infinity;
  let to = -Infinity;
  for (const time of times) {
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  const length = Math.max(to - from, 60_000);
  const before = items.some(({ date }) => date.earliest === -Infinity) ? 0.08 : 0.01;
  const after = items.some(({ date }) => date.latest === Infinity) ? 0.08 : 0.01;
  return { from: from - length * before, to: to + length * after };
}

function placeOnScale(
  item: TimelineItem,
  scale: TimeScale,
  ticks: readonly Tick[],
  metrics: ScaleMetrics,
): AxisPlace {
  const { date } = item;
  const clamp = (x: number): number => Math.min(metrics.endX, Math.max(metrics.startX, x));
  const from = clamp(scale.toX(date.earliest));
  const to = clamp(scale.toX(date.latest));
  if (date.openEnd || date.openStart || (date.isRange && date.core !== null)) {
    const fade = (to - from) * OPEN_SHARE;
    const core = date.core ?? date;
    const isCutBefore = scale.toX(date.earliest) < from - 1;
    const isCutAfter = scale.toX(date.latest) > to + 1;
    return {
      x: from,
      endX: to,
      extent: { from, to },
      fadeIn: date.openStart || isCutBefore ? fade : softEdge(clamp(scale.toX(core.earliest)) - from),
      fadeOut: date.openEnd || isCutAfter ? fade : softEdge(to - clamp(scale.toX(core.latest))),
    };
  }
  const unit = ticks[0]?.step;
  const isCoarse = unit !== undefined && date.latest - date.earliest > stepMilliseconds(unit) * 1.05;
  if (isCoarse && to - from > metrics.markRadius * 4) {
    const x = (from + to) / 2;
    return { x, endX: x, extent: { from, to }, fadeIn: 0, fadeOut: 0 };
  }
  const extent = { from: from - metrics.markRadius, to: from + metrics.markRadius };
  return { x: from, endX: from, extent, fadeIn: 0, fadeOut: 0 };
}

/** An end known to the day is sharp on an axis of years. */
function softEdge(width: number): number {
  return width > 3 ? width : 0;
}

function breaksOf(scale: TimeScale): readonly number[] {
  return scale.segments.slice(1).map((segment, index) => {
    const before = scale.segments[index];
    return ((before?.toX ?? segment.fromX) + segment.fromX) / 2;
  });
}

/** A row of the ticks' own labels, under a row of what is above them (the month of days, the year of months). */
function labelRows(
  page: Page,
  ticks: readonly Tick[],
  metrics: ScaleMetrics,
): readonly (readonly AxisLabel[])[] {
  const majors = ticks.filter((tick) => tick.major);
  const coarser = coarserUnit(majors[0]?.step.unit ?? 'year');
  const own = majors.map((tick) =>
    axisLabel(page, tick, tickText(page, tick.time, tick.step.unit, 'own'), 600),
  );
  const rows = [keepApart(own, metrics.endX, page.sizes.tick * 0.6)];
  if (coarser) {
    const opening = majors
      .filter((tick) => tick.opens)
      .map((tick) => axisLabel(page, tick, tickText(page, tick.time, coarser, 'full'), 400));
    rows.unshift(keepApart(keepTruthful(opening, page.sizes.tick), metrics.endX, page.sizes.tick));
  }
  return rows;
}

function axisLabel(page: Page, tick: Tick, text: string, weight: 400 | 600): AxisLabel {
  const strong = layoutText(page, text, { family: 'sans', weight, size: page.sizes.tick });
  return { x: tick.x, strong, note: null, isStacked: false };
}

/**
 * A month that is over before its name would be is left without it: were the next month's left out instead, its days
 * would stand under the wrong name.
 */
function keepTruthful(labels: readonly AxisLabel[], gap: number): readonly AxisLabel[] {
  const distinct = labels.filter((label, index) => textOf(label) !== textOf(labels[index - 1]));
  return distinct.filter(({ x, strong }, index) => {
    const next = distinct[index + 1];
    return !next || x + strong.width + gap <= next.x;
  });
}

/** Labels that would touch the one before are left to their ticks; one that would leave the page ends at its edge. */
function keepApart(labels: readonly AxisLabel[], endX: number, gap: number): AxisLabel[] {
  const kept: AxisLabel[] = [];
  let reached = -Infinity;
  for (const label of labels) {
    const x = Math.min(label.x, endX - label.strong.width);
    if (x < reached + gap || (kept.length > 0 && textOf(label) === textOf(kept.at(-1)))) continue;
    kept.push({ ...label, x });
    reached = x + label.strong.width;
  }
  return kept;
}

function textOf(label: AxisLabel | undefined): string {
  return label?.strong.lines[0]?.text ?? '';
}

function tickText(page: Page, time: number, unit: TimeUnit, tick: 'own' | 'full'): string {
  return formatTick(time, unit, page.words.dates, { ...page.dates, tick });
}

/** Labels that a step can have, the widest among them. */
function sampleLabels(page: Page, step: TickStep): readonly string[] {
  const times =
    step.unit === 'month' ? Array.from({ length: 12 }, (_, month) => month * 30.5 * MS_PER_DAY) : [0];
  const wide = step.unit === 'year' ? [-62_167_219_200_000 - stepMilliseconds(step)] : [];
  return [...times, ...wide].map((time) => tickText(page, time, step.unit, 'own'));
}
