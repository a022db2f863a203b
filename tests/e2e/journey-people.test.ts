import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../core/codecs/gdelt-rows.ts';
import { begin, dragBy, endAfterEach, GENEVA, READERS, type Reader, type Visit } from './readers.ts';

endAfterEach();

const DAY = 86_400_000;
const YEAR = Date.UTC(2020, 0, 1);
/** Days of the year on which Russia and the United States have much to say to each other. */
const BURST = { from: 213, to: 222 };

/** A year of GDELT: three events a day, and a burst in August. */
function yearOfEvents(): { readonly text: string; readonly total: number; readonly between: number } {
  const lines: string[] = [];
  let between = 0;
  const add = (day: number, values: Parameters<typeof lineOf>[0]): void => {
    const date = new Date(YEAR + day * DAY).toISOString().slice(0, 10).replaceAll('-', '');
    const url = `https://example.org/report-${lines.length + 1}`;
    lines.push(lineOf({ ...values, id: String(lines.length + 1), date, added: `${date}120000`, url }));
  };
  for (let day = 0; day < 366; day++) {
    for (let count = 0; count < 3; count++)
      add(day, { actor1: 'FRA', name1: 'FRANCE', actor2: 'DEU', name2: 'GERMANY', code: '040' });
    const isBurst = day >= BURST.from && day <= BURST.to;
    for (let count = 0; count < (isBurst ? 12 : day % 30 === 0 ? 1 : 0); count++) {
      add(day, { code: '036' });
      between += 1;
    }
  }
  return { text: lines.join('\n'), total: lines.length, between };
}

async function drop(page: Page, name: string, text: string): Promise<void> {
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

/** Exports from the composer as it stands, and gives the file. */
/** px from the left of the page to the middle of the strip's highest bar. */
async function highestBar(strip: Locator, { sign }: Reader): Promise<number> {
  const paths = strip.locator('.bars path');
  await paths.first().waitFor({ state: 'attached' });
  const drawn = await paths.evaluateAll((all) => all.map((path) => path.getAttribute('d') ?? '').join(''));
  const bars = [...drawn.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)/g)].map(([, x, y, width]) => ({
    middle: Number(x) + Number(width) / 2,
    y: Number(y),
  }));
  const { middle } = bars.reduce((one, other) => (other.y < one.y ? other : one));
  const box = (await strip.locator('.bars').boundingBox())!;
  return sign === 1 ? box.x + middle * box.width : box.x + (1 - middle) * box.width;
}

async function exported({ page, t }: Visit): Promise<Buffer> {
  const download = page.waitForEvent('download', { timeout: 90_000 });
  const dialog = page.getByRole('dialog', { name: t('export.title') });
  await dialog.getByRole('button', { name: t('export.start'), exact: true }).click();
  return readFile(await (await download).path());
}

