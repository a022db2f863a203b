import { describe, expect, it } from 'vitest';
import { begin, endAfterEach, GENEVA, READERS, type Visit } from './readers.ts';

endAfterEach();

function searchOf({ page, t }: Visit) {
  const field = page.getByRole('combobox', { name: t('search.label') });
  const results = page.getByRole('listbox', { name: t('search.results') });
  return { field, results, found: results.getByRole('option') };
}

/** As people type it, and what it finds: the id of an event, in whichever language its words stand. */
const TYPED = [
  ['a prefix', 'construct', 'putin-constructive'],
  ['ه for ة', 'بناءه', 'putin-constructive'],
  ['no hamza', 'امريكيه روسيه', 'cybersecurity-consultations'],
  ['tashkeel', 'مُشَاوَرَات', 'putin-cybersecurity'],
  ['ي for ى', 'الي البيت', 'putin-invitations'],
  ['a word of a quote', 'مجالات يمكننا', 'biden-response-in-kind'],
  ['a word of a summary', 'obligations', 'putin-cybersecurity'],
  ['a place', 'بروكسل', 'biden-red-lines'],
  ['a source', 'RT website', 'putin-media-picture'],
  ['a prefix in Arabic', 'سفير', 'ambassadors-return'],
] as const;

/** Two sets of digits are written in Arabic, and a third where Persian is. */
const WITH_NUMBERS = {
  format: 'communique',
  version: 1,
  title: { en: 'Talks', ar: 'محادثات' },
  languages: ['en', 'ar'],
  ...{ actors: [], places: [], topics: [], sources: [], relations: [] },
  events: [
    { id: 'a', kind: 'meeting', title: { en: 'Round 242', ar: 'الجولة 242' }, date: '1985-04-12' },
    { id: 'b', kind: 'meeting', title: { en: 'Round 338', ar: 'الجولة ٣٣٨' }, date: '1985-05-12' },
  ],
};

describe.each(READERS)('The search in $code', (reader) => {
  it('finds as one types, in both languages at once, however Arabic is spelt', async () => {
    const visit = await begin(reader);
    const { page, title, card } = visit;
    const { field, found } = searchOf(visit);
    await page.keyboard.press('/');
    for (const [how, typed, eventId] of TYPED) {
      await field.fill(typed);
      await expect
        .poll(() => found.filter({ hasText: title(eventId) }).count(), { message: `${how}: ${typed}` })
        .toBe(1);
      await expect.poll(() => card(eventId).count(), { message: `${how}: ${typed}` }).toBe(1);
      await expect.poll(visit.shown).toBeLessThan(GENEVA.events.length);
    }
  });

  it('finds a number in either set of digits', async () => {
    const visit = await begin(reader);
    const { page } = visit;
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'talks.communique'));
      return data;
    }, JSON.stringify(WITH_NUMBERS));
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await expect.poll(() => visit.events.getByRole('option').count()).toBe(2);
    const { field, found } = searchOf(visit);
    for (const [typed, shown] of [
      ['٢٤٢', /242/],
      ['242', /242/],
      ['338', /338|٣٣٨/],
      ['٣٣٨', /338|٣٣٨/],
      ['۳۳۸', /338|٣٣٨/],
    ] as const) {
      await field.fill(typed);
      await expect.poll(async () => (await found.allInnerTexts()).join(), { message: typed }).toMatch(shown);
      await expect.poll(() => found.count(), { message: typed }).toBe(1);
    }
  });

  it('lists what it found, best first and with the words marked, and Enter goes to the event', async () => {
    const visit = await begin(reader);
    const { page, card, title, heading, events } = visit;
    const { field, results, found } = searchOf(visit);
    const word = reader.code === 'en' ? 'consultations' : 'مشاورات';
    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await expect.poll(() => found.count()).toBeGreaterThan(2);
    // A title that has the word comes before a text that mentions it.
    const titled = await found.evaluateAll((rows) =>
      rows.map((row) => row.querySelector('.title mark') !== null),
    );
    expect(titled[0]).toBe(true);
    expect(titled.lastIndexOf(true)).toBeLessThan(titled.indexOf(false));
    const marked = await results.locator('mark').allInnerTexts();
    expect(marked.map((text) => text.toLowerCase())).toContain(word);
    await expect.poll(() => events.locator('mark').count()).toBeGreaterThan(0);

    expect(await found.first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => found.nth(1).getAttribute('aria-selected')).toBe('true');
    const chosen = await found.nth(1).locator('.title').innerText();
    const event = GENEVA.events.find(({ id }) => title(id) === chosen);
    await page.keyboard.press('Enter');
    await expect.poll(() => heading.innerText()).toBe(chosen);
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('false');
    await expect.poll(() => card(event!.id).getAttribute('aria-selected')).toBe('true');
    await expect
      .poll(async () => {
        const box = (await card(event!.id).boundingBox())!;
        const room = (await page.locator('.timeline .viewport').boundingBox())!;
        return box.x >= room.x && box.x + box.width <= room.x + room.width;
      })
      .toBe(true);
  });
});
