/** What the page and the figure worker say to each other: written once, both sides follow. */
import type { FigureNote, FigureProgress, FigureRequest } from '../../core/figure/contract.ts';

export type FigureFormat =
  | { readonly type: 'svg'; readonly text?: 'outlines' | 'editable' }
  | { readonly type: 'png'; readonly scale: number; readonly dotsPerInch?: number };

export interface FigureJob {
  readonly request: FigureRequest;
  /** Made from one and the same scene. */
  readonly formats: readonly FigureFormat[];
}

export interface FigureFile {
  readonly format: FigureFormat['type'];
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

/** Why there is no figure; worded by the interface. */
export type FigureFailure = 'too-large' | 'no-engine' | 'failed';

export type ToWorker = { readonly type: 'render'; readonly id: number; readonly job: FigureJob };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly done: Parameters<FigureProgress>[0] }
  | { readonly type: 'done'; readonly id: number; readonly output: FigureOutput }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly code: FigureFailure;
      /** For the log and for those who report an error; in English. */
      readonly detail: string;
    };

export class FigureError extends Error {
  readonly code: FigureFailure;

  constructor(code: FigureFailure, detail: string) {
    super(detail);
    this.name = 'FigureError';
    this.code = code;
  }
}
