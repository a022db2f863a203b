import type { LanguageMap } from '../core/document/model.ts';

/**
 * All that the app asks of its surroundings. Electron answers over IPC, the browser host over the loopback server and
 * the browser's own means; no other file knows which of them it has. Expected outcomes are values: a cancelled dialog
 * is `null`, a failure is a code that the interface translates (key `host.<code>`).
 */
export type HostErrorCode =
  | 'not-found'
  | 'no-permission'
  | 'read-only'
  | 'disk-full'
  | 'too-large'
  | 'changed-on-disk'
  | 'not-supported'
  | 'refused'
  | 'failed';

export interface HostFailure {
  readonly ok: false;
  readonly code: HostErrorCode;
  /** For the log. */
  readonly detail: string;
  /** Name of the file that it is about, where the host knows it. */
  readonly file?: string;
}

export type HostResult<T> = { readonly ok: true; readonly value: T } | HostFailure;

/** A file as the app may name it: the host keeps the real handle or path behind `id` and gives no other power by it. */
export interface FileReference {
  readonly id: string;
  /** File name without folder, for titles and messages. */
  readonly name: string;
  /** Where it is, for people to read; empty where the host does not know. */
  readonly location: string;
  readonly writable: boolean;
}

export interface OpenedFile {
  readonly file: FileReference;
  readonly bytes: Uint8Array;
}

/** A timeline that comes with the app. */
export interface BundledTimeline {
  /** What it is opened by. */
  readonly name: string;
  readonly title: LanguageMap;
}

export interface RecentFile {
  readonly file: FileReference;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly opened: number;
}

export interface FileFilter {
  readonly name: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

export interface ExportFile {
  readonly suggestedName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

export interface Settings {
  /** BCP 47, or `system`. */
  readonly language: string;
  readonly theme: 'system' | 'light' | 'dark';
  readonly digits: 'latin' | 'arabic-indic';
  readonly months: 'gulf-egyptian' | 'levantine' | 'maghrebi';
  /** Free state of the interface, by key: panel sizes and the like. Values are JSON. */
  readonly interface: Readonly<Record<string, unknown>>;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  digits: 'latin',
  months: 'gulf-egyptian',
  interface: {},
};

/** A menu item as data. `action` is the id of an action in the app's list; the host sends it back when chosen. */
export type MenuItem =
  | { readonly type: 'separator' }
  | {
      readonly type: 'submenu';
      readonly label: string;
      readonly items: readonly MenuItem[];
      readonly role?: MenuRole;
    }
  | {
      readonly type: 'action';
      readonly action: string;
      readonly label: string;
      /** Electron accelerator: `CmdOrCtrl+S`. */
      readonly accelerator?: string;
      readonly enabled: boolean;
      readonly checked?: boolean;
    }
  | { readonly type: 'role'; readonly role: MenuRole; readonly label?: string };

export type MenuRole =
  | 'appMenu'
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'minimize'
  | 'zoom'
  | 'front'
  | 'window'
  | 'help'
  | 'togglefullscreen'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'recentDocuments';

/** What the host tells the app of its own accord. */
export type HostEvent =
  | { readonly type: 'open'; readonly opened: OpenedFile }
  | { readonly type: 'action'; readonly action: string }
  | { readonly type: 'file-changed'; readonly fileId: string }
  | { readonly type: 'close-requested' }
  | { readonly type: 'system-theme'; readonly dark: boolean }
  /** Another window changed them. */
  | { readonly type: 'settings'; readonly settings: Settings };

export interface HostFacts {
  readonly kind: 'electron' | 'browser';
  readonly platform: 'darwin' | 'win32' | 'linux' | 'web';
  readonly version: string;
  /** BCP 47 tags that the user prefers, best first. */
  readonly locales: readonly string[];
  readonly systemDark: boolean;
  /** Whether a native menu bar is shown, so that the app need not offer its own. */
  readonly nativeMenu: boolean;
  /** Whether an exported file can be shown in its folder. */
  readonly showsFolders: boolean;
}

export interface JournalEntry {
  readonly key: string;
  /** File that the unsaved document came from, if any. */
  readonly file: FileReference | null;
  /** The whole unsaved document as text. */
  readonly text: string;
  readonly written: number;
}

export interface Host {
  facts(): Promise<HostFacts>;
  /** The file that the app was started with, else the bundled first timeline. */
  initialFile(): Promise<HostResult<OpenedFile>>;
  /** The timelines that come with the app, by name; opened through `openBundled`. */
  bundledTimelines(): Promise<readonly BundledTimeline[]>;
  openBundled(name: string): Promise<HostResult<OpenedFile>>;
  openDialog(filters: readonly FileFilter[]): Promise<HostResult<OpenedFile> | null>;
  /** Opens a file that was dropped on the window. */
  openDropped(file: unknown): Promise<HostResult<OpenedFile>>;
  /** Opens a dropped file in a window of its own. */
  openBeside(file: unknown): Promise<HostResult<void>>;
  /** Reads a known file again (revert, recents, crash recovery). */
  reopen(fileId: string): Promise<HostResult<OpenedFile>>;
  /** Atomic. Fails with `changed-on-disk` if the file is not as it was last read or written, unless `force`. */
  save(fileId: string, bytes: Uint8Array, force: boolean): Promise<HostResult<FileReference>>;
  saveAsDialog(suggestedName: string, bytes: Uint8Array): Promise<HostResult<FileReference> | null>;
  /** One file: a save dialog; several: a folder dialog. Gives the names written. */
  exportFiles(files: readonly ExportFile[]): Promise<HostResult<readonly string[]> | null>;
  showExported(): Promise<HostResult<void>>;
  copyImage(png: Uint8Array): Promise<HostResult<void>>;
  copyText(text: string): Promise<HostResult<void>>;
  /** Prints a PDF through the system. */
  printPdf(pdf: Uint8Array): Promise<HostResult<void> | null>;
  recents(): Promise<readonly RecentFile[]>;
  clearRecents(): Promise<void>;
  loadSettings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  setMenu(menu: readonly MenuItem[]): Promise<void>;
  /** Window title and edited mark, and the id of the file that is shown, if it is one. */
  setTitle(title: string, edited: boolean, fileId: string | null): Promise<void>;
  setProgress(fraction: number | null): Promise<void>;
  /** Fills the screen, or gives it back if it was filled by this call. */
  setFullScreen(full: boolean): Promise<void>;
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  /** `https:` only. A host whose links look like any other's (Electron) asks first. */
  openExternal(url: string): Promise<HostResult<void>>;
  /** `document`: the text of the unsaved document, in UTF-8. */
  writeJournal(key: string, file: FileReference | null, document: Uint8Array): Promise<void>;
  clearJournal(key: string): Promise<void>;
  /** Unsaved work of a run that did not end well. */
  journals(): Promise<readonly JournalEntry[]>;
  /** A further window, on the first bundled timeline. */
  openNewWindow(): Promise<void>;
  /**
   * Answer to `close-requested`: whether the window may go, and the key of the journal that is of no use once it is
   * gone. Until then the journal stays: other windows may be asked after this one, and the user may say no there.
   */
  answerClose(goes: boolean, journal: string | null): Promise<void>;
  log(level: 'info' | 'warning' | 'error', message: string): void;
  on(listener: (event: HostEvent) => void): () => void;
}
