import { randomUUID } from 'node:crypto';
import type { HostCalls } from '../../host/ipc.ts';
import type { Shell } from '../shell.ts';
import type { AppWindow } from '../window/window-list.ts';

type JournalCalls = Pick<HostCalls, 'writeJournal' | 'clearJournal' | 'journals'>;

/** A window has one document; a page that fills the disk with journals is none of ours. */
const MOST_AT_ONCE = 16;

/**
 * Unsaved work. A window's own journals carry its id and the run's, so that two windows never write over each other;
 * those that no open window of this run owns are of a run or a page that did not end well.
 */
export function journalCalls(shell: Shell, window: AppWindow): JournalCalls {
  // Recovered work keeps the key that it was offered by: its former owner gives way to this window.
  const own = (key: string): string => `${ownerOf(window)}.${key.replace(FORMER_OWNER, '')}`;
  const offered = new Set<string>();
  const written = new Set<string>();
  return {
    writeJournal: async (key, file, document) => {
      // The user gave this work up a moment ago.
      if (window.mayClose) return;
      if (written.size >= MOST_AT_ONCE && !written.has(own(key))) throw new Error('Too many journals');
      written.add(own(key));
      await shell.journals.write(own(key), file === null ? null : window.files.pathOf(file.id), document);
    },
    clearJournal: async (key) => {
      written.delete(own(key));
      await shell.journals.clear(own(key));
      if (offered.delete(key)) await shell.journals.clear(key);
    },
    journals: async () => {
      const live = shell.windows.all().map(ownerOf);
      const lost = (await shell.journals.list()).filter(
        ({ key }) => !live.some((owner) => key.startsWith(`${owner}.`)),
      );
      for (const { key } of lost) offered.add(key);
      return Promise.all(
        lost.map(async ({ key, path, text, written }) => ({
          key,
          file: path === null ? null : await window.files.refer(path),
          text,
          written,
        })),
      );
    },
  };
}

/** Ids of pages begin anew in each run, and the system uses those of processes again. */
const RUN = randomUUID();
const FORMER_OWNER = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-\d+-\d+\./;

/** After a crash the window's next page is another owner: it is offered what the lost one left. */
function ownerOf({ browserWindow, page }: AppWindow): string {
  return `${RUN}-${browserWindow.webContents.id}-${page}`;
}
