import { DATE_PATTERNS, type DatePattern, type DateWords } from '../core/dates/words.ts';
import { LANGUAGES, type LanguageCode, type MessageKey, type Messages } from './languages.ts';

/** The words for dates of a language. A list of the wrong length is a mistake in its file and throws. */
export function buildDateWords(language: LanguageCode): DateWords {
  const { messages, direction, group } = LANGUAGES[language];
  const list = (key: MessageKey, length: number) => toList(messages, key, length);
  return {
    direction,
    group,
    months: {
      'gulf-egyptian': list('date.months.gulf-egyptian', 12),
      levantine: list('date.months.levantine', 12),
      maghrebi: list('date.months.maghrebi', 12),
    },
    shortMonths: {
      'gulf-egyptian': list('date.months.gulf-egyptian.short', 12),
      levantine: list('date.months.levantine.short', 12),
      maghrebi: list('date.months.maghrebi.short', 12),
    },
    weekdays: list('date.weekdays', 7),
    seasons: list('date.seasons', 4),
    centuries: list('date.centuries', 30),
    centuriesOf: list('date.centuries.of', 30),
    millennia: list('date.millennia', 10),
    decades: messages['date.decades'] === '' ? [] : list('date.decades', 10),
    patterns: buildPatterns(messages),
  };
}

function toList(messages: Messages, key: MessageKey, length: number): readonly string[] {
  const items = String(messages[key]).split('|');
  if (items.length !== length) throw new Error(`Message ${key} needs ${length} entries: ${items.length}`);
  return items;
}

function buildPatterns(messages: Messages): Readonly<Record<DatePattern, string>> {
  const entries = DATE_PATTERNS.map((name) => [name, messages[`date.${name}`]] as const);
  return Object.fromEntries(entries) as Record<DatePattern, string>;
}
