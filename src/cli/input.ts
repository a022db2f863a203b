import { readFile } from 'node:fs/promises';
import { openBytes } from '../core/document/open.ts';
import type { Problem } from '../core/document/problem.ts';
import type { TimelineDocument } from '../core/document/model.ts';
import { describeProblem } from '../i18n/problem-messages.ts';
import type { MessageKey } from '../i18n/languages.ts';
import type { Terminal } from './command.ts';
import { toPlain } from './terminal.ts';

/** The name of standard input and standard output among file arguments. */
export const STREAM = '-';

/** The document in a file, or null after its problems were reported, as they always are. */
export async function readDocument(file: string, terminal: Terminal): Promise<TimelineDocument | null> {
  const bytes = await readBytes(file, terminal);
  if (bytes === null) return null;
  const result = openBytes(bytes);
  for (const problem of result.problems) {
    terminal.report(problemLine(file, problem, terminal));
  }
  return result.ok ? result.document : null;
}

/** `FILE:LINE: problem`, which editors and other tools know how to follow. */
function problemLine(file: string, problem: Problem, terminal: Terminal): string {
  const place = problem.line === null ? file : `${file}:${problem.line}`;
  return `${place}: ${toPlain(terminal.language, describeProblem(problem, terminal.translate))}`;
}

const UNREADABLE: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'cli.no-such-file',
  EACCES: 'cli.may-not-read',
  EISDIR: 'cli.is-folder',
};

async function readBytes(file: string, terminal: Terminal): Promise<Uint8Array | null> {
  try {
    return file === STREAM ? await readStandardInput() : new Uint8Array(await readFile(file));
  } catch (error) {
    reportUnreadable(file, error, terminal);
    return null;
  }
}

/** Says in a line why a file could not be read, by the system's error. */
export function reportUnreadable(file: string, error: unknown, terminal: Terminal): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  terminal.report(`${file}: ${terminal.translate(UNREADABLE[code] ?? 'cli.cannot-read', { reason: code })}`);
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
