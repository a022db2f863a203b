import {
  digitsIn,
  type Digits,
  type Language,
  LANGUAGES,
  type LanguageCode,
  type MessageKey,
} from './languages.ts';

/** Values for the `{placeholders}` of a message. Strings are wrapped in bidi isolates; numbers are written with the chosen digits. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * The message of `key`. `count`, where the message has plural forms, chooses among them by CLDR's rules.
 * A placeholder without a value is a mistake in the caller and throws.
 */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const ISOLATES = { ltr: '\u2066', rtl: '\u2067' } as const satisfies Record<Language['direction'], string>;

/** Keeps text of another direction from reordering what stands around it (Unicode UAX #9). */
export function isolate(text: string): string {
  return text === '' ? text : FIRST_STRONG_ISOLATE + text + POP_DIRECTIONAL_ISOLATE;
}

/**
 * The same for a value of a message. One that is itself a message and has no letters but in isolates (`{record} «{id}»`)
 * would be taken for left-to-right: it goes as the language does.
 */
function isolateValue(value: string, direction: Language['direction']): string {
  let own = value;
  for (let before = ''; before !== own;) {
    before = own;
    own = own.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, '');
  }
  if (own === value || /\p{Letter}/u.test(own)) return isolate(value);
  return ISOLATES[direction] + value + POP_DIRECTIONAL_ISOLATE;
}

export interface TranslateOptions {
  /** Those that the language is not written with give way to its usual ones. */
  readonly digits?: Digits;
}

/** Names of CLDR's numbering systems. */
const NUMBERING = { latin: 'latn', 'arabic-indic': 'arab' } as const satisfies Record<Digits, string>;

/** What `Intl` is to be asked for: the language with its digits, as BCP 47. */
export function intlLocale({ code }: Language, digits: Digits): string {
  return `${code}-u-nu-${NUMBERING[digits]}`;
}

/** Whole numbers with grouped thousands. Written by hand: `Intl` differs between engines, and figures must not. */
export function formatCount(value: number, { group }: Language, digits: Digits): string {
  const mark = digits === 'latin' ? group : '٬';
  return writeDigits(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, mark), digits);
}

/** A text that has Latin digits, with those that were chosen. */
export function writeDigits(text: string, digits: Digits): string {
  if (digits === 'latin') return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}

export function createTranslate(code: LanguageCode, options: TranslateOptions = {}): Translate {
  const language = LANGUAGES[code];
  const { messages } = language;
  const rules = new Intl.PluralRules(code);
  const numbers = new Intl.NumberFormat(intlLocale(language, digitsIn(language, options.digits)));
  return (key, values = {}) => {
    const message = messages[key];
    const template =
      typeof message === 'string' ? message : pluralForm(message, rules.select(Number(values.count ?? 0)));
    return template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`Message ${key} needs a value for: ${name}`);
      return typeof value === 'number' ? numbers.format(value) : isolateValue(value, language.direction);
    });
  };
}

function pluralForm(forms: Readonly<Record<string, string>>, category: string): string {
  return forms[category] ?? forms['other'] ?? '';
}
