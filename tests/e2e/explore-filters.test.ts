import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, type EventKind, type TimelineEvent } from '../../src/core/document/model.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { begin, endAfterEach, GENEVA, plain, READERS, type Visit } from './readers.ts';

endAfterEach();
const folder = temporaryFolder();

const ofActor = (id: string) =>
  GENEVA.events.filter(({ actors }) => actors?.some(({ actor }) => actor === id));

/** Events in which the actor itself or a member of it takes part: a president stands for the state. */
const ofSide = (id: string) =>
  GENEVA.events.filter(({ actors }) => actors?.some(({ actor }) => actor === id || isMember(actor, id)));

function isMember(actorId: string, of: string): boolean {
  const groups = GENEVA.actors.find(({ id }) => id === actorId)?.memberOf ?? [];
  return groups.includes(of);
}

/** What each value of a facet says it would show. */
async function countsOf(
  { filters, t }: Visit,
  facet: 'kind' | 'topic',
): Promise<Readonly<Record<string, string>>> {
  const rows = filters.getByRole('list', { name: t(`facet.${facet}`) }).getByRole('listitem');
  const counts = await rows.evaluateAll((items) =>
    items.map((item) => [
      item.querySelector('.name')?.textContent ?? '',
      item.querySelector('.count')?.textContent ?? '',
    ]),
  );
  return Object.fromEntries(counts) as Readonly<Record<string, string>>;
}

function countByKind({ t }: Visit, events: readonly TimelineEvent[]): Readonly<Record<string, string>> {
  const kinds = EVENT_KINDS.filter((kind) => GENEVA.events.some((event) => event.kind === kind));
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  return Object.fromEntries(kinds.map((kind) => [t(`lane.kind.${kind}`), String(count(kind))]));
}

const MADE = {
  format: 'communique',
  version: 1,
  title: { en: 'Made for a test', ar: 'صُنع للاختبار' },
  languages: ['en', 'ar'],
  ...{ actors: [], places: [], topics: [], sources: [], relations: [] },
  events: [
    { id: 'day', kind: 'meeting', title: { en: 'On a day', ar: 'في يوم' }, date: '2021-06-14' },
    { id: 'month', kind: 'meeting', title: { en: 'Some time in June', ar: 'في يونيو' }, date: '2021-06-XX' },
    { id: 'after', kind: 'meeting', title: { en: 'In July', ar: 'في يوليو' }, date: '2021-07-01' },
  ],
};

