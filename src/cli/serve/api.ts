import type { IncomingMessage } from 'node:http';
import type { HostResult, JournalEntry, OpenedFile, RecentFile } from '../../host/host.ts';
import { isRunning, type JournalStore } from '../../host/node/journal-store.ts';
import { FILE_SIZE_LIMIT, type KnownFiles } from '../../host/node/known-files.ts';
import type { SettingsStore } from '../../host/node/settings-store.ts';
import { parseSettings } from '../../host/settings.ts';
import { readBody } from './read-body.ts';

/** What the window's server can reach. */
export interface ApiContext {
  /** The file that `serve` was given. */
  readonly initialPath: string | null;
  readonly version: string;
  readonly files: KnownFiles;
  readonly settings: SettingsStore;
  readonly journals: JournalStore;
}

export interface ApiReply {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handler = (context: ApiContext, request: IncomingMessage, rest: readonly string[]) => Promise<ApiReply>;

const SETTINGS_LIMIT = 1024 * 1024;

/** Method and first part of the path, to what answers. The rest of the path, decoded, goes to the handler. */
const ROUTES: Readonly<Record<string, Handler>> = {
  'GET facts': ({ version }) => Promise.resolve({ status: 200, json: { version } }),
  // Nothing to open is no failure: the window then opens the first of its own timelines.
  'GET initial': async ({ initialPath, files }) =>
    initialPath === null ? { status: 204 } : opened(await files.open(initialPath)),
  'GET files': async ({ files }, _request, [id = '']) => opened(await files.reopen(id)),
  'GET changed': async ({ files }, _request, [id = '']) => ({
    status: 200,
    json: await files.hasChanged(id),
  }),
  'PUT files': async ({ files }, request, [id = '']) => {
    const bytes = await readBody(request, FILE_SIZE_LIMIT);
    if (bytes === null) return { status: 413, json: { code: 'too-large', detail: '' } };
    return replyOf(await files.save(id, bytes, request.headers['x-communique-force'] === 'yes'));
  },
  'GET settings': async ({ settings }) => ({ status: 200, json: await settings.load() }),
  'PUT settings': async ({ settings }, request) => {
    const value = await readJsonBody(request, SETTINGS_LIMIT);
    if (value === undefined) return { status: 400, json: { code: 'refused', detail: 'settings' } };
    await settings.save(parseSettings(value));
    return { status: 204 };
  },
  'GET recents': async ({ files, initialPath }) => ({
    status: 200,
    json: await recentsOf(files, initialPath),
  }),
  'GET journals': async (context) => ({ status: 200, json: await journalsOf(context) }),
  'PUT journals': writeJournal,
  'DELETE journals': async ({ journals }, _request, [key = '']) => {
    await journals.clear(key);
    return { status: 204 };
  },
};

/** `path` is what stands after `/api/`. */
export async function answerApi(
  path: string,
  request: IncomingMessage,
  context: ApiContext,
): Promise<ApiReply> {
  const [first = '', ...rest] = path.split('/');
  const handler = ROUTES[`${request.method ?? ''} ${first}`];
  const decoded = rest.map(decode);
  if (handler === undefined || decoded.includes(null)) {
    return { status: 404, json: { code: 'refused', detail: 'no such call' } };
  }
  return handler(context, request, decoded as string[]);
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** The bytes as they are; what the file is called goes before them, in a header that may hold only ASCII. */
function opened(result: HostResult<OpenedFile>): ApiReply {
  if (!result.ok) return replyOf(result);
  const file = encodeURIComponent(JSON.stringify(result.value.file));
  return { status: 200, bytes: result.value.bytes, headers: { 'X-Communique-File': file } };
}

/** A failure is an answer like any other: the window translates its code. */
function replyOf(result: HostResult<unknown>): ApiReply {
  return { status: 200, json: result };
}

async function readJsonBody(request: IncomingMessage, limit: number): Promise<unknown> {
  const bytes = await readBody(request, limit);
  if (bytes === null) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

async function recentsOf(files: KnownFiles, path: string | null): Promise<readonly RecentFile[]> {
  return path === null ? [] : [{ file: await files.refer(path), opened: 0 }];
}

async function writeJournal(
  { files, journals }: ApiContext,
  request: IncomingMessage,
  [key = '', fileId]: readonly string[],
): Promise<ApiReply> {
  const bytes = await readBody(request, FILE_SIZE_LIMIT);
  if (bytes === null) return { status: 413, json: { code: 'too-large', detail: '' } };
  const path = fileId === undefined ? null : files.pathOf(fileId);
  await journals.write(key, path, bytes);
  return { status: 204 };
}

/** Unsaved work of this run, whose pages know which of it is theirs, and of runs that are over. */
async function journalsOf({ files, journals }: ApiContext): Promise<readonly JournalEntry[]> {
  const entries = (await journals.list()).filter(({ process: owner }) => isOver(owner));
  return Promise.all(
    entries.map(async ({ key, path, text, written }) => ({
      key,
      file: path === null ? null : await files.refer(path),
      text,
      written,
    })),
  );
}

function isOver(processId: number): boolean {
  return processId === process.pid || !isRunning(processId);
}
