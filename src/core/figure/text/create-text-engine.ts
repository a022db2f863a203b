import type { FontAsset } from '../contract.ts';
import { createFontRegistry, type FontRegistry } from './fonts.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import {
  analyseParagraph,
  breakLines,
  buildLine,
  buildShortenedLine,
  type AnalysedParagraph,
  type LayoutTools,
  type LineRange,
} from './paragraph.ts';
import { createShaper } from './shape.ts';
import type { Line, Paragraph, ParagraphOptions, TextEngine, TextStyle } from './text.ts';

/** A text engine with the faces that its glyph runs name. */
export interface FontTextEngine extends TextEngine {
  readonly fonts: FontRegistry;
}

/** `fonts` must hold at least one weight of each of the three families. */
export function createTextEngine(fonts: readonly FontAsset[], harfbuzz: HarfBuzz): FontTextEngine {
  const missing = new Set<string>();
  const tools: LayoutTools = {
    fonts: createFontRegistry(fonts, harfbuzz),
    shaper: createShaper(harfbuzz),
    missing,
    memory: new Map(),
  };
  return {
    fonts: tools.fonts,
    missing,
    paragraph: (text, style, options) => layParagraph(text, style, options, tools),
    measure(text, style, options) {
      const analysed = analyseParagraph(toSingleLine(normalise(text)), style, options, tools);
      return analysed.items.reduce(
        (sum, item) => sum + tools.shaper.shape(analysed.text, item, style.size, options.language).width,
        0,
      );
    },
  };
}

/** Line ends of all kinds become one, tabs spaces; what looks the same is written the same (NFC). */
function normalise(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .normalize('NFC');
}

function toSingleLine(text: string): string {
  return text.replaceAll('\n', ' ');
}

interface Piece {
  readonly paragraph: AnalysedParagraph;
  readonly range: LineRange;
}

function layParagraph(
  text: string,
  style: TextStyle,
  options: ParagraphOptions,
  tools: LayoutTools,
): Paragraph {
  const { maxWidth = Infinity, maxLines = Infinity } = options;
  const pieces: Piece[] = [];
  for (const part of normalise(text).replace(/\n$/, '').split('\n')) {
    if (pieces.length > maxLines) break;
    const paragraph = analyseParagraph(part, style, options, tools);
    for (const range of breakLines(paragraph, maxWidth, tools)) pieces.push({ paragraph, range });
  }
  const shortened = pieces.length > maxLines;
  const lines = pieces.slice(0, maxLines).map(({ paragraph, range }, index): Line => {
    const last = shortened && index === maxLines - 1;
    return last
      ? buildShortenedLine(paragraph, range.start, maxWidth, tools)
      : buildLine(paragraph, range, tools);
  });
  return { lines, width: Math.max(0, ...lines.map(({ width }) => width)), shortened };
}
