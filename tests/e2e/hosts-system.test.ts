import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { showsEvents } from '../electron/journeys.ts';
import type { StandInRun } from '../electron/stand-in/launch.ts';
import { StandInMenu } from '../electron/stand-in/menu.ts';
import { withStandIn } from '../electron/with-stand-in.ts';
import type { HostBridge } from '../../src/host/ipc.ts';

const { home, launchShown: launch, drive, copyOfGeneva } = withStandIn();

describe('Exporting under Electron', () => {
  it('asks before it replaces files, shows its progress on the taskbar, and shows the files in their folder', async () => {
    const run = await launch();
    const page = await run.firstPage();
    const { dialog, shell } = run.electron;
    const folder = join(home(), 'figures');
    mkdirSync(folder);
    writeFileSync(join(folder, 'geneva-2021.png'), 'precious');
    dialog.willOpen([folder]);
    await drive(run).choose('export');
    const composer = page.getByRole('dialog');
    const start = composer.getByRole('button', { name: 'Export', exact: true });

    await start.click();
    await expect.poll(() => dialog.messages.length).toBe(1);
    expect(dialog.messages[0]).toMatchObject({
      message: 'A file of this name is there already. Replace it?',
      detail: 'geneva-2021.png',
      buttons: ['Replace', 'Cancel'],
      defaultId: 1,
    });
    await start.waitFor();
    expect(readFileSync(join(folder, 'geneva-2021.png'), 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'geneva-2021.svg'))).toBe(false);

    dialog.willPress(0);
    await start.click();
    await composer.getByRole('button', { name: 'Show in folder' }).click();
    expect(readFileSync(join(folder, 'geneva-2021.png')).subarray(1, 4).toString()).toBe('PNG');
    await expect.poll(() => shell.shown).toEqual([join(folder, 'geneva-2021.svg')]);

    const progress = run.windows[0]?.progress ?? [];
    expect(progress.filter((value) => value > 0 && value < 1).length).toBeGreaterThan(1);
    expect(progress.every((value) => value <= 1)).toBe(true);
    expect(progress.at(-1)).toBe(-1);
  });

  /** Exports SVG and PNG into a folder from the composer, and gives what the window says then. */
  async function exportInto(run: StandInRun, folder: string, start: string): Promise<string> {
    const page = await run.firstPage();
    run.electron.dialog.willOpen([folder]);
    await drive(run).choose('export');
    await page.getByRole('dialog').getByRole('button', { name: start, exact: true }).click();
    const said = page.locator('.notice.error');
    await said.waitFor();
    return said.innerText();
  }

  it.skipIf(process.platform !== 'linux')(
    'words a folder that takes no file, in the user’s language',
    async () => {
      const run = await launch();
      await drive(run).choose('switch-language');
      // The administrator, too, may not write where the kernel shows itself.
      const closed = process.getuid?.() === 0 ? '/sys' : join(home(), 'closed');
      if (closed !== '/sys') mkdirSync(closed, { mode: 0o500 });
      expect(await exportInto(run, closed, 'تصدير')).toContain('لا تملك إذن القراءة أو الكتابة هناك');
      expect(run.complaints).toEqual([]);
    },
  );

  it('words a disk that is full, and leaves all that was there', async () => {
    const run = await launch();
    const folder = join(home(), 'figures');
    mkdirSync(folder);
    writeFileSync(join(folder, 'geneva-2021.svg'), 'precious');
    run.electron.dialog.willPress(0);
    const probe = await open(join(home(), 'probe'), 'w');
    await probe.close();
    const handle = Object.getPrototypeOf(probe) as FileHandle;
    const write = handle.writeFile;
    const writtenWhole: string[] = [];
    // The disk has room for the drawing and none for the picture.
    const full = vi.spyOn(handle, 'writeFile').mockImplementation(async function (
      this: FileHandle,
      ...given
    ) {
      const start = Buffer.from(given[0] as Uint8Array).toString('latin1', 0, 4);
      if (start === '\x89PNG')
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      await write.apply(this, given);
      writtenWhole.push(start);
    });
    try {
      expect(await exportInto(run, folder, 'Export')).toContain('The disk is full.');
    } finally {
      full.mockRestore();
    }
    expect(writtenWhole).toContain('<svg');
    expect(readdirSync(folder)).toEqual(['geneva-2021.svg']);
    expect(readFileSync(join(folder, 'geneva-2021.svg'), 'utf8')).toBe('precious');
  });

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
    dialog.willSave(join(home(), 'bare'));
    expect(await save()).toEqual({ ok: true, value: [join(home(), 'bare.svg')] });
    expect(dialog.saves[0]).toMatchObject({
      defaultPath: join(home(), 'documents', 'a-b.svg'),
      filters: [{ name: 'SVG', extensions: ['svg'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    expect(await save()).toBeNull();
    expect(dialog.messages[0]?.detail).toBe('bare.svg');
  });

  it('prints the very pages that an exported PDF has', async () => {
    const run = await launch({ files: [copyOfGeneva('printed.communique')] });
    const page = await run.firstPage();
    const { dialog, shell } = run.electron;
    await drive(run).choose('export');
    const composer = page.getByRole('dialog');
    await composer.getByRole('textbox', { name: 'Width' }).fill('600');
    await composer.getByRole('textbox', { name: 'Height' }).fill('400');
    for (const name of ['SVG', 'PNG']) await composer.getByRole('checkbox', { name, exact: true }).uncheck();
    await composer.getByRole('checkbox', { name: 'PDF', exact: true }).check();
    await composer.getByRole('checkbox', { name: /several pages/ }).check();
    const path = join(home(), 'exported.pdf');
    dialog.willSave(path);
    await composer.getByRole('button', { name: 'Export', exact: true }).click();
    await composer.getByText(/^Exported/).waitFor();
    await composer.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => shell.opened.length).toBe(1);
    const exported = readFileSync(path);
    expect(exported.equals(readFileSync(shell.opened[0] ?? ''))).toBe(true);
    expect(exported.toString('latin1').match(/\/Type\/Page\//g)?.length).toBeGreaterThan(1);
  });

  it('copies figures to the system’s clipboard, and hands a PDF to the system’s viewer', async () => {
    const run = await launch();
    const page = await run.firstPage();
    const { clipboard, shell } = run.electron;
    await drive(run).choose('export');
    const composer = page.getByRole('dialog');
    await composer.getByRole('button', { name: 'Copy as PNG' }).click();
    await expect.poll(() => clipboard.written[0]?.types).toEqual(['image/png']);
    await composer.getByRole('button', { name: 'Copy as SVG' }).click();
    await expect.poll(() => clipboard.text).toContain('<svg');
    await composer.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => shell.opened.length).toBe(1);
    const pdf = shell.opened[0] ?? '';
    expect(pdf.startsWith(join(home(), 'temp', 'communique-print-'))).toBe(true);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    run.windows[0]?.close();
    await expect.poll(() => run.world.app.hasQuit).toBe(true);
    expect(existsSync(pdf)).toBe(false);
  });
});

describe('Menus under Electron', () => {
  it('offer editing on a right click in a field, in the user’s language, and nothing elsewhere', async () => {
    const run = await launch();
    const page = await run.firstPage();
    StandInMenu.popped = null;
    const popped = (): StandInMenu | null => StandInMenu.popped;
    const field = page.getByRole('combobox').first();
    await page.getByRole('option').first().click({ button: 'right' });
    await field.fill('summit');
    await field.selectText();
    await field.click({ button: 'right' });
    await expect.poll(() => popped()?.labels()).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);
    expect(popped()?.items.map(({ role }) => role)).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    await drive(run).choose('switch-language');
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
    await expect.poll(() => run.windows[0]?.menu?.labels()).toContain('إنهاء');
    await field.click({ button: 'right' });
    await expect.poll(() => popped()?.labels()).toEqual(['قص', 'نسخ', 'لصق', 'تحديد الكل']);
  });

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
    await expect.poll(() => run.windows.length).toBe(0);
    expect(run.world.app.hasQuit).toBe(false);
    // The menu of a window that is gone would act on nothing.
    await expect.poll(() => bar()?.items.map(({ label }) => label)).toEqual(['Communiqué', 'File', 'Window']);
    bar()?.getMenuItemById('about')?.click();
    await expect.poll(() => run.electron.dialog.messages.length).toBe(1);
    bar()?.getMenuItemById('new-window')?.click();
    await showsEvents(await run.firstPage(), 15);
    run.windows[0]?.close();
    await expect.poll(() => run.windows.length).toBe(0);
    run.world.app.activate();
    await showsEvents(await run.firstPage(), 15);
  });
});

