import { dirname } from 'node:path';
import { app } from 'electron';
import type { AppWindow } from '../window/window-list.ts';

/** Where a dialog starts: beside the file that is shown, else among the user's documents. */
export function folderOf({ fileId, files }: AppWindow): string {
  const path = fileId === null ? null : files.pathOf(fileId);
  return path === null ? app.getPath('documents') : dirname(path);
}
