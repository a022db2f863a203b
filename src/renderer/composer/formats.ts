import type { PageSize } from '../../core/layout/sizes.ts';
import type { FigureFormat } from '../figure/figure-protocol.ts';

export const FORMAT_NAMES = ['svg', 'png'] as const satisfies readonly FigureFormat['type'][];
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Pixels per inch of CSS, by which a factor of 2 is 192. */
const CSS_INCH = 96;

export interface FormatChoice {
  readonly names: readonly FormatName[];
  readonly dotsPerInch: number;
  /** Text of the SVG as text that can be edited, not as outlines that look the same everywhere. */
  readonly editable: boolean;
}

/** Densities on offer: factors of the screen for pages in pixels, what printers ask for on paper. */
export function densitiesOf(page: PageSize): readonly number[] {
  return page.dotsPerInch >= 300 ? [150, 300, 600] : [CSS_INCH, 2 * CSS_INCH, 3 * CSS_INCH, 4 * CSS_INCH];
}

export function firstDensity(page: PageSize): number {
  return page.dotsPerInch >= 300 ? 300 : 2 * CSS_INCH;
}

export function toFormats(choice: FormatChoice): readonly FigureFormat[] {
  return choice.names.map((name) => toFormat(name, choice));
}

function toFormat(name: FormatName, { dotsPerInch, editable }: FormatChoice): FigureFormat {
  switch (name) {
    case 'svg':
      return { type: 'svg', text: editable ? 'editable' : 'outlines' };
    case 'png':
      return pngFormat(dotsPerInch);
  }
}

export function pngFormat(dotsPerInch: number): FigureFormat & { readonly type: 'png' } {
  return { type: 'png', scale: dotsPerInch / CSS_INCH, dotsPerInch };
}
