/** Operators that show a run of glyphs as text that can be found and copied. */
import { assertNever } from '../../document/assert-never.ts';
import { mirrored } from '../text/bidi.ts';
import { characterOf } from '../text/characters.ts';
import type { Glyph, GlyphRun } from '../text/text.ts';
import type { PdfFont } from './pdf-fonts.ts';
import { hex4, pdfNumber, pdfNumbers, pdfText } from './pdf-file.ts';

/**
 * Within a text object, in a space whose y grows downwards. `x` and `y` are the run's left edge and baseline.
 * Combining marks are said in silence at their letter and drawn afterwards, meaning nothing: where they are drawn, off
 * the line and across their letter, readers would take them for lines of their own.
 */
export function showRun(run: GlyphRun, x: number, y: number, font: PdfFont): string {
  const clusters = clustersOf(run);
  const pieces = clusters.flatMap((one) => (isMark(one) ? silencesOf(one.characters) : piecesOf(one)));
  const marks = clusters.filter(isMark).flatMap(({ glyphs }) => glyphs.map(withoutMeaning));
  const place = `1 0 0 -1 ${pdfNumbers(x, y)} Tm `;
  const text = `/${font.name} ${pdfNumber(run.size)} Tf ${place}${showPieces(pieces, run, font)}`;
  if (marks.length === 0) return text;
  return `${text}${place}/Span<</ActualText${pdfText('')}>>BDC ${showPieces(marks, run, font)}EMC `;
}

interface Cluster {
  readonly glyphs: readonly Glyph[];
  /** As it is read. */
  readonly text: string;
  /** In the order in which they are seen, from left to right. */
  readonly characters: readonly string[];
}

/** Glyphs that stand for the same characters, with these. */
function clustersOf(run: GlyphRun): readonly Cluster[] {
  const starts = [...new Set(run.glyphs.map(({ cluster }) => cluster))].sort((one, other) => one - other);
  const ends = new Map(
    starts.map((start, index) => [start, starts[index + 1] ?? run.start + run.text.length]),
  );
  const clusters: (Cluster & { readonly glyphs: Glyph[] })[] = [];
  for (const glyph of run.glyphs) {
    const last = clusters.at(-1);
    if (last !== undefined && last.glyphs[0]?.cluster === glyph.cluster) last.glyphs.push(glyph);
    else {
      const end = ends.get(glyph.cluster) ?? glyph.cluster;
      const characters = visibleCharacters(run.text.slice(glyph.cluster - run.start, end - run.start));
      clusters.push({
        glyphs: [glyph],
        text: characters.join(''),
        characters: run.rightToLeft ? characters.map(mirrored).reverse() : characters,
      });
    }
  }
  return clusters;
}

function visibleCharacters(text: string): readonly string[] {
  return [...text].filter((character) => !characterOf(character.codePointAt(0) ?? 0).ignorable);
}

type Piece =
  | { readonly type: 'glyph'; readonly glyph: Glyph; readonly text: string }
  | { readonly type: 'silent'; readonly text: string }
  /** What the glyphs until `close` mean. */
  | { readonly type: 'open'; readonly text: string }
  | { readonly type: 'close' };

function isMark({ text }: Cluster): boolean {
  return /^\p{M}+$/u.test(text);
}

function withoutMeaning(glyph: Glyph): Piece {
  return { type: 'glyph', glyph, text: '' };
}

function silencesOf(characters: readonly string[]): readonly Piece[] {
  return characters.map((text): Piece => ({ type: 'silent', text }));
}

/**
 * As many glyphs as characters: one each. Fewer: the last glyph shows the last character, and the others stand before
 * it in silence. More: the widest glyph means them all, and what copies text is told so, too.
 */
function piecesOf({ glyphs, text, characters }: Cluster): readonly Piece[] {
  if (glyphs.length > characters.length && text !== '') {
    const widest = Math.max(...glyphs.map(({ advance }) => advance));
    const carrier = glyphs.findIndex(({ advance }) => advance === widest);
    const drawn = glyphs.map((glyph, index): Piece => {
      return { type: 'glyph', glyph, text: index === carrier ? text : '' };
    });
    return [{ type: 'open', text }, ...drawn, { type: 'close' }];
  }
  return glyphs.flatMap((glyph, index): readonly Piece[] => {
    const last = index === glyphs.length - 1;
    const before = last ? characters.slice(index, -1) : [];
    const own = (last ? characters.at(-1) : characters[index]) ?? '';
    return [...silencesOf(before), { type: 'glyph', glyph, text: own }];
  });
}

/** px below which a glyph counts as being where the one before it left off. */
const NEGLIGIBLE = 0.0005;

/** All lengths in px from the run's left edge. */
function showPieces(pieces: readonly Piece[], run: GlyphRun, font: PdfFont): string {
  let operators = '';
  let array = '';
  let pen = 0;
  let rise = 0;
  const flush = (): void => {
    if (array !== '') operators += `[${array.replaceAll('><', '')}]TJ `;
    array = '';
  };
  const setRise = (next: number): void => {
    if (Math.abs(next - rise) < NEGLIGIBLE) return;
    flush();
    rise = next;
    operators += `${pdfNumber(rise)} Ts `;
  };
  pieces.forEach((piece, index) => {
    switch (piece.type) {
      case 'glyph': {
        const { glyph, text } = piece;
        setRise(-glyph.y);
        if (Math.abs(glyph.x - pen) > NEGLIGIBLE)
          array += `${pdfNumber(((pen - glyph.x) * 1000) / run.size)} `;
        const width = widthBefore(pieces, index, glyph, run, font);
        array += `<${hex4(font.codeOf(glyph.id, text, width))}>`;
        pen = glyph.x + (width * run.size) / 1000;
        return;
      }
      case 'silent':
        array += `<${hex4(font.silentCodeOf(piece.text))}>`;
        return;
      case 'open':
        flush();
        operators += `/Span<</ActualText ${pdfText(piece.text)}>>BDC `;
        return;
      case 'close':
        flush();
        operators += 'EMC ';
        return;
      default:
        assertNever(piece);
    }
  });
  setRise(0);
  flush();
  return operators;
}

/**
 * Thousandths of the size that the glyph takes. Where kerning or a mark leaves a gap before the next glyph, this one
 * is said to be wider: programs that read the text take a gap for a space, in the middle of an Arabic word.
 */
function widthBefore(
  pieces: readonly Piece[],
  index: number,
  glyph: Glyph,
  run: GlyphRun,
  { face }: PdfFont,
): number {
  const own = Math.round((face.advance(glyph.id) * 1000) / face.unitsPerEm);
  const next = pieces.slice(index + 1).find((piece) => piece.type === 'glyph');
  if (next === undefined) return own;
  const taken = Math.round(((next.glyph.x - glyph.x) * 1000) / run.size);
  return Math.max(own, taken);
}
