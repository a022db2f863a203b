import type { EventSource } from '../../core/table/event-source.ts';
import type { Camera } from './camera.ts';
import { CARD_WIDTH } from './card-form.ts';
import type { StageScene } from './stage-scene.ts';
import type { TimeWindow } from './timeline-props.ts';
import { boundsOfEvent } from './view-questions.ts';
import { type FitMargins, windowAround, windowThatShows } from './window-math.ts';

const MARGINS: FitMargins = { start: 12, card: 256, end: 12 };
/** px between a card that was scrolled to and the edge. */
const AIR = 12;

export interface RevealParts {
  readonly camera: Camera;
  readonly scene: StageScene;
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement;
  /** Runs a task once what is shown has come to rest. */
  readonly whenDrawn: (task: () => void) => void;
}

/** Brings events into view, across time and lanes. */
export class Reveal {
  readonly #parts: RevealParts;

  constructor(parts: RevealParts) {
    this.#parts = parts;
  }

  async show(source: EventSource, eventId: string): Promise<void> {
    await this.#bring(source, eventId, (window, bounds, width) =>
      windowThatShows(window, bounds, width, MARGINS),
    );
  }

  async centre(source: EventSource, eventId: string): Promise<void> {
    await this.#bring(source, eventId, (window, bounds, width) =>
      windowAround(window, bounds, width, CARD_WIDTH),
    );
  }

  async #bring(
    source: EventSource,
    eventId: string,
    find: (window: TimeWindow, bounds: TimeWindow, width: number) => TimeWindow,
  ): Promise<void> {
    const { camera, whenDrawn } = this.#parts;
    const bounds = await boundsOfEvent(source, eventId);
    const { goal } = camera;
    if (bounds === null || goal === null) return;
    camera.show(find(goal, bounds, camera.width), true);
    whenDrawn(() => this.#scrollTo(eventId));
  }

  #scrollTo(eventId: string): void {
    const { scene, scroller } = this.#parts;
    const found = scene.boxOfEvent(eventId);
    if (!found) return;
    const { top, height } = found.box;
    if (top < scroller.scrollTop) scroller.scrollTop = top - AIR;
    else if (top + height > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + height - scroller.clientHeight + AIR;
  }
}