describe.each(READERS)('In $code', (reader) => {
  it('a journalist reads what happened, who said what and what came of it, and has a picture for the page', async () => {
    const visit = await begin(reader);
    const { page, t, card, details, events, heading, laneNames, title, actor } = visit;
    // What happened, what was said on it by either side, and what came of it: on one timeline.
    await expect.poll(() => events.getByRole('option').count()).toBe(GENEVA.events.length);
    const lanes = await laneNames();
    expect(lanes[0]).toBe(t('lane.kind.summit'));
    expect(lanes.at(-1)).toBe(t('lane.kind.outcome'));
    for (const side of ['united-states', 'russia'])
      expect(lanes.some((lane) => lane.includes(actor(side)))).toBe(true);

    await card('putin-constructive').click();
    await expect.poll(() => heading.innerText()).toBe(title('putin-constructive'));
    const said = GENEVA.events.find(({ id }) => id === 'putin-constructive')!;
    const read = await details.innerText();
    expect(read).toContain(actor('putin'));
    expect(read).toContain(t('role.speaker'));
    expect(read).toContain(said.summary![reader.code]);
    expect(read).toContain(said.quotes![0]!.text.replace(/^[«"]|[»"]$/g, ''));
    expect(read).toContain(said.citations![0]!.locator![reader.code]);

    const field = page.getByRole('combobox', { name: t('search.label') });
    // Without hamza and with the other letters, as it is typed in haste.
    await field.fill(reader.code === 'en' ? 'russian consultat' : 'مشاورات امريكيه');
    await page
      .getByRole('listbox', { name: t('search.results') })
      .getByRole('option', { name: title('cybersecurity-consultations') })
      .waitFor();
    await field.press('Enter');
    await expect.poll(() => heading.innerText()).toBe(title('cybersecurity-consultations'));
    await details.getByRole('button', { name: title('biden-response-in-kind') }).click();
    await expect.poll(() => heading.innerText()).toBe(title('biden-response-in-kind'));
    expect(await details.locator('blockquote').first().innerText()).toContain(
      'هناك مجالات يمكننا أن نتعاون فيها',
    );

    await page.getByRole('button', { name: t('action.export-short'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: t('export.title') });
    await dialog.getByRole('combobox', { name: t('export.size') }).selectOption('social');
    await dialog.getByRole('combobox', { name: t('export.events') }).selectOption('all');
    await dialog.getByRole('checkbox', { name: t('export.format-svg'), exact: true }).uncheck();
    const picture = PNG.sync.read(await exported(visit));
    expect([picture.width, picture.height]).toEqual([2400, 1350]);
  });

  it('an analyst opens a year of GDELT, finds the burst, filters to two actors and has a figure with sources', async () => {
    const visit = await begin(reader);
    const { page, t, filters } = visit;
    const { text, total, between } = yearOfEvents();
    await drop(page, 'year.csv', text);
    const status = page.locator('footer').getByRole('status');
    await expect.poll(() => status.innerText()).toBe(t('status.shown', { count: total, total }));

    const strip = page.getByRole('group', { name: t('timeline.overview') });
    const burst = await highestBar(strip, reader);
    // The ends of the brush are pulled to either side of it.
    for (const [end, side] of [
      ['start', -1],
      ['end', 1],
    ] as const) {
      const handle = strip.getByRole('slider', { name: t(`timeline.overview.${end}`), exact: true });
      const box = (await handle.boundingBox())!;
      await dragBy(page, handle, burst + side * reader.sign * 30 - (box.x + box.width / 2), 0);
    }
    const window = strip.getByRole('slider', { name: t('timeline.overview.window'), exact: true });
    await expect.poll(async () => (await window.boundingBox())!.width).toBeLessThan(100);
    const august = reader.code === 'en' ? /August 2020/ : /أغسطس 2020/;
    await expect.poll(() => window.getAttribute('aria-valuetext')).toMatch(august);

    await filters.getByRole('button', { name: t('facet.between') }).click();
    const [first, second] =
      reader.code === 'en' ? ['Russia', 'United States'] : ['روسيا', 'الولايات المتحدة'];
    await filters.getByRole('combobox', { name: t('facet.between-first') }).selectOption({ label: first! });
    await filters.getByRole('combobox', { name: t('facet.between-second') }).selectOption({ label: second! });
    await expect.poll(() => status.innerText()).toBe(t('status.shown', { count: between, total }));

    await page.getByRole('button', { name: t('action.export-short'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: t('export.title') });
    await dialog.getByRole('combobox', { name: t('export.size') }).selectOption('a4-landscape');
    await dialog.getByRole('button', { name: t('export.take-window') }).click();
    for (const format of ['png', 'pdf'] as const)
      await dialog.getByRole('checkbox', { name: t(`export.format-${format}`), exact: true }).uncheck();
    await dialog.getByRole('checkbox', { name: t('export.editable') }).check();
    const svg = (await exported(visit)).toString('utf8');
    expect(svg).toContain(t('figure.sources'));
    expect(svg).toContain('example.org');
  });

  it('an analyst narrows to two actors and a topic, reads the list, and finds the view again another day', async () => {
    const { page, t, filters, actor, topic, shown } = await begin(reader);
    await filters.getByRole('button', { name: t('facet.between') }).click();
    await filters
      .getByRole('combobox', { name: t('facet.between-first') })
      .selectOption({ label: actor('biden') });
    await filters
      .getByRole('combobox', { name: t('facet.between-second') })
      .selectOption({ label: actor('putin') });
    await expect.poll(shown).toBeLessThan(15);
    const both = await shown();
    await filters.getByRole('checkbox', { name: topic('cybersecurity') }).check();
    await expect.poll(shown).toBeLessThan(both);
    const left = await shown();

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
    await expect.poll(shown).toBe(left);
    await expect.poll(() => read.innerText()).toBe(title);
    const lanes = page.getByRole('radio', { name: t('action.lanes-short-actor') });
    expect(await lanes.isChecked()).toBe(true);

    await page.getByRole('button', { name: t('facet.clear-all') }).click();
    await expect.poll(shown).toBe(15);
  });

  it('a teacher tells the story on the whole screen with a presenter’s remote', async () => {
    const { page, t, title } = await begin(reader);
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
    expect(told).toContain(title('summit'));
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
