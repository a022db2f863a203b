import { app, dialog, type FileFilter as DialogFilter } from 'electron';
import { basename, join } from 'node:path';
import type { FileFilter, FileReference, HostResult, OpenedFile } from '../../host/host.ts';
import type { HostCalls } from '../../host/ipc.ts';
import { clearRecents } from '../menu.ts';
import type { Shell } from '../shell.ts';
import type { AppWindow } from '../window/window-list.ts';
import { noteFile } from './note-file.ts';
import { safeFileName } from './safe-file-name.ts';

type FileCalls = Pick<
  HostCalls,
  | 'initialFile'
  | 'openDialog'
  | 'openDropped'
  | 'reopen'
  | 'save'
  | 'saveAsDialog'
  | 'recents'
  | 'clearRecents'
>;

/** Opening and saving. A path never comes from the page: it comes from the system's dialogs, a drop, or the start. */
export function fileCalls(shell: Shell, window: AppWindow): FileCalls {
  const { files, browserWindow } = window;

  const opened = async (result: HostResult<OpenedFile>): Promise<HostResult<OpenedFile>> => {
    if (result.ok) await noteFile(shell, window, result.value.file);
    return result;
  };
  const saved = async (result: HostResult<FileReference>): Promise<HostResult<FileReference>> => {
    if (result.ok) await noteFile(shell, window, result.value);
    return result;
  };

  return {
    initialFile: async () => {
      window.isStarted = true;
      const path = window.initialPath;
      window.initialPath = null;
      return path === null ? null : opened(await files.open(path));
    },
    openDialog: async (filters) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(browserWindow, {
        properties: ['openFile'],
        filters: toDialogFilters(filters),
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : opened(await files.open(path));
    },
    openDropped: async (path) => opened(await files.open(path)),
    reopen: async (id) => opened(await files.reopen(id)),
    save: async (id, bytes, force) => saved(await files.save(id, bytes, force)),
    saveAsDialog: async (suggestedName, bytes) => {
      const { canceled, filePath } = await dialog.showSaveDialog(browserWindow, {
        defaultPath: join(folderOf(window), safeFileName(suggestedName)),
        filters: [{ name: 'Communiqué', extensions: ['communique'] }],
      });
      return canceled || filePath === '' ? null : saved(await files.saveAs(filePath, bytes));
    },
    recents: async () =>
      Promise.all(
        (await shell.recents.list()).map(async ({ path, opened: at }) => ({
          file: await files.refer(path),
          opened: at,
        })),
      ),
    clearRecents: () => clearRecents(shell),
  };
}

/** Where a dialog starts: beside the file that is shown, else among the user's documents. */
export function folderOf({ fileId, files }: AppWindow): string {
  const path = fileId === null ? null : files.pathOf(fileId);
  return path === null ? app.getPath('documents') : path.slice(0, -basename(path).length);
}

function toDialogFilters(filters: readonly FileFilter[]): DialogFilter[] {
  return filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}
