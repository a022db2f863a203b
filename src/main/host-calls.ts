import { app, clipboard, ClipboardItem, nativeImage, nativeTheme } from 'electron';
import type { HostCalls } from '../host/ipc.ts';
import { refuse, succeed } from '../host/node/file-error.ts';
import { parseSettings } from '../host/settings.ts';
import { fileCalls } from './files/file-calls.ts';
import { exportCalls } from './files/export-calls.ts';
import { journalCalls } from './files/journal-calls.ts';
import { askAndOpen } from './external-link.ts';
import { setWindowMenu } from './menu.ts';
import type { Shell } from './shell.ts';
import { openWindow } from './window/open-windows.ts';
import type { AppWindow } from './window/window-list.ts';

/** More windows than anyone wants: a page that asks for them without end gets no more. */
const WINDOW_LIMIT = 24;

/** What a window may ask for, answered for that window. */
export function createHostCalls(shell: Shell, window: AppWindow): HostCalls {
  const { browserWindow } = window;
  return {
    ...fileCalls(shell, window),
    ...exportCalls(shell, window),
    ...journalCalls(shell, window),
    facts: () =>
      Promise.resolve({
        kind: 'electron',
        platform: platform(),
        version: app.getVersion(),
        locales: app.getPreferredSystemLanguages(),
        systemDark: nativeTheme.shouldUseDarkColors,
        nativeMenu: true,
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
    saveSettings: (settings) => shell.settings.save(parseSettings(settings)),
    setMenu: (menu) => setWindowMenu(shell, window, menu),
    openNewWindow: () => {
      if (shell.windows.all().length < WINDOW_LIMIT) openWindow(shell, null);
      return Promise.resolve();
    },
    setTitle: (title, edited) => {
      window.edited = edited;
      // macOS shows the mark in the window's own button; the others have it in the title.
      browserWindow.setDocumentEdited(edited);
      browserWindow.setTitle(edited && process.platform !== 'darwin' ? `• ${title}` : title);
      return Promise.resolve();
    },
    setProgress: (fraction) => {
      browserWindow.setProgressBar(fraction ?? -1);
      return Promise.resolve();
    },
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
      return Promise.resolve();
    },
    openExternal: (url) => askAndOpen(shell, window, url),
    close: () => {
      window.mayClose = true;
      browserWindow.close();
      return Promise.resolve();
    },
    log: (level, message) => {
      shell.log.write(level, 'window', message);
      return Promise.resolve();
    },
  };
}

function platform(): 'darwin' | 'win32' | 'linux' {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}
