import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { app, dialog, shell as system } from 'electron';
import type { ExportFile, HostResult } from '../../host/host.ts';
import type { HostCalls } from '../../host/ipc.ts';
import { failureOf, refuse, succeed } from '../../host/node/file-error.ts';
import { writeAtomic } from '../../host/node/write-atomic.ts';
import type { Shell } from '../shell.ts';
import type { AppWindow } from '../window/window-list.ts';
import { folderOf } from './file-calls.ts';
import { safeFileName } from './safe-file-name.ts';

type ExportCalls = Pick<HostCalls, 'exportFiles' | 'showExported' | 'printPdf'>;

interface NamedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export function exportCalls(_shell: Shell, window: AppWindow): ExportCalls {
  return {
    exportFiles: async (files) => {
      const named = await askWhere(window, files);
      if (named === null) return null;
      const result = await writeAll(named);
      window.exported = result.ok ? (named[0]?.path ?? null) : window.exported;
      return result;
    },
    showExported: () => {
      if (window.exported === null) return Promise.resolve(refuse('not-found', 'nothing exported yet'));
      system.showItemInFolder(window.exported);
      return Promise.resolve(succeed(undefined));
    },
    printPdf,
  };
}

/** One file is asked for by name, several by folder. Null where the user cancelled. */
async function askWhere(
  window: AppWindow,
  files: readonly ExportFile[],
): Promise<readonly NamedFile[] | null> {
  const [first] = files;
  if (first === undefined) return [];
  const { browserWindow } = window;
  if (files.length === 1) {
    const { canceled, filePath } = await dialog.showSaveDialog(browserWindow, {
      defaultPath: join(folderOf(window), safeFileName(first.suggestedName)),
    });
    return canceled || filePath === '' ? null : [{ path: filePath, bytes: first.bytes }];
  }
  const { canceled, filePaths } = await dialog.showOpenDialog(browserWindow, {
    defaultPath: folderOf(window),
    properties: ['openDirectory', 'createDirectory'],
  });
  const [folder] = filePaths;
  if (canceled || folder === undefined) return null;
  return files.map(({ suggestedName, bytes }) => ({
    path: join(folder, safeFileName(suggestedName)),
    bytes,
  }));
}

async function writeAll(files: readonly NamedFile[]): Promise<HostResult<readonly string[]>> {
  try {
    for (const { path, bytes } of files) await writeAtomic(path, bytes);
    return succeed(files.map(({ path }) => path));
  } catch (error) {
    return failureOf(error);
  }
}

/**
 * Hands the PDF to the system's own viewer, whose print dialog has the paper sizes and printers that people know.
 * Chromium's would print its viewer's idea of the page.
 */
async function printPdf(pdf: Uint8Array): Promise<HostResult<void>> {
  const path = join(app.getPath('temp'), 'communique-print', `${randomUUID()}.pdf`);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeAtomic(path, pdf);
  } catch (error) {
    return failureOf(error);
  }
  const complaint = await system.openPath(path);
  return complaint === '' ? succeed(undefined) : refuse('not-supported', complaint);
}
