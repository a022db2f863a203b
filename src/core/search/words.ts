import { fold } from './fold.ts';

/** A word of a text and where it stands: `text.slice(start, end)`. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A run of letters, digits and marks is a word; writing that puts no spaces between words (Han, kana) is taken letter
 * by letter. A joiner or a soft hyphen does not end a word, an apostrophe does: `l'accord` is found by `accord`.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?:[\p{L}\p{N}\p{M}\u0640\u00AD]|\u200C|\u200D))+/gu;

export function findWords(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  })).filter((word) => fold(word.text) !== '');
}

/** Gives each word as it is written. */
export function eachWord(text: string, take: (word: string) => void): void {
  for (const [word] of text.matchAll(WORD)) take(word);
}

/** Folded words of a text, in order. */
export function foldedWords(text: string): readonly string[] {
  const folded: string[] = [];
  eachWord(text, (word) => {
    const form = fold(word);
    if (form !== '') folded.push(form);
  });
  return folded;
}
