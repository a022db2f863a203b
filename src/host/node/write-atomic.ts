import { copyFile, link, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';

/**
 * Writes a file whole or not at all: at any moment, whatever is killed, `path` holds the old bytes or the new ones.
 * The new file is flushed to the disk before it takes the name, and the old one stands beside it under a name of its
 * own until that is done, since a rename over a file is not atomic on every file system.
 * Throws the file system's error, with nothing changed.
 */
export async function writeAtomic(path: string, bytes: Uint8Array): Promise<void> {
  const target = await targetOf(path);
  const run = randomUUID().slice(0, 8);
  const fresh = besideName(target, `${run}.new`);
  const previous = besideName(target, `${run}.previous`);
  try {
    await writeFlushed(fresh, bytes, await modeOf(target));
    await keepPrevious(target, previous);
    await rename(fresh, target);
    await flushFolder(dirname(target));
    await removeLeftovers(target);
  } finally {
    await rm(fresh, { force: true });
    await rm(previous, { force: true });
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

/** A second name for the old bytes costs nothing; where the file system has no links, a copy does it. */
async function keepPrevious(target: string, previous: string): Promise<void> {
  try {
    await link(target, previous);
  } catch (error) {
    if (isMissing(error)) return;
    await copyFile(target, previous);
  }
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
