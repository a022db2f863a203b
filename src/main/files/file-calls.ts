import { dialog, type FileFilter as DialogFilter } from 'electron';
import type { FileFilter, FileReference, HostResult, OpenedFile } from '../../host/host.ts';
import type { HostCalls } from '../../host/ipc.ts';
import { refuse, succeed } from '../../host/node/file-error.ts';
import { clearRecents } from '../menu.ts';
import type { Shell } from '../shell.ts';
import { type AppWindow, WINDOW_LIMIT } from '../window/window-list.ts';
import { choosePath } from './choose-path.ts';
import { folderOf } from './folder-of.ts';
import { noteFile } from './note-file.ts';

type FileCalls = Pick<
  HostCalls,
  | 'initialFile'
  | 'openDialog'
  | 'openDropped'
  | 'openBeside'
  | 'reopen'
  | 'save'
  | 'saveAsDialog'
  | 'recents'
  | 'clearRecents'
>;

const DOCUMENT_FILTER: DialogFilter = { name: 'Communiqué', extensions: ['communique'] };

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
        defaultPath: folderOf(window),
        properties: ['openFile'],
        filters: toDialogFilters(filters),
      });
      const [path] = filePaths;
      return canceled || path === undefined ? null : opened(await files.open(path));
    },
    openDropped: async (path) => opened(await files.open(path)),
    openBeside: (path) => {
      if (shell.windows.all().length >= WINDOW_LIMIT) {
        return Promise.resolve(refuse('refused', 'more windows than anyone wants'));
      }
      shell.open([path]);
      return Promise.resolve(succeed(undefined));
    },
    reopen: async (id) => opened(await files.reopen(id)),
    save: async (id, bytes, force) => saved(await files.save(id, bytes, force)),
    saveAsDialog: async (suggestedName, bytes) => {
      const path = await choosePath(shell, window, suggestedName, DOCUMENT_FILTER);
      return path === null ? null : saved(await files.saveAs(path, bytes));
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

function toDialogFilters(filters: readonly FileFilter[]): DialogFilter[] {
  return filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}
