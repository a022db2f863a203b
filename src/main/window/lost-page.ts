import { dialog } from 'electron';
import type { Shell } from '../shell.ts';
import { translateFor } from '../words.ts';
import { type AppWindow, pathOf } from './window-list.ts';

/** A page that is lost again within this time, in milliseconds, is not loaded anew without a question. */
const SOON = 60_000;

/**
 * A page whose process is gone (a crash, or the system wanted its memory) is loaded anew, with the file that it showed;
 * what it had not saved is in its journal, which belongs to nobody from now on and is offered at once.
 */
export function replaceLostPage(shell: Shell, window: AppWindow): void {
  const { browserWindow } = window;
  let lost = -Infinity;
  browserWindow.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    shell.log.write('error', 'main', `a window's process is gone: ${reason} ${exitCode}`);
    if (reason === 'clean-exit') return;
    const isAgain = Date.now() - lost < SOON;
    lost = Date.now();
    forgetPage(window);
    void (isAgain ? askToReload(shell, window) : Promise.resolve(true)).then((reloads) => {
      if (browserWindow.isDestroyed()) return;
      if (reloads) browserWindow.webContents.reload();
      else browserWindow.close();
    });
  });
  browserWindow.webContents.on('did-finish-load', () => {
    window.isResponding = true;
  });
}

function forgetPage(window: AppWindow): void {
  window.initialPath = pathOf(window);
  window.fileId = null;
  window.isStarted = false;
  window.isResponding = false;
  window.edited = false;
  window.asked = null;
  window.agreed = null;
  window.page += 1;
  window.browserWindow.setProgressBar(-1);
}

async function askToReload(shell: Shell, window: AppWindow): Promise<boolean> {
  const translate = await translateFor(shell);
  const { response } = await dialog.showMessageBox(window.browserWindow, {
    type: 'error',
    message: translate('menu.page-lost'),
    detail: translate('menu.page-lost-detail'),
    buttons: [translate('menu.reload'), translate('menu.close')],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
