import { CONFIDENCES, RELATION_TYPES, type RelationType } from '../core/document/model.ts';
import type { ViewerWords } from '../core/figure/html/words.ts';
import { digitsIn, LANGUAGES, type LanguageCode, type MessageKey } from './languages.ts';
import type { TranslateOptions } from './translate.ts';

/** What the page of an interactive figure says in a language. */
export function buildViewerWords(code: LanguageCode, options: TranslateOptions = {}): ViewerWords {
  const language = LANGUAGES[code];
  const { messages, direction, label } = language;
  const say = (key: MessageKey): string => {
    const message = messages[key];
    if (typeof message !== 'string') throw new TypeError(`A message with plural forms needs a count: ${key}`);
    return message;
  };
  const byRelation = (way: 'in' | 'out'): ViewerWords['linkOut'] =>
    record(RELATION_TYPES, (type: RelationType) => say(`inspector.link-${type}-${way}`));
  return {
    language: code,
    direction,
    languageName: label,
    digits: digitsIn(language, options.digits),
    search: say('viewer.search'),
    found: say('viewer.found'),
    zoomIn: say('viewer.zoom-in'),
    zoomOut: say('viewer.zoom-out'),
    fit: say('viewer.fit'),
    details: say('inspector.panel'),
    close: say('viewer.close'),
    keys: say('viewer.keys'),
    notDrawn: say('viewer.not-drawn'),
    dateInferred: say('inspector.date-inferred'),
    translation: say('inspector.our-translation'),
    actors: say('inspector.actors'),
    place: say('inspector.place'),
    topics: say('viewer.topics'),
    linked: say('inspector.linked'),
    sources: say('viewer.sources'),
    openSource: say('inspector.open-source'),
    openArchive: say('inspector.open-archive'),
    confidence: record(CONFIDENCES, (confidence) => say(`confidence.${confidence}`)),
    linkOut: byRelation('out'),
    linkIn: byRelation('in'),
  };
}

function record<K extends string>(keys: readonly K[], word: (key: K) => string): Readonly<Record<K, string>> {
  return Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<K, string>;
}
