import { extname } from 'node:path';
import { shell as system } from 'electron';
import type { ExportFile, HostResult } from '../../host/host.ts';
import type { HostCalls } from '../../host/ipc.ts';
import { failureOf, refuse, succeed } from '../../host/node/file-error.ts';
import { writeAllAtomic } from '../../host/node/write-atomic.ts';
import type { Shell } from '../shell.ts';
import type { AppWindow } from '../window/window-list.ts';
import { choosePath, choosePathsInFolder } from './choose-path.ts';
import { printPdf } from './print-pdf.ts';

type ExportCalls = Pick<HostCalls, 'exportFiles' | 'showExported' | 'printPdf'>;

export function exportCalls(shell: Shell, window: AppWindow): ExportCalls {
  return {
    exportFiles: async (files) => {
      const paths = await askWhere(shell, window, files);
      if (paths === null) return null;
      const result = await writeAll(files, paths);
      window.exported = result.ok ? (paths[0] ?? null) : window.exported;
      return result;
    },
    showExported: () => {
      if (window.exported === null) return Promise.resolve(refuse('not-found', 'nothing exported yet'));
      system.showItemInFolder(window.exported);
      return Promise.resolve(succeed(undefined));
    },
    printPdf: (pdf) => printPdf(shell, pdf),
  };
}

/** A path for each file: one is asked for by name, several by folder. Null where the user cancelled. */
async function askWhere(
  shell: Shell,
  window: AppWindow,
  files: readonly ExportFile[],
): Promise<readonly string[] | null> {
  const [first] = files;
  if (first === undefined) return [];
  const names = files.map(({ suggestedName }) => suggestedName);
  if (files.length > 1) return choosePathsInFolder(shell, window, names);
  const extension = extname(first.suggestedName).slice(1);
  const filter = /^[a-z0-9]+$/i.test(extension)
    ? { name: extension.toUpperCase(), extensions: [extension] }
    : null;
  const path = await choosePath(shell, window, first.suggestedName, filter);
  return path === null ? null : [path];
}

async function writeAll(
  files: readonly ExportFile[],
  paths: readonly string[],
): Promise<HostResult<readonly string[]>> {
  try {
    await writeAllAtomic(files.map(({ bytes }, index) => ({ path: paths[index] ?? '', bytes })));
    return succeed(paths);
  } catch (error) {
    return failureOf(error);
  }
}
