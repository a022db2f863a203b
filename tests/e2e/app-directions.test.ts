import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { begin, dragBy, endAfterEach, plain, READERS, type Reader } from './readers.ts';

endAfterEach();
const folder = temporaryFolder();

const TITLES = {
  en: 'Camp David: the negotiations that led to the accords of September 1978 and to the treaty after them',
  ar: 'كامب ديفيد: المفاوضات التي أفضت إلى اتفاقيتي أيلول 1978 وإلى معاهدة السلام التي تلتهما في العام التالي',
} as const;
const SPEAKERS = { en: 'Jimmy Carter', ar: 'أنور السادات' } as const;

/** A timeline that is written in the other language only. */
function foreignTimeline(reader: Reader): string {
  const language = reader.code === 'en' ? 'ar' : 'en';
  const file = join(folder, `${language}-only.communique`);
  const text = (value: string) => ({ [language]: value });
  const document = {
    ...{ format: 'communique', version: 1, title: text(TITLES[language]), languages: [language] },
    ...{ places: [], topics: [], sources: [], relations: [] },
    actors: [{ id: 'speaker', type: 'person', name: text(SPEAKERS[language]) }],
    events: [
      {
        ...{ id: 'opening', kind: 'statement', title: text(TITLES[language]), date: '1978-09-05' },
        actors: [{ actor: 'speaker', role: 'speaker' }],
        quotes: [{ text: SPEAKERS[language], language, speaker: 'speaker' }],
      },
    ],
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** From the left, where the first and the last letter of what is asked for are drawn. */
function drawn(inside: Locator, words: string): Promise<{ readonly left: number; readonly right: number }> {
  return inside.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    }
    throw new Error(`Not there: ${wanted}`);
  }, words);
}

/** Labels of the axis that are numbers and were shortened. */
function shortNumbers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.timeline .axis bdi')]
      .filter((label) => !/\p{L}/u.test(label.textContent) && label.scrollWidth > label.clientWidth)
      .map((label) => label.textContent),
  );
}

/** Labels of the axis that are not wholly in view, and do not show it. */
function cutLabels(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const axis = document.querySelector('.timeline .axis')!;
    const { left, right } = axis.getBoundingClientRect();
    return [...axis.querySelectorAll('bdi')]
      .filter((label) => {
        const box = label.getBoundingClientRect();
        return box.right > left + 1 && box.left < right - 1 && (box.left < left - 1 || box.right > right + 1);
      })
      .map((label) => label.textContent);
  });
}

describe.each(READERS)('Texts of two directions, in $code', (reader) => {
  it('lose their end where a title is too long, never their beginning', async () => {
    const { page } = await begin(reader, {
      ...{ file: foreignTimeline(reader), total: 1, viewport: { width: 1280, height: 760 } },
    });
    const heading = page.getByRole('heading', { level: 1 });
    const title = TITLES[reader.code === 'en' ? 'ar' : 'en'];
    const box = (await heading.boundingBox())!;
    const first = await drawn(heading, title.slice(0, 6));
    expect(first.left).toBeGreaterThanOrEqual(box.x - 1);
    expect(first.right).toBeLessThanOrEqual(box.x + box.width + 1);
    const last = await drawn(heading, title.slice(-6));
    expect(last.left < box.x - 1 || last.right > box.x + box.width + 1).toBe(true);
  });

  it('say who spoke before they say when, in the order of the reader’s language', async () => {
    const { page, details } = await begin(reader, { file: foreignTimeline(reader), total: 1 });
    await page.keyboard.press('n');
    const caption = details.locator('figcaption');
    const speaker = await drawn(caption, SPEAKERS[reader.code === 'en' ? 'ar' : 'en']);
    const day = await drawn(caption, '5');
    const year = await drawn(caption, '1978');
    expect(Math.sign(day.left - speaker.left)).toBe(reader.sign);
    expect(Math.sign(year.left - day.left)).toBe(reader.sign);
  });

  it('write a date of EDTF from left to right in what helps to write one', async () => {
    const { filters, t } = await begin(reader);
    await filters.getByRole('button', { name: t('facet.time') }).click();
    const note = filters.getByText(t('facet.time-help'));
    const example = '2021-06';
    const year = await drawn(note, example.slice(0, 4));
    const month = await drawn(note, example.slice(-3));
    expect(month.left).toBeGreaterThanOrEqual(year.right - 1);
  });

  it('leave no number of the axis cut so that it would be read as another', async () => {
    const { page } = await begin(reader);
    const lanes = page.locator('.timeline .viewport');
    for (let step = 0; step < 8; step++) {
      await dragBy(page, lanes, -reader.sign * 23, 0);
      await expect.poll(() => cutLabels(page), { message: String(step), timeout: 5000 }).toEqual([]);
    }
  });

  it('show years whole or not at all', async () => {
    const { page } = await begin(reader);
    const lanes = page.locator('.timeline .viewport');
    await page.keyboard.press('f');
    for (let step = 0; step < 22; step++) await page.keyboard.press('-');
    const years = () => page.locator('.timeline .axis .tick.alone bdi').count();
    await expect.poll(years).toBeGreaterThan(2);
    for (let step = 0; step < 8; step++) {
      await dragBy(page, lanes, -reader.sign * 17, 0);
      await expect.poll(() => shortNumbers(page), { message: String(step), timeout: 5000 }).toEqual([]);
    }
  });
});

