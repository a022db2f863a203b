import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { begin, endAfterEach, GENEVA, READERS } from './readers.ts';

endAfterEach();
const folder = temporaryFolder();

const DAY = 86_400_000;
const MANY = {
  format: 'communique',
  version: 1,
  title: { en: 'Made for a test', ar: 'صُنع للاختبار' },
  languages: ['en', 'ar'],
  ...{ actors: [], places: [], topics: [], sources: [], relations: [] },
  events: Array.from({ length: 5000 }, (_, number) => ({
    id: `event-${number}`,
    kind: 'meeting',
    title: { en: `Event number ${number}`, ar: `الحدث رقم ${number}` },
    date: new Date(Date.UTC(1990, 0, 1) + number * DAY).toISOString().slice(0, 10),
  })),
};

describe.each(READERS)('The list of events in $code', (reader) => {
  it('sorts by any heading, holds what is filtered, and is in step with the timeline', async () => {
    const { page, t, filters, topic, heading, card, title, shown } = await begin(reader);
    await page.keyboard.press('t');
    const table = page.getByRole('table');
    const rows = table.getByRole('rowheader');
    await expect.poll(() => rows.count()).toBe(GENEVA.events.length);
    for (const column of ['date', 'kind', 'title', 'actor', 'place'] as const) {
      const header = table.getByRole('columnheader', { name: t(`list.${column}`) });
      const now = await header.getAttribute('aria-sort');
      await header.getByRole('button').click();
      await expect
        .poll(() => header.getAttribute('aria-sort'))
        .toBe(now === 'ascending' ? 'descending' : 'ascending');
    }
    const byTitle = table.getByRole('columnheader', { name: t('list.title') }).getByRole('button');
    await byTitle.click();
    const expected = GENEVA.events.map(({ id }) => title(id));
    const { compare } = new Intl.Collator(reader.code, { ignorePunctuation: true });
    await expect.poll(() => rows.allInnerTexts()).toEqual(expected.toSorted(compare));
    await byTitle.click();
    await expect.poll(() => rows.allInnerTexts()).toEqual(expected.toSorted(compare).toReversed());

    await filters.getByRole('checkbox', { name: topic('invitations') }).check();
    await expect.poll(() => rows.allInnerTexts()).toEqual([title('putin-invitations')]);
    expect(await shown()).toBe(1);
    await rows.first().getByRole('button').click();
    await expect.poll(() => heading.innerText()).toBe(title('putin-invitations'));
    await page.getByRole('button', { name: t('facet.clear-all') }).click();
    await page.keyboard.press('t');
    await expect.poll(() => card('putin-invitations').getAttribute('aria-selected')).toBe('true');
    await card('summit').click();
    await page.keyboard.press('t');
    await expect
      .poll(() => table.getByRole('row', { selected: true }).getByRole('rowheader').innerText())
      .toBe(title('summit'));
  });

  it('has a row for each of thousands, goes where the selection goes, and is walked by keys', async () => {
    const file = join(folder, `${reader.code}.communique`);
    await writeFile(file, JSON.stringify(MANY));
    const { page, t, heading } = await begin(reader, { file, total: MANY.events.length });
    const title = (number: number) => MANY.events[number]!.title[reader.code];
    await page.keyboard.press('t');
    const table = page.getByRole('table');
    await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('5001');
    await expect.poll(() => table.getByRole('rowheader').count()).toBeGreaterThan(10);
    expect(await table.getByRole('row').count()).toBeLessThan(60);

    await page.keyboard.press('/');
    await page.keyboard.type(reader.code === 'en' ? 'number 4321' : 'رقم ٤٣٢١');
    await page
      .getByRole('listbox', { name: t('search.results') })
      .getByRole('option', { name: title(4321) })
      .waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => heading.innerText()).toBe(title(4321));
    await page.getByRole('button', { name: t('facet.clear-all') }).click();
    const row = table.locator('[aria-rowindex="4323"]');
    await expect.poll(() => row.getByRole('button').innerText()).toBe(title(4321));
    await expect.poll(() => row.getAttribute('aria-selected')).toBe('true');

    await row.getByRole('button').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => heading.innerText()).toBe(title(4322));
    await page.keyboard.press('Home');
    await expect.poll(() => heading.innerText()).toBe(title(0));
    await page.keyboard.press('End');
    await expect.poll(() => heading.innerText()).toBe(title(4999));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title(4999));
    // Keys that follow each other at once are all heard, though rows come and go under them.
    for (const pressed of ['Home', 'ArrowDown', 'PageDown', 'End', 'ArrowUp', 'ArrowUp', 'ArrowDown'])
      await page.keyboard.press(pressed);
    await expect.poll(() => heading.innerText()).toBe(title(4998));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title(4998));
    await page.keyboard.press('End');
    await expect.poll(() => heading.innerText()).toBe(title(4999));
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(title(4999));
  });
});
