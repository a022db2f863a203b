import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
  /** `document`: the text of the unsaved document, in UTF-8. */
  write(key: string, path: string | null, document: Uint8Array): Promise<void>;
  clear(key: string): Promise<void>;
  /** Newest first. */
  list(): Promise<readonly StoredJournal[]>;
}

/** What stands in the first line of a journal, in JSON. The document follows as it is. */
type JournalHead = Omit<StoredJournal, 'text'>;

/** Journals as one file each in `folder`. `now` gives milliseconds since 1970. */
export function createJournalStore(folder: string, now: () => number): JournalStore {
  let last: Promise<void> = Promise.resolve();
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    last = last.catch(() => undefined).then(work);
    return last;
  };
  const pathOf = (key: string): string => join(folder, `${digest(key)}.journal`);
  return {
    write: (key, path, document) =>
      inOrder(async () => {
        await mkdir(folder, { recursive: true });
        const head: JournalHead = { key, path, written: now(), process: process.pid };
        await writeAtomic(pathOf(key), Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), document]));
      }),
    clear: (key) => inOrder(() => rm(pathOf(key), { force: true })),
    list: () => listJournals(folder),
  };
}

async function listJournals(folder: string): Promise<readonly StoredJournal[]> {
  const journals: StoredJournal[] = [];
  for (const name of await namesIn(folder)) {
    const journal = await readJournal(join(folder, name));
    if (journal !== null) journals.push(journal);
  }
  return journals.sort((a, b) => b.written - a.written);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.journal$/.test(name)).sort();
  } catch {
    return [];
  }
}

/** Null where the file is gone or is no journal. */
async function readJournal(path: string): Promise<StoredJournal | null> {
  try {
    const content = await readFile(path, 'utf8');
    const end = content.indexOf('\n');
    const head = parseHead(JSON.parse(content.slice(0, end)));
    return head === null || end < 0 ? null : { ...head, text: content.slice(end + 1) };
  } catch {
    return null;
  }
}

function parseHead(value: unknown): JournalHead | null {
  if (typeof value !== 'object' || value === null) return null;
  const { key, path, written, process: owner } = value as Readonly<Record<string, unknown>>;
  if (typeof key !== 'string' || typeof written !== 'number' || typeof owner !== 'number') return null;
  return { key, path: typeof path === 'string' ? path : null, written, process: owner };
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
