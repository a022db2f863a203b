import { app, nativeTheme } from 'electron';
import { installDefaultMenu } from './menu.ts';
import type { Shell } from './shell.ts';
import { guardQuit } from './window/close-guard.ts';
import { backgroundColor, openWindow } from './window/open-windows.ts';
import { sendEvent } from './window/window-list.ts';

/** The chosen theme must be known before the first window, or that would flash in the system's. */
export async function applyChosenTheme(shell: Shell): Promise<void> {
  nativeTheme.themeSource = (await shell.settings.load()).theme;
}

/** Each platform's custom about windows, quitting and the theme. */
export function followLifeCycle(shell: Shell): void {
  guardQuit(shell);
  app.on('window-all-closed', () => {
    if (process.platform === 'darwin') void installDefaultMenu(shell);
    else app.quit();
  });
  nativeTheme.on('updated', () => {
    for (const window of shell.windows.all()) {
      window.browserWindow.setBackgroundColor(backgroundColor());
      sendEvent(window, { type: 'system-theme', dark: nativeTheme.shouldUseDarkColors });
    }
  });
  app.on('browser-window-focus', (_event, focused) => {
    const window = shell.windows.byContents(focused.webContents.id);
    const fileId = window?.fileId ?? null;
    if (window === null || fileId === null) return;
    void window.files.hasChanged(fileId).then((changed) => {
      if (changed) sendEvent(window, { type: 'file-changed', fileId });
    });
  });
}

/** macOS keeps the app without windows. It also says `activate` at the very start, when the first is on its way. */
export function reopenOnActivation(shell: Shell): void {
  app.on('activate', () => {
    if (shell.windows.all().length === 0) openWindow(shell, null);
  });
}
