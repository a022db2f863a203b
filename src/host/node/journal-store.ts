import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './settings-store.ts';
import { writeAtomic } from './write-atomic.ts';

/** Unsaved work as it lies on disk. The path is the host's own; the window gets a reference instead. */
export interface StoredJournal {
  readonly key: string;
  readonly path: string | null;
  readonly text: string;
  readonly written: number;
  /** Id of the process that wrote it: while that runs, the work is not lost. */
  readonly process: number;
}

export interface JournalStore {
  write(key: string, path: string | null, text: string): Promise<void>;
  clear(key: string): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly StoredJournal[]>;
}

/** Journals as one file each in `folder`. `now` gives milliseconds since 1970. */
export function createJournalStore(folder: string, now: () => number): JournalStore {
  let last: Promise<void> = Promise.resolve();
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    last = last.catch(() => undefined).then(work);
    return last;
  };
  const pathOf = (key: string): string => join(folder, `${digest(key)}.json`);
  return {
    write: (key, path, text) =>
      inOrder(async () => {
        await mkdir(folder, { recursive: true });
        const journal: StoredJournal = { key, path, text, written: now(), process: process.pid };
        await writeAtomic(pathOf(key), new TextEncoder().encode(JSON.stringify(journal)));
      }),
    clear: (key) => inOrder(() => rm(pathOf(key), { force: true })),
    list: () => listJournals(folder),
  };
}

async function listJournals(folder: string): Promise<readonly StoredJournal[]> {
  const journals: StoredJournal[] = [];
  for (const name of await namesIn(folder)) {
    const journal = parseJournal(await readJson(join(folder, name)));
    if (journal !== null) journals.push(journal);
  }
  return journals.sort((a, b) => b.written - a.written);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.json$/.test(name)).sort();
  } catch {
    return [];
  }
}

function parseJournal(value: unknown): StoredJournal | null {
  if (typeof value !== 'object' || value === null) return null;
  const { key, path, text, written, process: owner } = value as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof text !== 'string') return null;
  if (typeof written !== 'number' || typeof owner !== 'number') return null;
  return { key, path: typeof path === 'string' ? path : null, text, written, process: owner };
}

/** Whether a process of this id runs. One that we may not signal runs too. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A key is the window's to choose, so it never becomes part of a file name. */
function digest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
