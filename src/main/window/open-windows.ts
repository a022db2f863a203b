import { BrowserWindow, nativeTheme } from 'electron';
import { THEMES } from '../../core/theme/tokens.ts';
import { APP_URL } from '../app-scheme.ts';
import { noteFile } from '../files/note-file.ts';
import type { LaunchFiles } from '../launch-files.ts';
import type { Shell } from '../shell.ts';
import { followFocus, offerEditing } from './context-menu.ts';
import { guardClose } from './close-guard.ts';
import { replaceLostPage } from './lost-page.ts';
import { type AppWindow, bringToFront, pathOf, sendEvent } from './window-list.ts';
import { keepPlace, placeOf } from './window-place.ts';

/** Opens a window for each file that the app was started with, or one; later files open as they come. */
export function openWindows(shell: Shell, launched: LaunchFiles): void {
  launched.deliverTo((paths) => {
    showFiles(shell, paths);
  });
  const paths = launched.take();
  for (const path of paths.length === 0 ? [null] : paths) openWindow(shell, path);
}

/** Brings each file to the front: in the window that has it, in one that shows nothing of the user's, or in a new one. */
export function showFiles(shell: Shell, paths: readonly string[]): void {
  if (paths.length === 0) bringToFront(shell.windows.all().at(-1) ?? openWindow(shell, null));
  for (const path of paths) {
    const showing = shell.windows.all().find((window) => pathOf(window) === path);
    const free = shell.windows.all().findLast((window) => isFree(window));
    if (showing !== undefined) bringToFront(showing);
    else if (free === undefined) openWindow(shell, path);
    else void openIn(shell, free, path);
  }
}

/** Windows that a file is on its way to: until it is read, they look as if they showed nothing. */
const expecting = new WeakSet<AppWindow>();

function isFree(window: AppWindow): boolean {
  return pathOf(window) === null && !window.edited && !expecting.has(window);
}

async function openIn(shell: Shell, window: AppWindow, path: string): Promise<void> {
  if (!window.isStarted) {
    window.initialPath = path;
    return;
  }
  expecting.add(window);
  const result = await window.files.open(path).finally(() => expecting.delete(window));
  if (result.ok) {
    await noteFile(shell, window, result.value.file);
    sendEvent(window, { type: 'open', opened: result.value });
    bringToFront(window);
  } else {
    // The new window's first question gets the failure, and it words it.
    openWindow(shell, path);
  }
}

export function openWindow(shell: Shell, initialPath: string | null): AppWindow {
  const browserWindow = new BrowserWindow({
    ...placeOf(shell.userFolder, shell.windows.all().length),
    minWidth: 640,
    minHeight: 420,
    show: false,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: shell.preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    },
  });
  const window = shell.windows.add(browserWindow, initialPath);
  // The title comes with its mark, by a call of its own; the page's would take the mark away.
  browserWindow.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  browserWindow.once('ready-to-show', () => {
    browserWindow.show();
  });
  keepPlace(browserWindow, shell.userFolder);
  guardClose(shell, window);
  replaceLostPage(shell, window);
  followFocus(window);
  offerEditing(shell, window);
  browserWindow.loadURL(APP_URL).catch((error: unknown) => {
    shell.log.write('error', 'main', `the window did not load: ${String(error)}`);
  });
  return window;
}

/** The page's own paper, so that nothing flashes before its first paint. */
export function backgroundColor(): string {
  return THEMES[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'].paper;
}
