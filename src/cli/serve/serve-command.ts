import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJournalStore } from '../../host/node/journal-store.ts';
import { createKnownFiles } from '../../host/node/known-files.ts';
import { createSettingsStore } from '../../host/node/settings-store.ts';
import { userFolders } from '../../host/node/user-folders.ts';
import type { MessageKey } from '../../i18n/languages.ts';
import { type Command, type ExitCode, numberOption, type Terminal } from '../command.ts';
import { reportUnreadable } from '../input.ts';
import { untilInterrupted } from '../interruption.ts';
import { VERSION } from '../version.ts';
import type { ApiContext } from './api.ts';
import { type RunningServer, startServer } from './server.ts';

/** Asked for first, so that what the browser keeps by address is found again at the next run. */
const PREFERRED_PORT = 7421;

export const serveCommand: Command = {
  name: 'serve',
  help: 'cli.serve.help',
  options: { port: { type: 'string' } },
  files: [0, 1],
  run: async ([file], options, terminal) => {
    const port = numberOption(options, 'port', { from: 0, to: 65_535, whole: true }, terminal);
    const path = file === undefined ? null : resolve(file);
    if (path !== null && !(await isReadable(path, terminal))) return 1;
    const server = await listen(port, path, terminal);
    return server === null ? 1 : serveUntilInterrupted(server, terminal);
  },
};

/** The built window lies beside the built command line. */
function rendererRoot(): string {
  return fileURLToPath(new URL('../renderer/', import.meta.url));
}

/** The file is opened by the window, later; whether it can be is better said now. */
async function isReadable(path: string, terminal: Terminal): Promise<boolean> {
  try {
    const file = await open(path, 'r');
    await file.close();
    return true;
  } catch (error) {
    reportUnreadable(path, error, terminal);
    return false;
  }
}

async function listen(
  port: number | undefined,
  initialPath: string | null,
  terminal: Terminal,
): Promise<RunningServer | null> {
  const folders = userFolders();
  const context: ApiContext = {
    initialPath,
    version: VERSION,
    files: createKnownFiles(),
    settings: createSettingsStore(folders.config),
    journals: createJournalStore(join(folders.state, 'journals'), Date.now),
  };
  const start = (wanted: number): Promise<RunningServer> =>
    startServer({ rendererRoot: rendererRoot(), port: wanted, context });
  try {
    return await start(port ?? PREFERRED_PORT);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (port === undefined && code === 'EADDRINUSE') return start(0);
    const key = WORDED[String(code)];
    if (key === undefined) throw error;
    terminal.report(terminal.translate(key, { port: String(port) }));
    return null;
  }
}

const WORDED: Readonly<Record<string, MessageKey>> = {
  EADDRINUSE: 'cli.serve.port-in-use',
  EACCES: 'cli.serve.port-forbidden',
};

async function serveUntilInterrupted(server: RunningServer, terminal: Terminal): Promise<ExitCode> {
  const interrupted = untilInterrupted();
  terminal.print(server.address);
  await interrupted;
  await server.close();
  return 0;
}
