import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begin, endAfterEach, GENEVA, READERS, type Visit } from './readers.ts';

endAfterEach();

const { length: ALL } = GENEVA.events;

/** Cards of the timeline that are not wholly within what is seen of it. */
function cut(page: Page, sides: 'both' | 'along'): Promise<readonly (string | undefined)[]> {
  return page.locator('.timeline > .scroller').evaluate((scroller, which) => {
    const seen = scroller.getBoundingClientRect();
    const time = scroller.querySelector('.viewport')!.getBoundingClientRect();
    return [...scroller.querySelectorAll<HTMLElement>('[role=option]')]
      .filter((card) => {
        const { top, bottom, left, right } = card.getBoundingClientRect();
        const across = which === 'both' && (top < seen.top || bottom > seen.bottom);
        return across || left < time.left || right > time.right;
      })
      .map((card) => card.dataset['event']);
  }, sides);
}

/** What the strip says of the stretch of time that is shown. */
const stretch = ({ page, t }: Visit): Promise<string | null> =>
  page
    .getByRole('slider', { name: t('timeline.overview.window'), exact: true })
    .getAttribute('aria-valuetext');

const isChosen = (page: Page, name: string): Promise<boolean> =>
  page.getByRole('radio', { name }).isChecked();

async function openExample({ page, t }: Visit, title: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  const commands = page.getByRole('dialog');
  await commands.getByRole('combobox').fill(t('action.open-example'));
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: t('dialog.examples.title') })
    .getByRole('button', { name: title })
    .click();
}

describe.each(READERS)('The view in $code', (reader) => {
  it('comes back with lanes, filters, window, selection and theme after the page was closed', async () => {
    const visit = await begin(reader);
    const { page, t, filters, actor, heading, laneNames, lanes, shown } = visit;
    await page.keyboard.press('2');
    const putin = lanes.getByRole('button', { name: actor('putin'), exact: true });
    await putin.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => putin.getAttribute('aria-expanded')).toBe('false');
    await filters.getByRole('checkbox', { name: t('lane.kind.statement') }).check();
    await expect.poll(shown).toBeLessThan(ALL);
    await page.keyboard.press('n');
    await heading.waitFor();
    const slider = page.getByRole('slider', { name: t('timeline.overview.end'), exact: true });
    await slider.focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('d');
    const theme = await page.locator('html').getAttribute('data-theme');
    const before = {
      ...{ lanes: await laneNames(), title: await heading.innerText() },
      ...{ stretch: await stretch(visit), shown: await shown() },
    };
    // At once: nothing has come to rest.
    await page.reload();
    await expect.poll(shown).toBe(before.shown);
    await expect.poll(() => heading.innerText()).toBe(before.title);
    await expect.poll(laneNames).toEqual(before.lanes);
    await expect.poll(() => stretch(visit)).toBe(before.stretch);
    expect(await isChosen(page, t('action.lanes-short-actor'))).toBe(true);
    expect(await putin.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
  });

  it('comes back with the list and in the language that was chosen last', async () => {
    const visit = await begin(reader);
    const { page } = visit;
    const other = READERS.find(({ code }) => code !== reader.code)!;
    await page.keyboard.press('t');
    await page.getByRole('table').waitFor();
    await page.keyboard.press('l');
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(other.code);
    await page.reload();
    await page.getByRole('table').waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(other.code);
    expect(await page.locator('html').getAttribute('dir')).toBe(other.sign === 1 ? 'ltr' : 'rtl');
  });

  it('has panels and parts of panels that collapse, give the timeline their room, and stay so', async () => {
    const { page, t, filters, details } = await begin(reader);
    const strip = page.getByRole('slider', { name: t('timeline.overview.window') });
    const timeline = page.getByRole('region', { name: t('timeline.region') });
    const width = async () => (await timeline.boundingBox())!.width;
    const narrow = await width();
    const topics = filters.getByRole('button', { name: t('facet.topic'), exact: true });
    await topics.click();
    await expect.poll(() => topics.getAttribute('aria-expanded')).toBe('false');
    await page.getByRole('button', { name: t('action.panel-inspector') }).click();
    await details.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: t('action.panel-overview') }).click();
    await strip.waitFor({ state: 'detached' });
    await expect.poll(width).toBeGreaterThan(narrow + 100);
    await page.reload();
    await expect.poll(() => topics.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('[');
    await filters.waitFor({ state: 'detached' });
    expect(await details.count()).toBe(0);
    expect(await strip.count()).toBe(0);
    await page.reload();
    const button = (panel: 'facets' | 'inspector') =>
      page.getByRole('button', { name: t(`action.panel-${panel}`) });
    await expect.poll(() => button('facets').getAttribute('aria-pressed')).toBe('false');
    expect(await filters.count()).toBe(0);
    await button('inspector').click();
    await details.waitFor();
  });

  it('is each document’s own', async () => {
    const visit = await begin(reader);
    const { page, t } = visit;
    await page.keyboard.press('2');
    // By their titles, in the reader's language.
    await openExample(visit, /1943.*2021/);
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/1943/);
    expect(await isChosen(page, t('action.lanes-short-kind'))).toBe(true);
    await openExample(visit, new RegExp(`^${GENEVA.title[reader.code]!}$`));
    await expect.poll(() => isChosen(page, t('action.lanes-short-actor'))).toBe(true);
  });

  it('shows all that was said and what came of it at once (1440 × 900)', async () => {
    const { page, events } = await begin(reader);
    await expect.poll(() => events.getByRole('option').count()).toBe(ALL);
    await expect.poll(() => cut(page, 'both')).toEqual([]);
  });

  it('is as wide as it has to be for no card to be cut (1024 × 640), also when it comes back with a selection', async () => {
    const { page, events, heading, card } = await begin(reader, { viewport: { width: 1024, height: 640 } });
    await expect.poll(() => events.getByRole('option').count()).toBe(ALL);
    await expect.poll(() => cut(page, 'along')).toEqual([]);
    await card('putin-no-hostility').click();
    await heading.waitFor();
    await page.reload();
    await heading.waitFor();
    await expect.poll(() => events.getByRole('option').count()).toBe(ALL);
    await expect.poll(() => cut(page, 'along')).toEqual([]);
  });

  it('says which lanes lie below what is seen, and goes there', async () => {
    const { page, t, events } = await begin(reader, { viewport: { width: 1024, height: 640 } });
    await expect.poll(() => events.getByRole('option').count()).toBe(ALL);
    const edge = (which: 'above' | 'below', kind: 'outcome' | 'summit') => {
      const [before = ''] = t(`timeline.edge.${which}`, { lanes: '' }).split('{');
      return page.getByRole('button', { name: new RegExp(`^${before.trim()}.*${t(`lane.kind.${kind}`)}`) });
    };
    const below = edge('below', 'outcome');
    await below.click();
    await below.waitFor({ state: 'detached' });
    await edge('above', 'summit').waitFor();
  });
});
