/**
 * Time to place. Times are milliseconds since 1970-01-01T00:00:00Z; places are px from the start of the axis, growing
 * with time whatever the direction of the page (a right-to-left page is mirrored at the very end).
 */
export interface ScaleSegment {
  readonly fromTime: number;
  readonly toTime: number;
  readonly fromX: number;
  readonly toX: number;
}

export interface TimeScale {
  /** In order and without overlap. Between two of them time is cut out: the gap is drawn as a break. */
  readonly segments: readonly ScaleSegment[];
  /** Infinite times give the ends of the axis. */
  toX(time: number): number;
  toTime(x: number): number;
}

/** One stretch; a span of no length is put in the middle. */
export function buildLinearScale(from: number, to: number, x0: number, x1: number): TimeScale {
  return buildPiecewiseScale([{ fromTime: from, toTime: to, fromX: x0, toX: x1 }]);
}

/**
 * Several stretches with breaks between. Inside a break, place runs evenly from the end of one stretch to the start of
 * the next, so that the scale grows everywhere and can be read backwards.
 */
export function buildPiecewiseScale(segments: readonly ScaleSegment[]): TimeScale {
  const first = segments[0];
  const last = segments.at(-1);
  if (!first || !last) throw new RangeError('A scale needs a segment: 0');
  for (const [index, segment] of segments.entries()) checkSegment(segment, segments[index - 1]);
  return {
    segments,
    toX(time) {
      if (time <= first.fromTime)
        return time === first.fromTime ? startX(first) : extend(first, time, first.fromX);
      if (time >= last.toTime) return time === last.toTime ? endX(last) : extend(last, time, last.toX);
      for (const [index, segment] of segments.entries()) {
        if (time <= segment.toTime && time >= segment.fromTime) return within(segment, time);
        const next = segments[index + 1];
        if (next && time > segment.toTime && time < next.fromTime) return within(gap(segment, next), time);
      }
      return last.toX;
    },
    toTime(x) {
      for (const [index, segment] of segments.entries()) {
        if (x <= segment.toX || index === segments.length - 1) return withinTime(segment, x);
        const next = segments[index + 1];
        if (next && x < next.fromX) return withinTime(gap(segment, next), x);
      }
      return last.toTime;
    },
  };
}

function checkSegment(segment: ScaleSegment, previous: ScaleSegment | undefined): void {
  const finite = [segment.fromTime, segment.toTime, segment.fromX, segment.toX].every(Number.isFinite);
  if (!finite || segment.toTime < segment.fromTime || segment.toX < segment.fromX)
    throw new RangeError(`A segment must be finite and grow: ${JSON.stringify(segment)}`);
  if (previous && (segment.fromTime < previous.toTime || segment.fromX < previous.toX))
    throw new RangeError(`Segments must follow each other: ${JSON.stringify(segment)}`);
}

const startX = (segment: ScaleSegment): number => within(segment, segment.fromTime);
const endX = (segment: ScaleSegment): number => within(segment, segment.toTime);

function within(segment: ScaleSegment, time: number): number {
  const span = segment.toTime - segment.fromTime;
  if (span === 0) return (segment.fromX + segment.toX) / 2;
  return segment.fromX + ((time - segment.fromTime) / span) * (segment.toX - segment.fromX);
}

function withinTime(segment: ScaleSegment, x: number): number {
  const width = segment.toX - segment.fromX;
  if (width === 0) return segment.fromTime;
  return segment.fromTime + ((x - segment.fromX) / width) * (segment.toTime - segment.fromTime);
}

/** Outside the axis the outermost stretch goes on; an open end stops at the axis's own. */
function extend(segment: ScaleSegment, time: number, edge: number): number {
  if (!Number.isFinite(time) || segment.toTime === segment.fromTime) return edge;
  return within(segment, time);
}

function gap(before: ScaleSegment, after: ScaleSegment): ScaleSegment {
  return { fromTime: before.toTime, toTime: after.fromTime, fromX: before.toX, toX: after.fromX };
}

