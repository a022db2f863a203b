import { app } from 'electron';
import type { Shell } from '../shell.ts';
import { type AppWindow, sendEvent } from './window-list.ts';

/**
 * A window with unsaved work asks before it goes; the question is the page's, since it knows the document. A page
 * that hangs or crashed cannot ask and is let go: its work is in the journal.
 */
export function guardClose(shell: Shell, window: AppWindow): void {
  const { browserWindow } = window;
  let isResponding = true;
  browserWindow.on('unresponsive', () => {
    isResponding = false;
    shell.log.write('warning', 'main', 'a window does not respond');
  });
  browserWindow.on('responsive', () => {
    isResponding = true;
  });
  browserWindow.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    isResponding = false;
    shell.log.write('error', 'main', `a window's process is gone: ${reason} ${exitCode}`);
    if (reason !== 'clean-exit') browserWindow.webContents.reload();
  });
  browserWindow.webContents.on('did-finish-load', () => {
    isResponding = true;
  });
  browserWindow.on('close', (event) => {
    if (window.mayClose || !window.edited || !isResponding) return;
    event.preventDefault();
    window.quitsAfter = shell.windows.isQuitting;
    shell.windows.isQuitting = false;
    sendEvent(window, { type: 'close-requested' });
  });
  browserWindow.on('closed', () => {
    shell.windows.remove(window);
    if (window.quitsAfter) app.quit();
  });
}
