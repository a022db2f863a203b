/** More titles than a session shows; beyond them measuring begins anew. */
const MOST_KNOWN = 20_000;

/** Widths of titles on one line, measured without laying anything out. */
export class TitleWidths {
  readonly #host: HTMLElement;
  readonly #widths = new Map<string, number>();
  #context: CanvasRenderingContext2D | null = null;

  /** `host` has the font of cards. */
  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** px */
  of(title: string): number {
    const known = this.#widths.get(title);
    if (known !== undefined) return known;
    this.#context ??= this.#createContext();
    if (this.#widths.size > MOST_KNOWN) this.#widths.clear();
    const { width } = this.#context.measureText(title);
    this.#widths.set(title, width);
    return width;
  }

  /** Another font has come. */
  forget(): void {
    this.#widths.clear();
    this.#context = null;
  }

  #createContext(): CanvasRenderingContext2D {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) throw new Error('The browser measures no text');
    const { fontSize, fontFamily } = getComputedStyle(this.#host);
    context.font = `500 ${fontSize} ${fontFamily}`;
    return context;
  }
}
