import type { TimelineDocument } from '../../core/document/model.ts';
import type { Problem } from '../../core/document/problem.ts';
import { parseDocument } from '../../core/document/open.ts';
import type {
  FileFilter,
  FileReference,
  HostFailure,
  HostResult,
  JournalEntry,
  OpenedFile,
} from '../../host/host.ts';
import { openDocument, prepareDocument, writeDocument } from '../source/create-source-for.ts';
import { documentFromRows } from '../source/document-from-rows.ts';
import type { AppState } from './app.svelte.ts';
import { isDocumentFile } from './imports.svelte.ts';
import { OpenDocument } from './open-document.svelte.ts';
import { recallView } from './view-memory.ts';

/** More events than these make a document that is slow to save; the rest stays in the table. */
const MOST_KEPT = 20_000;

/** Names of files that a message repeats. */
const MOST_NAMED = 3;

interface SavedBytes {
  readonly bytes: Uint8Array;
  /** The version that they hold. */
  readonly document: TimelineDocument;
}

async function holdsDocument(file: File): Promise<boolean> {
  return isDocumentFile(file.name, new Uint8Array(await file.slice(0, 64).arrayBuffer()));
}

/** Opening and saving. A file that cannot be opened is told of and leaves the open document as it is. */
export class FilesState {
  readonly #app: AppState;
  /** Counts what is opened, so that of two files the one asked for last stays. */
  #turn = 0;
  /** True until the first document is there or has been refused. */
  loading = $state(true);
  /** Grows with each file of the host's that was shown or left aside: the host hears then which one the window has. */
  decided = $state(0);

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

  /** Files are about to be chosen: what reads them is started meanwhile. */
  prepare(): void {
    void prepareDocument();
    void this.#app.imports.prepare();
  }

  async openByDialog(): Promise<void> {
    this.prepare();
    const result = await this.#app.host.openDialog(this.#filters());
    if (result) this.accept(result);
  }

  async openRecent(file: FileReference): Promise<void> {
    this.accept(await this.#app.host.reopen(file.id), file.name);
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

  /** Documents, each in a window of its own; or files of event data, which are read together where they lie. */
  async openDropped(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    this.#turn += 1;
    const areDocuments = await Promise.all(files.map(holdsDocument));
    const data = files.filter((_file, index) => !areDocuments[index]);
    const [first, ...others] = files.filter((_file, index) => areDocuments[index]);
    if (first === undefined) {
      const inputs = data.map((blob) => ({ name: blob.name, blob }));
      this.guard(() => void this.#app.imports.run(inputs, null));
      return;
    }
    this.accept(await this.#app.host.openDropped(first), first.name);
    const left = [...data];
    for (const file of others) if (!(await this.#app.host.openBeside(file)).ok) left.push(file);
    this.#tellLeft(left);
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
  accept(result: HostResult<OpenedFile>, fileName = ''): void {
    this.#turn += 1;
    if (!result.ok) {
      this.#failed(result, fileName);
      return;
    }
    const { value } = result;
    const decide = (): void => void (this.decided += 1);
    this.guard(() => void this.#read(value).finally(decide), decide);
  }

  /** Runs `proceed`, if need be after the user has given up what is unsaved, or `stay` where they have not. */
  guard(proceed: () => void, stay: () => void = () => undefined): void {
    const { open, dialogs, host } = this.#app;
    if (!open?.edited) return proceed();
    const discard = (): void => {
      // Given up on purpose: the next start has nothing to recover.
      void host.clearJournal(open.key);
      proceed();
    };
    dialogs.open({ type: 'unsaved', proceed, discard, stay });
  }

  /** The window is asked to go. */
  leave(): void {
    const { open, dialogs, host } = this.#app;
    const goes = (): void => void host.answerClose(true, open?.key ?? null);
    const stays = (): void => void host.answerClose(false, null);
    if (open?.edited) dialogs.open({ type: 'unsaved', proceed: goes, discard: goes, stay: stays });
    else goes();
  }

  /** Another program wrote the open file: offer to read it again. */
  fileChanged(): void {
    const { notices, t } = this.#app;
    const reload = { label: t('app.reload'), perform: () => void this.reload() };
    notices.show(t('app.file-changed'), 'info', reload);
  }

  async reload(): Promise<void> {
    const file = this.#app.open?.file;
    if (file) this.accept(await this.#app.host.reopen(file.id), file.name);
  }

  async save(): Promise<boolean> {
    const { open } = this.#app;
    if (!open) return false;
    if (!open.file?.writable) return this.saveAs();
    const { file } = open;
    const { bytes, document } = await this.#bytes(open);
    const result = await this.#app.host.save(file.id, bytes, false);
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
    const { file } = open;
    const { bytes, document } = await this.#bytes(open);
    return this.#afterSave(open, document, await this.#app.host.save(file.id, bytes, true));
  }

  async saveAs(): Promise<boolean> {
    const { open } = this.#app;
    if (!open) return false;
    const { bytes, document } = await this.#bytes(open);
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
    if (result.problems.length > 0) this.#tellRemarks(opened.file.name, result.problems);
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

  #tellLeft(files: readonly File[]): void {
    if (files.length === 0) return;
    const { notices, t } = this.#app;
    const names = this.#app.list(files.slice(0, MOST_NAMED).map(({ name }) => name));
    const rest = files.length > MOST_NAMED ? ' …' : '';
    notices.show(t('app.dropped-left', { count: files.length, files: `${names}${rest}` }));
  }

  /** What is odd about a file that is open all the same, for who wants to read it. */
  #tellRemarks(fileName: string, problems: readonly Problem[]): void {
    const { dialogs, notices, t } = this.#app;
    const count = problems.reduce((sum, { code, params }) => {
      return sum + (code === 'more-problems' ? Number(params['count']) : 1);
    }, 0);
    notices.show(t('app.opened-with-remarks', { count, file: fileName }), 'info', {
      label: t('app.report'),
      perform: () => dialogs.open({ type: 'problems', fileName, problems }),
    });
  }

  /** The document with the way it is looked at now. */
  async #bytes(open: OpenDocument): Promise<SavedBytes> {
    const { document } = open;
    const view = { ...this.#app.view.saved, ...this.#app.settings.savedPart };
    return { bytes: await writeDocument({ ...document, view }), document };
  }

  #afterSave(open: OpenDocument, document: TimelineDocument, result: HostResult<FileReference>): boolean {
    if (!result.ok) {
      this.#failed(result, open.file?.name ?? '');
      return false;
    }
    open.markSaved(result.value, document);
    this.#app.notices.show(this.#app.t('app.saved', { file: result.value.name }), 'success');
    return true;
  }

  /** `fileName` is what the file was known by before it failed. */
  #failed({ code, detail, file }: HostFailure, fileName: string): void {
    const { dialogs, host } = this.#app;
    // The others say all there is to say, and their details may hold the name of a file.
    if (code === 'failed') host.log('warning', `file: ${detail}`);
    dialogs.open({ type: 'host-error', code, fileName: file ?? fileName });
  }

  #filters(): readonly FileFilter[] {
    const { t } = this.#app;
    return [
      { name: t('dialog.open.documents'), extensions: ['communique', 'json'] },
      { name: t('dialog.open.data'), extensions: ['csv', 'tsv', 'tab', 'txt', 'gz', 'zip'] },
    ];
  }
}
