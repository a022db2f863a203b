import type { TimelineEvent } from '../../core/document/model.ts';
import type { WindowItem } from '../../core/table/event-source.ts';
import { type CardForm, type LaneForms, cardHeight, cardWidth, isTitleCut } from './card-form.ts';
import { CardHeights } from './card-heights.ts';
import { buildCardText, type CardText, type CardWords } from './card-text.ts';
import { buildCard } from './card.ts';
import { DENSITY_HEIGHT } from './density-bars.ts';
import type { PlannedItem } from './item-plan.ts';
import type { TitleWidths } from './title-widths.ts';

type Records = ReadonlyMap<string, TimelineEvent>;

/** Texts that are kept: those of some screens. */
const MOST_TEXTS = 2000;

interface Shelved {
  readonly element: HTMLElement;
  /** What decides the height of a card; null for the room of density. */
  readonly text: string | null;
}

/** The elements of the items, and which of them are selected, hovered and in the tab order. */
export class CardShelf {
  readonly #shelved = new Map<string, Shelved>();
  readonly #heights: CardHeights;
  #words: CardWords;
  #matched: readonly string[] = [];
  #selected: string | null = null;
  #tabStop: string | null = null;
  #highlighted: ReadonlySet<string> = new Set();
  #forms: LaneForms = new Map();
  readonly #widths: TitleWidths;
  /** By record, so that an edited event has another. */
  readonly #texts = new Map<string, { readonly record: TimelineEvent; readonly text: CardText }>();

  constructor(words: CardWords, host: HTMLElement, widths: TitleWidths) {
    this.#words = words;
    this.#heights = new CardHeights(host);
    this.#widths = widths;
  }

  get forms(): LaneForms {
    return this.#forms;
  }

  formIn(laneId: string): CardForm {
    return this.#forms.get(laneId) ?? 'full';
  }

  /** Forms of cards that are made from now on; those made before are forgotten. */
  setForms(forms: LaneForms): void {
    this.#forms = forms;
    this.#shelved.clear();
  }

  /** Least px that the card of an event takes along time, and about how many across. */
  sizeOf(
    form: CardForm,
    event: WindowItem,
    records: Records,
  ): { readonly width: number; readonly height: number } {
    const text = this.#textOf(event, records);
    const titleWidth = this.#widths.of(text.title);
    return { width: cardWidth(form, text, titleWidth, event), height: cardHeight(form, titleWidth) };
  }

  elementOf = (id: string): HTMLElement => this.#of(id).element;

  /** px */
  heightOf = (id: string): number => {
    const { text } = this.#of(id);
    return text === null ? DENSITY_HEIGHT : this.#heights.of(text);
  };

  /** Forgets every card: language, words or marks have changed. True if any was there. */
  reword(words: CardWords, matched: readonly string[]): boolean {
    this.#words = words;
    this.#matched = matched;
    const had = this.#shelved.size > 0;
    this.#shelved.clear();
    this.#texts.clear();
    return had;
  }

  /** Makes what is not there yet and takes its height. */
  add(items: readonly PlannedItem[], records: Records): void {
    for (const item of items)
      if (!this.#shelved.has(item.id)) this.#shelved.set(item.id, this.#build(item, records));
    this.#measure(items.map((item) => this.#of(item.id)));
  }

  /** Takes all heights anew: letters have another shape now. */
  remeasure(): void {
    this.#heights.forget();
    this.#measure(this.#shelved.values());
  }

  remove(id: string): void {
    this.#shelved.delete(id);
    if (this.#tabStop === id) this.#tabStop = null;
  }

  select(eventId: string | null): void {
    this.#selected = eventId;
    for (const { element } of this.#shelved.values()) this.#mark(element);
  }

  highlight(eventIds: readonly string[]): void {
    this.#highlighted = new Set(eventIds);
    for (const { element } of this.#shelved.values()) this.#mark(element);
  }

  /** One card alone can be tabbed to; arrows reach the others. */
  setTabStop(id: string | null): void {
    const before = this.#tabStop === null ? undefined : this.#shelved.get(this.#tabStop);
    if (before) before.element.tabIndex = -1;
    this.#tabStop = id;
    const after = id === null ? undefined : this.#shelved.get(id);
    if (after) after.element.tabIndex = 0;
  }

  get tabStop(): string | null {
    return this.#tabStop !== null && this.#shelved.has(this.#tabStop) ? this.#tabStop : null;
  }

  #of(id: string): Shelved {
    const shelved = this.#shelved.get(id);
    if (!shelved) throw new Error(`No element for item: ${JSON.stringify(id)}`);
    return shelved;
  }

  #measure(items: Iterable<Shelved>): void {
    const cards: (readonly [string, HTMLElement])[] = [];
    for (const { text, element } of items) if (text !== null) cards.push([text, element]);
    this.#heights.measure(cards);
  }

  #textOf({ eventId, repeated }: WindowItem, records: Records): CardText {
    const record = records.get(eventId);
    if (!record) throw new Error(`The source gave no record of: ${eventId}`);
    const key = `${eventId}\n${String(repeated)}`;
    const known = this.#texts.get(key);
    if (known?.record === record) return known.text;
    if (this.#texts.size > MOST_TEXTS) this.#texts.clear();
    const text = buildCardText(record, repeated, this.#words);
    this.#texts.set(key, { record, text });
    return text;
  }

  #build(item: PlannedItem, records: Records): Shelved {
    if (item.type === 'density') return { element: buildDensityRoom(), text: null };
    const text = this.#textOf(item.event, records);
    const form = this.formIn(item.laneId);
    const card = buildCard(item.event.eventId, text, {
      form,
      cut: form === 'brief' && isTitleCut(this.#widths.of(text.title)),
      openStart: item.event.openStart,
      openEnd: item.event.openEnd,
      doubtful: text.doubt !== null,
      repeated: item.event.repeated,
      matched: this.#matched,
    });
    card.dataset['item'] = item.id;
    if (item.id === this.#tabStop) card.tabIndex = 0;
    this.#mark(card);
    return { element: card, text: heightText(form, text) };
  }

  #mark(element: HTMLElement): void {
    const eventId = element.dataset['event'];
    if (eventId === undefined) return;
    element.setAttribute('aria-selected', String(eventId === this.#selected));
    element.classList.toggle('highlighted', this.#highlighted.has(eventId));
  }
}

/**
 * In full a title may take two lines, and a monogram makes the line below it higher; in brief all is one line. Nothing
 * else changes a card's height.
 */
function heightText(form: CardForm, { language, title, monogram }: CardText): string {
  const kind = `${form} ${language} ${monogram === null ? '' : 'monogram'}`;
  return form === 'brief' ? kind : `${kind}\n${title}`;
}

/** Keeps the foot of a lane free for its bars, which are drawn behind. */
function buildDensityRoom(): HTMLElement {
  const room = document.createElement('div');
  room.className = 'density-room';
  room.setAttribute('role', 'presentation');
  return room;
}
