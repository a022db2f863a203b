/** The interface's languages. A third one is its JSON file and a line here. */
import en from './en.json' with { type: 'json' };
import ar from './ar.json' with { type: 'json' };

/** The shape that every language must fill: a key missing in one is a compile error. */
export type Messages = Widen<typeof en>;
type Widen<T> = { readonly [K in keyof T]: T[K] extends string ? string : PluralForms };
/** CLDR plural categories; `other` is always there. */
export type PluralForms = { readonly other: string } & Partial<
  Readonly<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>
>;
export type MessageKey = keyof Messages;

export interface Language {
  /** BCP 47. */
  readonly code: string;
  /** The language's name in itself. */
  readonly label: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: Messages;
}

export const LANGUAGES = {
  en: { code: 'en', label: 'English', direction: 'ltr', messages: en },
  ar: { code: 'ar', label: 'العربية', direction: 'rtl', messages: ar },
} as const satisfies Record<string, Language>;

export type LanguageCode = keyof typeof LANGUAGES;

/** The best of our languages for a list of BCP 47 tags, English where none fits. */
export function matchLanguage(tags: readonly string[]): LanguageCode {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split(/[-_.]/)[0] ?? '';
    if (primary in LANGUAGES) return primary as LanguageCode;
  }
  return 'en';
}
