import { Rules } from '@cto.af/linebreak';

const rules = new Rules();

/**
 * Positions at which a line may end, in UTF-16 units, the end of the text among them: UAX #14 with one change that
 * browsers make as well, no break after a slash that a letter or digit follows ("km/h", "A/RES/68/262").
 */
export function breakOpportunities(text: string): readonly number[] {
  const positions: number[] = [];
  for (const { position } of rules.breaks(text)) {
    const afterSlash = text.charAt(position - 1) === '/' && /[A-Za-z0-9]/.test(text.charAt(position));
    if (!afterSlash) positions.push(position);
  }
  if (positions.at(-1) !== text.length) positions.push(text.length);
  return positions;
}

/** `end` without the white space before it: a line does not count what hangs over its edge. */
export function trimEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && /\s/.test(text.charAt(trimmed - 1))) trimmed -= 1;
  return trimmed;
}
