import { writeAtomic } from '../host/node/write-atomic.ts';
import type { MessageKey } from '../i18n/languages.ts';
import type { Terminal } from './command.ts';
import { STREAM } from './input.ts';
import { holdInterruption } from './interruption.ts';

const UNWRITABLE: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'cli.no-such-folder',
  ENOTDIR: 'cli.no-such-folder',
  EACCES: 'cli.may-not-write',
  EPERM: 'cli.may-not-write',
  EROFS: 'cli.may-not-write',
  EISDIR: 'cli.is-folder',
  ENOSPC: 'cli.disk-full',
};

/** Writes a file whole or not at all, or to standard output. False after the failure was reported. */
export async function writeOutput(path: string, bytes: Uint8Array, terminal: Terminal): Promise<boolean> {
  try {
    await (path === STREAM ? writeStandardOutput(bytes) : holdInterruption(() => writeAtomic(path, bytes)));
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    terminal.report(
      `${path}: ${terminal.translate(UNWRITABLE[code] ?? 'cli.cannot-write', { reason: code })}`,
    );
    return false;
  }
}

/** A pipe takes its time: the program must not end before all is in it. */
function writeStandardOutput(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
