/** Runs questions of which only the last one's answer is wanted: a newer one aborts the one before it. */
export class LatestOnly {
  #controller: AbortController | null = null;

  /** The answer, or null if a newer question came in between. */
  async run<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    try {
      const answer = await ask(controller.signal);
      return controller.signal.aborted ? null : answer;
    } catch (error) {
      if (controller.signal.aborted) return null;
      throw error;
    }
  }

  cancel(): void {
    this.#controller?.abort();
  }
}
