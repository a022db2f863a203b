import type { Problem, ProblemCode } from './problem.ts';
import type { Collection } from './schema-values.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export type Path = readonly (string | number)[];

/** A problem before its line is known. */
export type FoundProblem = Omit<Problem, 'line'>;

/** What a check knows and gathers while it walks a document. One walk, one context. */
export interface CheckContext {
  /** Whether a record of the collection has this id. */
  readonly isKnown: (collection: Collection, id: string) => boolean;
  /** Languages that the document says its texts are in, the main one first. */
  readonly languages: readonly string[];
  /** Why a text is no date, or null if it is one. */
  readonly dateProblem: (edtf: string) => 'syntax' | 'impossible' | null;
  /** Where the walk is; only the first `depth` entries count, so that a step costs no allocation. */
  readonly path: (string | number)[];
  depth: number;
  /** Own keys of all objects seen so far: fewer than the text has means that the text repeats some. */
  keys: number;
  readonly problems: ProblemList;
}

/** Keeps the first problems and counts the rest: a broken file of a million rows must not become a million records. */
export class ProblemList {
  readonly found: FoundProblem[] = [];
  /** Problems beyond the limit. */
  more = 0;
  errors = 0;
  readonly #limit: number;
  readonly #seenOnce = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(severity: Problem['severity'], code: ProblemCode, path: Path, params: Problem['params'] = {}): void {
    if (severity === 'error') this.errors++;
    if (this.found.length < this.#limit) this.found.push({ severity, code, path, params });
    else if (severity === 'error') this.#makeRoom({ severity, code, path, params });
    else this.more++;
  }

  /** As `add`, but only the first time that `key` is given. */
  addOnce(key: string, ...problem: Parameters<ProblemList['add']>): void {
    if (this.#seenOnce.has(key)) return;
    this.#seenOnce.add(key);
    this.add(...problem);
  }

  /** Errors tell why a file was refused, so they push warnings out when there is no room for both. */
  #makeRoom(problem: FoundProblem): void {
    this.more++;
    const warning = this.found.findLastIndex(({ severity }) => severity === 'warning');
    if (warning < 0) return;
    this.found.splice(warning, 1);
    this.found.push(problem);
  }
}

const LONGEST_PARAM = 60;

/** A value as a message can hold it: one line, short, and never the 200 MB that it may be. */
export function shorten(value: unknown): string {
  if (typeof value === 'string') {
    const start = [...value.slice(0, LONGEST_PARAM * 2)].slice(0, LONGEST_PARAM).join('');
    const line = start.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
    return start.length < value.length ? `${line}…` : line;
  }
  if (Array.isArray(value)) return '[…]';
  if (value !== null && typeof value === 'object') return '{…}';
  return String(value);
}

/** The kinds of JSON value, as messages name them (`problem.type.<name>`). */
export type JsonType = 'text' | 'number' | 'boolean' | 'list' | 'object' | 'null';

export function jsonType(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
