import type { TimelineEvent } from '../../core/document/model.ts';
import type { EventSource, WindowAnswer, WindowQuery } from '../../core/table/event-source.ts';

/** An answer with the records of all events that it shows. */
export interface Feed {
  readonly query: WindowQuery;
  readonly answer: WindowAnswer;
  readonly records: ReadonlyMap<string, TimelineEvent>;
}

/**
 * Asks the source for windows. Of a hurried series of questions (a zoom asks one each frame) only the newest waits
 * while one is under way: aborting each for the next would answer none of them until the hand rests.
 */
export class EventFeed {
  readonly #source: EventSource;
  readonly #onfeed: (feed: Feed) => void;
  readonly #onfail: (error: unknown) => void;
  /** Of the last answer. */
  #records: ReadonlyMap<string, TimelineEvent> = new Map();
  #underWay: AbortController | null = null;
  #waiting: WindowQuery | null = null;

  constructor(source: EventSource, onfeed: (feed: Feed) => void, onfail: (error: unknown) => void) {
    this.#source = source;
    this.#onfeed = onfeed;
    this.#onfail = onfail;
  }

  /** `stale`: what is under way answers another question (a new filter, other lanes) and is given up. */
  ask(query: WindowQuery, stale: boolean): void {
    if (stale) this.#underWay?.abort();
    this.#waiting = query;
    if (stale || this.#underWay === null) void this.#next();
  }

  /** Whether anything that was asked is not answered yet. */
  get isBusy(): boolean {
    return this.#underWay !== null || this.#waiting !== null;
  }

  stop(): void {
    this.#waiting = null;
    this.#underWay?.abort();
    this.#underWay = null;
  }

  async #next(): Promise<void> {
    const query = this.#waiting;
    if (query === null) return;
    this.#waiting = null;
    const controller = new AbortController();
    this.#underWay = controller;
    try {
      const answer = await this.#source.window(query, controller.signal);
      const records = await this.#recordsOf(answer, controller.signal);
      if (!controller.signal.aborted) this.#onfeed({ query, answer, records });
    } catch (error) {
      if (!controller.signal.aborted) this.#onfail(error);
    }
    if (this.#underWay !== controller) return;
    this.#underWay = null;
    await this.#next();
  }

  async #recordsOf(answer: WindowAnswer, signal: AbortSignal): Promise<ReadonlyMap<string, TimelineEvent>> {
    const shown = new Set(answer.lanes.flatMap((lane) => lane.items.map((item) => item.eventId)));
    const missing = [...shown].filter((id) => !this.#records.has(id));
    const found = missing.length === 0 ? [] : await this.#source.events(missing, signal);
    // A map of its own for each answer: one may be drawn while the records of the next are fetched.
    const records = new Map(found.map((event) => [event.id, event]));
    for (const [id, record] of this.#records) if (shown.has(id)) records.set(id, record);
    return (this.#records = records);
  }
}
