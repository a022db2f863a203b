import { app } from 'electron';
import type { FileReference } from '../../host/host.ts';
import { refreshMenus } from '../menu.ts';
import type { Shell } from '../shell.ts';
import type { AppWindow } from '../window/window-list.ts';

/** The window shows this file now: so do its title bar, on macOS, and the lists of recent files. */
export async function noteFile(shell: Shell, window: AppWindow, file: FileReference): Promise<void> {
  const path = window.files.pathOf(file.id);
  if (path === null) return;
  window.fileId = file.id;
  window.browserWindow.setRepresentedFilename(path);
  app.addRecentDocument(path);
  await shell.recents.add(path);
  // The file is open whatever becomes of the menu.
  refreshMenus(shell).catch((error: unknown) => {
    shell.log.write('error', 'main', `no menu: ${String(error)}`);
  });
}
