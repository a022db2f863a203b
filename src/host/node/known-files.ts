import { createHash, randomUUID } from 'node:crypto';
import { access, constants, open, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { FileReference, HostResult, OpenedFile } from '../host.ts';
import { failureOf, refuse, succeed } from './file-error.ts';
import { writeAtomic } from './write-atomic.ts';

/** More than this cannot be a timeline and would not fit in the window's memory. */
export const FILE_SIZE_LIMIT = 512 * 1024 * 1024;

/** Whether a file is still the one that we know: cheap facts first, the content where these differ. */
interface Stamp {
  readonly size: number;
  readonly modified: number;
  readonly digest: string;
}

interface Known {
  readonly path: string;
  stamp: Stamp | null;
}

/**
 * The files that the window may read and write. It names them by ids, which are chance and give no power over any
 * other file; the paths stay here.
 */
export interface KnownFiles {
  open(path: string): Promise<HostResult<OpenedFile>>;
  reopen(id: string): Promise<HostResult<OpenedFile>>;
  save(id: string, bytes: Uint8Array, force: boolean): Promise<HostResult<FileReference>>;
  saveAs(path: string, bytes: Uint8Array): Promise<HostResult<FileReference>>;
  /** The file's reference, whether or not it exists any more. */
  refer(path: string): Promise<FileReference>;
  pathOf(id: string): string | null;
  /** Whether the file is there with other content than was last read or written. */
  hasChanged(id: string): Promise<boolean>;
}

export function createKnownFiles(): KnownFiles {
  const known = new Map<string, Known>();
  const ids = new Map<string, string>();

  const learn = (path: string): { readonly id: string; readonly entry: Known } => {
    const id = ids.get(path) ?? randomUUID();
    const entry = known.get(id) ?? { path, stamp: null };
    ids.set(path, id);
    known.set(id, entry);
    return { id, entry };
  };

  const read = async (path: string): Promise<HostResult<OpenedFile>> => {
    try {
      const content = await readWithStamp(path);
      if (!content.ok) return { ...content, file: basename(path) };
      const { id, entry } = learn(path);
      entry.stamp = content.value.stamp;
      return succeed({ file: await referTo(id, path), bytes: content.value.bytes });
    } catch (error) {
      return { ...failureOf(error), file: basename(path) };
    }
  };

  const write = async (id: string, entry: Known, bytes: Uint8Array): Promise<HostResult<FileReference>> => {
    try {
      await writeAtomic(entry.path, bytes);
      const { size, mtimeMs } = await stat(entry.path);
      entry.stamp = { size, modified: mtimeMs, digest: digestOf(bytes) };
      return succeed(await referTo(id, entry.path));
    } catch (error) {
      return { ...failureOf(error), file: basename(entry.path) };
    }
  };

  return {
    open: (path) => read(resolve(path)),
    reopen: async (id) => {
      const entry = known.get(id);
      return entry === undefined ? refuse('refused', `unknown file: ${id}`) : read(entry.path);
    },
    save: async (id, bytes, force) => {
      const entry = known.get(id);
      if (entry === undefined) return refuse('refused', `unknown file: ${id}`);
      if (!force && (await isOther(entry))) return refuse('changed-on-disk', basename(entry.path));
      return write(id, entry, bytes);
    },
    saveAs: (path, bytes) => {
      const { id, entry } = learn(resolve(path));
      return write(id, entry, bytes);
    },
    refer: (path) => {
      const { id, entry } = learn(resolve(path));
      return referTo(id, entry.path);
    },
    pathOf: (id) => known.get(id)?.path ?? null,
    hasChanged: async (id) => {
      const entry = known.get(id);
      return entry !== undefined && (await isOther(entry));
    },
  };
}

async function readWithStamp(path: string): Promise<HostResult<{ bytes: Uint8Array; stamp: Stamp }>> {
  const file = await open(path, 'r');
  try {
    const facts = await file.stat();
    if (!facts.isFile()) return refuse('refused', `not a file: ${basename(path)}`);
    if (facts.size > FILE_SIZE_LIMIT) return refuse('too-large', String(facts.size));
    const bytes = new Uint8Array(await file.readFile());
    return succeed({
      bytes,
      stamp: { size: facts.size, modified: facts.mtimeMs, digest: digestOf(bytes) },
    });
  } finally {
    await file.close();
  }
}

/** A file that is gone has no changes to lose: saving makes it again. */
async function isOther(entry: Known): Promise<boolean> {
  const { path, stamp } = entry;
  try {
    const { size, mtimeMs } = await stat(path);
    if (stamp === null) return true;
    if (size === stamp.size && mtimeMs === stamp.modified) return false;
    return size !== stamp.size || digestOf(await readFile(path)) !== stamp.digest;
  } catch {
    return false;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function referTo(id: string, path: string): Promise<FileReference> {
  return { id, name: basename(path), location: dirname(path), writable: await isWritable(path) };
}

async function isWritable(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
