import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { mimeTypeOf } from '../security-headers.ts';

export interface StaticFile {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/**
 * A file below `root` by the path of a URL, or null. What could lead elsewhere is refused before the disk is asked:
 * `..`, hidden names, backslashes, drive letters, encoded slashes and NUL; a link that leads out is refused after.
 */
export async function readStaticFile(root: string, urlPath: string): Promise<StaticFile | null> {
  const segments = parseSegments(urlPath);
  if (segments === null) return null;
  const name = segments.length === 0 ? ['index.html'] : segments;
  try {
    const base = await realpath(root);
    const path = await realpath(join(base, ...name));
    if (!path.startsWith(base + sep)) return null;
    return { mimeType: mimeTypeOf(path), bytes: await readFile(path) };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

function parseSegments(urlPath: string): string[] | null {
  if (!urlPath.startsWith('/')) return null;
  const segments: string[] = [];
  for (const part of urlPath.slice(1).split('/')) {
    const segment = decodeSegment(part);
    if (segment === null) return null;
    segments.push(segment);
  }
  return segments.length === 1 && segments[0] === '' ? [] : segments.includes('') ? null : segments;
}

function decodeSegment(part: string): string | null {
  let segment: string;
  try {
    segment = decodeURIComponent(part);
  } catch {
    return null;
  }
  // eslint rejects control characters in patterns, and NUL is one that C libraries stop at.
  const isUnsafe = segment.startsWith('.') || /[/\\:]/.test(segment) || segment.includes('\0');
  return isUnsafe ? null : segment;
}

function isAbsent(error: unknown): boolean {
  const codes: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'];
  return error instanceof Error && 'code' in error && codes.includes(error.code);
}
