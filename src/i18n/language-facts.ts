import { DIGITS } from '../core/document/model.ts';
import type { Digits, LanguageFacts, LanguageFactsText } from './languages.ts';
import { readPluralRules } from './plural-rules.ts';

/** Throws for what a language's file says of it and cannot be: JSON types know no more than text and lists. */
export function readLanguageFacts(code: string, text: LanguageFactsText): LanguageFacts {
  const { label, short, direction, group } = text;
  const [open, close] = text.quotes;
  const [usual, ...others] = text.digits.map((name) => readDigits(code, name));
  if (direction !== 'ltr' && direction !== 'rtl')
    throw new Error(`No direction of the language ${code}: ${direction}`);
  if (usual === undefined) throw new Error(`No digits of the language: ${code}`);
  if (open === undefined || close === undefined)
    throw new Error(`No quotation marks of the language: ${code}`);
  return {
    ...{ label, short, direction, group },
    digits: [usual, ...others],
    quotes: [open, close],
    plural: readPluralRules(text.plurals),
  };
}

function readDigits(code: string, name: string): Digits {
  const digits = DIGITS.find((one) => one === name);
  if (digits === undefined) throw new Error(`No such digits, in the language ${code}: ${name}`);
  return digits;
}
