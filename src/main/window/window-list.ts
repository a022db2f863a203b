import type { BrowserWindow, Menu } from 'electron';
import type { HostEvent, MenuItem } from '../../host/host.ts';
import { createKnownFiles, type KnownFiles } from '../../host/node/known-files.ts';
import { EVENT_CHANNEL } from '../../host/ipc.ts';

/** More windows than anyone wants: a page that asks for them without end gets no more. */
export const WINDOW_LIMIT = 24;

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
  /** Whether the page can answer; one that hangs or crashed cannot. */
  isResponding: boolean;
  /** How many pages the window has had: each but the last was lost by a crash. */
  page: number;
  /** The window may go without a further question. */
  mayClose: boolean;
  /** Why the window's page has the question before it whether it may go. */
  asked: 'close' | 'quit' | null;
  /** The user let the window go: what is to be done when it does. Null while they have not. */
  agreed: (() => Promise<void>) | null;
  /** The page filled the screen, so that it gives the screen back. */
  fillsScreen: boolean;
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
  /** In the order in which they were last in front. */
  all(): readonly AppWindow[];
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
        isResponding: true,
        page: 1,
        mayClose: false,
        asked: null,
        agreed: null,
        fillsScreen: false,
        exported: null,
        menu: null,
        menuItems: null,
      };
      const { id } = browserWindow.webContents;
      windows.set(id, window);
      browserWindow.on('focus', () => {
        windows.delete(id);
        windows.set(id, window);
      });
      return window;
    },
    remove: (window) => {
      for (const [id, known] of windows) if (known === window) windows.delete(id);
    },
    byContents: (contentsId) => windows.get(contentsId) ?? null,
    all: () => [...windows.values()],
  };
}

export function sendEvent(window: AppWindow, event: HostEvent): void {
  const { browserWindow } = window;
  if (!browserWindow.isDestroyed()) browserWindow.webContents.send(EVENT_CHANNEL, event);
}

/** The path of the file that the window shows or is about to show; null where that is nothing of the user's. */
export function pathOf({ initialPath, fileId, files }: AppWindow): string | null {
  return initialPath ?? (fileId === null ? null : files.pathOf(fileId));
}

export function bringToFront({ browserWindow }: AppWindow): void {
  if (browserWindow.isDestroyed()) return;
  if (browserWindow.isMinimized()) browserWindow.restore();
  browserWindow.focus();
}