describe.each(READERS)('Filters in $code', (reader) => {
  it('say of the selected event that they leave it out, and bring it back', async () => {
    const { page, filters, details, heading, t, card, title } = await begin(reader);
    await card('summit').click();
    await expect.poll(() => heading.innerText()).toBe(title('summit'));
    const note = details.getByText(t('inspector.left-out'));
    const kind = (name: EventKind) =>
      filters.getByRole('checkbox', { name: new RegExp(`^${t(`lane.kind.${name}`)}`) });
    await kind('outcome').check();
    await note.waitFor();
    await kind('summit').check();
    await expect.poll(() => note.count()).toBe(0);
    await kind('summit').uncheck();
    await note.waitFor();
    await details.getByRole('button', { name: t('action.clear-filters') }).click();
    await expect.poll(() => note.count()).toBe(0);
    await card('summit').waitFor();
    await expect.poll(() => heading.innerText()).toBe(title('summit'));
    await kind('outcome').check();
    await note.waitFor();
    await page.keyboard.press('Escape');
  });

  it('count anew with each other, and take several values of one facet together', async () => {
    const visit = await begin(reader);
    const { filters, actor, topic, shown } = visit;
    await expect.poll(() => countsOf(visit, 'kind')).toEqual(countByKind(visit, GENEVA.events));
    const biden = filters.getByRole('checkbox', { name: actor('biden') });
    await biden.check();
    await expect.poll(shown).toBe(ofActor('biden').length);
    await expect.poll(() => countsOf(visit, 'kind')).toEqual(countByKind(visit, ofActor('biden')));
    await biden.uncheck();

    const about = (...ids: readonly string[]) =>
      GENEVA.events.filter(({ topics }) => topics?.some((id) => ids.includes(id)));
    await filters.getByRole('checkbox', { name: topic('each-other') }).check();
    await expect.poll(shown).toBe(about('each-other').length);
    // A facet does not count itself out: more values can be taken with the first.
    expect((await countsOf(visit, 'topic'))[topic('red-lines')]).toBe(String(about('red-lines').length));
    await filters.getByRole('checkbox', { name: topic('red-lines') }).check();
    await expect.poll(shown).toBe(about('each-other', 'red-lines').length);
  });

  it('offer states, places, sources and confidence too', async () => {
    const visit = await begin(reader);
    const { filters, t, place, actor, shown } = visit;
    const choose = async (name: string, count: number) => {
      const box = filters.getByRole('checkbox', { name });
      await box.check();
      await expect.poll(shown, { message: name }).toBe(count);
      await box.uncheck();
      await expect.poll(shown).toBe(GENEVA.events.length);
    };
    await choose(place('brussels'), GENEVA.events.filter((event) => event.place === 'brussels').length);
    const states = filters.getByRole('list', { name: t('facet.state') });
    expect(plain(await states.locator('.name').allInnerTexts()).toSorted()).toEqual(
      ['russia', 'united-states'].map(actor).toSorted(),
    );
    for (const facet of ['source', 'confidence'] as const)
      await filters.getByRole('button', { name: t(`facet.${facet}`), exact: true }).click();
    const cites = (of: (citation: { source: string; confidence: string }) => boolean) =>
      GENEVA.events.filter(({ citations }) => citations?.some(of)).length;
    const rt = GENEVA.sources.find(({ id }) => id === 'rt')!.title[reader.code]!;
    await choose(
      rt,
      cites(({ source }) => source === 'rt'),
    );
    await choose(
      t('confidence.inferred'),
      cites(({ confidence }) => confidence === 'inferred'),
    );
  });

  it('narrow to one value by a double click or its button; chips say each, take one back, or all', async () => {
    const { page, t, filters, actor, shown, chips } = await begin(reader);
    const putin = filters.getByRole('list', { name: t('facet.actor') }).getByText(actor('putin'));
    await putin.dblclick();
    await expect.poll(shown).toBe(ofActor('putin').length);
    await filters.getByRole('checkbox', { name: t('lane.kind.statement') }).check();
    const chip = (facet: 'actor' | 'kind', value: string) =>
      t('facet.chip-value', { facet: t(`facet.one.${facet}`), value });
    const ofPutin = chip('actor', actor('putin'));
    const statements = chip('kind', t('lane.kind.statement'));
    await expect
      .poll(async () => (await chips()).toSorted())
      .toEqual(plain([ofPutin, statements]).toSorted());
    await page.getByRole('button', { name: t('facet.remove', { filter: statements }) }).click();
    await expect.poll(chips).toEqual(plain([ofPutin]));
    await expect.poll(shown).toBe(ofActor('putin').length);
    await putin.dblclick();
    await expect.poll(shown).toBe(GENEVA.events.length);

    await filters.getByRole('checkbox', { name: actor('putin') }).check();
    await filters
      .getByRole('button', { name: t('facet.only-this', { value: actor('biden') }) })
      .click({ force: true });
    await expect.poll(shown).toBe(ofActor('biden').length);
    await page.keyboard.press('/');
    await page.keyboard.type(reader.code === 'en' ? 'putin' : 'بوتين');
    await expect.poll(async () => (await chips()).length).toBe(2);
    await page.getByRole('button', { name: t('facet.clear-all') }).click();
    await expect.poll(shown).toBe(GENEVA.events.length);
    await page.getByTestId('announcer').getByText(t('facet.cleared')).waitFor({ state: 'attached' });
    expect(await page.getByRole('combobox', { name: t('search.label') }).inputValue()).toBe('');
  });

  it('show what lies between two actors, and say so', async () => {
    const { t, filters, actor, shown, chips } = await begin(reader);
    await filters.getByRole('button', { name: t('facet.between') }).click();
    const choose = (which: 'first' | 'second', label: string) =>
      filters.getByRole('combobox', { name: t(`facet.between-${which}`) }).selectOption({ label });
    await choose('first', actor('united-states'));
    await choose('second', actor('russia'));
    const russia = new Set(ofSide('russia').map(({ id }) => id));
    const both = ofSide('united-states').filter(({ id }) => russia.has(id));
    expect(both.length).toBeLessThan(ofSide('united-states').length);
    await expect.poll(shown).toBe(both.length);
    await expect
      .poll(chips)
      .toEqual(plain([t('facet.chip-between', { first: actor('united-states'), second: actor('russia') })]));
    await choose('second', t('facet.any-actor'));
    await expect.poll(shown).toBe(GENEVA.events.length);
  });

  it('tell what certainly lies in a stretch of time from what possibly does', async () => {
    const file = join(folder, `${reader.code}.communique`);
    await writeFile(file, JSON.stringify(MADE));
    const { page, t, filters, shown, chips } = await begin(reader, { file, total: 3 });
    await filters.getByRole('button', { name: t('facet.time'), exact: true }).click();
    await filters.getByRole('textbox', { name: t('facet.time-range') }).fill('2021-06-10/2021-06-20');
    await page.keyboard.press('Enter');
    await expect.poll(shown).toBe(2);
    await filters.getByRole('radio', { name: t('facet.certainly') }).check({ force: true });
    await expect.poll(shown).toBe(1);
    const range = reader.code === 'en' ? /10–20 June 2021/ : /من 10 إلى 20 يونيو 2021/;
    await expect.poll(async () => (await chips()).join()).toMatch(range);
    await filters.getByRole('radio', { name: t('facet.possibly') }).check({ force: true });
    await expect.poll(shown).toBe(2);
    await filters.getByRole('textbox', { name: t('facet.time-range') }).fill('soon');
    await page.keyboard.press('Enter');
    await filters.getByText(t('facet.time-wrong')).waitFor();
    expect(await shown()).toBe(2);
    await rm(file);
  });
});
