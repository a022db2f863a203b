import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

export type LogLevel = 'info' | 'warning' | 'error';

export interface Log {
  readonly folder: string;
  write(level: LogLevel, source: 'main' | 'window', message: string): void;
}

const SIZE_LIMIT = 512 * 1024;
const KEPT = 3;
const LINE_LIMIT = 2000;

/** A log in `folder`: `communique.log`, and up to three older ones. It never keeps the app from working. */
export function createLog(folder: string, now: () => Date): Log {
  const path = join(folder, 'communique.log');
  return {
    folder,
    write: (level, source, message) => {
      const line = `${now().toISOString()} ${level} ${source}: ${toLogLine(message)}\n`;
      try {
        mkdirSync(folder, { recursive: true });
        rotate(path);
        appendFileSync(path, line, { mode: 0o600 });
      } catch (error) {
        // A disk that is full or read-only has no place for the note either.
        console.error(line, error);
      }
    },
  };
}

/** One line, of bounded length, without what is the user's: contents are never logged, and home folders are named `~`. */
export function toLogLine(message: string, home: string = app.getPath('home')): string {
  const line = message.split(home).join('~').replace(/\s+/g, ' ').trim();
  return line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)}…` : line;
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < SIZE_LIMIT) return;
  for (let age = KEPT - 1; age >= 1; age -= 1) {
    const older = `${path}.${age}`;
    if (statSync(older, { throwIfNoEntry: false }) !== undefined) renameSync(older, `${path}.${age + 1}`);
  }
  renameSync(path, `${path}.1`);
}

/** Whatever goes wrong unforeseen leaves a note; the unsaved work is in the journal. */
export function noteCrashes(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.write('error', 'main', error.stack ?? error.message);
  });
  process.on('unhandledRejection', (reason) => {
    log.write('error', 'main', reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.write('error', 'main', `process gone: ${type} ${reason} ${exitCode}`);
  });
}
