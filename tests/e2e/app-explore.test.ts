import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;
let folder: string | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
  if (folder !== null) await rm(folder, { recursive: true });
  folder = null;
});
afterAll(stopBrowser);

async function begin(locale = 'en-GB'): Promise<Page> {
  app = await startApp({ locale });
  await expect.poll(() => app!.page.getByRole('option').count()).toBe(15);
  return app.page;
}

const status = (page: Page) => page.locator('footer').getByRole('status');
const heading = (page: Page) =>
  page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 });

async function writeDocument(events: readonly object[]): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'communique-explore-'));
  const path = join(folder, 'made.communique');
  const lists = { actors: [], places: [], topics: [], sources: [], relations: [] };
  const head = { format: 'communique', version: 1, title: { en: 'Made for a test' }, languages: ['en'] };
  await writeFile(path, JSON.stringify({ ...head, ...lists, events }));
  return path;
}

describe('The view', () => {
  it('comes back with lanes, list, window and panels, whatever was changed last before the page closed', async () => {
    const page = await begin();
    await page.getByRole('button', { name: 'Overview strip' }).click();
    await page.keyboard.press('3');
    await page.keyboard.press('n');
    const title = await heading(page).innerText();
    await page.keyboard.press('t');
    // At once: nothing has come to rest.
    await page.reload();
    await page.getByRole('table').waitFor();
    await expect.poll(() => heading(page).innerText()).toBe(title);
    expect(await page.getByRole('radio', { name: 'Topic' }).isChecked()).toBe(true);
    expect(await page.getByRole('slider').count()).toBe(0);
  });

  it('is each document’s own', async () => {
    const page = await begin();
    await page.keyboard.press('2');
    const open = async (name: RegExp) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('example');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name }).click();
    };
    await open(/1943/);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/1943/);
    expect(await page.getByRole('radio', { name: 'Type' }).isChecked()).toBe(true);
    await open(/geneva/);
    await expect.poll(() => page.getByRole('radio', { name: 'Actor' }).isChecked()).toBe(true);
  });

  it.each([
    { width: 1440, height: 900, locale: 'en-GB' },
    { width: 1440, height: 900, locale: 'ar-EG' },
  ])('shows all that was said and what came of it at once ($width × $height, $locale)', async (size) => {
    app = await startApp({ viewport: size, locale: size.locale });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const outside = () =>
      page.locator('.timeline > .scroller').evaluate((scroller) => {
        const seen = scroller.getBoundingClientRect();
        const time = scroller.querySelector('.viewport')!.getBoundingClientRect();
        return [...scroller.querySelectorAll('[role=option]')].filter((card) => {
          const { top, bottom, left, right } = card.getBoundingClientRect();
          return top < seen.top || bottom > seen.bottom || left < time.left || right > time.right;
        }).length;
      });
    await expect.poll(outside).toBe(0);
  });

  it('is as wide as it has to be for no card to be cut (1024 × 640)', async () => {
    app = await startApp({ viewport: { width: 1024, height: 640 } });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const cut = () =>
      page.locator('.timeline .viewport').evaluate((viewport) => {
        const seen = viewport.getBoundingClientRect();
        return [...viewport.querySelectorAll('[role=option]')].filter((card) => {
          const { left, right } = card.getBoundingClientRect();
          return left < seen.left || right > seen.right;
        }).length;
      });
    await expect.poll(cut).toBe(0);
  });

  it('says which lanes lie below what is seen, and goes there', async () => {
    app = await startApp({ viewport: { width: 1024, height: 640 } });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const below = page.getByRole('button', { name: /Below: .*Outcomes/ });
    await below.click();
    await below.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Above: .*Summits/ }).waitFor();
  });
});

describe('The list of events', () => {
  const DAY = 86_400_000;
  const many = Array.from({ length: 5000 }, (_, number) => ({
    id: `event-${number}`,
    kind: 'meeting',
    title: { en: `Event number ${number}` },
    date: new Date(Date.UTC(1990, 0, 1) + number * DAY).toISOString().slice(0, 10),
  }));

  it('has a row for each of thousands, goes where the selection goes, and is walked by keys', async () => {
    app = await startApp({ file: await writeDocument(many) });
    const { page } = app;
    await expect.poll(() => status(page).innerText()).toBe('5,000 of 5,000 events');
    await page.keyboard.press('t');
    const table = page.getByRole('table');
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('5001');
    await expect.poll(() => table.getByRole('rowheader').count()).toBeGreaterThan(10);
    expect(await table.getByRole('row').count()).toBeLessThan(60);

    await page.keyboard.press('/');
    await page.keyboard.type('number 4321');
    await page.getByRole('listbox', { name: 'Search results' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page).innerText()).toBe('Event number 4321');
    await page.getByRole('button', { name: 'Clear all' }).click();
    const row = table.locator('[aria-rowindex="4323"]');
    await expect.poll(() => row.getByRole('button').innerText()).toBe('Event number 4321');
    await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');

    await row.getByRole('button').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => heading(page).innerText()).toBe('Event number 4322');
    await page.keyboard.press('Home');
    await expect.poll(() => heading(page).innerText()).toBe('Event number 0');
    await page.keyboard.press('End');
    await expect.poll(() => heading(page).innerText()).toBe('Event number 4999');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Event number 4999');
  });
});

describe('What hangs together', () => {
  it('is lit and named in the timeline, stands alone on request, and is told as a story that Escape leaves', async () => {
    const page = await begin();
    const lit = () => page.locator('.relations g.strong').count();
    expect(await page.locator('.relations g').count()).toBeGreaterThan(3);
    expect(await lit()).toBe(0);
    await page.getByRole('option', { name: /US–Russian consultations/ }).click();
    await expect.poll(lit).toBe(3);
    expect((await page.locator('.names span').allInnerTexts()).toSorted()).toEqual([
      'announces',
      'responds to',
      'results in',
    ]);

    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('button', { name: 'Highlight' }).click();
    await expect.poll(() => page.locator('.card.highlighted').count()).toBeGreaterThan(3);
    const chain = await page.locator('.card.highlighted').count();

    await details.getByRole('button', { name: 'Show only these' }).click();
    await expect.poll(() => status(page).innerText()).toBe(`${chain} of 15 events`);

    await details.getByRole('button', { name: 'Tell as a story' }).click();
    const story = page.getByRole('dialog', { name: 'Story mode' });
    await story.getByText(new RegExp(`1 of ${chain}`)).waitFor();
    await page.keyboard.press('Escape');
    await story.waitFor({ state: 'detached' });
  });
});
