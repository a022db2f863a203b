import { expect } from 'vitest';
import type { DrivenApp } from './journeys.ts';
import type { StandInRun } from './stand-in/launch.ts';

/** The journeys' view of a run under the stand-in: the window in front, its menu, and the scripted dialogs. */
export function driveStandIn(run: StandInRun, folder: string): DrivenApp {
  return {
    folder,
    page: run.firstPage,
    choose: async (action) => {
      const find = () => run.windows.at(-1)?.menu?.getMenuItemById(action) ?? null;
      await expect.poll(() => find()?.enabled, { message: `In the menu: ${action}` }).toBe(true);
      find()?.click();
    },
    answerSave: (path) => {
      run.electron.dialog.showSaveDialog = () =>
        Promise.resolve({ canceled: path === null, filePath: path ?? '' });
      return Promise.resolve();
    },
    answerOpen: (path) => {
      run.electron.dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
      return Promise.resolve();
    },
    title: () => Promise.resolve(run.windows.at(-1)?.getTitle() ?? ''),
  };
}
