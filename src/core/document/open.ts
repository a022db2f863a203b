import { checkDocument } from './check-document.ts';
import {
  isObject,
  shorten,
  type FoundProblem,
  type JsonObject,
  type Path,
  type ProblemList,
} from './check-context.ts';
import { measureJson } from './json-measure.ts';
import { columnOf, findPaths, findSyntaxError, linesOf, parseJson } from './json-text.ts';
import { migrateDocument, MIGRATIONS, type Migration } from './migrations.ts';
import { FORMAT, VERSION, type TimelineDocument } from './model.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { COLLECTIONS } from './schema-values.ts';
import { decodeUtf8, encodeUtf8, lineOfByte } from './utf8.ts';

export interface OpenedDocument {
  readonly ok: true;
  readonly document: TimelineDocument;
  /** Warnings: what was migrated, or kept though it is not understood. */
  readonly problems: readonly Problem[];
  /** The document is what `JSON.parse` makes of the file: nothing was migrated. */
  readonly isAsWritten: boolean;
}

export type OpenResult =
  | OpenedDocument
  /** At least one of `problems` is an error. */
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface OpenOptions {
  /** Largest file, in bytes (of text: in UTF-16 units). */
  readonly largest: number;
  /** Deepest nesting of lists and objects. The format itself nests 7 deep; unknown fields may nest on. */
  readonly deepest: number;
  /** Problems that are told one by one; the rest is counted. */
  readonly mostProblems: number;
  readonly migrations: readonly Migration[];
}

const MEGABYTE = 2 ** 20;
export const OPEN_DEFAULTS: OpenOptions = {
  largest: 256 * MEGABYTE,
  deepest: 100,
  mostProblems: 200,
  migrations: MIGRATIONS,
};

/** Reads a `.communique` file: a whole, valid document, or the reasons why not. Never throws. */
export function openBytes(bytes: Uint8Array, options: Partial<OpenOptions> = {}): OpenResult {
  const settings = { ...OPEN_DEFAULTS, ...options };
  if (bytes.length > settings.largest) return refuseSize(bytes.length, settings.largest);
  const decoded = decodeUtf8(bytes);
  if (!decoded.ok) return refuse('not-utf8', decoded.line);
  return openText(decoded.text, bytes, settings);
}

/** As `openBytes`, of text. The document shares no object with anything else, and may be kept. */
export function parseDocument(text: string, options: Partial<OpenOptions> = {}): OpenResult {
  const settings = { ...OPEN_DEFAULTS, ...options };
  if (text.length > settings.largest) return refuseSize(text.length, settings.largest);
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  return openText(json, encodeUtf8(json), settings);
}

function openText(text: string, bytes: Uint8Array, settings: OpenOptions): OpenResult {
  if (text.trim() === '') return refuse('empty-file', 1);
  const { keys, tooDeepAt } = measureJson(bytes, settings.deepest);
  if (tooDeepAt >= 0) return refuse('too-deep', lineOfByte(bytes, tooDeepAt), { limit: settings.deepest });
  const value = parseJson(text);
  if (value === undefined) return refuseJson(text);
  return openValue(text, keys, value, settings);
}

function openValue(text: string, keys: number, value: unknown, settings: OpenOptions): OpenResult {
  if (!isObject(value) || value['format'] !== FORMAT) return refuseFormat(text, value);
  const { version } = value;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0)
    return refuseVersion(text, 'bad-version', version);
  if (version > VERSION) return refuseVersion(text, 'newer-version', version);
  const document = migrateDocument(value, version, settings.migrations);
  if (document === null) return refuseVersion(text, 'bad-version', version);
  const migrated = version < VERSION;
  const checked = checkDocument(document, settings.mostProblems);
  if (migrated) checked.problems.add('warning', 'migrated', ['version'], { from: version, to: VERSION });
  // A migration changes the number of keys, so that only a close look tells whether the text repeats some.
  const repeats = migrated || checked.keys !== keys;
  const problems = tellProblems(text, document, checked.problems, repeats, settings.mostProblems);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return {
    ok: true,
    document: document as unknown as TimelineDocument,
    problems,
    isAsWritten: !migrated,
  };
}

