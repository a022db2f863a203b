/** What the page and the figure worker say to each other: written once, both sides follow. */
import type { TimelineDocument } from '../../core/document/model.ts';
import type { FigureOptions, FigureProgress } from '../../core/figure/contract.ts';
import type { FigureJob, FigureOutput } from '../../core/figure/formats.ts';

export type { FigureFile, FigureFormat, FigureJob, FigureOutput } from '../../core/figure/formats.ts';

/** Why there is no figure; worded by the interface. */
export type FigureFailure = 'too-large' | 'no-engine' | 'failed';

export interface ToWorker {
  readonly type: 'render';
  readonly id: number;
  /** Null for that of the job before: a long one crosses once, however often its figure is changed. */
  readonly document: TimelineDocument | null;
  readonly options: FigureOptions;
  readonly formats: FigureJob['formats'];
}

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
