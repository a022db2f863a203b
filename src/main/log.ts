import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type LogLevel = 'info' | 'warning' | 'error';

export interface Log {
  readonly folder: string;
  write(level: LogLevel, source: 'main' | 'window', message: string): void;
}

const SIZE_LIMIT = 512 * 1024;
const KEPT = 3;
const LINE_LIMIT = 2000;

/** A log in `folder`: `communique.log`, and up to three older ones. It never keeps the app from working. */
export function createLog(folder: string, home: string, now: () => Date): Log {
  const path = join(folder, 'communique.log');
  return {
    folder,
    write: (level, source, message) => {
      const line = `${now().toISOString()} ${level} ${source}: ${toLogLine(message, home)}\n`;
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

/**
 * One line, of bounded length, without what is the user's: the system's errors quote the paths of files and the JSON
 * parser quotes what it read, which are both left out; in what remains, the home folder is `~`.
 */
export function toLogLine(message: string, home: string): string {
  const line = message
    .slice(0, LINE_LIMIT * 2)
    .replace(QUOTED_PATH, "'<file>'")
    .replace(QUOTED_JSON, '<text>$1')
    .replaceAll(home.length > 1 ? home : '\0', '~')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT)}…` : line;
}

const QUOTED_PATH = /'(?:file:|[a-z]:)?[\\/][^'\n]*'/gi;
const QUOTED_JSON = /(?:Unexpected token .*?, )?(?:\.\.\.)?"[^\n]*"(?:\.\.\.)?( is not valid JSON)/g;

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < SIZE_LIMIT) return;
  for (let age = KEPT - 1; age >= 1; age -= 1) {
    const older = `${path}.${age}`;
    if (statSync(older, { throwIfNoEntry: false }) !== undefined) renameSync(older, `${path}.${age + 1}`);
  }
  renameSync(path, `${path}.1`);
}
