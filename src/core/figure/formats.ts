/** The kinds of files that a figure can become, and what is asked and given when it does. */
import type { FigureNote, FigureRequest } from './contract.ts';

export type FigureFormat =
  | { readonly type: 'svg'; readonly text?: 'outlines' | 'editable' }
  | {
      readonly type: 'png';
      /** Pixels per px of the figure. */
      readonly scale: number;
      /** On paper; absent: the figure's own size, 96 px to the inch. */
      readonly dotsPerInch?: number;
    }
  | {
      readonly type: 'pdf';
      /** px: over as many pages of this height as it takes to label every event. Absent: the figure on one page. */
      readonly pageHeight?: number;
    }
  /** One file that works by itself: the figure in all languages of the document, to be explored. */
  | { readonly type: 'html' }
  /** The data behind the figure. */
  | { readonly type: 'csv' }
  | { readonly type: 'json' };

export type FigureFormatName = FigureFormat['type'];

export const MIME_TYPES: Readonly<Record<FigureFormatName, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
};

export const FIGURE_FORMATS = Object.keys(MIME_TYPES) as readonly FigureFormatName[];

export interface FigureJob {
  readonly request: FigureRequest;
  /** Made from one and the same scene. */
  readonly formats: readonly FigureFormat[];
}

export interface FigureFile {
  readonly format: FigureFormatName;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface FigureOutput {
  /** In the order of the job's formats. */
  readonly files: readonly FigureFile[];
  /** px of the scene. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly description: string;
  readonly notes: readonly FigureNote[];
}
