/** No text of a figure is smaller, px (7.5 pt at 96 px an inch). */
export const MINIMUM_TEXT_SIZE = 10;
/** Nor raised numbers, px (6 pt): digits of this size are as high as small letters of the smallest text. */
export const MINIMUM_NUMBER_SIZE = 8;

/** px. */
export interface TypeSizes {
  readonly title: number;
  readonly subtitle: number;
  readonly legend: number;
  readonly tick: number;
  readonly note: number;
  readonly lane: number;
  readonly label: number;
  readonly detail: number;
  readonly superscript: number;
  readonly foot: number;
  /** What all distances of the page are multiples of. */
  readonly unit: number;
}

/** Sizes of a page: they grow more slowly than it does, since a poster is read from nearer than it is wide. */
export function typeSizes(width: number, factor = 1): TypeSizes {
  const scale = pageScale(width) * factor;
  const size = (value: number, least = MINIMUM_TEXT_SIZE): number =>
    Math.max(least, Math.round(value * scale * 4) / 4);
  return {
    title: size(TITLE),
    subtitle: size(15.5),
    legend: size(13),
    tick: size(14),
    note: size(12.5),
    lane: size(13),
    label: size(LABEL),
    detail: size(12.5),
    superscript: size(10, MINIMUM_NUMBER_SIZE),
    foot: size(11),
    unit: 4 * scale,
  };
}

const TITLE = 29;
const LABEL = 14.5;
/** Labels are not made smaller than this to fit a page, px. */
export const SMALLEST_LABEL = 10.5;

/** A column of a page is read from as near as a book, and may be set as small; a screen may not. */
function pageScale(width: number): number {
  const natural = Math.sqrt(width / 1200);
  if (width >= 640) return Math.min(1.9, Math.max(0.88, natural));
  return 0.74 + 0.14 * Math.max(0, (width - 320) / 320);
}

/** By how much the type of a page may shrink before its labels are at their smallest. */
export function leastFactor(sizes: TypeSizes): number {
  return Math.min(1, SMALLEST_LABEL / sizes.label);
}
