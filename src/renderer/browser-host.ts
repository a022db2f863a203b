import type { Host, HostErrorCode, HostEvent, HostResult, Settings } from '../host/host.ts';
import { parseSettings } from '../host/settings.ts';
import { createBrowserFiles } from './browser-host/browser-files.ts';
import { downloadFile } from './browser-host/file-picker.ts';
import { createJournals } from './browser-host/journals.ts';
import { printPdf } from './browser-host/print-pdf.ts';
import { connectServer, type ServerApi } from './browser-host/server-api.ts';
import { type BrowserStore, createBrowserStore } from './browser-host/store.ts';
import { listBundled, openBundled, openFirstBundled } from './bundled-timelines.ts';

const SETTINGS = 'settings';
const DARK = '(prefers-color-scheme: dark)';
const DONE: HostResult<void> = { ok: true, value: undefined };

/**
 * The app in any Chromium-family browser. Behind `communique serve` the server keeps the file it was given, the
 * settings and the journals; elsewhere the browser does. What a browser has no means for answers `not-supported`.
 */
export function createBrowserHost(): Host {
  const server = connectServer(new URL(location.href));
  const store = createBrowserStore();
  const files = createBrowserFiles(server, store);
  const journals = createJournals(server, store);
  const listeners = new Set<(event: HostEvent) => void>();
  const tell = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const guard = { edited: false };
  watchSurroundings(guard, tell, () => files.changed());

  return {
    facts: async () => ({
      kind: 'browser',
      platform: 'web',
      version: await versionOf(server),
      locales: navigator.languages,
      systemDark: matchMedia(DARK).matches,
      nativeMenu: false,
      showsFolders: false,
    }),
    initialFile: async () => (await files.openInitial()) ?? openFirstBundled(),
    bundledTimelines: listBundled,
    openBundled,
    openDialog: (filters) => caught(() => files.openDialog(filters)),
    openDropped: (file) => caught(() => files.openDropped(file)),
    openBeside: () =>
      Promise.resolve({ ok: false, code: 'not-supported', detail: 'a page cannot hand a file to another' }),
    reopen: (id) =>
      id.startsWith('bundled:') ? openBundled(id.slice('bundled:'.length)) : caught(() => files.reopen(id)),
    save: (id, bytes, force) => caught(() => files.save(id, bytes, force)),
    saveAsDialog: (name, bytes) => caught(() => files.saveAsDialog(name, bytes)),
    exportFiles: (exported) => {
      for (const file of exported) downloadFile(file);
      return Promise.resolve({ ok: true, value: exported.map(({ suggestedName }) => suggestedName) });
    },
    showExported: () =>
      Promise.resolve({ ok: false, code: 'not-supported', detail: 'the browser shows its own downloads' }),
    copyImage: (png) =>
      caught(async () => {
        const blob = new Blob([new Uint8Array(png)], { type: 'image/png' });
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
        return DONE;
      }),
    copyText: (text) =>
      caught(async () => {
        await navigator.clipboard.writeText(text);
        return DONE;
      }),
    printPdf,
    recents: files.recents,
    clearRecents: files.clearRecents,
    loadSettings: () => loadSettings(server, store),
    saveSettings: (settings) => saveSettings(server, store, settings),
    // The window's own bar has the menus; the page draws its own progress and theme.
    setMenu: () => Promise.resolve(),
    setProgress: () => Promise.resolve(),
    setFullScreen: async (full) => {
      if (full) await document.documentElement.requestFullscreen();
      else if (document.fullscreenElement) await document.exitFullscreen();
    },
    setTheme: () => Promise.resolve(),
    setTitle: (title, edited) => {
      guard.edited = edited;
      document.title = edited ? `• ${title}` : title;
      return Promise.resolve();
    },
    openExternal: (url) => Promise.resolve(openExternal(url)),
    writeJournal: journals.write,
    clearJournal: journals.clear,
    journals: journals.list,
    openNewWindow: () => {
      window.open(location.href, '_blank', 'noopener');
      return Promise.resolve();
    },
    // Never asked: the browser asks before a tab closes.
    answerClose: () => Promise.resolve(),
    log: (level, message) => {
      if (level === 'error') console.error(message);
      else if (level === 'warning') console.warn(message);
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function versionOf(server: ServerApi | null): Promise<string> {
  if (server === null) return '';
  const facts = (await server.getJson('facts')) as { readonly version: string };
  return facts.version;
}

/** Only the browser itself can ask before a tab closes, and only while there is something to lose. */
function watchSurroundings(
  guard: { readonly edited: boolean },
  tell: (event: HostEvent) => void,
  changed: () => Promise<readonly string[]>,
): void {
  window.addEventListener('beforeunload', (event) => {
    if (guard.edited) event.preventDefault();
  });
  matchMedia(DARK).addEventListener('change', ({ matches }) => {
    tell({ type: 'system-theme', dark: matches });
  });
  window.addEventListener('focus', () => {
    changed()
      .then((ids) => {
        for (const fileId of ids) tell({ type: 'file-changed', fileId });
      })
      .catch((error: unknown) => {
        console.warn(error);
      });
  });
}

async function loadSettings(server: ServerApi | null, store: BrowserStore): Promise<Settings> {
  return parseSettings(server === null ? await store.get(SETTINGS) : await server.getJson('settings'));
}

async function saveSettings(
  server: ServerApi | null,
  store: BrowserStore,
  settings: Settings,
): Promise<void> {
  if (server === null) return store.set(SETTINGS, settings);
  await server.send('PUT', 'settings', JSON.stringify(settings));
}

/** A browser shows where a link leads and opens it in a tab of its own, so there is no further question. */
function openExternal(url: string): HostResult<void> {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    return { ok: false, code: 'refused', detail: url };
  }
  window.open(url, '_blank', 'noopener,noreferrer');
  return DONE;
}

const CODES: Readonly<Record<string, HostErrorCode>> = {
  NotFoundError: 'not-found',
  NotAllowedError: 'no-permission',
  SecurityError: 'no-permission',
  NoModificationAllowedError: 'read-only',
  QuotaExceededError: 'disk-full',
  NotReadableError: 'failed',
};

/** The browser's refusals as values. Anything else is a mistake of ours, or the server gone, and says so too. */
async function caught<T>(work: () => Promise<HostResult<T>>): Promise<HostResult<T>>;
async function caught<T>(work: () => Promise<HostResult<T> | null>): Promise<HostResult<T> | null>;
async function caught<T>(work: () => Promise<HostResult<T> | null>): Promise<HostResult<T> | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, code: CODES[error.name] ?? 'failed', detail: error.message };
  }
}
