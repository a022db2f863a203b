import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { dialog, type FileFilter } from 'electron';
import type { Shell } from '../shell.ts';
import { translateFor } from '../words.ts';
import type { AppWindow } from '../window/window-list.ts';
import { folderOf } from './folder-of.ts';
import { safeFileName } from './safe-file-name.ts';

/** Asks where to write one file, and before it would take another's place. Null where the user cancelled. */
export async function choosePath(
  shell: Shell,
  window: AppWindow,
  suggestedName: string,
  filter: FileFilter | null,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window.browserWindow, {
    defaultPath: join(folderOf(window), safeFileName(suggestedName)),
    filters: filter === null ? [] : [filter],
    // GTK's dialog replaces without a question unless it is told to ask.
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return null;
  const extension = filter?.extensions[0];
  if (extension === undefined || extname(filePath) !== '') return filePath;
  // On Linux the dialog gives the name as it was typed, and asked about that one alone.
  const named = `${filePath}.${extension}`;
  return (await mayReplace(shell, window, [named])) ? named : null;
}

/** Asks for one folder for several files, and before any would take another's place. Null where the user cancelled. */
export async function choosePathsInFolder(
  shell: Shell,
  window: AppWindow,
  suggestedNames: readonly string[],
): Promise<readonly string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window.browserWindow, {
    defaultPath: folderOf(window),
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  if (canceled || folder === undefined) return null;
  const paths = suggestedNames.map((name) => join(folder, safeFileName(name)));
  return (await mayReplace(shell, window, paths)) ? paths : null;
}

async function mayReplace(shell: Shell, window: AppWindow, paths: readonly string[]): Promise<boolean> {
  const present = paths.filter((path) => existsSync(path)).map((path) => basename(path));
  if (present.length === 0) return true;
  const translate = await translateFor(shell);
  const { response } = await dialog.showMessageBox(window.browserWindow, {
    type: 'warning',
    message: translate('menu.replace-files', { count: present.length }),
    detail: present.join('\n'),
    buttons: [translate('menu.replace'), translate('menu.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
