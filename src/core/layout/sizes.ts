/** Sizes of pages that figures are made for. Everything is kept in px of 1/96 inch, as CSS and SVG have it. */
export interface PageSize {
  /** px; a fraction is a size in millimetres. */
  readonly width: number;
  /** px, or null for as high as the content needs. */
  readonly height: number | null;
  /** Type larger than the width asks for, where the picture is seen small or from afar. */
  readonly textScale: number;
  /** Pixels per inch that a PNG of it has when nothing else is asked for. */
  readonly dotsPerInch: number;
}

const MILLIMETRE = 96 / 25.4;
const PRINT = 300;

const screen = (width: number, height: number, textScale: number): PageSize => ({
  width,
  height,
  textScale,
  dotsPerInch: 96,
});
const paper = (width: number, height: number | null, textScale = 1): PageSize => ({
  width: width * MILLIMETRE,
  height: height === null ? null : height * MILLIMETRE,
  textScale,
  dotsPerInch: PRINT,
});

/** Paper in millimetres by ISO 216 and ANSI; a slide is PowerPoint's 13⅓ by 7½ inches. */
export const PAGE_SIZES = {
  social: screen(1200, 675, 1.1),
  square: screen(1080, 1080, 1.35),
  story: screen(1080, 1920, 1.5),
  slide: { width: 1280, height: 720, textScale: 1.2, dotsPerInch: 144 },
  'a4-portrait': paper(210, 297),
  'a4-landscape': paper(297, 210),
  'a3-portrait': paper(297, 420),
  'a3-landscape': paper(420, 297),
  letter: paper(215.9, 279.4),
  'letter-landscape': paper(279.4, 215.9),
  'column-1': paper(85, null),
  'column-2': paper(178, null),
  poster: paper(500, 700, 1.25),
} as const satisfies Readonly<Record<string, PageSize>>;
export type PageSizeName = keyof typeof PAGE_SIZES;
export const PAGE_SIZE_NAMES = Object.keys(PAGE_SIZES) as readonly PageSizeName[];

/** Other names that people type. */
const ALIASES: Readonly<Record<string, PageSizeName>> = {
  a4: 'a4-portrait',
  a3: 'a3-portrait',
  'letter-portrait': 'letter',
  column: 'column-1',
  '16:9': 'slide',
};

const PX_PER_UNIT: Readonly<Record<string, number>> = {
  px: 1,
  mm: MILLIMETRE,
  cm: MILLIMETRE * 10,
  in: 96,
  pt: 96 / 72,
};

/** px that the shortest and the longest side may have. */
export const LEAST_SIDE = 240;
export const MOST_SIDE = 20_000;

/**
 * The size that a text names: `A4`, `a3-landscape`, `social`, `1200x675`, `178mm` (as high as it needs),
 * `178x120mm`, `7in`. Null for what names none, or one too small or too large to be composed.
 */
export function parsePageSize(text: string): PageSize | null {
  const name = text.trim().toLowerCase();
  const known = PAGE_SIZE_NAMES.find((size) => size === name) ?? ALIASES[name];
  if (known !== undefined) return PAGE_SIZES[known];
  const match = /^(\d+(?:\.\d+)?)(?:\s*[x×*]\s*(\d+(?:\.\d+)?))?\s*(px|mm|cm|in|pt)?$/.exec(name);
  if (!match) return null;
  const unit = match[3] ?? 'px';
  const factor = PX_PER_UNIT[unit] ?? 1;
  const width = Number(match[1]) * factor;
  const height = match[2] === undefined ? null : Number(match[2]) * factor;
  const isSound = [width, height ?? width].every((side) => side >= LEAST_SIDE && side <= MOST_SIDE);
  if (!isSound) return null;
  return { width, height, textScale: textScaleOf(width, height), dotsPerInch: unit === 'px' ? 96 : PRINT };
}

/** A page of the measures of one that we know is seen as that one is. */
function textScaleOf(width: number, height: number | null): number {
  const isSame = (a: number | null, b: number | null): boolean =>
    a === null || b === null ? a === b : Math.abs(a - b) < 0.05;
  const known = PAGE_SIZE_NAMES.map((name) => PAGE_SIZES[name]).find(
    (size) => isSame(size.width, width) && isSame(size.height, height),
  );
  return known?.textScale ?? 1;
}
