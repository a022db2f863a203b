import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { begin, endAfterEach, READERS } from './readers.ts';

endAfterEach();

interface Stop {
  /** How a screen reader may call it. */
  readonly name: string;
  readonly role: string;
  readonly visible: boolean;
}

/** What has the focus, whether it can be seen, and whether something shows that it has it. */
function currentStop(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const label = element.closest('label');
    const box = (label ?? element).getBoundingClientRect();
    // A control that is laid invisibly over its label shows its focus on the label.
    const ringed = [element, label, element.parentElement].some((one) => {
      if (!one) return false;
      const style = getComputedStyle(one);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    });
    return {
      name: element.getAttribute('aria-label') ?? label?.innerText ?? element.innerText,
      role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
      visible: ringed && box.width > 0 && box.bottom > 0 && box.top < innerHeight,
    };
  });
}

async function walk(page: Page, most: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab');
    const stop = await currentStop(page);
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

describe.each(READERS)('The keyboard alone, in $code', (reader) => {
  it('reaches every control, always shows where it is, and comes out at the end', async () => {
    const { page, t } = await begin(reader);
    await page.keyboard.press('n');
    await page.locator('article').waitFor();
    const stops = await walk(page, 160);
    const hidden = stops.filter((stop) => !stop.visible);
    expect(hidden).toEqual([]);
    expect(stops.length).toBeLessThan(160);
    const names = stops.map((stop) => stop.name.split('\n')[0]?.trim());
    for (const key of [
      'search.label',
      'action.zoom-in',
      'action.palette',
      'action.panel-overview',
      'action.lanes-short-kind',
    ] as const)
      expect(names, key).toContain(t(key));
    expect(
      stops.some((stop) => stop.role === 'option' || stop.role === 'listbox'),
      'the timeline',
    ).toBe(true);
  });

  it('opens every dialog, works in it, and is back where it was when that closes', async () => {
    const { page, t } = await begin(reader);
    const theme = page.getByRole('button', { name: t('action.switch-theme') });
    for (const keys of ['Control+k', '?', 'Control+,', 'Control+Shift+O', 'e']) {
      await theme.focus();
      await page.keyboard.press(keys);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await expect
        .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)), { message: keys })
        .toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect
        .poll(() => theme.evaluate((element) => element === document.activeElement), { message: keys })
        .toBe(true);
    }
  });

  it('runs a command that is found by its name, however soon that is typed', async () => {
    const { page, t } = await begin(reader);
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(t('action.lanes-topic'));
    const palette = page.getByRole('dialog', { name: t('action.palette') });
    expect(await palette.getByRole('combobox').inputValue()).toBe(t('action.lanes-topic'));
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('radio', { name: t('action.lanes-short-topic') }).isChecked())
      .toBe(true);
  });

  it('goes to what was typed, not to what was found before, when Enter comes at once', async () => {
    const { page, heading, title } = await begin(reader);
    const [before, after] = reader.code === 'en' ? ['hostility', 'invitation'] : ['عداء', 'دعوة'];
    const field = page.getByRole('search').getByRole('combobox');
    await field.fill(before);
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('true');
    await field.evaluate((input: HTMLInputElement, text) => {
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }, after);
    await expect.poll(() => heading.innerText()).toBe(title('putin-invitations'));
    expect(await field.getAttribute('aria-expanded')).toBe('false');
  });

  it('finds its letters on an Arabic keyboard too', async () => {
    const { page, t } = await begin(reader);
    await page.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ث', code: 'KeyE', bubbles: true })),
    );
    await page.getByRole('dialog', { name: t('export.title') }).waitFor();
  });

  it('steps along the direction of reading, with arrows', async () => {
    const { page, heading } = await begin(reader);
    await page.keyboard.press(reader.forward);
    await heading.waitFor();
    const first = await heading.innerText();
    await page.keyboard.press(reader.forward);
    await expect.poll(() => heading.innerText()).not.toBe(first);
    await page.keyboard.press(reader.backward);
    await expect.poll(() => heading.innerText()).toBe(first);
  });

  it('walks the cards along and across lanes, zooms and fits', async () => {
    const { page, events } = await begin(reader);
    const selected = events.getByRole('option', { selected: true }).first();
    const chosen = () => selected.getAttribute('data-event');
    const range = () => page.locator('footer').innerText();
    const fitted = await range();
    await page.keyboard.press(reader.forward);
    await selected.focus();
    await page.keyboard.press('End');
    await expect.poll(chosen).toMatch(/^(ambassadors-return|cybersecurity-consultations)$/);
    await page.keyboard.press('Home');
    await expect.poll(chosen).toMatch(/^biden-/);
    const first = await chosen();
    await page.keyboard.press('ArrowDown');
    await expect.poll(chosen).not.toBe(first);
    await page.keyboard.press('-');
    await expect.poll(range).not.toBe(fitted);
    await page.keyboard.press('f');
    await expect.poll(range).toBe(fitted);
    await page.keyboard.press('+');
    await expect.poll(range).not.toBe(fitted);
  });

  it('goes across lanes and to the ends of time from anywhere, however near the view is', async () => {
    const { page, events, heading, title } = await begin(reader);
    const chosen = () =>
      events.getByRole('option', { selected: true }).first().getAttribute('data-event', { timeout: 1000 });
    await page.keyboard.press('End');
    await expect.poll(chosen).toMatch(/^(ambassadors-return|cybersecurity-consultations)$/);
    await page.keyboard.press('ArrowUp');
    await expect.poll(chosen).toMatch(/^putin-/);
    for (let near = 0; near < 12; near++) await page.keyboard.press('+');
    await page.keyboard.press('Home');
    await expect.poll(chosen).toMatch(/^biden-/);
    await expect.poll(() => heading.innerText()).toBe(title((await chosen())!));
    await page.keyboard.press('ArrowUp');
    await expect.poll(chosen).toBe('summit');
    await events.getByRole('option', { selected: true }).focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-event')))
      .toMatch(/^(ambassadors-return|cybersecurity-consultations)$/);
  });

  it('zooms with the selected event in view', async () => {
    const { page, events } = await begin(reader, { context: { reducedMotion: 'reduce' } });
    await page.keyboard.press('End');
    const chosen = events.getByRole('option', { selected: true }).first();
    await chosen.waitFor();
    for (let near = 0; near < 10; near++) await page.keyboard.press('+');
    await expect.poll(() => page.locator('footer').innerText()).toMatch(/\d\d:\d\d/);
    const viewport = (await page.locator('.timeline .viewport').boundingBox())!;
    const box = (await chosen.boundingBox())!;
    const beginning = reader.sign === 1 ? box.x : box.x + box.width;
    expect(beginning).toBeGreaterThanOrEqual(viewport.x - 1);
    expect(beginning).toBeLessThanOrEqual(viewport.x + viewport.width + 1);
  });

  it('steps on from a filter that was just chosen', async () => {
    const { page, t, filters, heading, title } = await begin(reader);
    await filters.getByRole('checkbox', { name: t('lane.kind.summit') }).check();
    await page.keyboard.press(reader.forward);
    await expect.poll(() => heading.innerText()).toBe(title('summit'));
  });

  it('scrolls the details by the keys that scroll, once they are clicked', async () => {
    const { page, details, heading } = await begin(reader, { viewport: { width: 1280, height: 500 } });
    await page.keyboard.press('n');
    const before = await heading.innerText();
    await details.locator('.summary').click();
    await page.keyboard.press('End');
    await expect.poll(() => details.evaluate((panel) => panel.scrollTop)).toBeGreaterThan(0);
    expect(await heading.innerText()).toBe(before);
  });

  it('comes to the cards by the first Tab and Enter, and to the list where that is shown', async () => {
    const { page, t, events } = await begin(reader);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
    const skip = page.getByRole('button', { name: t('app.skip') });
    await page.keyboard.press('Tab');
    await expect.poll(() => skip.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('option');
    expect(await events.evaluate((list) => list.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('t');
    const list = page.getByRole('region', { name: t('list.label') });
    await list.waitFor();
    await skip.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect.poll(() => list.evaluate((part) => part === document.activeElement)).toBe(true);
  });

  it('leaves single letters alone when the user has turned them off', async () => {
    const { page, t } = await begin(reader);
    await page.keyboard.press('Control+,');
    await page.getByRole('checkbox', { name: t('settings.single-keys') }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    // A key that does work comes after it: by then the first would have shown its dialog.
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: t('action.palette') }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
  });
});

describe.each(READERS)('The window in $code', (reader) => {
  it.each([
    [1024, 640],
    [1440, 900],
    [2560, 1440],
    // 1280 × 800 at 200 %.
    [640, 400],
  ])('has no overflow at %i × %i', async (width, height) => {
    const { page } = await begin(reader, { viewport: { width, height } });
    await page.keyboard.press('n');
    await page.locator('footer').getByRole('status').waitFor();
    const outside = await page.evaluate(() => {
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
      const cut = [...document.querySelectorAll('header button, header label, footer button')]
        .map((element) => ({ text: element.textContent?.trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
        .map(({ text }) => text);
      return { wide: scrollWidth > clientWidth, high: scrollHeight > clientHeight, cut };
    });
    expect(outside).toEqual({ wide: false, high: false, cut: [] });
  });

  it('moves nothing for one who asked for less motion', async () => {
    const { page } = await begin(reader, { context: { reducedMotion: 'reduce' } });
    const durations = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => parseFloat(getComputedStyle(element).transitionDuration))
        .filter((seconds) => seconds > 0.01),
    );
    expect(durations).toEqual([]);
  });

  it('stays readable in forced colours', async () => {
    const { page, t } = await begin(reader, { context: { forcedColors: 'active' } });
    await page.keyboard.press('n');
    const chosen = page.getByRole('radio', { name: t('action.lanes-short-kind') }).locator('..');
    const other = page.getByRole('radio', { name: t('action.lanes-short-actor') }).locator('..');
    const background = (locator: typeof chosen) =>
      locator.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background(chosen)).not.toBe(await background(other));
  });
});
