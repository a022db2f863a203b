import type { DIGITS } from '../core/document/model.ts';
import type en from './en.json';
import { LANGUAGE_FILES } from './registry.ts';
import { readLanguageFacts } from './language-facts.ts';

/** The shape that every language must fill. */
export type LanguageFile = { readonly language: LanguageFactsText } & Messages;
export type Messages = Widen<Omit<typeof en, 'language'>>;
type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : PluralForms };
/** CLDR plural categories; `other` is always there. */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
export type PluralForms = { readonly other: string } & Partial<Readonly<Record<PluralCategory, string>>>;
export type MessageKey = keyof Messages;
export type Digits = (typeof DIGITS)[number];

/** What is to be known of a language beside its messages. */
export interface LanguageFacts {
  /** The language's name in itself. */
  readonly label: string;
  /** A sign or two that stand for it where there is little room. */
  readonly short: string;
  readonly direction: 'ltr' | 'rtl';
  /** The sets of digits that readers may choose from, the usual one first. */
  readonly digits: readonly [Digits, ...Digits[]];
  /** What stands between thousands in Latin digits. */
  readonly group: string;
  readonly quotes: readonly [open: string, close: string];
  /** The category of a whole number that is not negative, by CLDR's rules for the language. */
  readonly plural: (count: number) => PluralCategory;
}

/** As JSON holds it, before it is read. `plurals` has CLDR's rules: `few`: `n % 100 = 3..10`. */
export interface LanguageFactsText {
  readonly label: string;
  readonly short: string;
  readonly direction: string;
  readonly digits: readonly string[];
  readonly group: string;
  readonly quotes: readonly string[];
  readonly plurals: Partial<Readonly<Record<Exclude<PluralCategory, 'other'>, string>>>;
}

export interface Language extends LanguageFacts {
  /** BCP 47. */
  readonly code: LanguageCode;
  readonly messages: Messages;
}

export type LanguageCode = keyof typeof LANGUAGE_FILES;

export const LANGUAGE_CODES = Object.keys(LANGUAGE_FILES) as readonly LanguageCode[];

export const LANGUAGES = Object.fromEntries(
  LANGUAGE_CODES.map((code) => {
    const { language, ...messages } = LANGUAGE_FILES[code];
    return [code, { code, messages, ...readLanguageFacts(code, language) }];
  }),
) as Readonly<Record<LanguageCode, Language>>;

export function isLanguageCode(tag: string): tag is LanguageCode {
  return LANGUAGE_CODES.some((code) => code === tag);
}

/** The first of our languages that one of the tags asks for. Tags are BCP 47 or POSIX (`ar_EG.UTF-8`), best first. */
export function findLanguage(tags: readonly string[]): LanguageCode | null {
  for (const tag of tags.map(normalise)) {
    const exact = LANGUAGE_CODES.find((code) => normalise(code) === tag);
    const found = exact ?? LANGUAGE_CODES.find((code) => primaryOf(code) === primaryOf(tag));
    if (found !== undefined) return found;
  }
  return null;
}

/** As `findLanguage`, and our first language where none fits. */
export function matchLanguage(tags: readonly string[]): LanguageCode {
  return findLanguage(tags) ?? (LANGUAGE_CODES[0] as LanguageCode);
}

/** The name of a language in the reader's. */
export function languageName(tag: string, reader: LanguageCode): string {
  return new Intl.DisplayNames([reader], { type: 'language' }).of(tag) ?? tag;
}

/** The language that the user chose, if we have it; else the best for what the system prefers. */
export function resolveLanguage(chosen: string, preferred: readonly string[]): LanguageCode {
  return isLanguageCode(chosen) ? chosen : matchLanguage(preferred);
}

/** The digits that were chosen, where the language is written with them, else its usual ones. */
export function digitsIn({ digits }: LanguageFacts, chosen: Digits | undefined): Digits {
  return digits.find((one) => one === chosen) ?? digits[0];
}

function normalise(tag: string): string {
  return tag
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
}

function primaryOf(tag: string): string {
  return normalise(tag).split('-')[0] ?? '';
}