describe.each(READERS)('What is said of lanes and filters, in $code', (reader) => {
  it('calls none without an actor who is merely not one of a pair', async () => {
    const { page, t, laneNames } = await begin(reader);
    await page.keyboard.press('5');
    await expect.poll(async () => (await laneNames()).at(-1)).toBe(t('lane.none.actor-pair'));
    expect(plain([t('lane.none.actor-pair')])).not.toEqual(plain([t('lane.none.actor')]));
  });

  it('names lanes beyond an edge in their own column, also where that is narrow', async () => {
    const { page, lanes } = await begin(reader, { viewport: { width: 720, height: 450 } });
    const edge = page.locator('.timeline > button').last();
    await edge.waitFor();
    const column = (await lanes.boundingBox())!;
    const box = (await edge.boundingBox())!;
    expect(Math.abs(box.width - column.width)).toBeLessThanOrEqual(2);
  });
});

describe.each(READERS)('Words that a search marks, in $code', (reader) => {
  it('are read in forced colours too', async () => {
    const { page, t } = await begin(reader, { context: { forcedColors: 'active' } });
    await page.getByRole('combobox', { name: t('search.label') }).fill('re');
    const mark = page.getByRole('listbox').locator('mark').first();
    await mark.waitFor();
    const alpha = await mark.evaluate((element) => {
      const paint = getComputedStyle(element).backgroundColor;
      return /rgba\(.*, ([\d.]+)\)/.exec(paint)?.[1] ?? '1';
    });
    expect(alpha).toBe('1');
  });
});

describe.each(READERS)('The details, in $code', (reader) => {
  it('stay where they are read to when the event takes a star', async () => {
    const { page, details } = await begin(reader, { viewport: { width: 1280, height: 500 } });
    await page.keyboard.press('n');
    await details.locator('article').waitFor();
    await details.evaluate((panel) => (panel.scrollTop = 120));
    await page.keyboard.press('s');
    await details.getByRole('button', { pressed: true }).first().waitFor();
    expect(await details.evaluate((panel) => panel.scrollTop)).toBe(120);
  });
});

describe.each(READERS)('The header in $code', (reader) => {
  it.each([1280, 1440])('tells the whole title and whether it is saved, at %i px', async (width) => {
    const { page, t } = await begin(reader, { viewport: { width, height: 760 } });
    await page.keyboard.press('n');
    await page.keyboard.press('s');
    const state = page.locator('header').getByText(t('status.edited'), { exact: true });
    await state.waitFor();
    const cut = await page
      .getByRole('heading', { level: 1 })
      .locator('bdi')
      .evaluate((title) => title.scrollWidth > title.clientWidth);
    expect(cut).toBe(false);
    const box = (await state.boundingBox())!;
    const title = (await page.locator('header .title').boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(title.x - 1);
    expect(box.x + box.width).toBeLessThanOrEqual(title.x + title.width + 1);
  });
});

/** Two events of one afternoon. */
function timedTimeline(): string {
  const file = join(folder, 'timed.communique');
  const events = ['12:05Z', '18:20Z'].map((time, at) => ({
    ...{ id: `event-${at}`, kind: 'statement', title: { en: time, ar: time }, date: `2021-06-16T${time}` },
  }));
  const document = {
    ...{ format: 'communique', version: 1, title: { en: 'Hours', ar: 'ساعات' }, languages: ['en', 'ar'] },
    ...{ actors: [], places: [], topics: [], sources: [], relations: [], events },
  };
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** What can be read on the axis. */
function axisTexts(page: Page): Promise<string> {
  return page.evaluate(() => {
    const axis = document.querySelector('.timeline .axis')!;
    const { left, right } = axis.getBoundingClientRect();
    const seen = [...axis.querySelectorAll('bdi')].filter((label) => {
      const box = label.getBoundingClientRect();
      return box.left >= left - 1 && box.right <= right + 1;
    });
    return seen.map((label) => label.textContent).join('|');
  });
}

describe.each(READERS)('The axis in $code', (reader) => {
  it('names the day when nothing but a part of it is seen', async () => {
    const { page } = await begin(reader);
    for (let near = 0; near < 16; near++) await page.keyboard.press('+');
    await expect
      .poll(() => axisTexts(page))
      .toMatch(reader.code === 'en' ? /day \d+ June 2021/ : /\d+ يونيو 2021/);
  });

  it('keeps hours and minutes between events that have them', async () => {
    const { page } = await begin(reader, { file: timedTimeline(), total: 2 });
    for (let near = 0; near < 10; near++) await page.keyboard.press('+');
    await expect.poll(() => axisTexts(page)).toMatch(/\d\d:\d\d/);
    for (let near = 0; near < 4; near++) await page.keyboard.press('+');
    await expect.poll(() => page.getByRole('option').count()).toBe(0);
    await expect.poll(() => axisTexts(page)).toMatch(/\d\d:\d\d/);
  });
});
