import type { TimelineDocument } from '../../core/document/model.ts';
import { parseDocument } from '../../core/document/open.ts';
import { saveDocument } from '../../core/document/save.ts';
import type { FileFilter, FileReference, HostResult, JournalEntry, OpenedFile } from '../../host/host.ts';
import { openDocument } from '../source/create-source-for.ts';
import { documentFromRows } from '../source/document-from-rows.ts';
import type { AppState } from './app.svelte.ts';
import { isDocumentFile } from './imports.svelte.ts';
import { OpenDocument } from './open-document.svelte.ts';
import { recallView } from './view-memory.ts';

/** More events than these make a document that is slow to save; the rest stays in the table. */
const MOST_KEPT = 20_000;

/** Opening and saving. A file that cannot be opened is told of and leaves the open document as it is. */
export class FilesState {
  readonly #app: AppState;
  /** Counts what is opened, so that of two files the one asked for last stays. */
  #turn = 0;
  /** True until the first document is there or has been refused. */
  loading = $state(true);

  constructor(app: AppState) {
    this.#app = app;
  }

  async openFirst(): Promise<void> {
    try {
      const result = await this.#app.host.initialFile();
      // A file that was dropped meanwhile is what the user wants to see.
      if (this.#turn === 0) this.accept(result);
    } finally {
      this.loading = false;
    }
  }

  async openByDialog(): Promise<void> {
    void this.#app.imports.prepare();
    const result = await this.#app.host.openDialog(this.#filters());
    if (result) this.accept(result);
  }

  async openRecent(file: FileReference): Promise<void> {
    this.accept(await this.#app.host.reopen(file.id));
  }

  /** What an earlier run left unsaved, if anything. */
  async offerRecovery(): Promise<void> {
    const entries = await this.#app.host.journals();
    if (entries.length > 0) this.#app.dialogs.open({ type: 'recovery', entries });
  }

  /** Opens unsaved work again; it stays in the journal under its key until it is saved. */
  async recover(entry: JournalEntry): Promise<void> {
    const result = parseDocument(entry.text);
    if (result.ok) {
      this.show(new OpenDocument(result.document, entry.file, entry.key, { unsaved: true }));
      return;
    }
    const fileName = entry.file?.name ?? this.#app.t('dialog.recovery.untitled');
    this.#app.dialogs.open({ type: 'problems', fileName, problems: result.problems });
  }

  async openBundled(name: string): Promise<void> {
    this.accept(await this.#app.host.openBundled(name));
  }

  /** One document, or one or more files of event data, which are read where they lie. */
  async openDropped(files: readonly File[]): Promise<void> {
    const first = files[0];
    if (!first) return;
    this.#turn += 1;
    const start = new Uint8Array(await first.slice(0, 64).arrayBuffer());
    if (isDocumentFile(first.name, start)) this.accept(await this.#app.host.openDropped(first));
    else
      this.guard(
        () =>
          void this.#app.imports.run(
            files.map((blob) => ({ name: blob.name, blob })),
            null,
          ),
      );
  }

  /** The events now shown become a document that no file holds yet. */
  async keepShown(): Promise<void> {
    const { open, view, order, notices, t } = this.#app;
    if (!open) return;
    const { matching } = order;
    const document = await documentFromRows(
      open.source,
      open.document,
      { filter: view.filter },
      {
        title: open.document.title,
        most: MOST_KEPT,
      },
    );
    this.guard(() => this.show(new OpenDocument(document, null, crypto.randomUUID(), { unsaved: true })));
    if (matching > MOST_KEPT) notices.show(t('app.kept-part', { count: MOST_KEPT }));
  }

  /** Takes what the host gave, after asking about unsaved work. */
  accept(result: HostResult<OpenedFile>): void {
    this.#turn += 1;
    if (!result.ok) {
      this.#app.dialogs.open({ type: 'host-error', code: result.code, fileName: '' });
      return;
    }
    const { value } = result;
    this.guard(() => void this.#read(value));
  }

  /** Runs `proceed`, if need be after the user has given up what is unsaved. */
  guard(proceed: () => void): void {
    if (this.#app.open?.edited) this.#app.dialogs.open({ type: 'unsaved', proceed });
    else proceed();
  }

  /** Another program wrote the open file: offer to read it again. */
  fileChanged(): void {
    const { notices, t } = this.#app;
    const reload = { label: t('app.reload'), perform: () => void this.reload() };
    notices.show(t('app.file-changed'), 'info', reload);
  }

  async reload(): Promise<void> {
    const id = this.#app.open?.file?.id;
    if (id !== undefined) this.accept(await this.#app.host.reopen(id));
  }

  async save(): Promise<boolean> {
    const { open } = this.#app;
    if (!open) return false;
    if (!open.file?.writable) return this.saveAs();
    const { bytes, document } = this.#bytes(open);
    const result = await this.#app.host.save(open.file.id, bytes, false);
    if (!result.ok && result.code === 'changed-on-disk') {
      this.#app.dialogs.open({ type: 'changed-on-disk' });
      return false;
    }
    return this.#afterSave(open, document, result);
  }

  /** Saves over what another program has written in between: only after the user said so. */
  async saveAnyway(): Promise<boolean> {
    const { open } = this.#app;
    if (!open?.file) return false;
    const { bytes, document } = this.#bytes(open);
    return this.#afterSave(open, document, await this.#app.host.save(open.file.id, bytes, true));
  }

  async saveAs(): Promise<boolean> {
    const { open } = this.#app;
    if (!open) return false;
    const { bytes, document } = this.#bytes(open);
    const result = await this.#app.host.saveAsDialog(open.file?.name ?? 'timeline.communique', bytes);
    return result === null ? false : this.#afterSave(open, document, result);
  }

  async #read(opened: OpenedFile): Promise<void> {
    const app = this.#app;
    const { file } = opened;
    const bytes = new Uint8Array(opened.bytes);
    if (!isDocumentFile(file.name, bytes)) {
      await app.imports.run([{ name: file.name, blob: new Blob([bytes]) }], file);
      return;
    }
    const turn = this.#turn;
    const result = await openDocument(bytes);
    if (turn !== this.#turn) return;
    if (!result.ok) {
      app.dialogs.open({ type: 'problems', fileName: opened.file.name, problems: result.problems });
      return;
    }
    this.show(new OpenDocument(result.document, opened.file, crypto.randomUUID()));
    if (result.problems.length > 0) this.#tellWarnings(opened.file, result.problems.length);
  }

  show(open: OpenDocument): void {
    const app = this.#app;
    const { document, viewKey } = open;
    const own = viewKey === null ? null : recallView(app.settings, viewKey);
    app.view.restore(own?.view ?? document.view ?? {});
    app.view.mode = own?.mode ?? 'timeline';
    if (app.open) void app.host.clearJournal(app.open.key);
    app.open?.close();
    app.open = open;
    // Of someone else's file the language and theme stay with them: this reader's own choice holds.
    if (own) app.settings.adopt(own.view);
    void app.view.letGoOfMissing(open.source);
    app.notices.announce(app.t('app.opened', { title: app.text(document.title) }));
  }

  #tellWarnings(file: FileReference, count: number): void {
    const { notices, t } = this.#app;
    notices.show(t('app.opened-with-warnings', { count, file: file.name }));
  }

  /** The document with the way it is looked at now. */
  #bytes(open: OpenDocument): { readonly bytes: Uint8Array; readonly document: TimelineDocument } {
    const { document } = open;
    const view = { ...this.#app.view.saved, ...this.#app.settings.savedPart };
    return { bytes: new TextEncoder().encode(saveDocument({ ...document, view })), document };
  }

  #afterSave(open: OpenDocument, document: TimelineDocument, result: HostResult<FileReference>): boolean {
    if (!result.ok) {
      this.#app.dialogs.open({ type: 'host-error', code: result.code, fileName: open.file?.name ?? '' });
      return false;
    }
    open.markSaved(result.value, document);
    this.#app.notices.show(this.#app.t('app.saved', { file: result.value.name }), 'success');
    return true;
  }

  #filters(): readonly FileFilter[] {
    const { t } = this.#app;
    return [
      { name: t('dialog.open.documents'), extensions: ['communique', 'json'] },
      { name: t('dialog.open.data'), extensions: ['csv', 'tsv', 'tab', 'txt', 'gz', 'zip'] },
    ];
  }
}
