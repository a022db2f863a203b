/**
 * The script of an interactive figure: one HTML file that asks nothing of any network. It is built into a string
 * (`node scripts/build-viewer.mjs`) that the figure engine puts into the page.
 */
import type { EventData } from '../../../core/figure/data/figure-data.ts';
import { PAGE_IDS, type PageData, type PageLanguage } from '../../../core/figure/html/page-data.ts';
import { fold } from '../../../core/search/fold.ts';
import { drawDetails } from './details.ts';
import { make, makeButton } from './dom.ts';
import { addHitAreas } from './hit-areas.ts';
import { listenToPointers } from './pointer.ts';
import { createViewBox, type ViewBox } from './view-box.ts';

interface Figure extends PageLanguage {
  readonly frame: HTMLElement;
  readonly view: ViewBox;
  /** The marks of events with the parts of the figure that show them. */
  readonly marks: ReadonlyMap<string, SVGGraphicsElement>;
  /** Folded texts of the events, in which the search looks. */
  readonly texts: ReadonlyMap<string, string>;
}

/** As many results as a list can hold without losing the reader. */
const MOST_RESULTS = 50;

const page = JSON.parse(document.getElementById(PAGE_IDS.data)?.textContent ?? '') as PageData;
const app = document.getElementById(PAGE_IDS.app) as HTMLElement;
const stage = document.getElementById(PAGE_IDS.figures) as HTMLElement;
const frames = [...stage.querySelectorAll<HTMLElement>('.figure')];
const figures = page.languages.map((language, index) => buildFigure(language, frames[index] as HTMLElement));

let current = figures[0] as Figure;
let selected: string | null = null;
let query = '';

const search = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
const count = make('output', { class: 'count' });
const results = make('ul', { class: 'results' });
const switches = make('div', { class: 'group' });
const zoom = make('div', { class: 'group' });
const details = make('aside', { hidden: '' });
const keys = make('p', { class: 'keys' });

function buildFigure(language: PageLanguage, frame: HTMLElement): Figure {
  const svg = frame.querySelector('svg') as SVGSVGElement;
  const marks = new Map<string, SVGGraphicsElement>();
  for (const mark of svg.querySelectorAll<SVGGraphicsElement>('[data-role="event"][data-id]')) {
    mark.setAttribute('tabindex', '0');
    mark.setAttribute('role', 'button');
    marks.set(mark.getAttribute('data-id') ?? '', mark);
  }
  const texts = new Map(language.data.events.map((event) => [event.id, fold(textOf(event))]));
  return { ...language, frame, view: createViewBox(svg, language.words.direction), marks, texts };
}

function textOf({
  title,
  summary,
  dateText,
  date,
  kindName,
  actors,
  place,
  topics,
  quotes,
}: EventData): string {
  const said = quotes.flatMap(({ text, translation }) => [text, translation]);
  const names = actors.map(({ name }) => name);
  return [title, summary, dateText, date, kindName, ...names, place, ...topics, ...said].join(' ');
}

function showLanguage(figure: Figure): void {
  current = figure;
  const { words, data } = figure;
  document.documentElement.lang = words.language;
  document.documentElement.dir = words.direction;
  document.title = data.title;
  for (const other of figures) other.frame.hidden = other !== figure;
  search.placeholder = words.search;
  search.setAttribute('aria-label', words.search);
  stage.setAttribute('aria-label', data.title);
  details.setAttribute('aria-label', words.details);
  keys.textContent = words.keys;
  switches.replaceChildren(...figures.filter((other) => other !== figure).map(languageButton));
  zoom.replaceChildren(
    makeButton(words.zoomOut, '−', () => current.view.zoom(1 / 1.4)),
    makeButton(words.zoomIn, '+', () => current.view.zoom(1.4)),
    makeButton(words.fit, words.fit, () => current.view.fit()),
  );
  addHitAreas(figure.marks.values());
  figure.view.fit();
  showResults();
  select(selected, false);
}

function languageButton(figure: Figure): HTMLButtonElement {
  const { language, languageName } = figure.words;
  return makeButton(languageName, languageName, () => showLanguage(figure), { lang: language });
}

