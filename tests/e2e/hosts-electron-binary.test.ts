import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterEach, describe, it } from 'vitest';
import { type DrivenApp, JOURNEYS } from '../electron/journeys.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folders = temporaryFolder();
let app: ElectronApplication | null = null;

afterEach(async () => {
  // Not by quitting: where a test failed, that would ask about unsaved work, and nobody would answer.
  const program = app?.process();
  app = null;
  if (program === undefined || program.exitCode !== null || program.signalCode !== null) return;
  const ended = once(program, 'exit');
  program.kill('SIGKILL');
  await ended;
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

/** A home of its own for each run; what a second start of the same user shares with the first. */
function startOf(home: string) {
  return {
    executablePath: binary ?? '',
    args: [resolve('.'), `--user-data-dir=${join(home, 'user-data')}`],
    env: { ...(process.env as Record<string, string>), HOME: home, LANG: 'en_GB.UTF-8' },
  };
}

async function launch(home: string): Promise<ElectronApplication> {
  app = await _electron.launch(startOf(home));
  return app;
}

/** The journeys' view of the real program. Its dialogs are replaced in the main process, as under the stand-in. */
function drive(first: ElectronApplication, folder: string): DrivenApp {
  let running = first;
  /** Runs a script in the page in front, by way of the main process: Playwright gives up a page that crashed. */
  const inPage = (script: string): Promise<unknown> =>
    running.evaluate(({ BrowserWindow }, source) => {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      return window?.webContents.executeJavaScript(source) as Promise<unknown>;
    }, script);
  return {
    folder,
    page: () => running.firstWindow(),
    choose: (action) =>
      running.evaluate(({ BrowserWindow }, chosen) => {
        const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
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
    // macOS has the edited mark in the window's button instead, and the other systems have no such button.
    title: () =>
      running.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0];
        const isMarked = process.platform === 'darwin' && window?.isDocumentEdited() === true;
        return `${isMarked ? '• ' : ''}${window?.getTitle() ?? ''}`;
      }),
    windows: () => running.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    startAgain: (files) =>
      new Promise((done, fail) => {
        const { executablePath, args, env } = startOf(folder);
        const second = spawn(executablePath, [...args, ...files], { env, stdio: 'ignore' });
        second.on('error', fail).on('exit', () => {
          done();
        });
      }),
    crashPage: () =>
      running.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      }),
    killAndStart: async () => {
      running.process().kill('SIGKILL');
      running = await launch(folder);
    },
    dialogText: async () => {
      const text = await inPage(`document.querySelector('[role=dialog], dialog')?.innerText ?? ''`);
      return String(text);
    },
    press: async (name) => {
      await inPage(`[...document.querySelectorAll('[role=dialog] button, dialog button')]
        .find((button) => ${String(name)}.test(button.ariaLabel ?? button.innerText.trim()))?.click()`);
    },
  };
}

describe.skipIf(binary === null)(
  `The app under Electron’s own binary${reason === '' ? '' : ` (skipped: ${reason})`}`,
  () => {
    for (const { name, walk } of JOURNEYS) {
      it(name, async () => {
        const home = mkdtempSync(join(folders, 'home-'));
        await walk(drive(await launch(home), home));
      });
    }
  },
);
