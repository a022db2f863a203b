import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

/** Lets go a file over the window, as a person does who drags it there. */
async function dropFile(
  page: Page,
  name: string,
  text: string,
  others: readonly string[] = [],
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([names, content]) => {
      const data = new DataTransfer();
      for (const fileName of names) data.items.add(new File([content], fileName));
      return data;
    },
    [[name, ...others], text] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const SMALL = {
  format: 'communique',
  version: 1,
  title: { en: 'A small timeline', ar: 'خط زمني صغير' },
  languages: ['en', 'ar'],
  actors: [],
  places: [],
  topics: [],
  sources: [],
  events: [
    { id: 'first', kind: 'meeting', title: { en: 'They meet' }, date: '1985-04-12' },
    { id: 'second', kind: 'agreement', title: { ar: 'اتفاق' }, date: '1985-05/..' },
  ],
  relations: [],
};

const AT_GENEVA = {
  ...SMALL,
  actors: [
    { id: 'us', type: 'state', name: { en: 'United States', ar: 'الولايات المتحدة' }, iso3166: 'US' },
    { id: 'ru', type: 'state', name: { en: 'Russia', ar: 'روسيا' }, iso3166: 'RU' },
  ],
  places: [{ id: 'geneva', name: { en: 'Geneva', ar: 'جنيف' }, timeZone: 'Europe/Zurich' }],
  events: [
    {
      id: 'talks',
      kind: 'meeting',
      title: { en: 'Talks', ar: 'محادثات' },
      date: '2021-06-16T13:35:00+02:00',
      place: 'geneva',
      actors: [
        { actor: 'us', role: 'participant' },
        { actor: 'ru', role: 'participant' },
      ],
    },
    {
      id: 'treaty',
      kind: 'agreement',
      title: { en: 'Treaty', ar: 'معاهدة' },
      date: '2021-06-20',
      place: 'geneva',
      actors: [{ actor: 'us', role: 'participant' }],
    },
  ],
};

const CLOCKS = [
  {
    locale: 'en-GB',
    titles: [/Talks/, /Treaty/],
    region: 'At that moment',
    shown: ['Geneva (venue) 13:35', 'United States 07:35', 'Russia 14:35', 'UTC 11:35'],
  },
  {
    locale: 'ar',
    titles: [/محادثات/, /معاهدة/],
    region: 'في تلك اللحظة',
    shown: ['جنيف (مكان الحدث) 13:35', 'الولايات المتحدة 07:35', 'روسيا 14:35', 'التوقيت العالمي 11:35'],
  },
] as const;

const BROKEN = [
  ['an empty file', '', /The file is empty/],
  ['no JSON', 'once upon a time', /not valid JSON/],
  ['another format', '{"format": "recipe", "version": 1}', /not a Communiqué timeline/],
  ['a newer version', JSON.stringify({ ...SMALL, version: 99 }), /newer version/],
  [
    'an impossible date',
    JSON.stringify({ ...SMALL, events: [{ ...SMALL.events[0], date: '2021-02-30' }] }, null, 2),
    /2021-02-30/,
  ],
  [
    'an actor that is not there',
    JSON.stringify({
      ...SMALL,
      events: [{ ...SMALL.events[0], actors: [{ actor: 'nobody', role: 'host' }] }],
    }),
    /nobody/,
  ],
  ['an id given twice', JSON.stringify({ ...SMALL, events: [SMALL.events[0], SMALL.events[0]] }), /first/],
  [
    'a key that reaches for the prototype',
    '{"__proto__": {"a": 1}, "format": "communique", "version": 1}',
    /__proto__/,
  ],
  ['lists nested without end', '['.repeat(100_000), /nested/],
] as const;

describe('Unsaved work that was found', () => {
  it('is dated in the month names that the reader has chosen', async () => {
    app = await startApp({ locale: 'ar', context: { timezoneId: 'Europe/Zurich' } });
    const { page } = app;
    await page.keyboard.press('Control+,');
    await page.getByRole('combobox', { name: 'الأشهر في العربية' }).selectOption('levantine');
    await page.keyboard.press('Escape');
    const lost = { key: 'lost', file: null, text: '{}', written: Date.UTC(2021, 5, 16, 11, 35, 20) };
    await page.route('**/api/journals', (route) => route.fulfill({ json: [lost] }));
    await page.reload();
    const text = () => page.getByRole('dialog').getByRole('listitem').innerText();
    await expect.poll(text).toMatch(/16 حزيران 2021.*13:35/);
  });
});

describe('Opening a file', () => {
  it('shows a file that is dropped on the window', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    // On its way there a file is dragged over the timeline, which is not to take it for an item of its own.
    await page.getByRole('option').first().dispatchEvent('dragover', { clientX: 700, clientY: 300 });
    await dropFile(page, 'small.communique', JSON.stringify(SMALL));
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe('A small timeline');
    await expect.poll(() => page.getByRole('option').count()).toBe(2);
  });

  it('says which of several dropped timelines a tab has no place for', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await dropFile(page, 'a.communique', JSON.stringify(SMALL), ['b.communique', 'c.communique']);
    await expect.poll(() => page.getByRole('option').count()).toBe(2);
    const notice = page.getByText(/2 files were not opened: .*b\.communique.*c\.communique/);
    await notice.first().waitFor();
  });

  it('says in what language a text stands that is missing in the reader’s', async () => {
    app = await startApp();
    const { page } = app;
    await dropFile(page, 'small.communique', JSON.stringify(SMALL));
    await page.getByRole('option', { name: /اتفاق/ }).click();
    const heading = page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 });
    await expect.poll(() => heading.innerText()).toMatch(/in \u2068Arabic/);
    expect(await heading.locator('bdi').getAttribute('lang')).toBe('ar');
    expect(await heading.locator('bdi').getAttribute('dir')).toBe('rtl');
  });

  it.each(CLOCKS)(
    'shows a time of day on clocks that the document names, and none for a day ($locale)',
    async ({ locale, titles: [timed, dayOnly], region, shown }) => {
      app = await startApp({ locale });
      const { page } = app;
      await dropFile(page, 'geneva.communique', JSON.stringify(AT_GENEVA));
      await page.getByRole('option', { name: timed }).click();
      const clocks = page.locator(`dl[aria-label="${region}"] > div`);
      await expect
        .poll(async () =>
          (await clocks.allInnerTexts()).map((text) =>
            text
              .replace(/[\u2066-\u2069]/g, '')
              .replace(/\s+/g, ' ')
              .trim(),
          ),
        )
        .toEqual(shown);
      await page.getByRole('option', { name: dayOnly }).click();
      await expect.poll(() => clocks.count()).toBe(0);
    },
  );

  it('refuses a broken file with its reasons and leaves the open timeline as it is', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    for (const [what, text, reason] of BROKEN) {
      await dropFile(page, 'broken.communique', text);
      const dialog = page.getByRole('dialog', { name: /broken\.communique.* cannot be opened/ });
      await dialog.waitFor();
      expect(await dialog.innerText(), what).toMatch(reason);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await page.getByRole('heading', { level: 1 }).innerText(), what).toBe(
        'Geneva summit, June 2021',
      );
    }
    expect(await page.getByRole('option').count()).toBe(15);
  });

  it('opens what is only odd, and tells of it with its line to who asks', async () => {
    app = await startApp();
    const { page } = app;
    const odd = { ...SMALL, events: [SMALL.events[0], { ...SMALL.events[1], mood: 'good' }] };
    await dropFile(page, 'odd.communique', JSON.stringify(odd, null, 2));
    await page.getByText(/odd\.communique.* is open; there are 2 remarks about it/).waitFor();
    await page.getByRole('button', { name: 'Report' }).click();
    const dialog = page.getByRole('dialog', { name: /Remarks about .*odd\.communique/ });
    await dialog.waitFor();
    const told = (await dialog.innerText()).replace(/[\u2066-\u2069]/g, '');
    expect(told).toMatch(/line 28\s+Event “second”: there is no text in the main language/);
    expect(told).toMatch(/line 32\s+Event “second”: the field “mood” is not known/);
    expect(told).not.toContain('cannot be opened');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('A small timeline');
  });

  it('names the line of a problem, in Arabic for a reader of Arabic', async () => {
    app = await startApp({ locale: 'ar' });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await dropFile(page, 'broken.communique', BROKEN[4][1]);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/تعذّر فتح/);
    expect(await dialog.innerText()).toMatch(/السطر \d+/);
  });

  it('never takes the text of a document for markup', async () => {
    app = await startApp();
    const { page } = app;
    const title = '<img src=x onerror="document.title=1"><b>bold</b>';
    const hostile = {
      ...SMALL,
      title: { en: title },
      events: [{ ...SMALL.events[0], title: { en: title } }],
    };
    await dropFile(page, 'hostile.communique', JSON.stringify(hostile));
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toBe(title);
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.getByRole('option').first().click();
    await page.locator('article').waitFor();
    expect(await page.locator('img, b').count()).toBe(0);
    expect(await page.locator('article h2').innerText()).toBe(title);
  });
});
