import { expect } from 'vitest';
import type { DrivenApp } from './journeys.ts';
import { launchStandIn, type StandInRun } from './stand-in/launch.ts';

/** The journeys' view of a run under the stand-in: the window in front, its menu, and the scripted dialogs. */
export function driveStandIn(first: StandInRun, folder: string, runs: StandInRun[]): DrivenApp {
  let run = first;
  return {
    folder,
    page: () => run.firstPage(),
    choose: async (action) => {
      const find = () => run.windows.at(-1)?.menu?.getMenuItemById(action) ?? null;
      await expect.poll(() => find()?.enabled, { message: `In the menu: ${action}` }).toBe(true);
      find()?.click();
    },
    answerSave: (path) => {
      run.electron.dialog.willSave(path);
      return Promise.resolve();
    },
    answerOpen: (path) => {
      run.electron.dialog.willOpen(path === null ? null : [path]);
      return Promise.resolve();
    },
    title: () => Promise.resolve(run.windows.at(-1)?.getTitle() ?? ''),
    windows: () => Promise.resolve(run.windows.length),
    startAgain: (files) => {
      run.world.app.startAgain(files, folder);
      return Promise.resolve();
    },
    crashPage: async () => {
      await run.windows.at(-1)?.webContents.crash();
    },
    dialogText: async () => {
      const dialog = (await run.firstPage()).getByRole('dialog');
      return (await dialog.count()) === 0 ? '' : dialog.innerText();
    },
    press: async (name) => {
      await (await run.firstPage()).getByRole('dialog').getByRole('button', { name }).click();
    },
    killAndStart: async () => {
      await run.kill();
      run = await launchStandIn({ home: folder });
      runs.push(run);
    },
  };
}
