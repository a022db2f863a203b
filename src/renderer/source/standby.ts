/** What a kind of worker takes to be started ahead of its use. */
export interface StandbyParts<W> {
  readonly start: () => W;
  readonly end: (worker: W) => void;
  /** Resolves when the worker has all that it needs, true, or cannot have it, false. */
  readonly isReady: (worker: W) => Promise<boolean>;
}

/** A worker that nobody wants takes memory for no longer, ms. */
const KEPT_READY = 60_000;

/** Keeps a worker ready for a file that is still being chosen or dragged in. */
export class Standby<W> {
  readonly #parts: StandbyParts<W>;
  #waiting: { readonly worker: W; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(parts: StandbyParts<W>) {
    this.#parts = parts;
  }

  /** Starts a worker where none waits. Resolves when that is ready, or has failed: what comes then starts another. */
  async prepare(): Promise<void> {
    if (this.#waiting !== null) return;
    const worker = this.#parts.start();
    const drop = (): void => {
      if (this.#waiting?.worker === worker) this.#parts.end(this.take());
    };
    this.#waiting = { worker, timer: setTimeout(drop, KEPT_READY) };
    if (!(await this.#parts.isReady(worker))) drop();
  }

  /** The worker that waits, else a new one. */
  take(): W {
    if (this.#waiting === null) return this.#parts.start();
    const { worker, timer } = this.#waiting;
    this.#waiting = null;
    clearTimeout(timer);
    return worker;
  }
}
