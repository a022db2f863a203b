import { app } from 'electron';
import type { Shell } from '../shell.ts';
import { type AppWindow, bringToFront, sendEvent } from './window-list.ts';

/**
 * A window with unsaved work asks before it goes; the question is the page's, since it knows the document. A page
 * that hangs or crashed cannot ask and is let go: its work is in the journal.
 */
export function guardClose(shell: Shell, window: AppWindow): void {
  const { browserWindow } = window;
  browserWindow.on('unresponsive', () => {
    window.isResponding = false;
    shell.log.write('warning', 'main', 'a window does not respond');
  });
  browserWindow.on('responsive', () => {
    window.isResponding = true;
  });
  browserWindow.on('close', (event) => {
    if (!holdsUnsaved(window)) return;
    event.preventDefault();
    ask(window, { quitsAfter: false });
  });
  browserWindow.on('closed', () => {
    shell.windows.remove(window);
    if (window.quitsAfter) app.quit();
  });
}

/**
 * Quitting asks the windows with unsaved work one after the other, and each goes with its answer: if the user changes
 * their mind at a later question, those answered are gone, and all that had nothing to lose are still there.
 */
export function guardQuit(shell: Shell): void {
  app.on('before-quit', (event) => {
    const unsaved = shell.windows.all().find(holdsUnsaved);
    if (unsaved === undefined) return;
    event.preventDefault();
    ask(unsaved, { quitsAfter: true });
  });
}

function holdsUnsaved({ mayClose, edited, isResponding }: AppWindow): boolean {
  return edited && isResponding && !mayClose;
}

function ask(window: AppWindow, { quitsAfter }: Pick<AppWindow, 'quitsAfter'>): void {
  window.quitsAfter = quitsAfter;
  bringToFront(window);
  sendEvent(window, { type: 'close-requested' });
}
