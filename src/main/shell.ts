import { join } from 'node:path';
import { app } from 'electron';
import { createJournalStore, type JournalStore } from '../host/node/journal-store.ts';
import { createSettingsStore, type SettingsStore } from '../host/node/settings-store.ts';
import { createRecentStore, type RecentStore } from './files/recent-store.ts';
import { createLog, type Log } from './log.ts';
import { showFiles } from './window/open-windows.ts';
import { createWindowList, type WindowList } from './window/window-list.ts';

/** All that the parts of the shell have in common. */
export interface Shell {
  /** Folder of the built window. */
  readonly rendererRoot: string;
  readonly preloadPath: string;
  /** Where this user's settings and the like are. */
  readonly userFolder: string;
  readonly settings: SettingsStore;
  readonly journals: JournalStore;
  readonly recents: RecentStore;
  readonly log: Log;
  readonly windows: WindowList;
  /** Brings files to the front, each in a window of its own. */
  open(paths: readonly string[]): void;
}

export function createShell(): Shell {
  const userFolder = app.getPath('userData');
  const built = join(import.meta.dirname, '..');
  const shell: Shell = {
    rendererRoot: join(built, 'renderer'),
    preloadPath: join(built, 'preload', 'index.cjs'),
    userFolder,
    settings: createSettingsStore(userFolder),
    journals: createJournalStore(join(userFolder, 'journals'), Date.now),
    recents: createRecentStore(userFolder, Date.now),
    log: createLog(app.getPath('logs'), app.getPath('home'), () => new Date()),
    windows: createWindowList(),
    open: (paths) => {
      showFiles(shell, paths);
    },
  };
  return shell;
}
