import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { edit, showsEvents, starredIn } from '../electron/journeys.ts';
import type { StandInBrowserWindow } from '../electron/stand-in/browser-window.ts';
import type { StandInRun } from '../electron/stand-in/launch.ts';
import { withStandIn } from '../electron/with-stand-in.ts';

const { home, launchShown, drive, copyOfGeneva } = withStandIn();

const question = (page: Page): Locator => page.getByRole('dialog', { name: 'Save the changes first?' });

async function answer(window: StandInBrowserWindow | undefined, name: string): Promise<void> {
  await question(window!.webContents.page).getByRole('button', { name, exact: true }).click();
}

/** Two windows with unsaved work, the second in front. */
async function launchTwoEdited(): Promise<{
  readonly run: StandInRun;
  readonly back: StandInBrowserWindow;
  readonly front: StandInBrowserWindow;
}> {
  const run = await launchShown({ files: [copyOfGeneva('back.communique')] });
  await edit(drive(run));
  run.world.app.startAgain([copyOfGeneva('front.communique')], home());
  await expect.poll(() => run.windows.length).toBe(2);
  await expect.poll(() => run.windows.at(-1)?.getRepresentedFilename()).toMatch(/front/);
  await showsEvents(await run.firstPage(), 15);
  await edit(drive(run));
  const [back, front] = run.windows;
  return { run, back: back!, front: front! };
}

const journals = (): readonly string[] => readdirSync(join(home(), 'user-data', 'journals'));

