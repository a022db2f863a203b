/** The documents that file arguments name. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { STREAM } from './input.ts';

const EXTENSION = '.communique';

/** Each file as it is, each folder as the documents directly in it, by name. A path that is not there stays one. */
export async function expandFolders(paths: readonly string[]): Promise<readonly string[]> {
  const expanded = await Promise.all(paths.map(documentsAt));
  return expanded.flat();
}

async function documentsAt(path: string): Promise<readonly string[]> {
  if (path === STREAM || !(await isFolder(path))) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'));
  return names.sort().map((name) => join(path, name));
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    // What is not there, or may not be looked at, is said when it is read.
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

/** The document's name in the names of its figures. */
export function documentName(path: string): string {
  return path === STREAM ? 'figure' : basename(path).replace(/\.(?:communique|json)$/u, '');
}
