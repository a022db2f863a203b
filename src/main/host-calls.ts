import { isDeepStrictEqual } from 'node:util';
import { app, clipboard, ClipboardItem, nativeImage, nativeTheme } from 'electron';
import type { Settings } from '../host/host.ts';
import type { HostCalls } from '../host/ipc.ts';
import { refuse, succeed } from '../host/node/file-error.ts';
import { parseSettings } from '../host/settings.ts';
import { fileCalls } from './files/file-calls.ts';
import { exportCalls } from './files/export-calls.ts';
import { journalCalls } from './files/journal-calls.ts';
import { askAndOpen } from './external-link.ts';
import { refreshMenus, setWindowMenu } from './menu.ts';
import type { Shell } from './shell.ts';
import { letGo, stay } from './window/close-guard.ts';
import { openWindow } from './window/open-windows.ts';
import { type AppWindow, sendEvent, WINDOW_LIMIT } from './window/window-list.ts';

/** What a window may ask for, answered for that window. */
export function createHostCalls(shell: Shell, window: AppWindow): HostCalls {
  const { browserWindow } = window;
  const journals = journalCalls(shell, window);
  return {
    ...fileCalls(shell, window),
    ...exportCalls(shell, window),
    ...journals,
    facts: () =>
      Promise.resolve({
        kind: 'electron',
        platform: platform(),
        version: app.getVersion(),
        locales: app.getPreferredSystemLanguages(),
        systemDark: nativeTheme.shouldUseDarkColors,
        nativeMenu: true,
        showsFolders: true,
      }),
    copyText: async (text) => {
      await clipboard.writeText(text);
      return succeed(undefined);
    },
    copyImage: async (png) => {
      if (nativeImage.createFromBuffer(Buffer.from(png)).isEmpty()) return refuse('refused', 'not an image');
      const blob = new Blob([new Uint8Array(png)], { type: 'image/png' });
      await clipboard.write([new ClipboardItem({ 'image/png': blob })]);
      return succeed(undefined);
    },
    loadSettings: shell.settings.load,
    saveSettings: (settings) => saveSettings(shell, window, parseSettings(settings)),
    setMenu: (menu) => setWindowMenu(shell, window, menu),
    openNewWindow: () => {
      if (shell.windows.all().length < WINDOW_LIMIT) openWindow(shell, null);
      return Promise.resolve();
    },
    setTitle: (title, edited, fileId) => {
      window.edited = edited;
      const path = fileId === null ? null : window.files.pathOf(fileId);
      window.fileId = path === null ? null : fileId;
      browserWindow.setRepresentedFilename(path ?? '');
      // macOS shows the mark in the window's own button; the others have it in the title.
      browserWindow.setDocumentEdited(edited);
      browserWindow.setTitle(edited && process.platform !== 'darwin' ? `• ${title}` : title);
      return Promise.resolve();
    },
    setProgress: (fraction) => {
      browserWindow.setProgressBar(fraction ?? -1);
      return Promise.resolve();
    },
    setFullScreen: (full) => {
      // A window that filled the screen before goes on to do so.
      if (full) window.fillsScreen = !browserWindow.isFullScreen();
      if (window.fillsScreen) browserWindow.setFullScreen(full);
      return Promise.resolve();
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
      return Promise.resolve();
    },
    openExternal: (url) => askAndOpen(shell, window, url),
    answerClose: async (goes, journal) => {
      if (goes)
        await letGo(shell, window, async () => {
          if (journal !== null) await journals.clearJournal(journal);
        });
      else stay(shell);
    },
    log: (level, message) => {
      shell.log.write(level, 'window', message);
      return Promise.resolve();
    },
  };
}

/** All windows have the same settings: one that knew only its own would write the others' changes away. */
async function saveSettings(shell: Shell, window: AppWindow, settings: Settings): Promise<void> {
  const former = await shell.settings.load();
  if (isDeepStrictEqual(former, settings)) return;
  await shell.settings.save(settings);
  // The window's own items may have come before the language was kept in which the shell words its part.
  if (former.language !== settings.language) await refreshMenus(shell);
  for (const other of shell.windows.all())
    if (other !== window) sendEvent(other, { type: 'settings', settings });
}

function platform(): 'darwin' | 'win32' | 'linux' {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}
