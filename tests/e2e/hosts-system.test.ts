import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { driveStandIn } from '../electron/drive-stand-in.ts';
import { showsEvents } from '../electron/journeys.ts';
import {
  closeBrowser,
  launchStandIn,
  type LaunchOptions,
  type StandInRun,
} from '../electron/stand-in/launch.ts';
import { StandInMenu } from '../electron/stand-in/menu.ts';
import type { HostBridge } from '../../src/host/ipc.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folders = temporaryFolder();
const runs: StandInRun[] = [];
let home = '';

beforeEach(() => {
  home = mkdtempSync(join(folders, 'home-'));
});
afterEach(async () => {
  for (const run of runs.splice(0)) await run.kill();
});
afterAll(closeBrowser);

async function launch(options: Partial<LaunchOptions> = {}): Promise<StandInRun> {
  const run = await launchStandIn({ home, ...options });
  runs.push(run);
  await showsEvents(await run.firstPage(), 15);
  return run;
}

describe('Exporting under Electron', () => {
  it('names the kind of file in the dialog, gives a bare name its ending, and asks about that name too', async () => {
    const run = await launch();
    const { dialog } = run.electron;
    const save = () =>
      run.firstPage().then((page) =>
        page.evaluate(async () => {
          const { calls } = Reflect.get(window, 'communiqueBridge') as HostBridge;
          const bytes = new TextEncoder().encode('<svg/>');
          return calls.exportFiles([{ suggestedName: 'a/b.svg', mimeType: 'image/svg+xml', bytes }]);
        }),
      );
    dialog.willSave(join(home, 'bare'));
    expect(await save()).toEqual({ ok: true, value: [join(home, 'bare.svg')] });
    expect(dialog.saves[0]).toMatchObject({
      defaultPath: join(home, 'documents', 'a-b.svg'),
      filters: [{ name: 'SVG', extensions: ['svg'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    expect(await save()).toBeNull();
    expect(dialog.messages[0]?.detail).toBe('bare.svg');
  });

  it('copies figures to the system’s clipboard, and hands a PDF to the system’s viewer', async () => {
    const run = await launch();
    const page = await run.firstPage();
    const { clipboard, shell } = run.electron;
    await driveStandIn(run, home, runs).choose('export');
    const composer = page.getByRole('dialog');
    await composer.getByRole('button', { name: 'Copy as PNG' }).click();
    await expect.poll(() => clipboard.written[0]?.types).toEqual(['image/png']);
    await composer.getByRole('button', { name: 'Copy as SVG' }).click();
    await expect.poll(() => clipboard.text).toContain('<svg');
    await composer.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => shell.opened.length).toBe(1);
    const pdf = shell.opened[0] ?? '';
    expect(pdf.startsWith(join(home, 'temp', 'communique-print-'))).toBe(true);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    run.windows[0]?.close();
    expect(run.world.app.hasQuit).toBe(true);
    expect(existsSync(pdf)).toBe(false);
  });
});

describe('Menus under Electron', () => {
  it('tell of versions and licences, and open the notices', async () => {
    const run = await launch();
    const { dialog, shell } = run.electron;
    const about = () => run.windows[0]?.menu?.getMenuItemById('about')?.click();
    await expect.poll(() => run.windows[0]?.menu?.getMenuItemById('about')).not.toBeNull();
    about();
    await expect.poll(() => dialog.messages.length).toBe(1);
    const { message, detail, buttons } = dialog.messages[0] ?? {};
    expect(message).toContain(run.electron.app.getVersion());
    expect(detail).toMatch(/MIT licence/);
    expect(detail).toContain(process.versions.node);
    expect(buttons).toEqual(['OK', 'Licences of others’ works']);
    expect(shell.opened).toEqual([]);
    dialog.willPress(1);
    about();
    await expect.poll(() => shell.opened).toEqual([resolve('THIRD-PARTY-NOTICES.md')]);
  });

  it('follow macOS: one bar, that of the window in front, and an app that stays without windows', async () => {
    const run = await launch({ platform: 'darwin' });
    const bar = () => StandInMenu.getApplicationMenu();
    await expect
      .poll(() => bar()?.items.map(({ label }) => label))
      .toEqual(['Communiqué', 'File', 'Edit', 'View', 'Go', 'Window', 'Help']);
    expect(run.windows[0]?.menu).toBeNull();
    // macOS says it at the first start too, while the first window is on its way.
    expect(run.windows).toHaveLength(1);
    bar()?.getMenuItemById('star')?.click();
    const page = await run.firstPage();
    await page.getByRole('option').first().click();
    await expect.poll(() => bar()?.getMenuItemById('star')?.enabled).toBe(true);
    bar()?.getMenuItemById('star')?.click();
    await expect.poll(() => run.windows[0]?.isDocumentEdited()).toBe(true);
    expect(run.windows[0]?.getTitle()).not.toContain('•');
    run.windows[0]?.emit('unresponsive');
    run.windows[0]?.close();
    expect(run.world.app.hasQuit).toBe(false);
    run.world.app.activate();
    await showsEvents(await run.firstPage(), 15);
  });
});

describe('Windows under Electron', () => {
  it('tell Windows by what name it knows the app', async () => {
    const run = await launch({ platform: 'win32' });
    expect(run.world.app.userModelId).toBe('io.github.communique.app');
  });
});
