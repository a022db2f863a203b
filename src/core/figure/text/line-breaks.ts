import { Rules } from '@cto.af/linebreak';

const rules = new Rules();

/** What the standard keeps together though a space stands there: "in .NET". */
const BEFORE_LEADING_DOT = / (?=\.[\p{L}\p{N}])/gu;

/**
 * Positions at which a line may end, in UTF-16 units, the end of the text among them: UAX #14 with three changes. Two
 * of them browsers make as well: no break after a slash that a letter or digit follows ("A/RES/68/262"), and one at the
 * space before a name that starts with a dot. The third: numbers joined by a dash stay on one line ("2011–2024"), since
 * beside text of the other direction either half would have the dash at its wrong end.
 */
export function breakOpportunities(text: string): readonly number[] {
  const positions = new Set([text.length]);
  for (const { position } of rules.breaks(text)) {
    const afterSlash = text.charAt(position - 1) === '/' && /[A-Za-z0-9]/.test(text.charAt(position));
    if (!afterSlash && !isInNumberRange(text, position)) positions.add(position);
  }
  for (const { index } of text.matchAll(BEFORE_LEADING_DOT)) positions.add(index + 1);
  return [...positions].sort((one, other) => one - other);
}

function isInNumberRange(text: string, position: number): boolean {
  return /\p{Nd}–$/u.test(text.slice(0, position)) && /^\p{Nd}/u.test(text.slice(position));
}

/** `end` without the white space before it: a line does not count what hangs over its edge. */
export function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && /\s/.test(text.charAt(trimmed - 1))) trimmed -= 1;
  return trimmed;
}
