import type { DateFormatOptions } from '../../dates/format.ts';
import type { DocumentIndex } from '../../document/document-index.ts';
import type { Theme } from '../../theme/tokens.ts';
import type { FigureOptions } from '../contract.ts';
import type { TextEngine } from '../text/text.ts';
import type { FigureWords } from '../words.ts';
import type { TypeSizes } from './type-sizes.ts';

/** What every part of a figure is composed with. x runs from the start of the page, whatever its direction. */
export interface Page {
  readonly options: FigureOptions;
  readonly index: DocumentIndex;
  readonly text: TextEngine;
  readonly words: FigureWords;
  readonly theme: Theme;
  /** Colour of the page. */
  readonly background: string;
  /** Size of its type to the usual one. */
  readonly typeFactor: number;
  readonly sizes: TypeSizes;
  /** By how much lines are thicker than on a page of 1200 px: never thinner. */
  readonly stroke: number;
  /** px. */
  readonly width: number;
  /** From the page's edge to what it shows, px. */
  readonly margin: number;
  readonly direction: 'ltr' | 'rtl';
  readonly dates: DateFormatOptions;
}
