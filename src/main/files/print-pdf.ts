import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { app, shell as system } from 'electron';
import type { HostResult } from '../../host/host.ts';
import { failureOf, refuse, succeed } from '../../host/node/file-error.ts';
import { writeAtomic } from '../../host/node/write-atomic.ts';
import type { Shell } from '../shell.ts';

/**
 * Hands the PDF to the system's own viewer, whose print dialog has the paper sizes and printers that people know.
 * Chromium's would print its viewer's idea of the page. The file is in a folder that this user alone can read, and
 * goes when the app does.
 */
export async function printPdf(shell: Shell, pdf: Uint8Array): Promise<HostResult<void>> {
  let path: string;
  try {
    const folder = await mkdtemp(join(app.getPath('temp'), 'communique-print-'));
    app.once('will-quit', () => {
      remove(shell, folder);
    });
    path = join(folder, 'communique.pdf');
    await writeAtomic(path, pdf);
  } catch (error) {
    return failureOf(error);
  }
  const complaint = await system.openPath(path);
  return complaint === '' ? succeed(undefined) : refuse('not-supported', complaint);
}

/** On Windows a viewer that still shows the file keeps it; the system clears its temporary folder in its own time. */
function remove(shell: Shell, folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    shell.log.write('info', 'main', `a print file stays: ${String(error)}`);
  }
}
