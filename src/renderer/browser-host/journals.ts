import type { FileReference, JournalEntry } from '../../host/host.ts';
import type { ServerApi } from './server-api.ts';
import type { BrowserStore } from './store.ts';

/** Unsaved work, kept by the server where there is one, else by the browser. */
export interface Journals {
  write(key: string, file: FileReference | null, document: Uint8Array): Promise<void>;
  clear(key: string): Promise<void>;
  list(): Promise<readonly JournalEntry[]>;
}

const JOURNAL = 'journal:';

/**
 * Several tabs may edit at once, so each writes under a name of its own and holds a lock of that name. A journal whose
 * lock nobody holds belongs to a tab that is gone: only that one is offered.
 */
export function createJournals(server: ServerApi | null, store: BrowserStore): Journals {
  const tab = crypto.randomUUID();
  void navigator.locks.request(lockOf(tab), () => new Promise<never>(() => undefined));
  const kept = server === null ? keptByBrowser(store) : keptByServer(server);
  const foreign = new Set<string>();
  return {
    write: (key, file, document) => kept.write(`${tab}.${key}`, file, document),
    clear: (key) => kept.clear(foreign.has(key) ? key : `${tab}.${key}`),
    list: async () => {
      const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name));
      const lost = (await kept.list()).filter(({ key }) => !held.has(lockOf(key.split('.')[0] ?? '')));
      for (const { key } of lost) foreign.add(key);
      return lost;
    },
  };
}

function lockOf(tab: string): string {
  return `communique-tab-${tab}`;
}

function keptByServer(server: ServerApi): Journals {
  return {
    write: async (key, file, document) => {
      const path = [key, ...(file === null ? [] : [file.id])].map(encodeURIComponent).join('/');
      await server.send('PUT', `journals/${path}`, new Uint8Array(document));
    },
    clear: async (key) => {
      await server.send('DELETE', `journals/${encodeURIComponent(key)}`);
    },
    list: async () => (await server.getJson('journals')) as readonly JournalEntry[],
  };
}

function keptByBrowser(store: BrowserStore): Journals {
  return {
    write: (key, file, document) => {
      const text = new TextDecoder().decode(document);
      return store.set(JOURNAL + key, { key, file, text, written: Date.now() });
    },
    clear: (key) => store.remove(JOURNAL + key),
    list: async () => {
      const entries = (await store.entries(JOURNAL)).map(([, entry]) => entry as JournalEntry);
      return entries.sort((a, b) => b.written - a.written);
    },
  };
}
