import { isCalm } from './calm.ts';
import type { TimeWindow } from './timeline-props.ts';
import { clampWindow, panWindow, spanOf, windowBetween, zoomWindow } from './window-math.ts';

const ANIMATION_MS = 260;

/** The stretch of time in view, and every way to move it. Tells of each change; who draws decides when. */
export class Camera {
  readonly #onmove: () => void;
  #window: TimeWindow | null = null;
  #width = 0;
  #animation = 0;
  /** Where the animation under way ends. */
  #destination: TimeWindow | null = null;

  constructor(onmove: () => void) {
    this.#onmove = onmove;
  }

  /** Null until something was shown. */
  get window(): TimeWindow | null {
    return this.#window;
  }

  /** Where the camera will have come to when it rests. */
  get goal(): TimeWindow | null {
    return this.#destination ?? this.#window;
  }

  /** px */
  get width(): number {
    return this.#width;
  }

  get isMoving(): boolean {
    return this.#animation !== 0;
  }

  resize(width: number): void {
    if (width === this.#width) return;
    this.#width = width;
    this.#onmove();
  }

  /** Goes there at once, or evenly where `smooth` is asked for and the reader has not asked for calm. */
  show(window: TimeWindow, smooth = false): void {
    this.stop();
    const target = clampWindow(window);
    if (smooth && !isCalm() && this.#window !== null) this.#animate(this.#window, target);
    else this.#set(target);
  }

  /** Positive moves towards later times. */
  panBy(pixels: number, smooth = false): void {
    const from = this.#from(smooth);
    if (from === null || this.#width === 0) return;
    this.show(panWindow(from, (pixels * spanOf(from)) / this.#width), smooth);
  }

  /** Above 1 zooms in; `anchor` is the share of the width, from the start of time, that stays where it is. */
  zoomBy(factor: number, anchor = 0.5, smooth = false): void {
    const from = this.#from(smooth);
    if (from !== null) this.show(zoomWindow(from, factor, anchor), smooth);
  }

  /** Evenly, about a moment that is in view; else about the middle. */
  zoomAbout(factor: number, moment: number | null): void {
    const from = this.#from(true);
    if (from === null) return;
    const share = moment === null ? 0.5 : (moment - from.from) / spanOf(from);
    this.zoomBy(factor, share >= 0 && share <= 1 ? share : 0.5, true);
  }

  stop(): void {
    cancelAnimationFrame(this.#animation);
    this.#animation = 0;
    this.#destination = null;
  }

  /** Even steps that follow each other quickly add up: each goes on from where the one before it will end. */
  #from(smooth: boolean): TimeWindow | null {
    return smooth ? this.goal : this.#window;
  }

  #animate(from: TimeWindow, to: TimeWindow): void {
    const began = performance.now();
    this.#destination = to;
    const step = (now: number): void => {
      const progress = Math.min((now - began) / ANIMATION_MS, 1);
      this.#animation = progress < 1 ? requestAnimationFrame(step) : 0;
      if (progress === 1) this.#destination = null;
      this.#set(windowBetween(from, to, easeOut(Math.max(progress, 0))));
    };
    this.#animation = requestAnimationFrame(step);
  }

  #set(window: TimeWindow): void {
    this.#window = window;
    this.#onmove();
  }
}

function easeOut(progress: number): number {
  return 1 - (1 - progress) ** 3;
}
