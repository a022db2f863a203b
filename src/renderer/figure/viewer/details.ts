/** All that is known of an event, beside the figure. */
import type { EventData, FigureData } from '../../../core/figure/data/figure-data.ts';
import type { ViewerWords } from '../../../core/figure/html/words.ts';
import { isWebAddress, make } from './dom.ts';

export function drawDetails(
  event: EventData,
  data: FigureData,
  words: ViewerWords,
  drawn: boolean,
  open: (id: string) => void,
): readonly Node[] {
  return [
    make('p', { class: 'kind' }, event.kindName),
    make('h2', { tabindex: '-1' }, event.title),
    make('p', { class: 'date' }, make('time', {}, event.dateText)),
    event.dateInferred ? make('p', { class: 'note' }, words.dateInferred) : null,
    drawn ? null : make('p', { class: 'note' }, words.notDrawn),
    event.summary === null ? null : make('p', {}, event.summary),
    ...event.quotes.map((quote) => drawQuote(quote, words)),
    section(words.actors, listOf(event.actors.map(({ name }) => name))),
    event.place === null ? null : section(words.place, make('p', {}, event.place)),
    section(words.topics, listOf(event.topics)),
    section(words.linked, linksOf(event, data, words, open)),
    section(words.sources, sourcesOf(event, data, words)),
  ].filter((node) => node !== null);
}

function section(title: string, content: HTMLElement): HTMLElement | null {
  return content.childNodes.length === 0 ? null : make('section', {}, make('h3', {}, title), content);
}

function listOf(texts: readonly string[]): HTMLUListElement {
  return make('ul', {}, ...texts.map((text) => make('li', {}, text)));
}

function drawQuote(
  { text, language, speaker, translation }: EventData['quotes'][number],
  words: ViewerWords,
): Node {
  return make(
    'blockquote',
    {},
    make('p', { lang: language, dir: 'auto' }, text),
    translation === null
      ? null
      : make('p', { class: 'translation' }, translation, ' ', make('small', {}, words.translation)),
    speaker === null ? null : make('footer', {}, speaker),
  );
}

function linksOf(
  event: EventData,
  data: FigureData,
  words: ViewerWords,
  open: (id: string) => void,
): HTMLUListElement {
  const links = data.relations.flatMap(({ type, from, to }) => {
    if (from === event.id) return [{ word: words.linkOut[type], id: to }];
    return to === event.id ? [{ word: words.linkIn[type], id: from }] : [];
  });
  return make(
    'ul',
    { class: 'links' },
    ...links.map(({ word, id }) => {
      const title = data.events.find((other) => other.id === id)?.title ?? id;
      const button = make('button', { type: 'button', class: 'link' }, title);
      button.addEventListener('click', () => open(id));
      return make('li', {}, make('span', { class: 'label' }, word), ' ', button);
    }),
  );
}

function sourcesOf(event: EventData, data: FigureData, words: ViewerWords): HTMLUListElement {
  const items = event.citations.flatMap(({ source: number, locator, confidence }) => {
    const source = data.sources.find((one) => one.number === number);
    if (source === undefined) return [];
    const kept = words.confidence[confidence as keyof ViewerWords['confidence']];
    const facts = [source.publisher, locator, source.publishedText, kept].filter(
      (fact) => fact !== null && fact !== '',
    );
    return [
      make(
        'li',
        {},
        make('span', {}, source.title),
        ...facts.map((fact) => make('span', { class: 'fact' }, fact)),
        link(source.url, words.openSource),
        link(source.archiveUrl, words.openArchive),
      ),
    ];
  });
  return make('ul', { class: 'sources' }, ...items);
}

function link(url: string | null, label: string): HTMLElement | null {
  if (url === null || !isWebAddress(url)) return null;
  return make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}
