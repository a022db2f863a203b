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
    // Closing one is another wish than quitting: what was answered to that no longer holds.
    stay(shell);
    ask(window, 'close');
  });
  browserWindow.on('closed', () => {
    shell.windows.remove(window);
    if (window.asked === 'quit') void goOnQuitting(shell);
  });
}

/**
 * Quitting asks the windows with unsaved work one after the other, the one in front first. None goes before all have
 * been answered: if the user changes their mind at any of them, all are still there, with all that they hold.
 */
export function guardQuit(shell: Shell): void {
  app.on('before-quit', (event) => {
    if (!shell.windows.all().some(holdsUnsaved)) return;
    event.preventDefault();
    stay(shell);
    askNext(shell);
  });
}

/** The user lets a window go, having saved its work or given it up; `whenGoing` is done when it does. */
export async function letGo(shell: Shell, window: AppWindow, whenGoing: () => Promise<void>): Promise<void> {
  const quits = window.asked === 'quit';
  window.asked = null;
  window.agreed = whenGoing;
  if (quits) return goOnQuitting(shell);
  await prepareToGo(shell, window);
  window.browserWindow.close();
}

/** The user changed their mind: no window goes, and each will be asked anew. */
export function stay(shell: Shell): void {
  for (const window of shell.windows.all()) {
    window.asked = null;
    window.agreed = null;
    window.mayClose = false;
  }
}

async function goOnQuitting(shell: Shell): Promise<void> {
  if (askNext(shell)) return;
  for (const window of shell.windows.all()) await prepareToGo(shell, window);
  app.quit();
}

/** Whether there is still one to ask. */
function askNext(shell: Shell): boolean {
  const next = shell.windows.all().findLast((window) => holdsUnsaved(window) && window.agreed === null);
  if (next !== undefined) ask(next, 'quit');
  return next !== undefined;
}

async function prepareToGo(shell: Shell, window: AppWindow): Promise<void> {
  if (window.agreed === null) return;
  window.mayClose = true;
  await window.agreed().catch((error: unknown) => {
    // The window goes all the same: what stays is offered at the next start.
    shell.log.write('error', 'main', `a journal stays: ${String(error)}`);
  });
}

function holdsUnsaved({ mayClose, edited, isResponding }: AppWindow): boolean {
  return edited && isResponding && !mayClose;
}

function ask(window: AppWindow, reason: 'close' | 'quit'): void {
  window.asked = reason;
  bringToFront(window);
  sendEvent(window, { type: 'close-requested' });
}
