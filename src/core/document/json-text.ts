/**
 * What `JSON.parse` does not tell of a text: where its error is, on which line a value stands, and which keys it repeats.
 * All of it by loops, so that no nesting overflows the stack.
 */
import type { Path } from './check-context.ts';
import {
  QUOTE,
  BACKSLASH,
  COLON,
  COMMA,
  OPEN_OBJECT,
  CLOSE_OBJECT,
  OPEN_LIST,
  CLOSE_LIST,
} from './json-signs.ts';

/** The value of a text, or undefined if it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Where the text stops being JSON, or −1 if it is JSON. */
export function findSyntaxError(text: string): number {
  return walkJson(text, {});
}

export interface RepeatedKey {
  readonly path: Path;
  readonly at: number;
}

export interface FoundPaths {
  /** One for each path asked for. */
  readonly offsets: readonly number[];
  readonly repeated: readonly RepeatedKey[];
  /** Repeated keys beyond the limit. */
  readonly repeatedMore: number;
}

/**
 * The offset of each path's key or item, or of its nearest ancestor that is there; and the keys that an object
 * repeats, of which the first `limit` are given and the rest counted. Where a key is repeated, the last one counts, as in `JSON.parse`.
 */
export function findPaths(text: string, paths: readonly Path[], limit: number): FoundPaths {
  const root = buildTree(paths);
  const repeated: RepeatedKey[] = [];
  let repeatedMore = 0;
  const stack: Frame[] = [];
  let next: PathNode | null = root;
  walkJson(text, {
    enter(isList) {
      stack.push({ node: next, isList, count: 0, key: '', keys: isList ? null : new Set() });
    },
    leave() {
      stack.pop();
    },
    key(from, to) {
      const frame = stack.at(-1)!;
      frame.key = JSON.parse(text.slice(from, to)) as string;
      if (frame.keys!.has(frame.key)) {
        if (repeated.length < limit) repeated.push({ path: stack.map(stepOf), at: from });
        else repeatedMore++;
      }
      frame.keys!.add(frame.key);
      next = mark(frame.node, frame.key, from);
    },
    value(at) {
      const frame = stack.at(-1);
      if (frame?.isList) next = mark(frame.node, frame.count++, at);
      else if (frame === undefined) root.at = at;
    },
  });
  return { offsets: paths.map((path) => offsetOf(root, path)), repeated, repeatedMore };
}

interface Frame {
  readonly node: PathNode | null;
  readonly isList: boolean;
  /** Items of a list begun so far. */
  count: number;
  key: string;
  readonly keys: Set<string> | null;
}

const stepOf = (frame: Frame): string | number => (frame.isList ? frame.count - 1 : frame.key);

interface PathNode {
  at: number;
  readonly children: Map<string | number, PathNode>;
}

function buildTree(paths: readonly Path[]): PathNode {
  const root: PathNode = { at: -1, children: new Map() };
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      let child = node.children.get(step);
      if (child === undefined) node.children.set(step, (child = { at: -1, children: new Map() }));
      node = child;
    }
  }
  return root;
}

function mark(parent: PathNode | null, step: string | number, at: number): PathNode | null {
  const node = parent?.children.get(step) ?? null;
  if (node !== null) node.at = at;
  return node;
}

function offsetOf(root: PathNode, path: Path): number {
  let node = root;
  let at = root.at;
  for (const step of path) {
    const child = node.children.get(step);
    if (child === undefined || child.at < 0) break;
    node = child;
    at = child.at;
  }
  return at;
}

/** 1-based lines of offsets; an offset below 0 has none. Lines end in LF, CR LF or CR. */
export function linesOf(text: string, offsets: readonly number[]): readonly (number | null)[] {
  const order = offsets.map((_, index) => index).sort((a, b) => offsets[a]! - offsets[b]!);
  const lines: (number | null)[] = offsets.map(() => null);
  let line = 1;
  let at = 0;
  for (const index of order) {
    const offset = offsets[index]!;
    if (offset < 0) continue;
    for (; at < offset; at++) {
      const code = text.charCodeAt(at);
      if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) line++;
    }
    lines[index] = line;
  }
  return lines;
}

const LF = 0x0a;
const CR = 0x0d;

/** 1-based column of an offset, in UTF-16 units, as editors count. */
export function columnOf(text: string, offset: number): number {
  return offset - Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
}

interface JsonVisitor {
  enter?(isList: boolean): void;
  leave?(): void;
  /** A key with its quotes, from its opening to behind its closing one. */
  key?(from: number, to: number): void;
  /** A value begins; called before `enter`. */
  value?(at: number): void;
}

/** What may come next. */
type Expectation = 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'comma' | 'end';

/** Reads strict JSON (RFC 8259) and tells a visitor of it. Gives the offset of the first error, or −1. */
function walkJson(text: string, visitor: JsonVisitor): number {
  const open: boolean[] = [];
  let expect: Expectation = 'value';
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const closes: boolean =
      code === (open.at(-1) === true ? CLOSE_LIST : CLOSE_OBJECT) &&
      (expect === 'comma' || expect === (open.at(-1) === true ? 'first-item' : 'first-key'));
    let end: number = at + 1;
    if (closes && open.length > 0) {
      open.pop();
      visitor.leave?.();
      expect = open.length === 0 ? 'end' : 'comma';
    } else if (expect === 'comma' && code === COMMA) expect = open.at(-1) === true ? 'value' : 'key';
    else if (expect === 'colon' && code === COLON) expect = 'value';
    else if ((expect === 'key' || expect === 'first-key') && code === QUOTE) {
      end = readString(text, at);
      if (end < 0) return ~end;
      visitor.key?.(at, end);
      expect = 'colon';
    } else if (expect === 'value' || expect === 'first-item') {
      visitor.value?.(at);
      if (code === OPEN_OBJECT || code === OPEN_LIST) {
        open.push(code === OPEN_LIST);
        visitor.enter?.(code === OPEN_LIST);
        expect = code === OPEN_LIST ? 'first-item' : 'first-key';
      } else {
        end = readScalar(text, at);
        if (end < 0) return ~end;
        expect = open.length === 0 ? 'end' : 'comma';
      }
    } else return at;
    at = skipSpace(text, end);
  }
  return expect === 'end' ? -1 : text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== LF && code !== CR && code !== 0x09) break;
  }
  return at;
}

/** Behind a string, number or word that begins at `at`, or the complement (`~`) of the offset of its error. */
function readScalar(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === QUOTE) return readString(text, at);
  if (code === 0x2d || isDigit(code)) return readNumber(text, at);
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return at + word.length;
  return ~at;
}

const ESCAPES = '"\\/bfnrt';

function readString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code < 0x20) return ~at;
    if (code !== BACKSLASH) continue;
    at++;
    if (text[at] === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4;
    else if (at >= text.length || !ESCAPES.includes(text[at]!)) return ~Math.min(at, text.length);
  }
  return ~text.length;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

function readNumber(text: string, from: number): number {
  let at = text[from] === '-' ? from + 1 : from;
  const whole = at;
  at = skipDigits(text, at);
  if (at === whole) return ~at;
  if (text[whole] === '0' && at > whole + 1) return ~(whole + 1);
  if (text[at] === '.') {
    const fraction = skipDigits(text, at + 1);
    if (fraction === at + 1) return ~fraction;
    at = fraction;
  }
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  const sign = text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1;
  const exponent = skipDigits(text, sign);
  return exponent === sign ? ~exponent : exponent;
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (at < text.length && isDigit(text.charCodeAt(at))) at++;
  return at;
}
