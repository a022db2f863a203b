import { firstOf, type Place } from './step-events.ts';
import type { StageScene } from './stage-scene.ts';

/** Which card has, or would take, the keyboard's focus. */
export class CardFocus {
  readonly #host: HTMLElement;
  readonly #scene: StageScene;

  constructor(host: HTMLElement, scene: StageScene) {
    this.#host = host;
    this.#scene = scene;
  }

  get isInside(): boolean {
    return this.#host.contains(document.activeElement);
  }

  take(): void {
    const id = this.#scene.shelf.tabStop;
    this.#scene.paintOnly(null);
    if (id !== null) this.#scene.shelf.elementOf(id).focus({ preventScroll: true });
    else this.#host.focus({ preventScroll: true });
  }

  /** The card that Tab comes to, if it is of the selected event or none is selected; else the selected event's first. */
  placeOf(selection: string | null): Place | null {
    const stop = this.#scene.shelf.tabStop?.split('\n');
    if (stop?.[0] !== undefined && stop[1] !== undefined && (selection === null || stop[1] === selection))
      return { laneId: stop[0], eventId: stop[1] };
    const laneId = selection === null ? undefined : this.#scene.boxOfEvent(selection)?.id.split('\n')[0];
    return laneId === undefined || selection === null ? null : { laneId, eventId: selection };
  }

  /** Tab comes to the first card of this event, now that it is drawn. */
  stopAt(eventId: string): void {
    const found = this.#scene.boxOfEvent(eventId);
    if (found) this.#scene.shelf.setTabStop(found.id);
  }

  /** The selected card, else the first, takes Tab. */
  keepStop(selection: string | null): void {
    const { shelf, lanes } = this.#scene;
    if (shelf.tabStop !== null) return;
    const place = this.placeOf(selection) ?? firstOf(lanes);
    if (place) shelf.setTabStop(`${place.laneId}\n${place.eventId}`);
  }
}
