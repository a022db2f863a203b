import { copyFile, link, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/**
 * Writes a file whole or not at all: at any moment, whatever is killed, `path` holds the old bytes or the new ones.
 * The new file is flushed to the disk before it takes the name, and the old one stands beside it under a name of its
 * own until that is done, since a rename over a file is not atomic on every file system.
 * Throws an `UnwrittenFile`, with nothing changed.
 */
export async function writeAtomic(path: string, bytes: Uint8Array): Promise<void> {
  await writeAllAtomic([{ path, bytes }]);
}

/** Several files of one piece of work: all of them or, where one cannot be written, none. Throws as `writeAtomic` does. */
export async function writeAllAtomic(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const staged: Staged[] = [];
  try {
    for (const { path, bytes } of files) {
      await naming(path, async () => {
        const one = stage(path, await targetOf(path));
        staged.push(one);
        await writeFlushed(one.fresh, bytes, await modeOf(one.target));
      });
    }
    for (const one of staged)
      await naming(one.path, async () => {
        one.hadPrevious = await keepPrevious(one.target, one.previous);
      });
    await takeNames(staged);
    for (const folder of new Set(staged.map(({ target }) => dirname(target)))) await flushFolder(folder);
    for (const { target } of staged) await removeLeftovers(target);
  } finally {
    for (const { fresh, previous } of staged) {
      await rm(fresh, { force: true });
      await rm(previous, { force: true });
    }
  }
}

/** Which file could not be written. Its code is that of the file system's error, which is its cause. */
export class UnwrittenFile extends Error {
  readonly path: string;
  readonly code: string;

  constructor(path: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = 'UnwrittenFile';
    this.path = path;
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  }
}

async function naming(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new UnwrittenFile(path, error);
  }
}

/** A file on its way: all that it needs stands beside it before it takes its name. */
interface Staged {
  /** As it was asked for; `target` is what that leads to. */
  readonly path: string;
  readonly target: string;
  readonly fresh: string;
  readonly previous: string;
  hadPrevious: boolean;
}

function stage(path: string, target: string): Staged {
  const run = randomUUID().slice(0, 8);
  return {
    path,
    target,
    fresh: besideName(target, `${run}.new`),
    previous: besideName(target, `${run}.previous`),
    hadPrevious: false,
  };
}

/** Where one cannot take its name, those before it give theirs back. */
async function takeNames(staged: readonly Staged[]): Promise<void> {
  const taken: Staged[] = [];
  try {
    for (const one of staged) {
      await naming(one.path, () => rename(one.fresh, one.target));
      taken.push(one);
    }
  } catch (error) {
    for (const { target, previous, hadPrevious } of taken) {
      if (hadPrevious) await rename(previous, target);
      else await rm(target, { force: true });
    }
    throw error;
  }
}

/** What a save that was killed left beside the file is of no use once a later one is done. */
async function removeLeftovers(target: string): Promise<void> {
  const folder = dirname(target);
  const prefix = `.${basename(target)}.`;
  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(prefix) && LEFTOVER.test(name.slice(prefix.length)),
  );
  for (const name of names) {
    const path = join(folder, name);
    // Another process may be saving at this moment.
    if (await isOlderThan(path, LEFTOVER_AGE)) await rm(path, { force: true });
  }
}

const LEFTOVER = /^[0-9a-f]{8}\.(new|previous)$/;
const LEFTOVER_AGE = 60_000;

async function isOlderThan(path: string, age: number): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < Date.now() - age;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** A link's own name stays a link: what it points to is replaced. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isMissing(error)) return path;
    throw error;
  }
}

function besideName(target: string, suffix: string): string {
  return join(dirname(target), `.${basename(target)}.${suffix}`);
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch (error) {
    if (isMissing(error)) return 0o666;
    throw error;
  }
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * A second name for the old bytes costs nothing; where the file system has no links, a copy does it. Tells whether
 * there are any.
 */
async function keepPrevious(target: string, previous: string): Promise<boolean> {
  try {
    await link(target, previous);
  } catch (error) {
    if (isMissing(error)) return false;
    await copyFile(target, previous);
  }
  return true;
}

/** The new name itself must reach the disk. Windows cannot open a folder, and has no need to. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
