/**
 * Chunks of bytes to rows of fields, given as places in a buffer: `starts[i]` to `ends[i] - 1`. Lines end in LF, CRLF
 * or CR. With tabs a field is whatever lies between two; with other separators it may stand in quotes, a doubled
 * quote being one.
 */
export interface Fields {
  bytes: Uint8Array;
  count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1-based. */
  line: number;
}

export interface RowScanner {
  write(chunk: Uint8Array): void;
  end(): void;
}

export interface RowHandler {
  row(fields: Fields): void;
  /** A line longer than any row; it is skipped. */
  tooLong(line: number): void;
}

/** More fields than any format has; further ones are counted but not given. */
const MOST_FIELDS = 256;
const LONGEST_LINE = 1 << 20;

const LF = 10;
const CR = 13;
const QUOTE = 34;
export const TAB = 9;

export function createRowScanner(separator: number, handler: RowHandler): RowScanner {
  const fields: Fields = {
    bytes: new Uint8Array(),
    count: 0,
    starts: new Int32Array(MOST_FIELDS),
    ends: new Int32Array(MOST_FIELDS),
    line: 1,
  };
  const scan = separator === TAB ? scanTabs : scanQuoted(separator);
  let rest: Uint8Array = new Uint8Array();
  let skipping = false;
  let endedInCr = false;
  let isFirst = true;

  /** Reads whole lines and keeps what is left for the next chunk. */
  function read(bytes: Uint8Array, isLast: boolean): void {
    fields.bytes = bytes;
    let at = 0;
    if (endedInCr && bytes[0] === LF) at = 1;
    if (bytes.length > 0) endedInCr = false;
    while (at < bytes.length) {
      const end = scan(fields, at);
      if (end === bytes.length && !isLast) break;
      const wasSkipping = skipping;
      skipping = false;
      if (!wasSkipping && end > at) handler.row(fields);
      fields.line++;
      at = end + 1;
      if (bytes[end] !== CR) continue;
      if (at === bytes.length) endedInCr = true;
      else if (bytes[at] === LF) at++;
    }
    rest = at < bytes.length ? bytes.slice(at) : new Uint8Array();
    if (rest.length <= LONGEST_LINE) return;
    if (!skipping) handler.tooLong(fields.line);
    skipping = true;
    rest = new Uint8Array();
  }

  return {
    write(chunk) {
      const bytes = isFirst ? withoutMark(chunk) : chunk;
      isFirst = false;
      read(rest.length === 0 ? bytes : joined(rest, bytes), false);
    },
    end() {
      read(rest, true);
    },
  };
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Fills in the fields of the line at `from` and gives the place of its line end, or the length where there is none. */
type Scan = (fields: Fields, from: number) => number;

const scanTabs: Scan = (fields, from) => {
  const { bytes, starts, ends } = fields;
  const { length } = bytes;
  let count = 0;
  let start = from;
  let at = from;
  for (; at < length; at++) {
    const byte = bytes[at] as number;
    // Everything below 14 but the three that matter is rare: one comparison passes nearly all bytes.
    if (byte > CR) continue;
    if (byte === TAB) {
      starts[count] = start;
      ends[count] = at;
      if (count < MOST_FIELDS - 1) count++;
      start = at + 1;
    } else if (byte === LF || byte === CR) break;
  }
  starts[count] = start;
  ends[count] = at;
  fields.count = count + 1;
  return at;
};

function scanQuoted(separator: number): Scan {
  return (fields, from) => {
    const { bytes } = fields;
    const { length } = bytes;
    let start = from;
    let inQuotes = false;
    let at = from;
    fields.count = 0;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) inQuotes = !inQuotes;
      else if (byte === LF || byte === CR) break;
      else if (byte === separator && !inQuotes) {
        addQuoted(fields, start, at);
        start = at + 1;
      }
    }
    addQuoted(fields, start, at);
    return at;
  };
}

/** A line break within quotes ends the row: none of these formats has one, and a lost quote must not eat the file. */
function addQuoted(fields: Fields, from: number, to: number): void {
  const { bytes } = fields;
  const isQuoted = to - from >= 2 && bytes[from] === QUOTE && bytes[to - 1] === QUOTE;
  const at = Math.min(fields.count, MOST_FIELDS - 1);
  fields.starts[at] = isQuoted ? from + 1 : from;
  fields.ends[at] = isQuoted ? to - 1 : to;
  fields.count++;
}
