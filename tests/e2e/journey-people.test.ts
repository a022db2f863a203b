import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { LanguageCode } from '../../src/i18n/languages.ts';
import { createTranslate, type Translate } from '../../src/i18n/translate.ts';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

interface Reader {
  readonly code: LanguageCode;
  readonly locale: string;
  /** Words of the document that the journeys look for. */
  readonly search: string;
  readonly found: RegExp;
  readonly warning: RegExp;
  readonly biden: string;
  readonly putin: string;
  readonly cybersecurity: RegExp;
  readonly summit: RegExp;
}

const READERS: readonly Reader[] = [
  {
    code: 'en',
    locale: 'en-GB',
    search: 'russian consultat',
    found: /US–Russian consultations on cybersecurity/,
    warning: /Cooperation if Putin chooses/,
    biden: 'Joe Biden',
    putin: 'Vladimir Putin',
    cybersecurity: /^Cybersecurity/,
    summit: /Biden–Putin summit/,
  },
  {
    code: 'ar',
    locale: 'ar-EG',
    // Without hamza and with the other alef, as it is typed in haste.
    search: 'مشاورات امريكيه',
    found: /مشاورات أمريكية روسية/,
    warning: /تعاون إن اختار بوتين/,
    biden: 'جو بايدن',
    putin: 'فلاديمير بوتين',
    cybersecurity: /^الأمن السيبراني/,
    summit: /قمة بايدن وبوتين/,
  },
];

interface Journey {
  readonly page: Page;
  readonly t: Translate;
  readonly details: ReturnType<Page['getByRole']>;
}

async function begin(reader: Reader): Promise<Journey> {
  app = await startApp({ locale: reader.locale });
  const { page } = app;
  const t = createTranslate(reader.code);
  await expect.poll(() => page.getByRole('option').count()).toBe(15);
  return { page, t, details: page.getByRole('complementary', { name: t('inspector.panel') }) };
}

/** The number that the status bar says, in whatever words: Arabic has a dual without a digit. */
async function shownEvents(page: Page, t: Translate): Promise<number> {
  const said = await page.locator('footer').getByRole('status').innerText();
  return Array.from({ length: 16 }, (_, count) => t('status.shown', { count, total: 15 })).indexOf(said);
}

describe.each(READERS)('In $code', (reader) => {
  it('a journalist finds what came of the summit, follows it back to a warning, and has a picture for the page', async () => {
    const { page, t, details } = await begin(reader);
    await page.getByRole('combobox', { name: t('search.label') }).fill(reader.search);
    const results = page.getByRole('listbox', { name: t('search.results') });
    await results.getByRole('option', { name: reader.found }).waitFor();
    expect(await results.locator('mark').count()).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    await details.getByRole('heading', { level: 2, name: reader.found }).waitFor();
    await details.getByRole('button', { name: reader.warning }).click();
    await details.getByRole('heading', { level: 2, name: reader.warning }).waitFor();
    expect(await details.locator('blockquote').first().innerText()).toContain(
      'هناك مجالات يمكننا أن نتعاون فيها',
    );

    await page.getByRole('button', { name: t('action.export-short'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: t('export.title') });
    await dialog.getByRole('combobox', { name: t('export.size') }).selectOption('social');
    await dialog.getByRole('combobox', { name: t('export.events') }).selectOption('all');
    await dialog.getByRole('checkbox', { name: 'SVG', exact: true }).uncheck();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: t('export.start'), exact: true }).click();
    const path = await (await download).path();
    const picture = PNG.sync.read(await readFile(path));
    expect([picture.width, picture.height]).toEqual([2400, 1350]);
  });

  it('an analyst narrows to two actors and a topic, reads the list, and finds the view again another day', async () => {
    const { page, t } = await begin(reader);
    const filters = page.getByRole('complementary', { name: t('facet.panel') });
    await filters.getByRole('button', { name: t('facet.between') }).click();
    await filters
      .getByRole('combobox', { name: t('facet.between-first') })
      .selectOption({ label: reader.biden });
    await filters
      .getByRole('combobox', { name: t('facet.between-second') })
      .selectOption({ label: reader.putin });
    await expect.poll(() => shownEvents(page, t)).toBeLessThan(15);
    const both = await shownEvents(page, t);
    await filters.getByRole('checkbox', { name: reader.cybersecurity }).check();
    await expect.poll(() => shownEvents(page, t)).toBeLessThan(both);
    const left = await shownEvents(page, t);

    await page.keyboard.press('2');
    await page.getByRole('button', { name: t('action.list') }).click();
    const table = page.getByRole('table');
    await expect.poll(() => table.getByRole('row').count()).toBe(left + 1);
    const byTitle = table.getByRole('columnheader', { name: t('list.title') });
    await byTitle.getByRole('button').click();
    await expect.poll(() => byTitle.getAttribute('aria-sort')).toBe('ascending');
    // The view is kept when it has come to rest.
    const kept = page.waitForRequest((request) => (request.postData() ?? '').includes('"selection"'));
    await table.getByRole('rowheader').first().getByRole('button').click();
    const read = page
      .getByRole('complementary', { name: t('inspector.panel') })
      .getByRole('heading', { level: 2 });
    const title = await read.innerText();

    await (await kept).response();
    await page.reload();
    await expect.poll(() => shownEvents(page, t)).toBe(left);
    await expect.poll(() => read.innerText()).toBe(title);
    const lanes = page.getByRole('radio', { name: t('action.lanes-short-actor') });
    expect(await lanes.isChecked()).toBe(true);

    await page.getByRole('button', { name: t('facet.clear-all') }).click();
    await expect.poll(() => shownEvents(page, t)).toBe(15);
  });

  it('a teacher tells the story on the whole screen with a presenter’s remote', async () => {
    const { page, t } = await begin(reader);
    await page.keyboard.press('Control+Enter');
    const story = page.getByRole('dialog', { name: t('story.label') });
    const heading = story.getByRole('heading', { level: 2 });
    await heading.waitFor();
    const told = [await heading.innerText()];
    for (let step = 1; step < 15; step++) {
      await page.keyboard.press('PageDown');
      told.push(await heading.innerText());
    }
    expect(new Set(told).size).toBe(15);
    expect(told.some((title) => reader.summit.test(title))).toBe(true);
    await page.keyboard.press('PageUp');
    await expect.poll(() => heading.innerText()).toBe(told.at(-2));
    await page.keyboard.press('Home');
    await expect.poll(() => heading.innerText()).toBe(told[0]);
    expect(await story.getByRole('button', { name: t('story.back') }).isDisabled()).toBe(true);

    await page.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role=listbox]') !== null))
      .toBe(true);
  });
});
