import { describe, expect, it, vi } from 'vitest';
import { parseChoices } from '../../src/cli/export-options.ts';
import type { Terminal } from '../../src/cli/command.ts';
import { languageOf, toPlain } from '../../src/cli/terminal.ts';
import { parseDate } from '../../src/core/dates/parse.ts';
import { formatDate } from '../../src/core/dates/format.ts';
import { pickText } from '../../src/core/layout/localized.ts';
import { inEachLanguage } from '../../src/core/vocabulary/vocabulary-languages.ts';
import { parseSettings } from '../../src/host/settings.ts';
import { buildFigureWords } from '../../src/i18n/figure-words.ts';
import { speakFigures } from '../../src/i18n/figure-speech.ts';
import {
  digitsIn,
  LANGUAGE_CODES,
  LANGUAGES,
  type LanguageCode,
  matchLanguage,
  type PluralForms,
  resolveLanguage,
} from '../../src/i18n/languages.ts';
import type * as registry from '../../src/i18n/registry.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { composeGeneva } from '../core/figure/geneva.ts';

/** A registry with a line more: a language from right to left, with plurals and digits of its own. */
vi.mock('../../src/i18n/registry.ts', async (original) => {
  const { LANGUAGE_FILES: files } = await original<typeof registry>();
  const messages = Object.entries<unknown>(files.en).filter(([key]) => key !== 'language');
  const language = {
    label: 'فارسی',
    short: 'ف',
    direction: 'rtl',
    digits: ['arabic-indic', 'latin'],
    group: '٬',
    quotes: ['«', '»'],
    plurals: { one: 'i = 0 or n = 1' },
  };
  const mark = (text: string): string => text.replace(/[^|]+/g, '~$&');
  const marked = messages.map(([key, message]) => [
    key,
    typeof message === 'string'
      ? mark(message)
      : Object.fromEntries(Object.entries(message as PluralForms).map(([form, text]) => [form, mark(text)])),
  ]);
  return { LANGUAGE_FILES: { ...files, fa: { language, ...Object.fromEntries(marked) } } };
});

const fa = 'fa' as LanguageCode;
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
const terminal = { translate: createTranslate('en') } as Terminal;

describe('A language that is a file and a line of the registry', () => {
  it('is found by the tags that a system and a shell give', () => {
    expect(LANGUAGE_CODES).toEqual(['en', 'ar', 'fa']);
    expect(matchLanguage(['de-DE', 'fa-IR', 'en'])).toBe('fa');
    expect(languageOf({ LANG: 'fa_IR.UTF-8' })).toBe('fa');
    expect(toPlain(fa, '\u2068x\u2069')).toBe('\u2068x\u2069');
  });

  it('can be chosen and is kept among the settings', () => {
    const { language } = parseSettings({ language: 'fa' });
    expect(resolveLanguage(language, ['en-GB'])).toBe('fa');
    expect(resolveLanguage(parseSettings({ language: 'eo' }).language, ['fa-IR'])).toBe('fa');
  });

  it('says every message, with its own plural forms and digits', () => {
    const translate = createTranslate(fa);
    expect(translate('action.open')).toBe('~Open…');
    expect(translate('count.events', { count: 0 })).toBe('~٠ event');
    expect(translate('count.events', { count: 2 })).toBe('~٢ events');
    expect(createTranslate(fa, { digits: 'latin' })('count.events', { count: 2 })).toBe('~2 events');
    expect(digitsIn(LANGUAGES.en, 'arabic-indic')).toBe('latin');
  });

  it('is asked for on the command line, whose mistakes name it', () => {
    expect(parseChoices({ out: ['a.svg'], lang: 'fa' }, false, terminal).options.language).toBe('fa');
    expect(() => parseChoices({ out: ['a.svg'], lang: 'fr' }, false, terminal)).toThrow(/en, ar, fa/);
  });

  it('words the dates and the counts of figures', () => {
    const words = buildFigureWords(fa, {});
    expect([words.events(1), words.events(1234)].map(plain)).toEqual(['~١ event', '~١٬٢٣٤ events']);
    const date = parseDate('2021-06-16');
    const style = { digits: words.digits, months: 'gulf-egyptian', style: 'long' } as const;
    expect(date.ok && plain(formatDate(date.date, words.dates, style))).toBe('~١٦ ~June ٢٠٢١');
    expect(speakFigures('fa', {}).viewer).toMatchObject({
      language: 'fa',
      direction: 'rtl',
      digits: 'arabic-indic',
    });
  });

  it('draws a figure, and says that the events are told in another language', async () => {
    const { scene, notes } = await composeGeneva({ language: 'fa' });
    expect(scene).toMatchObject({ language: 'fa', direction: 'rtl' });
    expect(plain(scene.description)).toContain('~Timeline');
    const fallback = notes.find(({ type }) => type === 'fallback-language');
    expect(fallback).toMatchObject({ language: 'en' });
    expect(fallback?.type === 'fallback-language' && fallback.eventIds).toHaveLength(15);
  });

  it('shows the vocabularies in a language that they have, and says so', () => {
    const title = inEachLanguage((language) => `title in ${language}`);
    expect(pickText(title, 'fa', ['en', 'ar'])).toEqual({
      text: 'title in en',
      language: 'en',
      fallback: true,
    });
  });
});
