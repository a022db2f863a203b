import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

/** Letters of the Latin alphabet in what the window itself says, names and signs left out. */
const LATIN_IN_CHROME = /[A-Za-z]{2,}/g;
const NAMES_AND_SIGNS = new Set([
  'Communiqué',
  'Communiqu',
  'EN',
  // A language is called by its own name.
  'English',
  'UTC',
  'CAMEO',
  'EDTF',
  'geneva',
  'communique',
  'RU',
  'US',
]);

describe('The Geneva timeline in the served app', () => {
  it('opens with all fifteen events', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByText('15 of 15 events').count()).toBe(1);
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Geneva summit, June 2021');
    expect(await page.title()).toBe('Geneva summit, June 2021 — Communiqué');
  });

  it('shows quote and source of an event that is chosen by mouse', async () => {
    app = await startApp();
    const { page } = app;
    await page.getByRole('option', { name: /Consultations on cybersecurity will begin/ }).click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('heading', { name: 'Consultations on cybersecurity will begin' }).waitFor();
    expect(await details.innerText()).toContain('Both sides must take on certain obligations.');
    expect(await details.innerText()).toContain('Our translation');
    expect(await details.locator('[lang=ar]').first().innerText()).toContain('يتعين على كلا الجانبين');
    expect(await details.innerText()).toMatch(/Arabic press report, paragraph 4/);
  });

  it('shows quote and source of an event that is reached by keyboard', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const details = page.getByRole('complementary', { name: 'Details' });
    const read: string[] = [];
    for (let step = 0; step < 15; step++) {
      await page.keyboard.press('n');
      await details.locator('article').waitFor();
      read.push(await details.getByRole('heading', { level: 2 }).innerText());
    }
    expect(new Set(read).size).toBe(15);
    await page.keyboard.press('n');
    await expect.poll(() => page.getByTestId('announcer').innerText()).toBe('This is the last event');
    expect(await details.innerText()).toMatch(/Source/i);
  });

  it('lights and names the arrows of a link that is pointed at or has the focus', async () => {
    app = await startApp();
    const { page } = app;
    await page.getByRole('option', { name: /Both ambassadors will return/ }).click();
    const link = page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('button', { name: /The two ambassadors return to their posts/ });
    const lit = () => page.locator('.relations g.strong').count();
    const names = async () => (await page.locator('.names span').allInnerTexts()).sort();
    await link.hover();
    await expect.poll(lit).toBe(2);
    expect(await names()).toEqual(['announces', 'results in']);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect.poll(lit).toBe(1);
    expect(await names()).toEqual(['announces']);
    await link.focus();
    await expect.poll(lit).toBe(2);
    await link.blur();
    await expect.poll(lit).toBe(1);
  });

  it('turns to Arabic as a whole, mirrored and without English in its own words', async () => {
    app = await startApp();
    const { page } = app;
    await page.getByRole('radio', { name: 'العربية' }).check({ force: true });
    await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('html').getAttribute('lang')).toBe('ar');
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const facets = await page.getByRole('complementary', { name: 'عوامل التصفية' }).boundingBox();
    const details = await page.getByRole('complementary', { name: 'التفاصيل' }).boundingBox();
    expect(facets!.x).toBeGreaterThan(details!.x);
    const words = await page.evaluate(() => {
      const said = [document.body.innerText];
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder'])
          said.push(element.getAttribute(name) ?? '');
      return said.join('\n').replaceAll(/Ctrl|Shift|Alt|\+[A-Z]/g, '');
    });
    const english = [...new Set(words.match(LATIN_IN_CHROME))].filter((word) => !NAMES_AND_SIGNS.has(word));
    expect(english).toEqual([]);
  });

  it('exports the figure as SVG and PNG', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await page.getByRole('button', { name: 'Export…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export a figure' });
    const downloads: Promise<string>[] = [];
    page.on('download', (download) => downloads.push(download.path()));
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText(/^Exported/).waitFor({ timeout: 60_000 });
    await expect.poll(() => downloads.length).toBe(2);
    const files = await Promise.all(downloads.map(async (path) => readFile(await path)));
    const svg = files.find(
      (bytes) => bytes.subarray(0, 4).toString() === '<svg' || bytes.toString('utf8', 0, 5) === '<?xml',
    );
    const png = files.find((bytes) => bytes.subarray(1, 4).toString() === 'PNG');
    expect(svg?.toString()).toContain('<title');
    expect(svg?.toString()).not.toContain('<text');
    expect(PNG.sync.read(png!).width).toBe(2400);
  });
});
