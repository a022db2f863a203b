import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { gzipSync, strToU8 } from 'fflate';
import { lineOf } from '../core/codecs/gdelt-rows.ts';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

const DATA = resolve('../shared/data/gdelt/v2_20191024143000.export.CSV');

let app: RunningApp | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

const PATIENCE = { timeout: 90_000 };

/** Where people drop: on the timeline, which is most of the window. */
async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName));
      return data;
    },
    [name, text] as const,
  );
  await page.getByRole('option').first().dispatchEvent('drop', { dataTransfer: transfer });
}

// GDELT's own file, 855 KB; it is not ours to bundle.
describe.skipIf(!existsSync(DATA))('GDELT events that are dropped on the window', () => {
  it('are explored, read one by one, and kept in part as a timeline of their own', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await dropFile(page, 'v2_20191024143000.export.CSV', await readFile(DATA, 'utf8'));
    const status = page.locator('footer').getByRole('status');
    await expect.poll(() => status.innerText(), PATIENCE).toMatch(/^(\d,\d{3}) of \1 events$/);

    // Lanes and bars by what the codes mean, each named and explained.
    await page.getByRole('combobox', { name: 'Lanes by' }).selectOption('Action (CAMEO)');
    const lanes = page.getByRole('list', { name: 'Lanes' });
    await lanes.getByRole('button', { name: 'Consultations' }).first().waitFor(PATIENCE);
    await page.getByRole('combobox', { name: 'Bars show' }).selectOption('Mean Goldstein score');
    const legend = page.getByRole('list', { name: 'What the colours of the bars mean' });
    const meanings = await legend.getByRole('listitem').allInnerTexts();
    expect(meanings.map((text) => text.replace(/[\u2068\u2069]/g, ''))).toEqual([
      '-10 to -4',
      '-4 to -0.5',
      '-0.5 to +0.5',
      '+0.5 to +4',
      '+4 to +10',
      'Not known',
    ]);
    await page.getByRole('combobox', { name: 'Lanes by' }).selectOption('Pair of actors');
    await lanes.getByRole('button', { name: / · / }).first().waitFor(PATIENCE);

    await page.keyboard.press('t');
    const rows = page.getByRole('table').getByRole('rowheader');
    await expect.poll(() => rows.count(), PATIENCE).toBeGreaterThan(10);
    await rows.first().getByRole('button').click();
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.locator('article').waitFor(PATIENCE);
    expect(await details.innerText()).toMatch(/CAMEO \d{2,4}/);
    expect(await page.getByRole('button', { name: 'Star the selected event' }).isDisabled()).toBe(true);

    await page.getByRole('checkbox', { name: /^Meetings/ }).check();
    await expect.poll(() => status.innerText(), PATIENCE).toMatch(/^\d{1,3} of/);
    const meetings = Number(/^\d+/.exec(await status.innerText())?.[0]);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('keep shown');
    await page.keyboard.press('Enter');
    await expect.poll(() => status.innerText(), PATIENCE).toBe(`${meetings} of ${meetings} events`);
    expect(await page.getByText('not saved').count()).toBe(1);
  });
});

describe('A file that is no event data', () => {
  it('is refused with a reason, and what was open stays', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await dropFile(page, 'notes.txt', 'once upon a time\nthere was a summit\n');
    const dialog = page.getByRole('dialog', { name: 'The data cannot be opened' });
    await dialog.waitFor(PATIENCE);
    expect(await dialog.innerText()).toMatch(/neither GDELT nor ICEWS/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Geneva summit, June 2021');
  });
});

describe('Event data in several files', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      lineOf({ id: String(from + at), url: `https://news.example.org/${from + at}` }),
    ).join('\n');

  /** Five rows: two in a file, two in one of a folder below, one that is zipped; and what systems leave in folders. */
  async function makeFolder(): Promise<string> {
    folder = await mkdtemp(join(tmpdir(), 'communique-data-'));
    const data = join(folder, 'summit');
    await mkdir(join(data, 'day-2'), { recursive: true });
    await writeFile(join(data, 'one.export.CSV'), rows(1, 2));
    await writeFile(join(data, 'day-2', 'two.export.CSV'), rows(3, 2));
    await writeFile(join(data, 'three.export.CSV.gz'), gzipSync(strToU8(rows(5, 1))));
    await writeFile(join(data, '.DS_Store'), 'not event data');
    return data;
  }

  const eventsIn = (page: Page) => page.locator('footer').getByRole('status');

  it('is chosen in one dialog', async () => {
    const data = await makeFolder();
    app = await startApp();
    const { page } = app;
    await page.keyboard.press('Control+Shift+O');
    const dialog = page.getByRole('dialog', { name: 'Open event data' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(['one.export.CSV', 'three.export.CSV.gz'].map((name) => join(data, name)));
    await expect.poll(() => eventsIn(page).innerText(), PATIENCE).toBe('3 of 3 events');
  });

  it('is chosen as a folder, in Arabic', async () => {
    const data = await makeFolder();
    app = await startApp({ locale: 'ar' });
    const { page } = app;
    await page.keyboard.press('Control+Shift+O');
    const dialog = page.getByRole('dialog', { name: 'فتح بيانات أحداث' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'اختيار مجلد…' }).click();
    await (await chooser).setFiles(data);
    await expect.poll(() => eventsIn(page).innerText(), PATIENCE).toMatch(/^5\D+5\D*$/);
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('is dropped as a folder', async () => {
    const data = await makeFolder();
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const session = await page.context().newCDPSession(page);
    const drag = { items: [], files: [data], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data: drag });
      // The page says that it takes a drop some time after it is asked: a hand is slower than that.
      await page.evaluate(() => new Promise((later) => setTimeout(later, 200)));
    }
    await expect.poll(() => eventsIn(page).innerText(), PATIENCE).toBe('5 of 5 events');
  });
});
