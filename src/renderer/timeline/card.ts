import { markMatches } from '../../core/search/mark-matches.ts';
import { KIND_SHAPES } from '../../core/theme/shapes.ts';
import { directionOf, directionOfText } from '../../core/layout/localized.ts';
import type { CardForm } from './card-form.ts';
import type { CardText } from './card-text.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Letters that find room in two lines of title and in the line below, however wide they are. Only longer texts are
 * clipped: every clip costs the compositor in each frame of a pan.
 */
const SURELY_FITS = { title: 40, who: 16 } as const;

export interface CardLook {
  readonly form: CardForm;
  /** In brief: the title is longer than its card, which tells the whole of it on request. */
  readonly cut: boolean;
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** The date is uncertain, approximate or our own conclusion. */
  readonly doubtful: boolean;
  readonly repeated: boolean;
  /** Words to be marked in the title. */
  readonly matched: readonly string[];
}

/**
 * The card of an event. Every word is set as text, never parsed as markup: vis-timeline puts elements into the page
 * as they are. `data-event` finds the event again from a pointer or a key.
 */
export function buildCard(eventId: string, text: CardText, look: CardLook): HTMLElement {
  const card = element('div', 'card');
  card.dataset['event'] = eventId;
  card.dataset['kind'] = text.kind;
  card.setAttribute('role', 'option');
  card.setAttribute('aria-selected', 'false');
  card.setAttribute('aria-label', text.name);
  card.tabIndex = -1;
  card.classList.toggle('open-start', look.openStart);
  card.classList.toggle('open-end', look.openEnd);
  card.classList.toggle('doubtful', look.doubtful);
  card.classList.toggle('brief', look.form === 'brief');
  if (look.cut) card.title = text.title;
  card.append(buildBody(text, look));
  return card;
}

function buildBody(text: CardText, look: CardLook): HTMLElement {
  const body = element('div', 'body');
  const title = buildTitle(text, look);
  if (look.form === 'full') body.append(title, buildSubtitle(text, look));
  else body.append(...buildKindAndSpeaker(text), title, ...buildSigns(text, look));
  return body;
}

function buildTitle(text: CardText, look: CardLook): HTMLElement {
  const isClamped = look.form === 'full' ? text.title.length > SURELY_FITS.title : look.cut;
  const title = element('div', isClamped ? 'title clamped' : 'title');
  title.lang = text.language;
  title.dir = directionOf(text.language);
  for (const piece of markMatches(text.title, look.matched))
    title.append(piece.marked ? element('mark', '', piece.text) : piece.text);
  return title;
}

function buildSubtitle(text: CardText, look: CardLook): HTMLElement {
  const subtitle = element('div', 'subtitle');
  subtitle.append(...buildKindAndSpeaker(text));
  if (text.subtitle !== '') subtitle.append(drawnText('who', text.subtitle));
  if (text.doubt !== null) subtitle.append(drawnText('doubt', text.doubt));
  subtitle.append(...buildSigns(text, look));
  return subtitle;
}

function buildKindAndSpeaker(text: CardText): readonly Element[] {
  const shape = buildIcon(KIND_SHAPES[text.kind], 'shape');
  return text.monogram === null ? [shape] : [shape, drawnText('monogram', text.monogram)];
}

const REPEATED = 'M-4-2H2V4H-4ZM-1-2V-5H5V1H2';
const STAR = 'M0-5L1.5-1.6L5-1.4L2.3 1L3.2 4.6L0 2.7L-3.2 4.6L-2.3 1L-5-1.4L-1.5-1.6Z';

function buildSigns(text: CardText, look: CardLook): readonly Element[] {
  return [
    ...(look.repeated ? [buildIcon(REPEATED, 'repeated')] : []),
    ...(text.starred ? [buildIcon(STAR, 'star')] : []),
  ];
}

/**
 * Short forms of what the card's name says in full, drawn by the style sheet: read out after it they would only
 * repeat it, and what is text in a card has to be part of its name (WCAG 2.5.3).
 */
function drawnText(className: 'monogram' | 'who' | 'doubt', text: string): HTMLElement {
  const made = element('span', className);
  made.dataset['text'] = text;
  // What is too long loses its end, also where it runs against the direction of the card.
  made.dir = directionOfText(text, 'ltr');
  made.classList.toggle('clamped', text.length > SURELY_FITS.who);
  return made;
}

function buildIcon(path: string, className: string): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', className);
  icon.setAttribute('viewBox', '-6.5 -6.5 13 13');
  icon.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute('fill-rule', 'evenodd');
  icon.append(shape);
  return icon;
}

function element(tag: 'div' | 'span' | 'mark', className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
