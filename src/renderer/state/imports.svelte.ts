import type { ImportProgress } from '../../core/codecs/import-files.ts';
import type { FileReference } from '../../host/host.ts';
import type { ImportInput } from '../import/import-protocol.ts';
import type { AppState } from './app.svelte.ts';
import { OpenDocument } from './open-document.svelte.ts';
import { viewKeyOfData } from './view-memory.ts';

/** Files that hold a document say so by their name or their first sign; all else is event data to be imported. */
export function isDocumentFile(name: string, bytes: Uint8Array): boolean {
  if (/\.(communique|json)$/iu.test(name)) return true;
  const first = bytes.subarray(0, 64).find((byte) => !BLANK.has(byte));
  return first === 0x7b;
}

/** Space, tab, line ends and the bytes of a byte order mark. */
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** Event data read into a table that stays in its worker, with a dialog that tells how far it has come. */
export class ImportsState {
  readonly #app: AppState;
  progress = $state.raw<ImportProgress | null>(null);
  #controller: AbortController | null = null;

  constructor(app: AppState) {
    this.#app = app;
  }

  /** Files are about to be chosen: what reads them is loaded meanwhile. */
  async prepare(): Promise<void> {
    const { prepareImport } = await import('../import/import-client.ts');
    await prepareImport();
  }

  /** Reads chosen files, after asking about unsaved work. */
  offer(inputs: readonly ImportInput[]): void {
    this.#app.files.guard(() => void this.run(inputs, null));
  }

  async run(inputs: readonly ImportInput[], file: FileReference | null): Promise<void> {
    const { dialogs, host } = this.#app;
    const controller = new AbortController();
    this.#controller = controller;
    this.progress = null;
    dialogs.open({ type: 'importing' });
    const { importRows } = await import('../import/import-client.ts');
    const answer = await importRows(inputs, {
      signal: controller.signal,
      onProgress: (progress) => {
        this.progress = progress;
        void host.setProgress(progress.fraction);
      },
    });
    void host.setProgress(null);
    if (this.#controller !== controller) return;
    dialogs.close();
    if (!answer) return;
    // The dialog goes in a task of its own: with the new timeline in the same one the window would stand still.
    await new Promise((resolve) => setTimeout(resolve));
    if (!answer.ok) {
      host.log('warning', `import: ${answer.detail}`);
      dialogs.open({ type: 'import-failed', reason: answer.reason, problems: answer.problems });
      return;
    }
    const { opened } = answer;
    const names = inputs.map(({ name }) => name);
    const dataKey = viewKeyOfData(names, opened.source.total);
    this.#app.files.show(
      new OpenDocument(opened.document, file, crypto.randomUUID(), { imported: opened, dataKey }),
    );
    this.#tellProblems(opened.problems.length);
  }

  cancel(): void {
    this.#controller?.abort();
    this.#app.dialogs.close();
  }

  #tellProblems(count: number): void {
    const { notices, t, dialogs, open } = this.#app;
    const imported = open?.imported;
    if (count === 0 || !imported) return;
    const { problems, rowsRead } = imported;
    const perform = () =>
      dialogs.open({ type: 'import-report', problems, rowsRead, total: imported.source.total });
    notices.show(t('app.imported-with-problems', { count }), 'info', {
      label: t('app.report'),
      perform,
    });
  }
}
