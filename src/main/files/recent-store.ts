import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from '../../host/node/settings-store.ts';
import { writeAtomic } from '../../host/node/write-atomic.ts';

export interface StoredRecent {
  readonly path: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly opened: number;
}

export interface RecentStore {
  /** Newest first. */
  list(): Promise<readonly StoredRecent[]>;
  add(path: string): Promise<void>;
  clear(): Promise<void>;
}

const LIMIT = 12;

/** The files that were last opened or saved, in `folder`, as `recents.json`. `now` gives milliseconds since 1970. */
export function createRecentStore(folder: string, now: () => number): RecentStore {
  const path = join(folder, 'recents.json');
  let last: Promise<void> = Promise.resolve();
  const change = (edit: (recents: readonly StoredRecent[]) => readonly StoredRecent[]): Promise<void> => {
    last = last
      .catch(() => undefined)
      .then(async () => {
        await mkdir(folder, { recursive: true });
        const text = JSON.stringify(edit(await read(path)), null, 2);
        await writeAtomic(path, new TextEncoder().encode(`${text}\n`));
      });
    return last;
  };
  return {
    list: () => last.catch(() => undefined).then(() => read(path)),
    add: (added) =>
      change((recents) =>
        [{ path: added, opened: now() }, ...recents.filter((recent) => recent.path !== added)].slice(
          0,
          LIMIT,
        ),
      ),
    clear: () => change(() => []),
  };
}

async function read(path: string): Promise<readonly StoredRecent[]> {
  const value = await readJson(path);
  return Array.isArray(value) ? value.filter(isRecent).slice(0, LIMIT) : [];
}

function isRecent(value: unknown): value is StoredRecent {
  if (typeof value !== 'object' || value === null) return false;
  const { path, opened } = value as Readonly<Record<string, unknown>>;
  return typeof path === 'string' && typeof opened === 'number';
}
