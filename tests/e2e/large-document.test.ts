import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { LARGE } from './large-timeline.ts';
import { begin, endAfterEach, READERS, type Reader, type Visit } from './readers.ts';

endAfterEach();
const folder = temporaryFolder();

/** More events, and more bytes, than the window's own thread takes on. */
async function beginLarge(reader: Reader): Promise<Visit> {
  const file = join(folder, `${reader.code}.communique`);
  await writeFile(file, JSON.stringify(LARGE));
  return begin(reader, { file, total: LARGE.events.length });
}

describe.each(READERS)('A large document in $code', (reader) => {
  it('opens, counts all of its events and finds one among them, from its worker', async () => {
    const { page, events, shown, t } = await beginLarge(reader);
    expect(page.workers().length).toBeGreaterThan(0);
    expect(await events.getByRole('option').count()).toBeLessThanOrEqual(400);
    await page.keyboard.press('/');
    await page.keyboard.type(reader.code === 'en' ? 'needle' : 'الابره');
    await expect.poll(shown).toBe(1);
    const title = LARGE.events[4321]!.title[reader.code];
    await page
      .getByRole('listbox', { name: t('search.results') })
      .getByRole('option', { name: title })
      .waitFor();
    await expect.poll(() => events.getByRole('option', { name: title }).count()).toBe(1);
  });

  it('is seen whole in the strip from the first, and zoomed by it', async () => {
    const { page, t } = await beginLarge(reader);
    const strip = page.getByRole('group', { name: t('timeline.overview') });
    const bars = () =>
      strip.locator('.bars path').evaluateAll(
        (paths) =>
          paths
            .map((path) => path.getAttribute('d') ?? '')
            .join('')
            .split('M').length - 1,
      );
    await expect.poll(bars).toBeGreaterThan(50);
    const end = strip.getByRole('slider', { name: t('timeline.overview.end'), exact: true });
    await end.focus();
    for (let step = 0; step < 8; step++) await page.keyboard.press('PageDown');
    await expect.poll(async () => Number(await end.getAttribute('aria-valuenow'))).toBeLessThan(30);
  });

  it('is sorted into other lanes while the answer for the former ones is on its way', async () => {
    const { page, t, laneNames } = await beginLarge(reader);
    for (const key of ['2', '4', '1', '4', '2', '1']) await page.keyboard.press(key);
    const kinds = ['statement', 'meeting', 'visit'] as const;
    const sorted = async () => (await laneNames()).toSorted();
    await expect.poll(sorted).toEqual(kinds.map((kind) => t(`lane.kind.${kind}`)).toSorted());
    await page.keyboard.press('4');
    const places = LARGE.places.map(({ name }) => name[reader.code]);
    await expect.poll(sorted).toEqual(places.toSorted());
  });

  it('is journalled and saved from its worker, with what was changed last', async () => {
    const { page, t, app } = await beginLarge(reader);
    const journalled: string[] = [];
    await app.context.route('**/api/journals/**', async (route) => {
      if (route.request().method() === 'PUT') journalled.push(route.request().postData() ?? '');
      await route.continue();
    });
    await page.keyboard.press(reader.forward);
    await page.getByRole('button', { name: t('action.star') }).click();
    await expect.poll(() => journalled.length).toBeGreaterThan(0);
    const starred = (text: string): readonly string[] =>
      (
        JSON.parse(text) as {
          readonly events: readonly { readonly id: string; readonly starred?: boolean }[];
        }
      ).events
        .filter((event) => event.starred)
        .map(({ id }) => id);
    expect(starred(journalled[0]!)).toHaveLength(1);
    await page.keyboard.press('Control+s');
    await page.getByText(t('status.saved'), { exact: true }).waitFor();
    const saved = await readFile(join(folder, `${reader.code}.communique`), 'utf8');
    expect(starred(saved)).toEqual(starred(journalled[0]!));
    expect(JSON.parse(saved)).toMatchObject({ view: { selection: starred(saved)[0] } });
  });
});
