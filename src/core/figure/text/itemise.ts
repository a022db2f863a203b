/** Cuts a paragraph into pieces of one direction, one script and one font. */
import { characterOf, clusterEnd, scriptOfLanguage, unitsAt, type Script } from './characters.ts';
import type { Bidi } from './bidi.ts';
import type { FileFace, FontRegistry } from './fonts.ts';
import type { TextStyle } from './text.ts';

/** UTF-16 range of a text. `face` is null for a character that no font has. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly script: Script;
  readonly face: FileFace | null;
}

/** Scripts and fonts of whole clusters, in logical order: what lines are cut from without asking again. */
export function analyse(
  text: string,
  levels: ArrayLike<number>,
  style: TextStyle,
  language: string,
  fonts: FontRegistry,
  bidi: Bidi,
): readonly Item[] {
  const starts = clusterStarts(text);
  const scripts = resolveScripts(text, starts, scriptOfLanguage(language), bidi);
  const atoms: Item[] = [];
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const script = scripts[index] ?? 'Latn';
    const before = atoms.at(-1)?.face ?? null;
    atoms.push(
      ...fontsOfCluster(text, start, end, fonts.stack(style, script), before).map((part) => ({
        ...part,
        script,
        level: levels[part.start] ?? 0,
      })),
    );
  });
  return atoms;
}

/** Neighbours that can be shaped together become one. */
export function mergeItems(atoms: readonly Item[]): readonly Item[] {
  const items: Item[] = [];
  let first = 0;
  for (let next = 1; next <= atoms.length; next += 1) {
    const [atom, end] = [atoms[first]!, atoms[next - 1]!.end];
    if (next < atoms.length && areAlike(atom, atoms[next]!)) continue;
    items.push(atom.end === end ? atom : { ...atom, end });
    first = next;
  }
  return items;
}

function areAlike(one: Item, other: Item): boolean {
  return one.level === other.level && one.script === other.script && one.face === other.face;
}

function clusterStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let index = 0; index < text.length; index = clusterEnd(text, index)) starts.push(index);
  return starts;
}

/**
 * Characters common to many scripts take the script before them, or at the start the one after them; a closing
 * bracket takes that of its opening one (as UAX #24, 5.1 advises).
 */
function resolveScripts(
  text: string,
  starts: readonly number[],
  fallback: Script,
  bidi: Bidi,
): readonly Script[] {
  const own = starts.map((start) => characterOf(text.codePointAt(start) ?? 0).script);
  let current = own.find((script) => script !== null) ?? fallback;
  const open: { readonly closing: string; readonly script: Script }[] = [];
  return own.map((script, index) => {
    if (script !== null) return (current = script);
    const character = text.charAt(starts[index] ?? 0);
    const closing = bidi.openingToClosingBracket(character);
    if (closing !== null) open.push({ closing, script: current });
    const pair = open.findLastIndex((bracket) => bracket.closing === character);
    if (pair < 0) return current;
    current = open[pair]?.script ?? current;
    open.length = pair;
    return current;
  });
}

/** One font for the whole cluster where there is one; else a font for each of its characters, null where none has it. */
function fontsOfCluster(
  text: string,
  start: number,
  end: number,
  stack: readonly FileFace[],
  before: FileFace | null,
): readonly Pick<Item, 'start' | 'end' | 'face'>[] {
  const parts: { start: number; end: number; codePoint: number }[] = [];
  for (let index = start; index < end; index += unitsAt(text, index))
    parts.push({ start: index, end: index + unitsAt(text, index), codePoint: text.codePointAt(index) ?? 0 });
  const needed = parts.filter(({ codePoint }) => needsGlyph(codePoint));
  const [first] = stack;
  if (needed.length === 0) return [{ start, end, face: fallbackFace(text, start, before, first) }];
  const whole = stack.find((face) => needed.every(({ codePoint }) => face.covers(codePoint)));
  if (whole !== undefined) return [{ start, end, face: whole }];
  let last: FileFace | null = null;
  return parts.map((part) => {
    if (needsGlyph(part.codePoint)) last = stack.find((face) => face.covers(part.codePoint)) ?? null;
    return {
      start: part.start,
      end: part.end,
      face: needsGlyph(part.codePoint) ? last : (last ?? first ?? null),
    };
  });
}

/** Marks that only steer the layout stay in the run before them; a space is drawn by the first font of its script. */
function fallbackFace(
  text: string,
  start: number,
  before: FileFace | null,
  first: FileFace | undefined,
): FileFace | null {
  const { ignorable } = characterOf(text.codePointAt(start) ?? 0);
  return (ignorable ? before : null) ?? first ?? null;
}

function needsGlyph(codePoint: number): boolean {
  const { ignorable, space } = characterOf(codePoint);
  return !ignorable && !space;
}
