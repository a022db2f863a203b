import type { TimelineDocument } from '../../core/document/model.ts';
import type { FigureNote, FigureOptions, FigureStep } from '../../core/figure/contract.ts';
import type { ExportFile, HostErrorCode, HostResult } from '../../host/host.ts';
import { renderFigure } from '../figure/figure-client.ts';
import { FigureError, type FigureFailure, type FigureFormat } from '../figure/figure-protocol.ts';
import type { AppState } from '../state/app.svelte.ts';

/** What a running or finished export shows of itself. */
export type ExportStatus =
  | { readonly type: 'idle' }
  | { readonly type: 'running'; readonly step: FigureStep; readonly fraction: number }
  | { readonly type: 'failed'; readonly code: FigureFailure }
  | { readonly type: 'done'; readonly names: readonly string[]; readonly notes: readonly FigureNote[] };

/** One figure of an export, and what its files are called but for their endings. */
export interface ExportPart {
  readonly name: string;
  readonly document: TimelineDocument;
  readonly options: FigureOptions;
}

interface Rendered {
  readonly files: readonly ExportFile[];
  readonly notes: readonly FigureNote[];
}

/** One export: the worker makes the figures, the host writes them all at once or none. */
export class ExportJob {
  status = $state.raw<ExportStatus>({ type: 'idle' });
  readonly #app: AppState;
  #controller: AbortController | null = null;

  constructor(app: AppState) {
    this.#app = app;
  }

  get running(): boolean {
    return this.status.type === 'running';
  }

  async run(parts: readonly ExportPart[], formats: readonly FigureFormat[]): Promise<void> {
    await this.#guarded(async (signal) => {
      const rendered = await this.#render(parts, formats, signal);
      const result = await this.#app.host.exportFiles(rendered.files);
      if (result === null) this.status = { type: 'idle' };
      else if (result.ok) this.status = { type: 'done', names: result.value, notes: rendered.notes };
      else this.#refused(result.code);
    });
  }

  /** Puts the figure on the clipboard as a picture. */
  async copyPicture(part: ExportPart, format: FigureFormat & { readonly type: 'png' }): Promise<void> {
    await this.#single(part, format, async (bytes) => {
      const result = await this.#app.host.copyImage(bytes);
      this.#told(result, 'export.copied');
    });
  }

  /** Puts the figure on the clipboard as the text of its SVG. */
  async copyDrawing(part: ExportPart): Promise<void> {
    await this.#single(part, { type: 'svg' }, async (bytes) => {
      const result = await this.#app.host.copyText(new TextDecoder().decode(bytes));
      this.#told(result, 'export.copied');
    });
  }

  /** Prints the pages of the PDF. */
  async print(part: ExportPart, format: FigureFormat & { readonly type: 'pdf' }): Promise<void> {
    await this.#single(part, format, async (bytes) => {
      const result = await this.#app.host.printPdf(bytes);
      if (result) this.#told(result, null);
    });
  }

  async #single(
    part: ExportPart,
    format: FigureFormat,
    use: (bytes: Uint8Array) => Promise<void>,
  ): Promise<void> {
    await this.#guarded(async (signal) => {
      const { files } = await this.#render([part], [format], signal);
      this.status = { type: 'idle' };
      const file = files[0];
      if (file) await use(file.bytes);
    });
  }

  #told(result: HostResult<void>, done: 'export.copied' | null): void {
    if (!result.ok) this.#refused(result.code);
    else if (done) this.#app.notices.show(this.#app.t(done), 'success');
  }

  /** Where the exported files are, in the system's own window. */
  async showInFolder(): Promise<void> {
    const result = await this.#app.host.showExported();
    if (!result.ok) this.#app.notices.show(this.#app.t(`host.${result.code}`), 'error');
  }

  cancel(): void {
    this.#controller?.abort();
  }

  async #render(
    parts: readonly ExportPart[],
    formats: readonly FigureFormat[],
    signal: AbortSignal,
  ): Promise<Rendered> {
    const files: ExportFile[] = [];
    const notes: FigureNote[] = [];
    for (const [at, { name, document, options }] of parts.entries()) {
      const output = await renderFigure(
        { request: { document, options }, formats },
        { signal, onProgress: ({ step, fraction }) => this.#progress(step, (at + fraction) / parts.length) },
      );
      files.push(
        ...output.files.map(({ format, mimeType, bytes }) => ({
          suggestedName: `${name}.${format}`,
          mimeType,
          bytes,
        })),
      );
      notes.push(...output.notes);
    }
    return { files, notes };
  }

  async #guarded(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    if (this.running) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.#progress('loading', 0);
    try {
      await work(controller.signal);
    } catch (error) {
      this.#fail(error, controller.signal);
    } finally {
      this.#controller = null;
      await this.#app.host.setProgress(null);
    }
  }

  #progress(step: FigureStep, fraction: number): void {
    this.status = { type: 'running', step, fraction };
    void this.#app.host.setProgress(fraction);
  }

  #refused(code: HostErrorCode): void {
    this.status = { type: 'idle' };
    this.#app.notices.show(this.#app.t(`host.${code}`), 'error');
  }

  #fail(error: unknown, signal: AbortSignal): void {
    const { host, notices, t } = this.#app;
    if (signal.aborted) {
      this.status = { type: 'idle' };
      notices.announce(t('export.cancelled'));
      return;
    }
    host.log('error', `export: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    this.status = { type: 'failed', code: error instanceof FigureError ? error.code : 'failed' };
  }
}
