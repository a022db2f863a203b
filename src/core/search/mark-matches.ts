import { fold } from './fold.ts';
import { findWords } from './words.ts';

/** A stretch of a text; put together, the stretches are the text. */
export interface TextSegment {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a text so that the given words can be marked wherever they stand in it, however they are spelt there. */
export function markMatches(text: string, words: readonly string[]): readonly TextSegment[] {
  const wanted = new Set(words.map(fold));
  const segments: TextSegment[] = [];
  let done = 0;
  const take = (end: number, marked: boolean) => {
    if (end > done) segments.push({ text: text.slice(done, end), marked });
    done = end;
  };
  for (const word of findWords(text)) {
    if (!wanted.has(fold(word.text))) continue;
    take(word.start, false);
    take(word.end, true);
  }
  take(text.length, false);
  return segments;
}
