import type { WindowQuery } from '../../core/table/event-source.ts';
import type { CardFocus } from './card-focus.ts';
import type { Reveal } from './reveal.ts';
import type { StageScene } from './stage-scene.ts';
import { endOfTime, neighbourBeyond } from './step-beyond.ts';
import { neighbour, type StepBeside } from './step-events.ts';
import type { End, Step, TimelineProps } from './timeline-props.ts';

export interface SteppingParts {
  readonly scene: StageScene;
  readonly focus: CardFocus;
  readonly reveal: Reveal;
  /** Runs a task once what is shown has come to rest. */
  readonly whenDrawn: (task: () => void) => void;
}

/** Goes from event to event and takes the selection along, and the focus where it is in the cards. */
export class Stepping {
  readonly #parts: SteppingParts;

  constructor(parts: SteppingParts) {
    this.#parts = parts;
  }

  /** `query` is that of what is shown. Gives the event gone to; null where there is none. */
  go(step: Step, props: TimelineProps, query: WindowQuery): Promise<string | null> {
    return step === 'first' || step === 'last'
      ? this.#toEnd(step, props, query)
      : this.#beside(step, props, query);
  }

  async #beside(step: StepBeside, props: TimelineProps, query: WindowQuery): Promise<string | null> {
    const { scene, focus, reveal, whenDrawn } = this.#parts;
    const { source, laneOrder } = props;
    const current = focus.placeOf(props.selection);
    const place =
      neighbour(scene.lanes, current, step) ??
      (await neighbourBeyond(source, query, laneOrder, current, step));
    if (place === null) return null;
    const focused = focus.isInside;
    props.onselect(place.eventId);
    await reveal.show(source, place.eventId);
    scene.shelf.setTabStop(`${place.laneId}\n${place.eventId}`);
    if (focused) whenDrawn(() => focus.take());
    return place.eventId;
  }

  /** Of all events, not only of those that are shown: the lane in which it stands is known when it is drawn. */
  async #toEnd(end: End, props: TimelineProps, { filter }: WindowQuery): Promise<string | null> {
    const { focus, reveal, whenDrawn } = this.#parts;
    const focused = focus.isInside;
    const eventId = await endOfTime(props.source, filter, props.language, end);
    if (eventId === null) return null;
    props.onselect(eventId);
    await reveal.show(props.source, eventId);
    whenDrawn(() => {
      focus.stopAt(eventId);
      if (focused) focus.take();
    });
    return eventId;
  }
}
