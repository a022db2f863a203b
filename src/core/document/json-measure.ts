/** How deep a text nests, how many keys it writes, and where its records stand: what is to be known before it is parsed. */
import { QUOTE, BACKSLASH, COLON, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST } from './json-signs.ts';

export interface JsonMeasure {
  /** Keys that the text writes, repeated ones included. */
  readonly keys: number;
  /** The byte at which the nesting passes the limit, or −1. */
  readonly tooDeepAt: number;
}

/** Neighbours in one of the root's lists, from the first's brace to the last's: within brackets, they are JSON. */
export interface RecordRun {
  /** The list's key as it is written: escapes in it stay. */
  readonly list: string;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Is told where the records of the root's lists stand, in runs of up to `most`, so that each can be read apart. */
export interface RecordListener {
  readonly most: number;
  tell(run: RecordRun): void;
}

/**
 * One quick pass over the UTF-8 bytes of a text, made before `JSON.parse`: JSON's own signs are ASCII, and engines
 * step through bytes several times faster than through the characters of a string. On text that is not JSON the
 * numbers mean nothing and wrong runs may be told, but nothing breaks.
 */
export function measureJson(bytes: Uint8Array, deepest: number, records?: RecordListener): JsonMeasure {
  const runs = createRuns(bytes, records);
  let keys = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === QUOTE) {
      const end = endOfString(bytes, at + 1);
      if (depth === 1) runs.string(at + 1, end);
      at = end;
    } else if (code === COLON) keys++;
    else if (code === OPEN_OBJECT || code === OPEN_LIST) {
      if (++depth > deepest) return { keys, tooDeepAt: at };
      if (depth <= 3) runs.open(depth, at, code === OPEN_LIST);
    } else if (code === CLOSE_OBJECT || code === CLOSE_LIST) {
      if (--depth <= 2) runs.close(depth, at);
    }
  }
  return { keys, tooDeepAt: -1 };
}

/** Follows the walk as far as the records: the root's lists have depth 2, what they hold has 3. */
function createRuns(bytes: Uint8Array, records: RecordListener | undefined) {
  let key = { from: 0, to: 0 };
  let list: string | null = null;
  let from = -1;
  let to = -1;
  let count = 0;
  const end = (): void => {
    if (list !== null && count > 0) records?.tell({ list, from, to, count });
    from = -1;
    count = 0;
  };
  return {
    string(start: number, close: number): void {
      key = { from: start, to: close };
    },
    open(depth: number, at: number, isList: boolean): void {
      if (depth === 2) list = isList ? readKey(bytes, key) : null;
      else if (depth === 3 && from < 0) from = at;
    },
    close(depth: number, at: number): void {
      if (depth === 2) {
        to = at + 1;
        if (++count === records?.most) end();
      } else if (depth === 1) end();
    },
  };
}

const LONGEST_KEY = 100;

function readKey(bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + LONGEST_KEY)));
}

/** Where the quote stands that closes a string whose text begins at `from`; the end of the bytes if none does. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return bytes.length;
}
