import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../host.ts';
import { parseSettings } from '../settings.ts';
import { writeAtomic } from './write-atomic.ts';

export interface SettingsStore {
  load(): Promise<Settings>;
  save(settings: Settings): Promise<void>;
}

/** Settings as `settings.json` in `folder`. A file that is missing or damaged gives the defaults. */
export function createSettingsStore(folder: string): SettingsStore {
  const path = join(folder, 'settings.json');
  let last: Promise<void> = Promise.resolve();
  return {
    load: async () => parseSettings(await readJson(path)),
    // One write at a time, in order: two at once could end with the older one.
    save: (settings) => {
      const text = `${JSON.stringify(parseSettings(settings), null, 2)}\n`;
      last = last
        .catch(() => undefined)
        .then(async () => {
          await mkdir(folder, { recursive: true });
          await writeAtomic(path, new TextEncoder().encode(text));
        });
      return last;
    },
  };
}

/** The JSON value in a file of ours, or null where there is none that can be read. */
export async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch {
    return null;
  }
}