function numberIn({ digits }: PageLanguage['words'], value: number): string {
  const text = String(value);
  return digits === 'latin'
    ? text
    : text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

function showResults(): void {
  const { words, data, texts, marks } = current;
  const parts = fold(query)
    .split(/\s+/)
    .filter((part) => part !== '');
  const matching = data.events.filter(({ id }) => parts.every((part) => texts.get(id)?.includes(part)));
  const found = new Set(matching.map(({ id }) => id));
  for (const [id, mark] of marks) mark.classList.toggle('dimmed', parts.length > 0 && !found.has(id));
  results.replaceChildren(...(parts.length === 0 ? [] : matching.slice(0, MOST_RESULTS).map(resultItem)));
  results.hidden = parts.length === 0;
  count.textContent =
    parts.length === 0
      ? ''
      : words.found
          .replace('{count}', numberIn(words, matching.length))
          .replace('{total}', numberIn(words, data.events.length));
}

function resultItem({ id, title, dateText }: EventData): HTMLLIElement {
  const button = make('button', { type: 'button' }, make('span', {}, title), make('small', {}, dateText));
  button.addEventListener('click', () => select(id, true));
  return make('li', {}, button);
}

/** Shows an event's details, or with null closes them. `move` takes the reader there. */
function select(id: string | null, move: boolean): void {
  const before = selected === null ? undefined : current.marks.get(selected);
  const event = current.data.events.find((one) => one.id === id);
  selected = event?.id ?? null;
  for (const figure of figures)
    for (const [other, mark] of figure.marks) mark.classList.toggle('selected', other === selected);
  details.hidden = event === undefined;
  if (event === undefined) {
    if (move) (before ?? stage).focus();
    return;
  }
  const mark = current.marks.get(event.id);
  const close = makeButton(current.words.close, '×', () => select(null, true), { class: 'close' });
  const open = (other: string): void => select(other, true);
  details.replaceChildren(
    close,
    ...drawDetails(event, current.data, current.words, mark !== undefined, open),
  );
  if (!move) return;
  if (mark !== undefined) current.view.reveal(mark);
  details.querySelector('h2')?.focus();
}

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys of the page; a field for text keeps its own but for Escape. */
function pressKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') return leave();
  if (event.target === search) return;
  const mark = (event.target as Element).closest('[data-role="event"][data-id]');
  const arrow = ARROWS[event.key];
  if (arrow && !details.contains(event.target as Node)) current.view.step(...arrow);
  else if (event.key === '+' || event.key === '=') current.view.zoom(1.4);
  else if (event.key === '-') current.view.zoom(1 / 1.4);
  else if (event.key === '0') current.view.fit();
  else if (event.key === '/') search.focus();
  else if (mark && (event.key === 'Enter' || event.key === ' ')) select(mark.getAttribute('data-id'), true);
  else return;
  event.preventDefault();
}

/** Out of the details, else out of the search. */
function leave(): void {
  if (selected !== null) return select(null, true);
  search.value = query = '';
  showResults();
  stage.focus();
}

function start(): void {
  for (const [name, value] of Object.entries(page.colors))
    document.documentElement.style.setProperty(name, value);
  app.append(make('header', {}, search, count, make('span', { class: 'space' }), zoom, switches), results);
  stage.after(details, keys);
  stage.tabIndex = 0;
  search.addEventListener('input', () => {
    query = search.value;
    showResults();
  });
  document.addEventListener('keydown', pressKey);
  stage.addEventListener('click', (event) => {
    const mark = (event.target as Element).closest('[data-role="event"][data-id]');
    select(mark?.getAttribute('data-id') ?? null, false);
  });
  stage.addEventListener('focusin', (event) => {
    const mark = event.target as SVGGraphicsElement;
    if (mark.matches('[data-role="event"]:focus-visible')) current.view.reveal(mark);
  });
  listenToPointers(stage, () => current.view);
  new ResizeObserver(() => current.view.resize()).observe(stage);
  document.documentElement.classList.add('interactive');
  showLanguage(current);
}

start();
