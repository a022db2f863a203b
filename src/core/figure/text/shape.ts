/** Turns a piece of one font, script and direction into glyphs, with a memory of what was shaped before. */
import { characterOf, unitsAt } from './characters.ts';
import type { FileFace } from './fonts.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import type { Item } from './itemise.ts';
import { missingFace } from './missing-face.ts';
import type { Glyph, GlyphRun } from './text.ts';

/** In font units; `cluster` counts from the item's start. */
interface ShapedPiece {
  readonly glyphs: readonly Glyph[];
  readonly width: number;
}

export interface Shaper {
  /** The run at x 0. */
  shape(text: string, item: Item, size: number, language: string): GlyphRun;
}

/** Pieces remembered before the memory is dropped: far more than one figure needs. */
const MEMORY = 20_000;
/** HarfBuzz looks at most this many characters around a piece, to join letters across a change of font. */
const CONTEXT = 5;

export function createShaper(harfbuzz: HarfBuzz): Shaper {
  const buffer = new harfbuzz.Buffer();
  const memory = new Map<string, ShapedPiece>();

  const shapePiece = (text: string, item: Item, face: FileFace, language: string): ShapedPiece => {
    const rightToLeft = item.level % 2 === 1;
    const { context, offset } = contextOf(text, item);
    const length = item.end - item.start;
    const key = `${face.key} ${item.script} ${rightToLeft} ${language} ${offset} ${length} ${context}`;
    const found = memory.get(key);
    if (found !== undefined) return found;
    buffer.reset();
    buffer.setClusterLevel(harfbuzz.ClusterLevel.MONOTONE_CHARACTERS);
    buffer.setFlags(harfbuzz.BufferFlag.REMOVE_DEFAULT_IGNORABLES);
    buffer.addText(context, offset, length);
    buffer.setDirection(rightToLeft ? harfbuzz.Direction.RTL : harfbuzz.Direction.LTR);
    buffer.setScript(item.script);
    buffer.setLanguage(language);
    harfbuzz.shape(face.font, buffer);
    const piece = readGlyphs(buffer, offset);
    if (memory.size >= MEMORY) memory.clear();
    memory.set(key, piece);
    return piece;
  };

  return {
    shape(text, item, size, language) {
      const { face } = item;
      const piece = face === null ? shapeMissing(text, item) : shapePiece(text, item, face, language);
      return toRun(text, item, piece, size);
    },
  };
}

/** The item's text with what HarfBuzz may look at on both sides, up to the next space. */
function contextOf(text: string, item: Item): { readonly context: string; readonly offset: number } {
  let start = item.start;
  while (start > 0 && item.start - start < CONTEXT && !isSpaceAt(text, start - 1)) start -= 1;
  let end = item.end;
  while (end < text.length && end - item.end < CONTEXT && !isSpaceAt(text, end)) end += 1;
  return { context: text.slice(start, end), offset: item.start - start };
}

function isSpaceAt(text: string, index: number): boolean {
  return characterOf(text.charCodeAt(index)).space;
}

function readGlyphs(buffer: InstanceType<HarfBuzz['Buffer']>, offset: number): ShapedPiece {
  const positions = buffer.getGlyphPositions();
  let x = 0;
  const glyphs = buffer.getGlyphInfos().map((info, index): Glyph => {
    const { xAdvance, xOffset, yOffset } = positions[index] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
    const glyph = {
      id: info.codepoint,
      x: x + xOffset,
      y: -yOffset,
      advance: xAdvance,
      cluster: info.cluster - offset,
    };
    x += xAdvance;
    return glyph;
  });
  return { glyphs, width: x };
}

/** A box for every character, the first at the right in a right-to-left run. */
function shapeMissing(text: string, item: Item): ShapedPiece {
  const boxes: { readonly id: number; readonly cluster: number }[] = [];
  for (let index = item.start; index < item.end; index += unitsAt(text, index))
    boxes.push({ id: text.codePointAt(index) ?? 0, cluster: index - item.start });
  if (item.level % 2 === 1) boxes.reverse();
  let x = 0;
  const glyphs = boxes.map(({ id, cluster }): Glyph => {
    const advance = missingFace.advance(id);
    x += advance;
    return { id, x: x - advance, y: 0, advance, cluster };
  });
  return { glyphs, width: x };
}

function toRun(text: string, item: Item, piece: ShapedPiece, size: number): GlyphRun {
  const face = item.face ?? missingFace;
  const scale = size / face.unitsPerEm;
  return {
    font: face.key,
    size,
    rightToLeft: item.level % 2 === 1,
    text: text.slice(item.start, item.end),
    start: item.start,
    glyphs: piece.glyphs.map((glyph) => ({
      id: glyph.id,
      x: glyph.x * scale,
      y: glyph.y * scale,
      advance: glyph.advance * scale,
      cluster: glyph.cluster + item.start,
    })),
    x: 0,
    width: piece.width * scale,
  };
}
