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

describe('The keyboard alone', () => {
  it('reaches every control, always shows where it is, and comes out at the end', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await page.keyboard.press('n');
    await page.locator('article').waitFor();
    const stops = await walk(page, 160);
    const hidden = stops.filter((stop) => !stop.visible);
    expect(hidden).toEqual([]);
    expect(stops.length).toBeLessThan(160);
    const names = stops.map((stop) => stop.name.split('\n')[0]?.trim());
    for (const name of ['Search events, quotes, people', 'Zoom in', 'Commands', 'Overview strip'])
      expect(names, name).toContain(name);
    expect(
      names.some((name) => name === 'Type'),
      'lanes and filters',
    ).toBe(true);
    expect(
      stops.some((stop) => stop.role === 'option' || stop.role === 'listbox'),
      'the timeline',
    ).toBe(true);
  });

  it('opens every dialog, works in it, and is back where it was when that closes', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const theme = page.getByRole('button', { name: 'Switch between light, dark and system' });
    for (const keys of ['Control+k', '?', 'Control+,', 'e']) {
      await theme.focus();
      await page.keyboard.press(keys);
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await dialog.evaluate((element) => element.contains(document.activeElement)), keys).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await theme.evaluate((element) => element === document.activeElement), keys).toBe(true);
    }
  });

  it('runs a command that is found by its name', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('lanes topic');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('radio', { name: 'Topic' }).isChecked()).toBe(true);
  });

  it('goes to what was typed, not to what was found before, when Enter comes at once', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const field = page.getByRole('search').getByRole('combobox');
    await field.fill('hostility');
    await expect.poll(() => field.getAttribute('aria-expanded')).toBe('true');
    await field.evaluate((input: HTMLInputElement) => {
      input.value = 'invitation';
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    const heading = page.getByRole('complementary', { name: 'Details' }).locator('article h2');
    await heading.waitFor();
    expect(await heading.innerText()).toMatch(/No invitation/);
    expect(await field.getAttribute('aria-expanded')).toBe('false');
  });

  it('finds its letters on an Arabic keyboard too', async () => {
    app = await startApp({ locale: 'ar-EG' });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await page.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ث', code: 'KeyE', bubbles: true })),
    );
    await page.getByRole('dialog', { name: 'تصدير رسم' }).waitFor();
  });

  it('steps along the direction of reading, with arrows, also in Arabic', async () => {
    app = await startApp({ locale: 'ar-EG' });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    const heading = page.getByRole('complementary', { name: 'التفاصيل' }).locator('article h2');
    await page.keyboard.press('ArrowLeft');
    await heading.waitFor();
    const first = await heading.innerText();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => heading.innerText()).not.toBe(first);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => heading.innerText()).toBe(first);
  });

  it('leaves single letters alone when the user has turned them off', async () => {
    app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await page.keyboard.press('Control+,');
    await page.getByRole('checkbox', { name: /Single-key shortcuts/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('e');
    // A key that does work comes after it: by then the first would have shown its dialog.
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
  });
});

describe('The window', () => {
  it.each([
    [1024, 640],
    [1440, 900],
    [2560, 1440],
    // 1280 × 800 at 200 %.
    [640, 400],
  ])('has no overflow at %i × %i', async (width, height) => {
    app = await startApp({ viewport: { width, height } });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBeGreaterThan(0);
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
    app = await startApp({ context: { reducedMotion: 'reduce' } });
    const durations = await app.page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .map((element) => parseFloat(getComputedStyle(element).transitionDuration))
        .filter((seconds) => seconds > 0.01),
    );
    expect(durations).toEqual([]);
  });

  it('stays readable in forced colours', async () => {
    app = await startApp({ context: { forcedColors: 'active' } });
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count()).toBe(15);
    await page.keyboard.press('n');
    const chosen = page.getByRole('radio', { name: 'Type' }).locator('..');
    const other = page.getByRole('radio', { name: 'Actor' }).locator('..');
    const background = (locator: typeof chosen) =>
      locator.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background(chosen)).not.toBe(await background(other));
  });
});