export interface BreakOptions {
  /** Space that a break takes, px. */
  readonly gapWidth: number;
  /** A stretch without events may be cut when it takes at least this share of the axis. */
  readonly share: number;
  /** Time that is kept on both sides of a break as a share of the time that is shown. */
  readonly margin: number;
}

/** From one time to a later one. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A scale that cuts long stretches in which nothing happens. `occupied` are those in which something does, in any order. */
export function buildBrokenScale(
  occupied: readonly Stretch[],
  from: number,
  to: number,
  x0: number,
  x1: number,
  options: BreakOptions,
): TimeScale {
  const cuts = findCuts(emptyStretches(occupied, from, to), to - from, options.share);
  if (cuts.length === 0) return buildLinearScale(from, to, x0, x1);
  const kept = stretchesBetween(cuts, from, to);
  const room = x1 - x0 - options.gapWidth * (kept.length - 1);
  const padded = padStretches(kept, options.margin);
  const total = padded.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  if (room <= 0 || total <= 0) return buildLinearScale(from, to, x0, x1);
  let x = x0;
  const segments = padded.map((stretch): ScaleSegment => {
    const width = ((stretch.to - stretch.from) / total) * room;
    const segment = { fromTime: stretch.from, toTime: stretch.to, fromX: x, toX: x + width };
    x += width + options.gapWidth;
    return segment;
  });
  return buildPiecewiseScale(segments);
}

function emptyStretches(occupied: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  const sorted = occupied.filter((stretch) => stretch.to >= from && stretch.from <= to);
  const empty: Stretch[] = [];
  let reached = from;
  for (const stretch of sorted.toSorted((a, b) => a.from - b.from)) {
    if (stretch.from > reached) empty.push({ from: reached, to: stretch.from });
    reached = Math.max(reached, stretch.to);
  }
  return empty.filter((stretch) => stretch.from > from);
}

/**
 * The gaps that stand out: few, each taking at least its share of the span, and several times as long as the longest
 * gap that stays. Where all gaps are alike nothing is cut, since then the gaps are the rhythm of the events.
 */
function findCuts(gaps: readonly Stretch[], span: number, share: number): readonly Stretch[] {
  const longest = gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const length = (index: number): number => {
    const found = longest[index];
    return found ? found.to - found.from : 0;
  };
  let cut = 0;
  let kept = span;
  let best = STANDS_OUT;
  for (let count = 1; count <= MOST_CUTS && length(count - 1) >= span * share; count++) {
    kept -= length(count - 1);
    const next = length(count) > 0 ? length(count) : kept >= span * WORTH_SHOWING ? kept : Infinity;
    const ratio = length(count - 1) / next;
    if (ratio >= best) [cut, best] = [count, ratio];
  }
  return longest.slice(0, cut).sort((a, b) => a.from - b.from);
}

/** How many times as long as those that stay the gaps must be that are cut. */
const STANDS_OUT = 3;
const MOST_CUTS = 4;
/** Without a gap left over, what stays must be at least this share of the span, else only moments would. */
const WORTH_SHOWING = 0.05;

function stretchesBetween(cuts: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  const starts = [from, ...cuts.map((cut) => cut.to)];
  const ends = [...cuts.map((cut) => cut.from), to];
  return starts.map((start, index) => ({ from: start, to: ends[index] ?? to }));
}

/** Gives each stretch air on the sides of its breaks, at most a third of what was cut there. */
function padStretches(stretches: readonly Stretch[], margin: number): readonly Stretch[] {
  const shown = stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  return stretches.map((stretch, index) => {
    const before = stretches[index - 1];
    const after = stretches[index + 1];
    const air = (other: number): number => Math.min(other / 3, shown * margin);
    return {
      from: before ? stretch.from - air(stretch.from - before.to) : stretch.from,
      to: after ? stretch.to + air(after.from - stretch.to) : stretch.to,
    };
  });
}
