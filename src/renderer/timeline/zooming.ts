/** After so long without another zoom the view rests, ms: longer than between two notches of a wheel. */
const REST_MS = 200;

/** Whether the zoom is changing, each frame of which places everything anew. */
export class Zooming {
  readonly #onrest: () => void;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(onrest: () => void) {
    this.#onrest = onrest;
  }

  get isOn(): boolean {
    return this.#rest !== undefined;
  }

  /** Another zoom is about to be drawn. */
  goOn(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.#onrest();
    }, REST_MS);
  }

  stop(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }
}
