import type { BrowserWindow, Menu } from 'electron';
import type { HostEvent, MenuItem } from '../../host/host.ts';
import { createKnownFiles, type KnownFiles } from '../../host/node/known-files.ts';
import { EVENT_CHANNEL } from '../../host/ipc.ts';

/** A window with what belongs to it alone: one document, and the files that it may name. */
export interface AppWindow {
  readonly browserWindow: BrowserWindow;
  readonly files: KnownFiles;
  /** The file to show first, until the window has asked for it. */
  initialPath: string | null;
  /** Whether the window has asked for its first file: from then on files come to it as events. */
  isStarted: boolean;
  /** Id of the file that the window shows; null for a bundled timeline or a new one. */
  fileId: string | null;
  edited: boolean;
  /** The window may go without a further question. */
  mayClose: boolean;
  /** The window was asked to close because the app was asked to quit. */
  quitsAfter: boolean;
  /** Folder or file of the last export. */
  exported: string | null;
  menu: Menu | null;
  /** The menu as the window last sent it. */
  menuItems: readonly MenuItem[] | null;
}

/** The open windows, by the id of what they show. */
export interface WindowList {
  add(browserWindow: BrowserWindow, initialPath: string | null): AppWindow;
  remove(window: AppWindow): void;
  /** The window whose page has this id, or null for a page that is none of ours. */
  byContents(contentsId: number): AppWindow | null;
  all(): readonly AppWindow[];
  /** Whether the app was asked to quit, and no window has held it up since. */
  isQuitting: boolean;
}

export function createWindowList(): WindowList {
  const windows = new Map<number, AppWindow>();
  return {
    add: (browserWindow, initialPath) => {
      const window: AppWindow = {
        browserWindow,
        files: createKnownFiles(),
        initialPath,
        isStarted: false,
        fileId: null,
        edited: false,
        mayClose: false,
        quitsAfter: false,
        exported: null,
        menu: null,
        menuItems: null,
      };
      windows.set(browserWindow.webContents.id, window);
      return window;
    },
    remove: (window) => {
      for (const [id, known] of windows) if (known === window) windows.delete(id);
    },
    byContents: (contentsId) => windows.get(contentsId) ?? null,
    all: () => [...windows.values()],
    isQuitting: false,
  };
}

export function sendEvent(window: AppWindow, event: HostEvent): void {
  const { browserWindow } = window;
  if (!browserWindow.isDestroyed()) browserWindow.webContents.send(EVENT_CHANNEL, event);
}
