import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

/** Long, since the worker loads its fonts first and the machine may be busy. */
const PATIENCE = { timeout: 90_000 };

async function openComposer(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a figure' });
  await dialog.getByTestId('preview').waitFor(PATIENCE);
  return dialog;
}

/** Width and height of the picture in the preview, as the figure states them. */
function previewSize(dialog: Locator): Promise<readonly number[]> {
  return dialog
    .getByTestId('preview')
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
}

function collectDownloads(page: Page): Download[] {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  return downloads;
}

describe('The composer', () => {
  it('shows the figure itself, made anew for the size that is chosen', async () => {
    app = await startApp();
    const dialog = await openComposer(app.page);
    await expect.poll(() => previewSize(dialog).then(([width]) => width), PATIENCE).toBe(1200);
    await dialog.getByRole('combobox', { name: 'Size', exact: true }).selectOption('square');
    await expect.poll(() => previewSize(dialog), PATIENCE).toEqual([1080, 1080]);
    expect(await dialog.getByText('1,080 × 1,080 px').count()).toBe(1);
  });

  it('brings each part of its form into a low window, by the name of the part', async () => {
    app = await startApp({ viewport: { width: 1024, height: 640 } });
    const dialog = await openComposer(app.page);
    const first = {
      Texts: dialog.getByRole('textbox', { name: 'Title', exact: true }),
      Size: dialog.getByRole('combobox', { name: 'Size', exact: true }),
      Content: dialog.getByRole('combobox', { name: 'Events' }),
    };
    for (const [name, field] of Object.entries(first)) {
      await dialog.getByRole('navigation').getByRole('button', { name, exact: true }).click();
      await expect.poll(() => field.evaluate((element) => document.activeElement === element)).toBe(true);
      const box = await field.boundingBox();
      const form = await dialog.locator('form').boundingBox();
      expect(box!.y).toBeGreaterThan(form!.y);
      expect(box!.y + box!.height).toBeLessThanOrEqual(form!.y + form!.height);
    }
  });

  it('describes the figure in words, in the language of the figure', async () => {
    app = await startApp();
    const dialog = await openComposer(app.page);
    const preview = dialog.getByTestId('preview');
    expect(await preview.getAttribute('alt')).toMatch(/Timeline: Geneva summit/);
    await dialog.getByRole('combobox', { name: 'Language' }).selectOption('ar');
    await expect.poll(() => preview.getAttribute('alt'), PATIENCE).toMatch(/قمة جنيف/);
  });

  it('says so when a size or a date makes no sense, and exports nothing then', async () => {
    app = await startApp();
    const dialog = await openComposer(app.page);
    const start = dialog.getByRole('button', { name: 'Export', exact: true });
    await dialog.getByRole('textbox', { name: 'Width' }).fill('3');
    await dialog.getByText(/This size cannot be composed/).waitFor();
    expect(await start.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Width' }).fill('900');
    await expect.poll(() => start.isDisabled()).toBe(false);
    await dialog.getByRole('textbox', { name: 'From' }).fill('yesterday');
    await dialog.getByRole('textbox', { name: 'From' }).press('Tab');
    await dialog.getByText(/no date in EDTF/).waitFor();
    expect(await start.isDisabled()).toBe(true);
  });

  it('writes one file for each language, of each kind that is asked for', async () => {
    app = await startApp();
    const { page } = app;
    const downloads = collectDownloads(page);
    const dialog = await openComposer(page);
    await dialog.getByRole('checkbox', { name: 'PNG', exact: true }).uncheck();
    await dialog.getByRole('checkbox', { name: 'PDF', exact: true }).check();
    await dialog.getByRole('checkbox', { name: 'Data (CSV)' }).check();
    await dialog.getByRole('combobox', { name: 'Language' }).selectOption('all');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText(/^Exported/).waitFor(PATIENCE);
    await expect.poll(() => downloads.length, PATIENCE).toBe(6);
    const names = downloads.map((download) => download.suggestedFilename()).sort();
    expect(names).toEqual([
      'geneva-2021-ar.csv',
      'geneva-2021-ar.pdf',
      'geneva-2021-ar.svg',
      'geneva-2021-en.csv',
      'geneva-2021-en.pdf',
      'geneva-2021-en.svg',
    ]);
    const arabic = downloads.find((download) => download.suggestedFilename() === 'geneva-2021-ar.svg');
    expect(await readFile(await arabic!.path(), 'utf8')).toMatch(/<svg[^>]* (xml:)?lang="ar"/);
  });

  it('draws two languages in one picture, each with its own texts, and keeps them with the figure', async () => {
    app = await startApp();
    const { page } = app;
    const downloads = collectDownloads(page);
    const dialog = await openComposer(page);
    const preview = dialog.getByTestId('preview');
    await dialog.getByRole('combobox', { name: 'Also in', exact: true }).selectOption('ar');
    await expect
      .poll(() => preview.getAttribute('alt'), PATIENCE)
      .toMatch(/Timeline: Geneva summit.*\n.*قمة جنيف/s);
    await dialog.getByRole('radio', { name: 'العربية' }).check();
    await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('ما الذي تغيّر');
    await expect
      .poll(() => preview.getAttribute('alt'), PATIENCE)
      .toMatch(/Geneva summit.*\n.*ما الذي تغيّر/s);
    await dialog.getByRole('radio', { name: 'English' }).check();
    expect(await dialog.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe('');

    await dialog.getByRole('textbox', { name: 'Name, to keep this figure' }).fill('Both');
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Export .*Both/ }).click();
    await expect.poll(() => downloads.length, PATIENCE).toBe(3);
    const drawing = downloads.find((download) => download.suggestedFilename() === 'Both.svg');
    const svg = await readFile(await drawing!.path(), 'utf8');
    expect(svg.match(/<g lang="(en|ar)"/g)).toEqual(['<g lang="en"', '<g lang="ar"']);
    expect(svg).toContain('ما الذي تغيّر');
  });

  it('keeps a figure of one file in each language, with what was worded for each', async () => {
    app = await startApp();
    const { page } = app;
    const downloads = collectDownloads(page);
    const dialog = await openComposer(page);
    await dialog.getByRole('combobox', { name: 'Language' }).selectOption('all');
    await dialog.getByRole('radio', { name: 'العربية' }).check();
    await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('ما الذي تغيّر');
    await dialog.getByRole('textbox', { name: 'Name, to keep this figure' }).fill('Each');
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Export .*Each/ }).click();
    await expect.poll(() => downloads.length, PATIENCE).toBe(6);
    const svgs = downloads.filter((download) => download.suggestedFilename().endsWith('.svg'));
    expect(svgs.map((download) => download.suggestedFilename()).sort()).toEqual([
      'Each-ar.svg',
      'Each-en.svg',
    ]);
    const texts = await Promise.all(svgs.map(async (svg) => readFile(await svg.path(), 'utf8')));
    expect(texts.filter((text) => text.includes('ما الذي تغيّر'))).toHaveLength(1);

    const again = await openComposer(page);
    await again.getByRole('combobox', { name: 'Saved figure' }).selectOption({ label: 'Each' });
    await expect.poll(() => again.getByRole('combobox', { name: 'Language' }).inputValue()).toBe('all');
    await again.getByRole('radio', { name: 'العربية' }).check();
    expect(await again.getByRole('textbox', { name: 'Title', exact: true }).inputValue()).toBe(
      'ما الذي تغيّر',
    );
  });

  it('stops an export at once when it is cancelled, writes nothing of it, and exports again', async () => {
    app = await startApp();
    const { page } = app;
    const downloads = collectDownloads(page);
    const dialog = await openComposer(page);
    await dialog.getByRole('combobox', { name: 'Size', exact: true }).selectOption('poster');
    await dialog.getByRole('combobox', { name: 'Resolution' }).selectOption('600');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByRole('progressbar').waitFor();
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    await dialog.getByRole('button', { name: 'Export', exact: true }).waitFor();
    await page.getByText('The export was cancelled').waitFor({ state: 'attached' });
    expect(await dialog.getByText(/^Exported/).count()).toBe(0);
    await dialog.getByRole('checkbox', { name: 'PNG', exact: true }).uncheck();
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText(/^Exported/).waitFor(PATIENCE);
    await expect.poll(() => downloads.length).toBe(1);
    expect(downloads[0]!.suggestedFilename()).toBe('geneva-2021.svg');
  });

  it('takes a stretch of time by its brush, in step with the dates that are typed', async () => {
    app = await startApp();
    const dialog = await openComposer(app.page);
    const from = dialog.getByRole('textbox', { name: 'From' });
    const to = dialog.getByRole('textbox', { name: 'To', exact: true });
    expect([await from.inputValue(), await to.inputValue()]).toEqual(['', '']);
    const end = dialog.getByRole('slider', { name: 'End of the stretch shown' });
    await end.focus();
    for (let step = 0; step < 6; step++) await app.page.keyboard.press('PageDown');
    await expect.poll(() => to.inputValue()).toMatch(/^2021-06-1[45]/);
    await expect
      .poll(() => dialog.getByTestId('preview').getAttribute('alt'), PATIENCE)
      .not.toMatch(/ambassadors return to their posts/);
    await to.fill('2021-06-17');
    await to.press('Tab');
    await expect.poll(() => end.getAttribute('aria-valuetext')).toMatch(/17 June 2021/);
    await dialog.getByRole('button', { name: 'All time' }).click();
    expect(await to.inputValue()).toBe('');
  });

  it('keeps a figure with the document, to be exported again by one click and to be undone', async () => {
    app = await startApp();
    const { page } = app;
    const downloads = collectDownloads(page);
    const dialog = await openComposer(page);
    await dialog.getByRole('combobox', { name: 'Size', exact: true }).selectOption('social');
    await dialog.getByRole('textbox', { name: 'Name, to keep this figure' }).fill('For the front page');
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'Saved figure' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('not saved').waitFor();

    await page.getByRole('button', { name: /^Export .*For the front page/ }).click();
    await expect.poll(() => downloads.length, PATIENCE).toBe(3);
    expect(downloads.map((download) => download.suggestedFilename()).sort()).toEqual([
      'For the front page.pdf',
      'For the front page.png',
      'For the front page.svg',
    ]);
    await page.keyboard.press('Control+z');
    await expect
      .poll(() => page.getByRole('button', { name: /^Export .*For the front page/ }).count())
      .toBe(0);
    await page.getByText('saved', { exact: true }).waitFor();
  });
});

describe('Unsaved work', () => {
  it('is offered again after a run that did not end well', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const written = page.waitForResponse(
      (response) => response.request().method() !== 'GET' && /journal/.test(response.url()),
    );
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Star the selected event' }).click();
    await page.getByText('not saved').waitFor();
    await written;
    await page.close({ runBeforeUnload: false });

    const again = await app.context.newPage();
    await again.goto(app.address);
    // The lock of a page that is gone goes with it, which takes a moment: until then its work counts as being edited.
    await again.waitForFunction(async () => (await navigator.locks.query()).held?.length === 1);
    await again.reload();
    const dialog = again.getByRole('dialog', { name: 'Unsaved work was found' });
    await dialog.getByRole('button', { name: /^Recover/ }).click();
    await again.getByText('not saved').waitFor();
    await again.getByRole('heading', { level: 1, name: 'Geneva summit, June 2021' }).waitFor();
  });
});
