import type { EventSource, WindowQuery } from '../../core/table/event-source.ts';
import { EventFeed, type Feed } from './event-feed.ts';
import type { Stage } from './window-math.ts';

/**
 * A window at another place or zoom waits so long for its answer, ms: items, density and axis then change in one frame
 * and not in two. Where the source is slower, what is there moves at once and the answer follows.
 */
const PATIENCE = 40;

/** An answer and the stage that it was asked for. */
export interface Arrival extends Feed {
  readonly stage: Stage;
}

/** Asks for what stands on a stage, and knows what was asked last and for how long an answer has been waited for. */
export class StageFeed {
  readonly #queryOf: (stage: Stage) => WindowQuery;
  readonly #onarrival: () => void;
  readonly #stages = new WeakMap<WindowQuery, Stage>();
  #feed: EventFeed;
  #arrived: Arrival | null = null;
  #asked: Stage | null = null;
  /** When what is not answered yet was asked, ms; null where all is answered. */
  #askedAt: number | null = null;

  constructor(source: EventSource, queryOf: (stage: Stage) => WindowQuery, onarrival: () => void) {
    this.#queryOf = queryOf;
    this.#onarrival = onarrival;
    this.#feed = this.#buildFeed(source);
  }

  /** The stage that was asked for last. */
  get asked(): Stage | null {
    return this.#asked;
  }

  /** Whether anything that was asked is not answered yet. */
  get isBusy(): boolean {
    return this.#feed.isBusy;
  }

  /** Whether the answer is worth waiting for with the next drawing. */
  get isPatient(): boolean {
    return this.#askedAt !== null && performance.now() - this.#askedAt < PATIENCE;
  }

  /** `stale`: what is under way answers another question and is given up. */
  ask(stage: Stage, stale: boolean): void {
    const query = this.#queryOf(stage);
    this.#stages.set(query, stage);
    this.#asked = stage;
    if (stale || this.#askedAt === null) this.#askedAt = performance.now();
    this.#feed.ask(query, stale);
  }

  /** Asks the last question anew: of another source, or in other words. */
  askAgain(otherSource: EventSource | null): void {
    if (otherSource) {
      this.#feed.stop();
      this.#feed = this.#buildFeed(otherSource);
    }
    if (this.#asked) this.ask(this.#asked, true);
  }

  /** What has arrived since the last time. */
  take(): Arrival | null {
    const arrived = this.#arrived;
    this.#arrived = null;
    return arrived;
  }

  stop(): void {
    this.#feed.stop();
  }

  #buildFeed(source: EventSource): EventFeed {
    return new EventFeed(
      source,
      (feed) => this.#receive(feed),
      (error) => {
        throw error;
      },
    );
  }

  #receive(feed: Feed): void {
    const stage = this.#stages.get(feed.query);
    if (!stage) throw new Error('An answer to no question of this view: none is expected');
    this.#askedAt = stage === this.#asked ? null : performance.now();
    this.#arrived = { ...feed, stage };
    this.#onarrival();
  }
}
