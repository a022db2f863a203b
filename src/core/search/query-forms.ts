import { withoutArticle, withoutParticles } from './arabic-clitics.ts';

/**
 * Forms under which a typed word is looked for, in steps: the next step is tried only where the one before finds
 * nothing, so that a guess never stands beside what was meant.
 */
export function exactForms(word: string): readonly string[] {
  const bare = withoutArticle(word);
  return bare === null ? [word] : [word, bare];
}

export function looseForms(word: string): readonly string[] {
  return [...exactForms(word), ...withoutParticles(word)];
}

/** How many slips of the keyboard a word of this length is forgiven: none in short ones, where anything is near anything. */
export function forgivenSlips(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}
