/** No text of a figure is smaller, px (7.5 pt at 96 px an inch). */
export const MINIMUM_TEXT_SIZE = 10;

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
  const scale = Math.min(1.9, Math.max(0.88, Math.sqrt(width / 1200))) * factor;
  const size = (value: number): number => Math.max(MINIMUM_TEXT_SIZE, Math.round(value * scale * 4) / 4);
  return {
    title: size(29),
    subtitle: size(15.5),
    legend: size(13),
    tick: size(14),
    note: size(12.5),
    lane: size(13),
    label: size(14.5),
    detail: size(12.5),
    superscript: size(10),
    foot: size(11),
    unit: 4 * scale,
  };
}
