import { describe, expect, it } from 'vitest';
import { LANGUAGES, type MessageKey, type PluralForms } from '../../src/i18n/languages.ts';

type Message = string | PluralForms;

const english: Readonly<Record<MessageKey, Message>> = LANGUAGES.en.messages;
const keys = Object.keys(english) as MessageKey[];

/** Forms that may say their number in a word, or not at all. */
const NAMES_ITS_NUMBER = new Set(['zero', 'one', 'two']);

/** The decade is told by the parts that a language counts it in: “the 1980s”, or the eighth ten of a century. */
const DECADE_PARTS = ['{century}', '{decade}', '{year}'];

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

const expected = (key: MessageKey): string[] => {
  const message = english[key];
  return placeholders(typeof message === 'string' ? message : message.other);
};

describe.each(Object.values(LANGUAGES))('the messages in $code', ({ code, messages }) => {
  const words: Readonly<Record<MessageKey, Message>> = messages;

  it('have the keys of the English ones, and plurals where those have them', () => {
    expect(Object.keys(words).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(typeof words[key], key).toBe(typeof english[key]);
  });

  it('have exactly the plural forms of the language', () => {
    const categories = [...new Intl.PluralRules(code).resolvedOptions().pluralCategories].sort();
    for (const key of keys) {
      const message = words[key];
      if (typeof message !== 'string') expect(Object.keys(message).sort(), key).toEqual(categories);
    }
  });

  it('have the placeholders of the English ones', () => {
    for (const key of keys) {
      const message = words[key];
      if (key === 'date.decade') {
        expect(DECADE_PARTS).toEqual(expect.arrayContaining(placeholders(message as string)));
        continue;
      }
      if (typeof message === 'string') {
        expect(placeholders(message), key).toEqual(expected(key));
        continue;
      }
      for (const [category, text] of Object.entries(message)) {
        const leaveOut = NAMES_ITS_NUMBER.has(category) && !text.includes('{count}');
        const wanted = expected(key).filter((one) => !(leaveOut && one === '{count}'));
        expect(placeholders(text), `${key} ${category}`).toEqual(wanted);
      }
    }
  });
});