/** Gives each problem its line and the record that it is about, in the order of the file. */
function tellProblems(
  text: string,
  document: JsonObject,
  list: ProblemList,
  repeats: boolean,
  most: number,
): readonly Problem[] {
  if (list.found.length === 0 && !repeats) return [];
  const paths = list.found.map(({ path }) => path);
  const { offsets, repeated, repeatedMore } = findPaths(text, paths, most);
  const found = [
    ...list.found.map((problem, index) => ({ problem, at: offsets[index]! })),
    ...repeated.map(({ path, at }) => ({ problem: repeatedKey(path), at })),
  ].sort((a, b) => a.at - b.at);
  const lines = linesOf(text, found.map(({ at }) => at)); // prettier-ignore
  const problems: Problem[] = found.map(({ problem }, index) => ({
    ...problem,
    path: problem.path.map(shortenStep),
    line: lines[index]!,
    params: { ...ownerOf(problem.path, document), ...problem.params },
  }));
  const more = list.more + repeatedMore;
  if (more > 0) problems.push(moreProblems(more, problems));
  return problems;
}

/** Which of the two values was meant, nobody can tell: taking one would lose the other without a word. */
const repeatedKey = (path: Path): FoundProblem => ({
  severity: 'error',
  code: 'duplicate-key',
  path,
  params: {},
});

/** A key may be as long as the file: a problem is not to carry it about. */
const shortenStep = (step: string | number): string | number =>
  typeof step === 'string' && step.length > 100 ? shorten(step) : step;

const moreProblems = (count: number, told: readonly Problem[]): Problem => ({
  severity: told.some(({ severity }) => severity === 'error') ? 'error' : 'warning',
  code: 'more-problems',
  path: [],
  line: told.at(-1)?.line ?? 1,
  params: { count },
});

/** The record that a path leads into (`owner`: its collection, `ownerId`, `ownerNumber` from 1) and its last key. */
function ownerOf(path: Path, document: JsonObject): Problem['params'] {
  const field = shorten(path.findLast((step) => typeof step === 'string') ?? '');
  const collection = COLLECTIONS.find((name) => name === path[0]);
  const index = path[1];
  if (collection === undefined || typeof index !== 'number') return { field };
  const record: unknown = (document[collection] as readonly unknown[])[index];
  const id = isObject(record) && typeof record['id'] === 'string' ? shorten(record['id']) : '';
  return { field, owner: collection, ownerId: id, ownerNumber: index + 1 };
}

function refuse(
  code: ProblemCode,
  line: number | null,
  params: Problem['params'] = {},
  path: Path = [],
): OpenResult {
  return { ok: false, problems: [{ severity: 'error', code, path, line, params }] };
}

function refuseSize(size: number, limit: number): OpenResult {
  return refuse('too-large', 1, {
    size: Math.ceil(size / MEGABYTE),
    limit: Math.floor(limit / MEGABYTE),
  });
}

function refuseJson(text: string): OpenResult {
  const at = findSyntaxError(text);
  if (at < 0) throw new Error(`JSON.parse refused what is JSON: ${shorten(text)}`);
  return refuse('not-json', lineAt(text, at), { column: columnOf(text, at), found: foundAt(text, at) });
}

/** The character at an offset as one can read it, or nothing at the end of the text. */
function foundAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : shorten(String.fromCodePoint(code));
}

function refuseFormat(text: string, value: unknown): OpenResult {
  const format = isObject(value) ? value['format'] : undefined;
  const path = format === undefined ? [] : ['format'];
  return refuse('wrong-format', lineOfPath(text, path), { format: shorten(format ?? '') }, path);
}

function refuseVersion(text: string, code: 'bad-version' | 'newer-version', version: unknown): OpenResult {
  const params = { version: shorten(version ?? ''), supported: VERSION };
  return refuse(code, lineOfPath(text, ['version']), params, ['version']);
}

function lineOfPath(text: string, path: Path): number | null {
  return linesOf(text, findPaths(text, [path], 0).offsets)[0]!;
}

function lineAt(text: string, offset: number): number | null {
  return linesOf(text, [offset])[0]!;
}
