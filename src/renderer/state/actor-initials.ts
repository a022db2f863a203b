import type { Actor } from '../../core/document/model.ts';

/** `US` for a state with a code, else the first letters of the first and last word of the name. */
export function actorInitials(actor: Actor, name: string): string {
  if (actor.iso3166 !== undefined) return actor.iso3166.toUpperCase();
  const words = name
    .split(/\s+/)
    .map(bareWord)
    .filter((word) => word !== '');
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  // Arabic letters would join into something that is not two initials.
  return /\p{Script=Arabic}/u.test(first) ? first : (first + last).toLocaleUpperCase();
}

/** The Arabic article is no initial. */
function bareWord(word: string): string {
  const letters = word.replace(/[^\p{Letter}\p{Number}]/gu, '');
  return letters.length > 3 && letters.startsWith('ال') ? letters.slice(2) : letters;
}

function firstLetter(word: string | undefined): string {
  return word === undefined ? '' : ([...word][0] ?? '');
}
