import type { TimeWindow } from './timeline-props.ts';

/** Beyond these, dates of the platform end (ECMAScript: ±8.64e15 ms); vis-timeline makes its own of what it is given. */
export const FIRST_TIME = -8.6e15;
export const LAST_TIME = 8.6e15;
/** A tenth of a second across the screen is finer than any date we know. */
const SHORTEST_SPAN = 100;

/** Window and what it covers on screen. The stage is wider than the viewport, so that a drag inside it redraws nothing. */
export interface Stage extends TimeWindow {
  readonly millisecondsPerPixel: number;
  /** px */
  readonly width: number;
}

export function spanOf(window: TimeWindow): number {
  return window.to - window.from;
}

/** Keeps a window within the platform's time and at a span that can be drawn; its middle stays where it can. */
export function clampWindow(window: TimeWindow): TimeWindow {
  const span = Math.min(Math.max(spanOf(window), SHORTEST_SPAN), LAST_TIME - FIRST_TIME);
  const middle = (window.from + window.to) / 2;
  const from = Math.min(Math.max(middle - span / 2, FIRST_TIME), LAST_TIME - span);
  return { from, to: from + span };
}

/** Factors above 1 zoom in. `anchor` (0 at the window's start, 1 at its end) keeps its time. */
export function zoomWindow(window: TimeWindow, factor: number, anchor: number): TimeWindow {
  const fixed = window.from + spanOf(window) * anchor;
  const span = spanOf(window) / factor;
  return clampWindow({ from: fixed - span * anchor, to: fixed + span * (1 - anchor) });
}

export function panWindow(window: TimeWindow, milliseconds: number): TimeWindow {
  const shift = Math.min(Math.max(milliseconds, FIRST_TIME - window.from), LAST_TIME - window.to);
  return { from: window.from + shift, to: window.to + shift };
}

/** Room left beside the outermost events, px. */
export interface FitMargins {
  readonly start: number;
  /** After the last event's beginning: its card stands there. */
  readonly card: number;
  /** After the last event's end. */
  readonly end: number;
}

const DAY = 86_400_000;

/** A window of `width` px that shows all from `from` on: the card of what begins last at `to`, and the end of that day. */
export function fitWindow({ from, to }: TimeWindow, width: number, margins: FitMargins): TimeWindow {
  const first = Math.floor(from / DAY) * DAY;
  const last = Math.floor(Math.max(to - 1, from) / DAY) * DAY + DAY;
  const room = (margin: number): number => Math.max(width - margins.start - margin, width / 4);
  const density = Math.max((to - from) / room(margins.card), (last - first) / room(margins.end));
  const start = first - margins.start * density;
  return clampWindow({ from: start, to: start + width * density });
}

/** The least move that brings `bounds` into view with its zoom kept; the same window when it already is. */
export function windowThatShows(
  window: TimeWindow,
  bounds: TimeWindow,
  width: number,
  margins: FitMargins,
): TimeWindow {
  const density = spanOf(window) / width;
  const first = window.from + margins.start * density;
  const last = window.to - margins.card * density;
  if (bounds.from >= first && bounds.from <= last) return window;
  if (bounds.from < first && bounds.to > last) return window;
  return panWindow(window, bounds.from - (window.from + spanOf(window) * 0.3));
}

/** The window moved so that an event with a card of so many px stands in its middle; its zoom kept. */
export function windowAround(
  window: TimeWindow,
  bounds: TimeWindow,
  width: number,
  cardWidth: number,
): TimeWindow {
  const card = (cardWidth * spanOf(window)) / width;
  const middle = bounds.from + Math.max(spanOf(bounds), card) / 2;
  return panWindow(window, middle - (window.from + window.to) / 2);
}

/** The stage around a window: `margin` viewport widths more on either side. */
export function stageAround(window: TimeWindow, viewportWidth: number, margin: number): Stage {
  const millisecondsPerPixel = spanOf(window) / viewportWidth;
  const extra = Math.round(viewportWidth * margin);
  const width = viewportWidth + 2 * extra;
  const from = window.from - extra * millisecondsPerPixel;
  return { from, to: from + width * millisecondsPerPixel, width, millisecondsPerPixel };
}

/** Whether the stage shows the window at the window's zoom. */
export function isStaged(window: TimeWindow, viewportWidth: number, stage: Stage): boolean {
  const density = spanOf(window) / viewportWidth;
  const sameZoom = Math.abs(density / stage.millisecondsPerPixel - 1) < 1e-9;
  return sameZoom && window.from >= stage.from && window.to <= stage.to;
}

/** The window in the middle of a stage that was built around it. */
export function windowWithin(stage: Stage, viewportWidth: number): TimeWindow {
  const from = stage.from + ((stage.width - viewportWidth) / 2) * stage.millisecondsPerPixel;
  return { from, to: from + viewportWidth * stage.millisecondsPerPixel };
}

/** px from the start of the stage, growing with time in either direction of writing. */
export function toStageX(time: number, stage: Stage): number {
  return (time - stage.from) / stage.millisecondsPerPixel;
}

/** What lies between two windows on the way of an animation; zoom changes evenly to the eye. */
export function windowBetween(from: TimeWindow, to: TimeWindow, progress: number): TimeWindow {
  if (progress >= 1) return to;
  const ratio = spanOf(to) / spanOf(from);
  if (Math.abs(ratio - 1) < 1e-9) return panWindow(from, (to.from - from.from) * progress);
  const span = spanOf(from) * ratio ** progress;
  const share = (spanOf(from) - span) / (spanOf(from) - spanOf(to));
  const start = from.from + (to.from - from.from) * share;
  return { from: start, to: start + span };
}
