import type { TimelineEvent } from '../../core/document/model.ts';
import { buildCardText, type CardWords } from './card-text.ts';
import { buildCard } from './card.ts';
import type { PlannedItem } from './item-plan.ts';

/** The elements of the items, and which of them are selected, hovered and in the tab order. */
export class CardShelf {
  readonly #elements = new Map<string, HTMLElement>();
  #words: CardWords;
  #matched: readonly string[] = [];
  #selected: string | null = null;
  #tabStop: string | null = null;
  #highlighted: ReadonlySet<string> = new Set();

  constructor(words: CardWords) {
    this.#words = words;
  }

  elementOf = (id: string): HTMLElement => {
    const element = this.#elements.get(id);
    if (!element) throw new Error(`No element for item: ${JSON.stringify(id)}`);
    return element;
  };

  /** Forgets every card: language, words or marks have changed. True if any was there. */
  reword(words: CardWords, matched: readonly string[]): boolean {
    this.#words = words;
    this.#matched = matched;
    const had = this.#elements.size > 0;
    this.#elements.clear();
    return had;
  }

  add(item: PlannedItem, records: ReadonlyMap<string, TimelineEvent>): void {
    if (this.#elements.has(item.id)) return;
    this.#elements.set(item.id, this.#build(item, records));
  }

  remove(id: string): void {
    this.#elements.delete(id);
    if (this.#tabStop === id) this.#tabStop = null;
  }

  select(eventId: string | null): void {
    this.#selected = eventId;
    for (const element of this.#elements.values()) this.#mark(element);
  }

  highlight(eventIds: readonly string[]): void {
    this.#highlighted = new Set(eventIds);
    for (const element of this.#elements.values()) this.#mark(element);
  }

  /** One card alone can be tabbed to; arrows reach the others. */
  setTabStop(id: string | null): void {
    const before = this.#tabStop === null ? undefined : this.#elements.get(this.#tabStop);
    if (before) before.tabIndex = -1;
    this.#tabStop = id;
    const after = id === null ? undefined : this.#elements.get(id);
    if (after) after.tabIndex = 0;
  }

  get tabStop(): string | null {
    return this.#tabStop;
  }

  #build(item: PlannedItem, records: ReadonlyMap<string, TimelineEvent>): HTMLElement {
    if (item.type === 'density') return buildDensityRoom();
    const event = records.get(item.event.eventId);
    if (!event) throw new Error(`The source gave no record of: ${item.event.eventId}`);
    const text = buildCardText(event, item.event.repeated, this.#words);
    const card = buildCard(item.event.eventId, text, {
      openStart: item.event.openStart,
      openEnd: item.event.openEnd,
      doubtful: text.doubt !== null,
      repeated: item.event.repeated,
      matched: this.#matched,
    });
    card.dataset['item'] = item.id;
    this.#mark(card);
    return card;
  }

  #mark(element: HTMLElement): void {
    const eventId = element.dataset['event'];
    if (eventId === undefined) return;
    element.setAttribute('aria-selected', String(eventId === this.#selected));
    element.classList.toggle('highlighted', this.#highlighted.has(eventId));
  }
}

/** Keeps the foot of a lane free for its bars, which are drawn behind. */
function buildDensityRoom(): HTMLElement {
  const room = document.createElement('div');
  room.className = 'density-room';
  room.setAttribute('role', 'presentation');
  return room;
}
