import { fold } from '../../core/search/fold.ts';
import type { Action } from './action.ts';

/**
 * Actions whose name has all the words typed, those that begin with the text first. Spellings are folded as in the
 * search of events.
 */
export function rankActions(
  text: string,
  actions: readonly Action[],
  name: (action: Action) => string,
): readonly Action[] {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return actions;
  return actions
    .map((action) => ({ action, folded: fold(name(action)) }))
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .toSorted((a, b) => rank(a.folded, words) - rank(b.folded, words))
    .map(({ action }) => action);
}

function rank(folded: string, words: readonly string[]): number {
  const first = words[0] ?? '';
  if (folded.startsWith(first)) return 0;
  return folded.split(/\s+/).some((part) => part.startsWith(first)) ? 1 : 2;
}
