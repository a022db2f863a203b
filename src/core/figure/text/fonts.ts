/** Fonts as layout and the writers see them: coverage, outlines, metrics, and which to try for a script. */
import type { Font } from 'harfbuzzjs';
import type { FontAsset } from '../contract.ts';
import type { Script } from './characters.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import { missingFace } from './missing-face.ts';
import type { TextStyle } from './text.ts';

/** What draws glyphs. Lengths are font units; y grows upwards. */
export interface FontFace {
  readonly key: string;
  readonly family: string;
  readonly weight: number;
  readonly unitsPerEm: number;
  /** Of the em, above and below the baseline. */
  readonly ascent: number;
  readonly descent: number;
  /** SVG path data of M, L, Q, C and Z; empty for a glyph without ink. */
  outline(glyph: number): string;
  advance(glyph: number): number;
}

/** A face with a font file behind it. */
export interface FileFace extends FontFace {
  readonly bytes: Uint8Array;
  readonly font: Font;
  covers(codePoint: number): boolean;
}

export interface FontRegistry {
  /** The face of a glyph run; throws for a key that no run can have. */
  face(key: string): FontFace;
  /** As `face`, for those that a file stands behind: all but the one of missing characters. */
  file(key: string): FileFace;
  /** The faces to try for text of a script, best first; never empty. */
  stack(style: TextStyle, script: Script): readonly FileFace[];
}

type Family = FontAsset['family'];

/** In Arabic the titles are sans, semibold: Plex has no Arabic serif. */
const TITLE_ARABIC_WEIGHT = 600;

export function createFontRegistry(assets: readonly FontAsset[], harfbuzz: HarfBuzz): FontRegistry {
  const files = assets.map((asset) => createFace(asset, harfbuzz));
  const byKey = new Map(files.map((file) => [file.key, file]));
  const stacks = new Map<string, readonly FileFace[]>();
  return {
    face: (key) => (key === missingFace.key ? missingFace : fileOf(byKey, key)),
    file: (key) => fileOf(byKey, key),
    stack(style, script) {
      const key = `${style.family} ${style.weight} ${script}`;
      let stack = stacks.get(key);
      if (stack === undefined) {
        stack = familiesFor(style, script).map(([family, weight]) => nearest(files, family, weight));
        stacks.set(key, stack);
      }
      return stack;
    },
  };
}

function fileOf(files: ReadonlyMap<string, FileFace>, key: string): FileFace {
  const file = files.get(key);
  if (file === undefined) throw new Error(`No such font in the figure's fonts: ${key}`);
  return file;
}

function familiesFor(style: TextStyle, script: Script): readonly (readonly [Family, number])[] {
  const sans = ['IBM Plex Sans', style.weight] as const;
  const serif = ['IBM Plex Serif', style.weight] as const;
  if (style.family === 'sans') {
    const arabic = ['IBM Plex Sans Arabic', style.weight] as const;
    return script === 'Arab' ? [arabic, sans] : [sans, arabic];
  }
  const arabic = ['IBM Plex Sans Arabic', TITLE_ARABIC_WEIGHT] as const;
  return script === 'Arab' ? [arabic, serif, sans] : [serif, sans, arabic];
}

function nearest(files: readonly FileFace[], family: Family, weight: number): FileFace {
  const distance = (file: FileFace): number => Math.abs(file.weight - weight);
  const [best] = files
    .filter((file) => file.family === family)
    .sort((one, other) => distance(one) - distance(other));
  if (best === undefined) throw new Error(`No font given for the family: ${family}`);
  return best;
}

function createFace({ family, weight, bytes }: FontAsset, harfbuzz: HarfBuzz): FileFace {
  const face = new harfbuzz.Face(new harfbuzz.Blob(bytes));
  const font = new harfbuzz.Font(face);
  const extents = font.hExtents();
  const own = new Set(face.collectUnicodes());
  const outlines = new Map<number, string>();
  return {
    key: `${family.toLowerCase().replaceAll(' ', '-')}-${weight}`,
    family,
    weight,
    bytes,
    font,
    unitsPerEm: face.upem,
    ascent: extents.ascender / face.upem,
    descent: -extents.descender / face.upem,
    covers: (codePoint) => !isControl(codePoint) && (own.has(codePoint) || coversParts(own, codePoint)),
    outline(glyph) {
      let outline = outlines.get(glyph);
      if (outline === undefined) outlines.set(glyph, (outline = font.glyphToPath(glyph)));
      return outline;
    },
    advance: (glyph) => font.glyphHAdvance(glyph),
  };
}

/** Fonts map some of these to empty glyphs, and text would vanish. */
function isControl(codePoint: number): boolean {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0);
}

const HYPHEN = 0x2010;
const NON_BREAKING_HYPHEN = 0x2011;

/** HarfBuzz composes what a font has only in parts, and takes the plain hyphen for the one that does not break. */
function coversParts(own: ReadonlySet<number>, codePoint: number): boolean {
  if (codePoint === NON_BREAKING_HYPHEN) return own.has(HYPHEN);
  const parts = [...String.fromCodePoint(codePoint).normalize('NFD')].map((part) => part.codePointAt(0) ?? 0);
  return parts.length > 1 && parts.every((part) => own.has(part));
}
