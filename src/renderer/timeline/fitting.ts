import type { Filter } from '../../core/document/model.ts';
import type { EventSource, OverviewAnswer } from '../../core/table/event-source.ts';
import type { Camera } from './camera.ts';
import type { TimeWindow } from './timeline-props.ts';
import { clampWindow, fitWindow, type FitMargins, spanOf } from './window-math.ts';

const MARGINS: FitMargins = { start: 28, card: 310, end: 28 };
/** Where bars stand for most events, room for the last card would leave much of the window empty. */
const CROWD_MARGINS: FitMargins = { ...MARGINS, card: 96 };
/** More events than these, over more time than this, are shown by bars that are narrower than a card. */
const CROWD = 200;
const CROWD_SPAN = 30 * 86_400_000;
const BINS = 2048;

/** The stretch of time that a view is fitted to. */
export type SpanFinder = (answer: OverviewAnswer) => TimeWindow | null;

/** An answer that was asked for before it was needed. */
interface Ahead {
  readonly source: EventSource;
  /** As JSON. */
  readonly filter: string;
  readonly answer: Promise<OverviewAnswer>;
}

/** Fits the window to what is there, and knows whether the reader has moved since. */
export class Fitting {
  readonly #camera: Camera;
  #fitted: { readonly window: TimeWindow; readonly find: SpanFinder } | null = null;
  /** Whether the cards are still those that were fitted to. */
  #isOpen = false;
  #ahead: Ahead | null = null;

  constructor(camera: Camera) {
    this.#camera = camera;
  }

  /** Whether what is shown is what was fitted. */
  get holds(): boolean {
    const { window, width } = this.#camera;
    return this.#fitted !== null && window !== null && isSameOnScreen(window, this.#fitted.window, width);
  }

  /** Asks for what `to` will need, before there is a width to fit anything to. */
  prepare(source: EventSource, filter: Filter): void {
    const answer = source.overview(filter, BINS);
    // Failing is told by whoever waits for the answer.
    answer.catch(() => undefined);
    this.#ahead = { source, filter: JSON.stringify(filter), answer };
  }

  async to(find: SpanFinder, source: EventSource, filter: Filter, smooth: boolean): Promise<void> {
    const answer = await this.#overviewOf(source, filter);
    const bounds = find(answer);
    if (bounds === null) return;
    const isCrowd = countOf(answer) > CROWD && spanOf(bounds) > CROWD_SPAN;
    const margins = isCrowd ? CROWD_MARGINS : MARGINS;
    const window = fitWindow(bounds, this.#camera.width, margins);
    this.#fitted = { window, find };
    this.#isOpen = true;
    this.#camera.show(window, smooth);
  }

  /** Another filter shows other cards: the window stays where it is for them. */
  settle(): void {
    this.#isOpen = false;
  }

  /** Fits the same anew: the room is another. */
  async again(source: EventSource, filter: Filter): Promise<void> {
    if (this.#fitted !== null) await this.to(this.#fitted.find, source, filter, false);
  }

  /** Widens what is fitted until its last cards are seen whole; true if it had to. */
  widen(cards: readonly FittedCard[]): boolean {
    if (this.#fitted === null || !this.#isOpen || !this.holds) return false;
    const { find, window: before } = this.#fitted;
    const window = widenForCards(before, this.#camera.width, cards);
    if (window === before) return false;
    this.#fitted = { find, window };
    this.#camera.show(window);
    return true;
  }

  takeOver(former: Fitting): void {
    this.#fitted = former.#fitted;
    this.#isOpen = former.#isOpen;
  }

  #overviewOf(source: EventSource, filter: Filter): Promise<OverviewAnswer> {
    const ahead = this.#ahead;
    this.#ahead = null;
    return ahead?.source === source && ahead.filter === JSON.stringify(filter)
      ? ahead.answer
      : source.overview(filter, BINS);
  }
}

function countOf({ bins }: OverviewAnswer): number {
  return bins.flat().reduce((sum, count) => sum + count, 0);
}

/** Whether nobody could tell them apart: a window comes back from the camera with its fractions rounded. */
export function isSameOnScreen(a: TimeWindow, b: TimeWindow, width: number): boolean {
  const tolerance = (spanOf(a) / width) * 0.1;
  return Math.abs(a.from - b.from) < tolerance && Math.abs(a.to - b.to) < tolerance;
}

export interface FittedCard {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly start: number;
  /** px */
  readonly least: number;
}

/** The share of the width that is left to time before a card, however wide it is: a window of 584 px holds titles of 370. */
const LEAST_TIME = 0.1;

/** A fitted window in which no card is cut at its end: the same one, or wider by as much as that takes. */
export function widenForCards(window: TimeWindow, width: number, cards: readonly FittedCard[]): TimeWindow {
  const density = spanOf(window) / width;
  const first = window.from + MARGINS.start * density;
  const room = width - MARGINS.start - MARGINS.end;
  const needed = cards.map(
    ({ start, least }) => (start - first) / Math.max(room - least, width * LEAST_TIME),
  );
  const widest = Math.max(density, ...needed);
  if (widest <= density * 1.000001) return window;
  const from = first - MARGINS.start * widest;
  return clampWindow({ from, to: from + widest * width });
}
