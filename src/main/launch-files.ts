import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App } from 'electron';

/** Files that the app was asked to open, before or after it is ready. */
export interface LaunchFiles {
  /** All that were asked for so far, once. */
  take(): readonly string[];
  /** From now on, files go to `open`. */
  deliverTo(open: (paths: readonly string[]) => void): void;
}

/** macOS names files by `open-file`, which may come before the app is ready; the others name them as arguments. */
export function collectLaunchFiles(app: App, argv: readonly string[]): LaunchFiles {
  const waiting = [...filesAmong(argv, process.cwd(), app.isPackaged)];
  let deliver: ((paths: readonly string[]) => void) | null = null;
  const give = (paths: readonly string[]): void => {
    if (deliver === null) waiting.push(...paths);
    else deliver(paths);
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    give([path]);
  });
  app.on('second-instance', (_event, arguments_, folder) => {
    give(filesAmong(arguments_, folder, app.isPackaged));
  });
  return {
    take: () => waiting.splice(0),
    deliverTo: (open) => {
      deliver = open;
    },
  };
}

/**
 * The files among a program's arguments. The first is the program, and in development the second is the app's folder;
 * what starts with a dash is Chromium's or ours. Desktop entries on Linux name files by `file:` URLs.
 */
export function filesAmong(argv: readonly string[], folder: string, isPackaged: boolean): readonly string[] {
  const names = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  return (isPackaged ? names : names.slice(1)).map((name) => toPath(name, folder));
}

function toPath(name: string, folder: string): string {
  if (URL.canParse(name) && new URL(name).protocol === 'file:') return fileURLToPath(name);
  return isAbsolute(name) ? name : resolve(folder, name);
}
