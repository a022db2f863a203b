import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edit, JOURNEYS, showsEvents } from '../electron/journeys.ts';
import { withStandIn } from '../electron/with-stand-in.ts';
import type { HostBridge } from '../../src/host/ipc.ts';

const { home, launch, launchShown, drive, copyOfGeneva } = withStandIn();

describe('The app under Electron', () => {
  for (const { name, walk } of JOURNEYS) {
    it(name, async () => {
      const run = await launch();
      await walk(drive(run));
      expect(run.complaints).toEqual([]);
      expect(run.world.session.requested.length).toBeGreaterThan(5);
    });
  }

  it('opens the file that it was started with', async () => {
    const path = copyOfGeneva('named at start.communique');
    const run = await launchShown({ files: [path] });
    expect(run.windows[0]?.getRepresentedFilename()).toBe(path);
    expect(run.electron.app.recentDocuments).toEqual([path]);
  });

  it('opens a window for each file, and brings the same file to the front only once', async () => {
    const [first, second] = [copyOfGeneva('a.communique'), copyOfGeneva('b.communique')];
    const run = await launchShown({ files: [first, second] });
    expect(run.windows).toHaveLength(2);
    await expect
      .poll(() => run.windows.map((window) => window.getRepresentedFilename()).sort())
      .toEqual([first, second]);
    run.world.app.startAgain([first], home());
    expect(run.windows).toHaveLength(2);
    expect(run.windows.at(-1)?.getRepresentedFilename()).toBe(first);
  });

  it('takes the files of a second instance, relative to where that was started', async () => {
    const run = await launchShown();
    copyOfGeneva('later.communique');
    run.world.app.startAgain(['later.communique'], home());
    // The window shows nothing of the user's, so it takes the file.
    await expect.poll(() => run.windows[0]?.getRepresentedFilename()).toBe(join(home(), 'later.communique'));
    expect(run.windows).toHaveLength(1);
    await expect.poll(() => run.windows[0]?.getTitle()).toBe('Geneva summit, June 2021 — Communiqué');
    copyOfGeneva('third.communique');
    run.world.app.startAgain(['third.communique'], home());
    await expect.poll(() => run.windows.length).toBe(2);
  });

  it('takes files that the system names before and after the window is there', async () => {
    const early = copyOfGeneva('early.communique');
    const run = await launch({
      beforeReady: (app) => {
        app.openFile(early);
      },
    });
    await showsEvents(await run.firstPage(), 15);
    expect(run.windows[0]?.getRepresentedFilename()).toBe(early);
    const late = copyOfGeneva('late.communique');
    run.world.app.openFile(late);
    await expect.poll(() => run.windows.length).toBe(2);
    await expect.poll(() => run.windows.at(-1)?.getRepresentedFilename()).toBe(late);
  });

  it('gives each of several files a window, the first one that shows nothing of the user’s', async () => {
    const run = await launchShown();
    const files = [copyOfGeneva('one.communique'), copyOfGeneva('two.communique')];
    run.world.app.startAgain(files, home());
    const named = (): string[] => run.windows.map((window) => window.getRepresentedFilename()).sort();
    await expect.poll(named, { timeout: 60_000 }).toEqual(files);
  });

  it('ends at once where another instance runs', async () => {
    const run = await launch({ isFirstInstance: false });
    expect(run.world.app.hasQuit).toBe(true);
    expect(run.windows).toHaveLength(0);
    expect(run.world.ipcMain.channels).toEqual([]);
  });

  it('words a file that is gone, in the window', async () => {
    const run = await launch({ files: [join(home(), 'gone.communique')] });
    const page = await run.firstPage();
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(
      /gone\.communique\s+The file is no longer there/,
    );
  });

  it('lists recent files in the menu, opens and clears them', async () => {
    const path = copyOfGeneva('M&M.communique');
    const run = await launchShown({ files: [path] });
    const item = (id: string) => run.windows.at(-1)?.menu?.getMenuItemById(id) ?? null;
    await expect.poll(() => item('recent-0')?.label).toBe('M&&M.communique');
    item('recent-0')?.click();
    expect(run.windows).toHaveLength(1);
    item('clear-recents')?.click();
    await expect.poll(() => item('recent-0')).toBeNull();
    expect(run.electron.app.recentDocuments).toEqual([]);
  });

  it('closes without a question where nothing is unsaved, or where the page cannot ask', async () => {
    const run = await launchShown({ files: [copyOfGeneva('x.communique'), copyOfGeneva('y.communique')] });
    const [first, second] = run.windows;
    first?.close();
    await expect.poll(() => run.windows.length).toBe(1);
    await edit(drive(run));
    second?.emit('unresponsive');
    second?.close();
    await expect.poll(() => run.windows.length).toBe(0);
    await expect.poll(() => run.world.app.hasQuit).toBe(true);
  });

  it('tells the window when another program changed its file, once it is in front again', async () => {
    const path = copyOfGeneva('watched.communique');
    const run = await launch({ files: [path] });
    const page = await run.firstPage();
    await showsEvents(page, 15);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"Geneva summit, June 2021"', '"Another title"'));
    run.windows[0]?.focus();
    await page.getByText('Another program has changed the open file.').first().waitFor();
  });

  it('keeps unsaved work of a run that was killed, and gives it to the next', async () => {
    const path = copyOfGeneva('journalled.communique');
    const first = await launch({ files: [path] });
    const page = await first.firstPage();
    await showsEvents(page, 15);
    await page.evaluate(async () => {
      const { calls } = Reflect.get(window, 'communiqueBridge') as HostBridge;
      const recent = (await calls.recents())[0]?.file ?? null;
      await calls.writeJournal('document', recent, new TextEncoder().encode('{"unsaved":"نص"}'));
    });
    await first.kill();
    const second = await launch();
    const entries = await (
      await second.firstPage()
    ).evaluate(async () => {
      const { calls } = Reflect.get(window, 'communiqueBridge') as HostBridge;
      const lost = await calls.journals();
      for (const { key } of lost) await calls.clearJournal(key);
      return { lost, after: await calls.journals() };
    });
    const mine = entries.lost.filter(({ text }) => text.includes('unsaved'));
    expect(mine).toMatchObject([{ text: '{"unsaved":"نص"}', file: { name: 'journalled.communique' } }]);
    expect(entries.after).toEqual([]);
  });

  it('remembers where its window was', async () => {
    const first = await launch();
    await showsEvents(await first.firstPage(), 15);
    first.windows[0]?.setNormalBounds({ x: 40, y: 60, width: 900, height: 700 });
    first.windows[0]?.maximize();
    first.windows[0]?.close();
    await first.kill();
    const second = await launch();
    await second.firstPage();
    expect(second.windows[0]?.options).toMatchObject({ x: 40, y: 60, width: 900, height: 700 });
    expect(second.windows[0]?.isMaximized()).toBe(true);
  });

  it('keeps settings, follows the system’s theme, and shows its paper before the page', async () => {
    const settings = join(home(), 'user-data', 'settings.json');
    mkdirSync(join(home(), 'user-data'), { recursive: true });
    writeFileSync(settings, '{"language":"ar","theme":"dark","digits":"roman"}');
    const run = await launch();
    const page = await run.firstPage();
    expect(run.windows[0]?.options).toMatchObject({ show: false, backgroundColor: '#11151e' });
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    await expect.poll(() => run.windows[0]?.menu?.labels()).toContain('إنهاء');
    await drive(run).choose('switch-language');
    await expect
      .poll(() => JSON.parse(readFileSync(settings, 'utf8')) as unknown)
      .toMatchObject({
        language: 'en',
        digits: 'latin',
      });
  });

  it('says in its log that a page was lost, and asks before it loads one anew that is lost again soon', async () => {
    const path = copyOfGeneva('unlucky.communique');
    const run = await launchShown({ files: [path] });
    const [window] = run.windows;
    await window?.webContents.crash();
    await showsEvents(await run.firstPage(), 15);
    expect(window?.getRepresentedFilename()).toBe(path);
    expect(run.electron.dialog.messages).toEqual([]);
    const log = readFileSync(join(home(), 'logs', 'communique.log'), 'utf8');
    expect(log).toMatch(/error main: a window's process is gone: crashed 5/);
    expect(log).not.toContain(home());
    run.electron.dialog.willPress(0);
    await window?.webContents.crash();
    await showsEvents(await run.firstPage(), 15);
    expect(run.electron.dialog.messages.at(-1)?.message).toBe('This window has failed twice within a minute');
    await window?.webContents.crash();
    await expect.poll(() => run.windows.length).toBe(0);
  });
});
