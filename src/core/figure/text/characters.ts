/** What layout must know of a character. Remembered per code point, since texts use few. */

/** ISO 15924 codes that our fonts have rules for; `Zyyy` is any other. */
export type Script = 'Arab' | 'Latn' | 'Cyrl' | 'Grek' | 'Zyyy';

export interface Character {
  /** `null`: used with many scripts, takes that of its neighbours. */
  readonly script: Script | null;
  /** Drawn as nothing by itself (joiners, isolates, soft hyphen): it needs no glyph. */
  readonly ignorable: boolean;
  /** HarfBuzz makes up the spaces that a font lacks. */
  readonly space: boolean;
  /** Belongs to the character before it. */
  readonly extending: boolean;
}

const COMMON = /[\p{Script=Common}\p{Script=Inherited}]/u;
const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
];
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const SPACE = /\p{Zs}/u;
const EXTENDING = /[\p{M}\p{Emoji_Modifier}\u200c\u200d]/u;
const ZERO_WIDTH_JOINER = 0x200d;

const known = new Map<number, Character>();

export function characterOf(codePoint: number): Character {
  const found = known.get(codePoint);
  if (found !== undefined) return found;
  const text = String.fromCodePoint(codePoint);
  const character: Character = {
    script: COMMON.test(text) ? null : (SCRIPTS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'Zyyy'),
    ignorable: IGNORABLE.test(text),
    space: SPACE.test(text),
    extending: EXTENDING.test(text),
  };
  known.set(codePoint, character);
  return character;
}

/** UTF-16 length of the character at `index`. */
export function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** End of the smallest piece that may stand alone from `start` on: a character with all that belongs to it. */
export function clusterEnd(text: string, start: number): number {
  let joined = text.codePointAt(start) === ZERO_WIDTH_JOINER;
  let end = start + unitsAt(text, start);
  while (end < text.length) {
    const codePoint = text.codePointAt(end) ?? 0;
    if (!joined && !characterOf(codePoint).extending) break;
    joined = codePoint === ZERO_WIDTH_JOINER;
    end += unitsAt(text, end);
  }
  return end;
}

const ARABIC_LANGUAGES = new Set(['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd', 'ks']);

/** Script of text that has no letters of its own. */
export function scriptOfLanguage(language: string): Script {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return ARABIC_LANGUAGES.has(primary) ? 'Arab' : 'Latn';
}
