import type { EventKind, RelationType } from '../core/document/model.ts';
import type { FigureWords } from '../core/figure/words.ts';
import { buildDateWords } from './date-words.ts';
import { digitsIn, LANGUAGES, type LanguageCode, type MessageKey } from './languages.ts';
import { formatCount, isolate, type TranslateOptions } from './translate.ts';

export interface FigureWordsOptions extends TranslateOptions {
  /** Names of countries that are no actor of the document; null where there is none. Absent: the codes stand. */
  readonly country?: (code: string) => string | null;
}

/** All that figures say in a language. The same in every engine: nothing here asks `Intl`. */
export function buildFigureWords(code: LanguageCode, options: FigureWordsOptions = {}): FigureWords {
  const language = LANGUAGES[code];
  const { messages } = language;
  const digits = digitsIn(language, options.digits);
  const number = (value: number): string => formatCount(value, language, digits);
  const say = (key: MessageKey, values: Readonly<Record<string, string>> = {}): string => {
    const message = messages[key];
    if (typeof message !== 'string') throw new TypeError(`A message with plural forms needs a count: ${key}`);
    return fill(message, values);
  };
  const count = (key: MessageKey, value: number): string => {
    const forms = messages[key];
    if (typeof forms === 'string') return forms;
    return fill(forms[language.plural(value)] ?? forms.other, { count: number(value) });
  };
  const events = (value: number): string => count('count.events', value);
  return {
    language: code,
    digits,
    dates: buildDateWords(code),
    kind: byKind((kind) => say(`kind.${kind}`)),
    kinds: byKind((kind) => say(`lane.kind.${kind}`)),
    relation: byRelation((type) => say(`relation.${type}`)),
    legendRelation: byRelation((type) => say(`figure.legend.relation.${type}`)),
    dateInferred: say('figure.date-inferred'),
    dateUncertain: say('figure.date-uncertain'),
    dateApproximate: say('figure.date-approximate'),
    openEnded: say('figure.open-ended'),
    sources: say('figure.sources'),
    credit: say('figure.credit'),
    separator: say('figure.separator'),
    noEvents: say('figure.no-events'),
    noActor: say('lane.none.actor'),
    noPair: say('lane.none.actor-pair'),
    noTopic: say('lane.none.topic'),
    noPlace: say('lane.none.place'),
    other: say('lane.other'),
    quadClass: [say('lane.quad.1'), say('lane.quad.2'), say('lane.quad.3'), say('lane.quad.4')],
    laneOf: (group, part) => say('lane.of', { group, part }),
    rootCode: (root) => {
      const key = `lane.root.${root}`;
      return isMessageKey(key, messages) ? say(key) : root;
    },
    country: (country) => options.country?.(country) ?? country,
    number,
    events,
    page: (title, page, of) => say('figure.page', { title, page, of }),
    more: (value) => count('figure.more', value),
    moreSources: (value) => count('figure.more-sources', value),
    density: (value) => count('figure.density', value),
    alt: {
      timeline: (title) => say('figure.alt.timeline', { title }),
      span: (value, from, to) => say('figure.alt.span', { events: events(value), from, to }),
      single: (value, date) => say('figure.alt.single', { events: events(value), date }),
      lane: (lane, value) => say('figure.alt.lane', { lane, events: events(value) }),
      event: (date, title) => say('figure.alt.event', { date, title: isolate(title) }),
      relation: (from, relation, to) =>
        say('figure.alt.relation', { from: isolate(from), relation, to: isolate(to) }),
      rest: (value) => say('figure.alt.rest', { more: count('figure.more', value) }),
    },
  };
}

function isMessageKey(key: string, messages: Readonly<Record<MessageKey, unknown>>): key is MessageKey {
  return key in messages;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Message needs a value for: ${name}`);
    return value;
  });
}

function byKind(word: (kind: EventKind) => string): Readonly<Record<EventKind, string>> {
  return {
    summit: word('summit'),
    meeting: word('meeting'),
    visit: word('visit'),
    statement: word('statement'),
    agreement: word('agreement'),
    outcome: word('outcome'),
    measure: word('measure'),
    conflict: word('conflict'),
    other: word('other'),
  };
}

function byRelation(word: (type: RelationType) => string): Readonly<Record<RelationType, string>> {
  return {
    'results-in': word('results-in'),
    announces: word('announces'),
    'responds-to': word('responds-to'),
    'part-of': word('part-of'),
    implements: word('implements'),
    contradicts: word('contradicts'),
    cites: word('cites'),
  };
}