describe('Windows under Electron', () => {
  it('tell Windows by what name it knows the app', async () => {
    const run = await launch({ platform: 'win32' });
    const [, appId] = /^appId: (.+)$/m.exec(readFileSync('electron-builder.yml', 'utf8')) ?? [];
    expect(run.world.app.userModelId).toBe(appId);
  });

  it('have the same settings, whichever of them changes one', async () => {
    const run = await launch({ files: [copyOfGeneva('a.communique'), copyOfGeneva('b.communique')] });
    await expect.poll(() => run.windows.every((window) => window.isVisible())).toBe(true);
    const pages = run.windows.map(({ webContents }) => webContents.page);
    for (const page of pages) await showsEvents(page, 15);
    await drive(run).choose('switch-language');
    for (const page of pages) await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
    const kept = JSON.parse(readFileSync(join(home(), 'user-data', 'settings.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject({ language: 'ar' });
  });

  it('fill the screen for a story and give it back, unless they filled it before', async () => {
    const run = await launch();
    const [window] = run.windows;
    const app = drive(run);
    const page = await run.firstPage();
    await app.choose('story');
    await expect.poll(() => window?.isFullScreen()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => window?.isFullScreen()).toBe(false);
    window?.setFullScreen(true);
    await app.choose('story');
    await page.getByRole('dialog', { name: 'Story mode' }).waitFor();
    await page.keyboard.press('Escape');
    await showsEvents(page, 15);
    expect(window?.isFullScreen()).toBe(true);
  });

  it('stand where they stood if that display is still there, and a further one beside the first', async () => {
    const laptop = { x: 0, y: 0, width: 1440, height: 900 };
    const desk = { x: 1440, y: 0, width: 2560, height: 1440 };
    const first = await launch({ displays: [laptop, desk] });
    first.windows[0]?.setNormalBounds({ x: 2000, y: 100, width: 1000, height: 800 });
    first.windows[0]?.close();
    await first.kill();
    const road = await launch({ displays: [laptop] });
    expect(road.windows[0]?.options).toMatchObject({ width: 1280, height: 820 });
    expect(road.windows[0]?.options).not.toHaveProperty('x');
    await road.kill();
    const back = await launch({ displays: [desk, laptop] });
    expect(back.windows[0]?.options).toMatchObject({ x: 2000, y: 100, width: 1000, height: 800 });
    await drive(back).choose('new-window');
    await expect.poll(() => back.windows.length).toBe(2);
    expect(back.windows.map(({ options }) => options.x).sort()).toEqual([2000, 2028]);
  });
});
