import type { CancelSignal } from '../core/cancel.ts';
import { assertNever } from '../core/document/assert-never.ts';
import type { TimelineDocument } from '../core/document/model.ts';
import type { FigureNote, FigureOptions, FigureProgress } from '../core/figure/contract.ts';
import { createFigureEngine, type FigureEngine } from '../core/figure/engine.ts';
import type { FigureFormat, FigureFormatName } from '../core/figure/formats.ts';
import { renderFigure } from '../core/figure/render-figure.ts';
import { speakFigures } from '../i18n/figure-speech.ts';
import { readFigureAssets } from './figure-assets.ts';

export interface ExportRequest {
  readonly document: TimelineDocument;
  readonly format: FigureFormatName;
  readonly options: FigureOptions;
  /** Pixels per px, for PNG. */
  readonly scale: number;
  /** For PNG: its size on paper. */
  readonly dotsPerInch?: number | undefined;
  /** px, for PDF of several pages. */
  readonly pageHeight?: number | undefined;
}

export interface ExportOutcome {
  readonly bytes: Uint8Array;
  readonly notes: readonly FigureNote[];
}

let engine: Promise<FigureEngine> | null = null;

/** The bytes of a figure, the same as the app makes. Throws for what cannot be drawn, and the signal's reason. */
export async function exportFigure(
  request: ExportRequest,
  signal?: CancelSignal,
  onProgress?: FigureProgress,
): Promise<ExportOutcome> {
  engine ??= readFigureAssets().then(createFigureEngine);
  const { document, options } = request;
  const job = { request: { document, options }, formats: [formatOf(request)] };
  const output = await renderFigure(await engine, job, speakFigures, { signal, onProgress, pause });
  const [file] = output.files;
  if (file === undefined) throw new Error(`No file was made for the format: ${request.format}`);
  return { bytes: file.bytes, notes: output.notes };
}

function formatOf({ format, scale, dotsPerInch, pageHeight }: ExportRequest): FigureFormat {
  switch (format) {
    case 'png':
      return dotsPerInch === undefined ? { type: format, scale } : { type: format, scale, dotsPerInch };
    case 'pdf':
      return pageHeight === undefined ? { type: format } : { type: format, pageHeight };
    case 'svg':
    case 'html':
    case 'csv':
    case 'json':
      return { type: format };
    default:
      return assertNever(format);
  }
}

/** A turn of the event loop, in which a signal of the system can arrive. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
