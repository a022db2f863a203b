/**
 * A large file in pieces: the records of its lists in runs (`measureJson` tells where they stand), and the outline that
 * is left without them. If both are JSON, so is the file, and it says the same.
 */
import { isObject, type JsonObject } from './check-context.ts';
import { CLOSE_LIST, OPEN_LIST } from './json-signs.ts';
import { parseJson } from './json-text.ts';
import { FORMAT, VERSION } from './model.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/** Where some bytes stand, from the first to behind the last. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * The records of a run, or null where it is not JSON in UTF-8. What stands beside the run, commas or the list's own
 * brackets, makes room for brackets meanwhile: to put them around the text would copy it once more.
 */
export function readRun(bytes: Uint8Array, { from, to }: ByteSpan): readonly unknown[] | null {
  const before = bytes[from - 1];
  const after = bytes[to];
  if (before === undefined || after === undefined) return null;
  bytes[from - 1] = OPEN_LIST;
  bytes[to] = CLOSE_LIST;
  const decoded = decodeUtf8(bytes.subarray(from - 1, to + 1));
  bytes[from - 1] = before;
  bytes[to] = after;
  const records = decoded.ok ? parseJson(decoded.text) : null;
  return Array.isArray(records) ? records : null;
}

/** The file with `null` in the place of each run, which come in order; null where it is no document of this version. */
export function readOutline(bytes: Uint8Array, runs: readonly ByteSpan[]): JsonObject | null {
  const decoded = decodeUtf8(withoutRuns(bytes, runs));
  const outline = decoded.ok ? parseJson(decoded.text) : null;
  return isObject(outline) && outline['format'] === FORMAT && outline['version'] === VERSION ? outline : null;
}

/** No title or description is longer. */
const LONGEST_HEAD = 2 ** 16;

/** What a file says before its first record, if that is in one of the root's lists; else nothing. */
export function readHead(bytes: Uint8Array, firstRecord: number): JsonObject {
  if (firstRecord > LONGEST_HEAD) return {};
  const decoded = decodeUtf8(bytes.subarray(0, firstRecord));
  const head = decoded.ok ? parseJson(`${decoded.text}]}`) : null;
  return isObject(head) ? head : {};
}

const NOTHING = encodeUtf8('null');

/** In bytes, since a byte order mark counts at the beginning of the file and nowhere else. */
function withoutRuns(bytes: Uint8Array, runs: readonly ByteSpan[]): Uint8Array {
  const length = runs.reduce((sum, { from, to }) => sum - (to - from) + NOTHING.length, bytes.length);
  const rest = new Uint8Array(length);
  let at = 0;
  let next = 0;
  for (const { from, to } of runs) {
    rest.set(bytes.subarray(next, from), at);
    at += from - next;
    rest.set(NOTHING, at);
    at += NOTHING.length;
    next = to;
  }
  rest.set(bytes.subarray(next), at);
  return rest;
}
