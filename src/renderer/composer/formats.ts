import { assertNever } from '../../core/document/assert-never.ts';
import type { FigureFormat, FigureFormatName } from '../../core/figure/formats.ts';
import type { PageSize } from '../../core/layout/sizes.ts';

/** Pixels per inch of CSS, by which a factor of 2 is 192. */
const CSS_INCH = 96;

export interface FormatChoice {
  readonly names: readonly FigureFormatName[];
  readonly dotsPerInch: number;
  /** Text of the SVG as text that can be edited, not as outlines that look the same everywhere. */
  readonly editable: boolean;
  /** Over pages of the figure's size, those of a figure as high as it needs of the shape of A4. */
  readonly severalPages: boolean;
}

/** Densities on offer: factors of the screen for pages in pixels, what printers ask for on paper. */
export function densitiesOf(page: PageSize): readonly number[] {
  return isPaper(page) ? [150, 300, 600] : [CSS_INCH, 2 * CSS_INCH, 3 * CSS_INCH, 4 * CSS_INCH];
}

export function firstDensity(page: PageSize): number {
  return isPaper(page) ? 300 : 2 * CSS_INCH;
}

export function isPaper(page: PageSize): boolean {
  return page.dotsPerInch >= 300;
}

export function toFormats(choice: FormatChoice, page: PageSize): readonly FigureFormat[] {
  return choice.names.map((name) => toFormat(name, choice, page));
}

function toFormat(name: FigureFormatName, choice: FormatChoice, page: PageSize): FigureFormat {
  switch (name) {
    case 'svg':
      return { type: 'svg', text: choice.editable ? 'editable' : 'outlines' };
    case 'png':
      return pngFormat(choice.dotsPerInch);
    case 'pdf':
      return pdfFormat(choice, page);
    case 'html':
    case 'csv':
    case 'json':
      return { type: name };
    default:
      return assertNever(name);
  }
}

export function pdfFormat(
  { severalPages }: FormatChoice,
  { width, height }: PageSize,
): FigureFormat & { readonly type: 'pdf' } {
  return severalPages ? { type: 'pdf', pageHeight: height ?? width * Math.SQRT2 } : { type: 'pdf' };
}

export function pngFormat(dotsPerInch: number): FigureFormat & { readonly type: 'png' } {
  return { type: 'png', scale: dotsPerInch / CSS_INCH, dotsPerInch };
}
