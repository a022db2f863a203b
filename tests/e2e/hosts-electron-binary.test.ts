import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterEach, describe, it } from 'vitest';
import { type DrivenApp, JOURNEYS } from '../electron/journeys.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folders = temporaryFolder();
let app: ElectronApplication | null = null;

afterEach(async () => {
  await app?.close();
  app = null;
});

/** Electron's program as its package installed it, and why it cannot be run where it cannot. */
function findBinary(): { readonly path: string | null; readonly reason: string } {
  const marker = resolve('node_modules/electron/path.txt');
  if (!existsSync(marker)) return { path: null, reason: 'Electron’s binary is not installed' };
  const path = resolve('node_modules/electron/dist', readFileSync(marker, 'utf8').trim());
  if (!existsSync(path)) return { path: null, reason: 'Electron’s binary is not installed' };
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return hasDisplay ? { path, reason: '' } : { path: null, reason: 'there is no display' };
}

const { path: binary, reason } = findBinary();

/** The journeys' view of the real program. Its dialogs are replaced in the main process, as under the stand-in. */
function drive(running: ElectronApplication, folder: string): DrivenApp {
  return {
    folder,
    page: () => running.firstWindow(),
    choose: (action) =>
      running.evaluate(({ BrowserWindow }, chosen) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.send('host-event', { type: 'action', action: chosen });
      }, action),
    answerSave: (path) =>
      running.evaluate(({ dialog }, answer) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: answer === null, filePath: answer ?? '' });
      }, path),
    answerOpen: (path) =>
      running.evaluate(({ dialog }, answer) => {
        const filePaths = answer === null ? [] : [answer];
        dialog.showOpenDialog = () => Promise.resolve({ canceled: answer === null, filePaths });
      }, path),
    title: () => running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? ''),
  };
}

describe.skipIf(binary === null)(
  `The app under Electron’s own binary${reason === '' ? '' : ` (skipped: ${reason})`}`,
  () => {
    it.each(JOURNEYS)('$name', async ({ walk }) => {
      const home = mkdtempSync(join(folders, 'home-'));
      app = await _electron.launch({
        executablePath: binary ?? '',
        args: [resolve('.'), `--user-data-dir=${join(home, 'user-data')}`],
        env: { ...(process.env as Record<string, string>), HOME: home },
      });
      await walk(drive(app, home));
    });
  },
);
