import { UnwrittenFile, writeAllAtomic } from '../host/node/write-atomic.ts';
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

/** What a command makes, and where it goes: a path, or `STREAM` for standard output. */
export interface Output {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Writes the files of one piece of work, all of them or none. False after the failure was reported. */
export async function writeOutputs(outputs: readonly Output[], terminal: Terminal): Promise<boolean> {
  const files = outputs.filter(({ path }) => path !== STREAM);
  try {
    await holdInterruption(() => writeAllAtomic(files));
    for (const { path, bytes } of outputs) if (path === STREAM) await writeStandardOutput(bytes);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const path = error instanceof UnwrittenFile ? error.path : STREAM;
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
