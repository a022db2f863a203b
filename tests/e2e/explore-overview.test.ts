import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begin, dragBy, endAfterEach, READERS, type Visit } from './readers.ts';

endAfterEach();

interface Strip {
  readonly window: Locator;
  readonly start: Locator;
  readonly end: Locator;
}

function stripOf({ page, t }: Visit): Strip {
  const strip = page.getByRole('group', { name: t('timeline.overview') });
  const slider = (name: string) => strip.getByRole('slider', { name, exact: true });
  return {
    window: slider(t('timeline.overview.window')),
    start: slider(t('timeline.overview.start')),
    end: slider(t('timeline.overview.end')),
  };
}

/** Where a slider stands, in hundredths of all time. */
const at = async (slider: Locator): Promise<number> => Number(await slider.getAttribute('aria-valuenow'));

/** px along time between two events: what zooming changes. */
async function apart({ card, reader }: Visit): Promise<number> {
  const x = async (id: string) => (await card(id).boundingBox())!.x;
  return reader.sign * ((await x('summit')) - (await x('biden-red-lines')));
}

/** px from where the timeline begins to the edge of the summit's card where time begins: what panning changes. */
async function place({ card, reader, page }: Visit): Promise<number> {
  const box = (await card('summit').boundingBox())!;
  return reader.sign === 1 ? box.x : page.viewportSize()!.width - (box.x + box.width);
}

describe.each(READERS)('The overview strip in $code', (reader) => {
  it('shows all time by type, and pans and zooms the timeline by its brush', async () => {
    const visit = await begin(reader);
    const { page, t } = visit;
    const { window, start, end } = stripOf(visit);
    await start.waitFor();
    const strip = page.getByRole('group', { name: t('timeline.overview') });
    const fills = await strip
      .locator('.bars path')
      .evaluateAll((bars) => new Set(bars.map((bar) => getComputedStyle(bar).fill)).size);
    expect(fills).toBe(3);

    const [before, wide] = [await at(end), await apart(visit)];
    const startBefore = await at(start);
    await dragBy(page, end, -reader.sign * 300, 0);
    await expect.poll(() => at(end)).toBeLessThan(before - 20);
    expect(await at(start)).toBe(startBefore);
    await expect.poll(() => apart(visit)).toBeGreaterThan(wide * 1.2);

    const [middle, summit] = [await at(window), await place(visit)];
    await dragBy(page, window, -reader.sign * 40, 0);
    await expect.poll(() => at(window)).toBeLessThan(middle);
    await expect.poll(() => place(visit)).toBeGreaterThan(summit + 20);

    const box = (await strip.boundingBox())!;
    const late = reader.sign === 1 ? box.x + box.width * 0.95 : box.x + box.width * 0.05;
    const here = await at(window);
    await page.mouse.click(late, box.y + 20);
    await expect.poll(() => at(window)).toBeGreaterThan(here + 20);
  });

  it('is worked by keys alone: the brush as a whole and each of its ends', async () => {
    const visit = await begin(reader);
    const { page } = visit;
    const { window, start, end } = stripOf(visit);
    await start.waitFor();
    const wide = await apart(visit);
    await end.focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown');
    await expect.poll(() => at(end)).toBeLessThan(80);
    await expect.poll(() => apart(visit)).toBeGreaterThan(wide);
    const said = await window.getAttribute('aria-valuetext');
    const middle = await at(window);
    await window.focus();
    for (let step = 0; step < 4; step++) await page.keyboard.press(`Shift+${reader.backward}`);
    await expect.poll(() => at(window)).toBeLessThan(middle);
    await expect.poll(() => window.getAttribute('aria-valuetext')).not.toBe(said);
    for (let step = 0; step < 8; step++) await page.keyboard.press(`Shift+${reader.forward}`);
    await expect.poll(() => at(window)).toBeGreaterThan(middle);
    await page.keyboard.press('Home');
    await expect.poll(() => at(start)).toBeLessThan(4);
    await page.keyboard.press('End');
    await expect.poll(() => at(end)).toBeGreaterThan(96);
    await start.focus();
    const zoomed = await at(start);
    await page.keyboard.press('PageDown');
    await expect.poll(() => at(start)).toBeLessThan(zoomed);
    expect(await at(end)).toBeGreaterThan(96);
  });
});
