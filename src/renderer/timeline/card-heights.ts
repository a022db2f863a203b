/** More texts than a session shows; beyond them measuring begins anew. */
const MOST_KNOWN = 20_000;

/**
 * Heights of cards, read from the page in one go before any of them is placed, and kept by the text that decides them:
 * reading one card after the other as it is placed would have the browser lay out the page for each.
 */
export class CardHeights {
  readonly #desk: HTMLElement;
  readonly #known = new Map<string, number>();

  /** `host` gives the cards their style, language and direction; the desk in it is never seen. */
  constructor(host: HTMLElement) {
    this.#desk = document.createElement('div');
    this.#desk.className = 'measuring';
    this.#desk.ariaHidden = 'true';
    host.append(this.#desk);
  }

  /** Measures those cards whose text is new, placed ones where they are. A card is given with its text. */
  measure(cards: Iterable<readonly [text: string, card: HTMLElement]>): void {
    if (this.#known.size > MOST_KNOWN) this.#known.clear();
    const fresh = new Map<string, HTMLElement>();
    for (const [text, card] of cards) if (!this.#known.has(text)) fresh.set(text, card);
    if (fresh.size === 0) return;
    this.#desk.replaceChildren(...[...fresh.values()].filter((card) => !card.isConnected));
    for (const [text, card] of fresh) this.#known.set(text, card.offsetHeight);
  }

  /** px; throws for a text that was not measured. */
  of(text: string): number {
    const height = this.#known.get(text);
    if (height === undefined) throw new Error(`No card was measured with the text: ${JSON.stringify(text)}`);
    return height;
  }

  /** Letters have another shape now. */
  forget(): void {
    this.#known.clear();
  }
}
