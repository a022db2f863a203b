/** Shaped text. Made once by the text engine; drawn by every format without shaping again. */

export interface TextStyle {
  readonly family: 'sans' | 'serif';
  readonly weight: 400 | 600 | 700;
  /** px. */
  readonly size: number;
}

export interface Glyph {
  /** Glyph id in the run's font. */
  readonly id: number;
  /** px from the run's left edge and from the baseline (down is positive). */
  readonly x: number;
  readonly y: number;
  readonly advance: number;
  /** Index in the line's text of the first UTF-16 unit that the glyph stands for. */
  readonly cluster: number;
}

/** Glyphs of one font and one direction, in visual order from left to right. */
export interface GlyphRun {
  /** Key of the font in the engine. */
  readonly font: string;
  readonly size: number;
  readonly rightToLeft: boolean;
  /** The run's text in logical order, and where it starts in the line's text. */
  readonly text: string;
  readonly start: number;
  readonly glyphs: readonly Glyph[];
  /** px from the line's left edge. */
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly text: string;
  readonly rightToLeft: boolean;
  readonly runs: readonly GlyphRun[];
  readonly width: number;
  /** px above and below the baseline that the fonts ask for. */
  readonly ascent: number;
  readonly descent: number;
}

export interface ParagraphOptions {
  /** Base direction; `auto` takes that of the first strong character. */
  readonly direction: 'ltr' | 'rtl' | 'auto';
  /** BCP 47, for the shaper's language-dependent forms. */
  readonly language: string;
  /** px; absent: one line. */
  readonly maxWidth?: number;
  /** More than these end in an ellipsis. */
  readonly maxLines?: number;
}

export interface Paragraph {
  readonly lines: readonly Line[];
  /** px of the widest line. */
  readonly width: number;
  /** Whether text was cut off for want of lines. */
  readonly shortened: boolean;
}

/** Lays text out: bidi, line breaks, font fallback and shaping. Pure but for its caches. */
export interface TextEngine {
  paragraph(text: string, style: TextStyle, options: ParagraphOptions): Paragraph;
  /** px on one line. */
  measure(text: string, style: TextStyle, options: Pick<ParagraphOptions, 'direction' | 'language'>): number;
  /** Characters asked for so far that no font has, each drawn as a box with its code point. */
  readonly missing: ReadonlySet<string>;
}