describe('Quitting', () => {
  it('asks before it closes a window with unsaved work, and goes when told to', async () => {
    const run = await launchShown();
    const page = await run.firstPage();
    await edit(drive(run));
    run.world.app.quit();
    await question(page).waitFor();
    expect(run.windows).toHaveLength(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(run.world.app.hasQuit).toBe(false);
    run.windows[0]?.close();
    await answer(run.windows[0], 'Do not save');
    await expect.poll(() => run.world.app.hasQuit).toBe(true);
    expect(run.windows).toHaveLength(0);
  });

  it('asks the window in front first, and closes none before all have been answered', async () => {
    const { run, back, front } = await launchTwoEdited();
    run.world.app.quit();
    await question(front.webContents.page).waitFor();
    expect(await question(back.webContents.page).count()).toBe(0);
    expect(front.isFocused()).toBe(true);
    await answer(front, 'Do not save');
    await question(back.webContents.page).waitFor();
    expect(back.isFocused()).toBe(true);
    expect(run.windows).toHaveLength(2);
    await answer(back, 'Save');
    await expect.poll(() => run.world.app.hasQuit).toBe(true);
    expect(run.windows).toHaveLength(0);
    expect(starredIn(join(home(), 'back.communique'))).toBe(1);
    expect(starredIn(join(home(), 'front.communique'))).toBe(0);
    // What was given up is not offered at the next start.
    expect(journals()).toEqual([]);
  });

  it('that is cancelled at a later window leaves all, with their unsaved work, and asks all of them anew', async () => {
    const { run, back, front } = await launchTwoEdited();
    await expect.poll(() => journals().length).toBe(2);
    run.world.app.quit();
    await answer(front, 'Do not save');
    await answer(back, 'Cancel');
    await expect.poll(() => question(back.webContents.page).count()).toBe(0);
    expect(run.windows).toHaveLength(2);
    for (const window of [back, front]) expect(window.getTitle()).toMatch(/^•/);
    expect(journals()).toHaveLength(2);
    // Neither closing nor quitting takes the former answer for one to a new question.
    front.focus();
    front.close();
    await answer(front, 'Cancel');
    run.world.app.quit();
    await answer(front, 'Do not save');
    await answer(back, 'Do not save');
    await expect.poll(() => run.world.app.hasQuit).toBe(true);
    expect(journals()).toEqual([]);
  });

  it('begins anew when it is asked for again, and goes on when a window that was asked can answer no more', async () => {
    const { run, back, front } = await launchTwoEdited();
    run.world.app.quit();
    await answer(front, 'Do not save');
    await question(back.webContents.page).waitFor();
    front.focus();
    run.world.app.quit();
    await answer(front, 'Do not save');
    await question(back.webContents.page).waitFor();
    back.emit('unresponsive');
    back.close();
    await expect.poll(() => run.world.app.hasQuit).toBe(true);
    // The work of the one that hung is offered at the next start.
    expect(journals()).toHaveLength(1);
  });

  it('stays where a file could not be saved', async () => {
    const run = await launchShown({ files: [copyOfGeneva('changed.communique')] });
    await edit(drive(run));
    writeFileSync(join(home(), 'changed.communique'), '{}');
    run.world.app.quit();
    await answer(run.windows[0], 'Save');
    const page = await run.firstPage();
    await page.getByRole('dialog', { name: 'The file has changed on disk' }).waitFor();
    expect(run.world.app.hasQuit).toBe(false);
    expect(run.windows[0]?.getTitle()).toMatch(/^•/);
  });
});

describe('What the user drops', () => {
  it('opens in the window, by its real path', async () => {
    const run = await launchShown();
    const path = copyOfGeneva('dropped قمة.communique');
    await run.windows[0]?.webContents.drop([path], { x: 400, y: 300 });
    await expect.poll(() => run.windows[0]?.getRepresentedFilename()).toBe(path);
    expect(run.electron.app.recentDocuments).toEqual([path]);
  });

  it('opens each of several timelines in a window of its own, and says what it did not open', async () => {
    const run = await launchShown();
    const [window] = run.windows;
    const paths = ['a.communique', 'b.communique', 'c.communique'].map(copyOfGeneva);
    const notes = join(home(), 'notes.csv');
    writeFileSync(notes, 'a,b\n1,2\n');
    await window?.webContents.drop([...paths, notes], { x: 400, y: 300 });
    const named = (): string[] => run.windows.map((shown) => shown.getRepresentedFilename()).sort();
    await expect.poll(named).toEqual(paths);
    expect(window?.getRepresentedFilename()).toBe(paths[0]);
    await window?.webContents.page
      .getByText(/Not opened: .*notes\.csv/)
      .first()
      .waitFor();
  });
});

describe('A window', () => {
  it('that turned to another timeline no longer has the file that it had', async () => {
    const path = copyOfGeneva('left.communique');
    const run = await launchShown({ files: [path] });
    const [window] = run.windows;
    expect(window?.getRepresentedFilename()).toBe(path);
    const page = await run.firstPage();
    await drive(run).choose('open-example');
    await page.getByRole('dialog').getByRole('listitem').getByRole('button').last().click();
    await expect.poll(() => window?.getRepresentedFilename()).toBe('');
    // The file is opened again, not taken for the one that is shown.
    run.world.app.startAgain([path], home());
    await expect.poll(() => window?.getRepresentedFilename()).toBe(path);
    await showsEvents(page, 15);
    expect(run.windows).toHaveLength(1);
  });

  it('keeps the file that it had where another is damaged, or is left aside for unsaved work', async () => {
    const path = copyOfGeneva('kept.communique');
    const damaged = join(home(), 'damaged.communique');
    writeFileSync(damaged, '{"format": "something else"}');
    const run = await launchShown({ files: [path] });
    const [window] = run.windows;
    const page = await run.firstPage();
    await window?.webContents.drop([damaged], { x: 400, y: 300 });
    await page.getByRole('dialog').getByText('damaged.communique').first().waitFor();
    await expect.poll(() => window?.getRepresentedFilename()).toBe(path);
    await page.keyboard.press('Escape');

    await edit(drive(run));
    await window?.webContents.drop([copyOfGeneva('other.communique')], { x: 400, y: 300 });
    await question(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => window?.getRepresentedFilename()).toBe(path);
  });
});
