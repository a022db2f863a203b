import { assertNever } from '../../core/document/assert-never.ts';
import type { FigureNote, FigureOptions, FigureStep } from '../../core/figure/contract.ts';
import type { ExportFile } from '../../host/host.ts';
import { renderFigure } from '../figure/figure-client.ts';
import {
  FigureError,
  type FigureFailure,
  type FigureFormat,
  type FigureOutput,
} from '../figure/figure-protocol.ts';
import type { AppState } from './app.svelte.ts';

/** What a running or finished export shows of itself. */
export type ExportStatus =
  | { readonly type: 'idle' }
  | { readonly type: 'running'; readonly step: FigureStep; readonly fraction: number }
  | { readonly type: 'failed'; readonly code: FigureFailure }
  | { readonly type: 'done'; readonly names: readonly string[]; readonly notes: readonly FigureNote[] };

/** One export: the worker makes the figure, the host writes it. */
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

  async run(options: FigureOptions, formats: readonly FigureFormat[]): Promise<void> {
    const { open } = this.#app;
    if (!open || this.running) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.#progress('loading', 0);
    try {
      const job = { request: { document: $state.snapshot(open.document), options }, formats };
      const output = await renderFigure(job, {
        signal: controller.signal,
        onProgress: ({ step, fraction }) => this.#progress(step, fraction),
      });
      await this.#write(output, open.file?.name ?? 'timeline');
    } catch (error) {
      this.#fail(error, controller.signal);
    } finally {
      this.#controller = null;
      await this.#app.host.setProgress(null);
    }
  }

  cancel(): void {
    this.#controller?.abort();
  }

  #progress(step: FigureStep, fraction: number): void {
    this.status = { type: 'running', step, fraction };
    void this.#app.host.setProgress(fraction);
  }

  async #write(output: FigureOutput, fileName: string): Promise<void> {
    const base = fileName.replace(/\.communique$|\.json$/u, '');
    const files = output.files.map(({ format, mimeType, bytes }): ExportFile => ({
      suggestedName: `${base}.${format}`,
      mimeType,
      bytes,
    }));
    const result = await this.#app.host.exportFiles(files);
    if (result === null) this.status = { type: 'idle' };
    else if (result.ok) this.status = { type: 'done', names: result.value, notes: output.notes };
    else {
      this.status = { type: 'idle' };
      this.#app.notices.show(this.#app.t(`host.${result.code}`), 'error');
    }
  }

  #fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) {
      this.status = { type: 'idle' };
      this.#app.notices.announce(this.#app.t('export.cancelled'));
      return;
    }
    this.#app.host.log(
      'error',
      `export: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    this.status = { type: 'failed', code: error instanceof FigureError ? error.code : 'failed' };
  }
}

/** What was done to make the figure fit, said for people. */
export function describeNote(app: AppState, note: FigureNote): string {
  switch (note.type) {
    case 'missing-glyph':
      return app.t('export.note-missing-glyph', { text: note.text, characters: note.characters.join(' ') });
    case 'fallback-language':
      return app.t('export.note-fallback', {
        count: note.eventIds.length,
        language: app.languageName(note.language),
      });
    case 'shortened':
      return app.t('export.note-shortened', { count: note.eventIds.length });
    case 'grouped':
      return app.t('export.note-grouped', { count: note.count, lane: app.laneName(note.laneId) });
    case 'outside-range':
      return app.t('export.note-outside', { count: note.count });
    case 'simplified':
      return app.t('figure.note.simplified', { count: note.eventIds.length });
    case 'smaller-text':
      return app.t('figure.note.smaller-text', { size: note.size });
    case 'hidden-relations':
      return app.t('figure.note.hidden-relations', { count: note.count });
    default:
      return assertNever(note);
  }
}
