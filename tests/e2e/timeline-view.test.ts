import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, type HarnessOptions, startHarness } from './harness/open-harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

interface State {
  readonly selection: string | null;
  readonly opened: readonly string[];
  readonly window: { readonly from: number; readonly to: number };
  readonly collapsed: readonly string[];
  readonly laneOrder: readonly string[];
}

/** Lanes and cards that are not painted: the most in any frame, now, and those over all frames that were in view. */
interface Seen {
  readonly most: number;
  readonly now: number;
  readonly missed: number;
}

async function stateOf(page: Page): Promise<State> {
  const text = await page.evaluate(() =>
    JSON.stringify((window as unknown as { harness: { state: unknown } }).harness.state),
  );
  return JSON.parse(text) as State;
}

/** Runs `body` on a page and then holds the page to having said nothing on the console. */
async function onPage(options: HarnessOptions, body: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await harness.open(options);
  try {
    await body(page);
    expect(complaints).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Waits for what is asserted: a busy machine takes its time. */
function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 60_000 });
}

const summit = (page: Page) => page.getByRole('option', { name: /Biden–Putin summit/ });

async function leftOf(page: Page, name: RegExp): Promise<number> {
  const box = await page.getByRole('option', { name }).boundingBox();
  if (!box) throw new Error(`Not on screen: ${String(name)}`);
  return box.x;
}

/** Where nothing but the background is. */
const EMPTY_SPOT = { x: 750, y: 300 };

describe('the timeline', () => {
  it('shows all fifteen events of the first document, each with a name that says kind, date and title', () =>
    onPage({}, async (page) => {
      await eventually(() => page.getByRole('option').count()).toBe(15);
      const name = await summit(page).getAttribute('aria-label');
      expect(name?.replace(/[\u2066-\u2069]/g, '')).toBe(
        'Summit, Joe Biden, Vladimir Putin, 16 June 2021: Biden–Putin summit',
      );
      await page.getByRole('region', { name: 'Timeline' }).waitFor();
    }));

  it('selects by click, opens by double click and lets go on a click beside', () =>
    onPage({}, async (page) => {
      await summit(page).click();
      expect((await stateOf(page)).selection).toBe('summit');
      expect(await summit(page).getAttribute('aria-selected')).toBe('true');
      await summit(page).dblclick();
      expect((await stateOf(page)).opened).toEqual(['summit']);
      await page.mouse.click(EMPTY_SPOT.x, EMPTY_SPOT.y);
      expect((await stateOf(page)).selection).toBeNull();
    }));

  it('follows a drag to the px, selects nothing by it and changes no item inside the margin', () =>
    onPage({}, async (page) => {
      const before = await leftOf(page, /Biden–Putin summit/);
      await page.evaluate(() => {
        const counted = window as unknown as { changes: number };
        counted.changes = 0;
        new MutationObserver((records) => (counted.changes += records.length)).observe(
          document.querySelector('.vis-foreground')!,
          { childList: true, subtree: true },
        );
      });
      await page.mouse.move(EMPTY_SPOT.x, EMPTY_SPOT.y);
      await page.mouse.down();
      await page.mouse.move(EMPTY_SPOT.x - 40, EMPTY_SPOT.y);
      await page.mouse.move(EMPTY_SPOT.x - 200, EMPTY_SPOT.y, { steps: 8 });
      await page.mouse.up();
      await eventually(() => leftOf(page, /Biden–Putin summit/)).toBeCloseTo(before - 200, -0.5);
      expect((await stateOf(page)).selection).toBeNull();
      expect(await page.evaluate(() => (window as unknown as { changes: number }).changes)).toBe(0);
    }));

  it('zooms about the pointer by the wheel and pans by a wheel with Shift', () =>
    onPage({}, async (page) => {
      const box = (await summit(page).boundingBox())!;
      const { window: before } = await stateOf(page);
      await page.mouse.move(box.x + 1, box.y + 200);
      await page.mouse.wheel(0, 120);
      await eventually(
        async () => (await stateOf(page)).window.to - (await stateOf(page)).window.from,
      ).toBeGreaterThan(before.to - before.from);
      await eventually(() => leftOf(page, /Biden–Putin summit/)).toBeCloseTo(box.x, -0.5);
      const { window: zoomed } = await stateOf(page);
      await page.keyboard.down('Shift');
      await page.mouse.wheel(0, 120);
      await page.keyboard.up('Shift');
      await eventually(async () => (await stateOf(page)).window.from).toBeGreaterThan(zoomed.from);
      const { window: panned } = await stateOf(page);
      expect(panned.to - panned.from).toBeCloseTo(zoomed.to - zoomed.from, 0);
    }));

  it('is walked by arrows along and across lanes, with the selection and the focus together', () =>
    onPage({}, async (page) => {
      await summit(page).click();
      await page.keyboard.press('ArrowDown');
      await eventually(async () => (await stateOf(page)).selection).not.toBe('summit');
      const { selection } = await stateOf(page);
      await eventually(() =>
        page.evaluate(() => (document.activeElement as HTMLElement).dataset['event']),
      ).toBe(selection);
      await page.keyboard.press('ArrowRight');
      await eventually(async () => (await stateOf(page)).selection).not.toBe(selection);
      await page.keyboard.press('Home');
      const first = (await stateOf(page)).selection;
      await page.keyboard.press('End');
      await eventually(async () => (await stateOf(page)).selection).not.toBe(first);
      await page.keyboard.press('Enter');
      await eventually(async () => (await stateOf(page)).opened.length).toBe(1);
      await page.keyboard.press('Escape');
      await eventually(async () => (await stateOf(page)).selection).toBeNull();
    }));

  it('has one stop for Tab among its cards', () =>
    onPage({}, async (page) => {
      const stops = () =>
        page
          .locator('[role=option][tabindex="0"]')
          .evaluateAll((cards) => cards.map((card) => card.dataset['event']));
      await eventually(stops).toHaveLength(1);
      await summit(page).click();
      await eventually(stops).toEqual(['summit']);
    }));

  it('keeps the focus on a card while zoom makes another of it', () =>
    onPage({}, async (page) => {
      await summit(page).click();
      for (let press = 0; press < 8; press++) await page.keyboard.press('-');
      await eventually(
        async () => (await stateOf(page)).window.to - (await stateOf(page)).window.from,
      ).toBeGreaterThan(30 * 86_400_000);
      await eventually(() =>
        page.evaluate(() => (document.activeElement as HTMLElement).dataset['event']),
      ).toBe('summit');
      await page.keyboard.press('f');
      await eventually(
        async () => (await stateOf(page)).window.to - (await stateOf(page)).window.from,
      ).toBeLessThan(6 * 86_400_000);
    }));

  it.each(['en', 'ar'] as const)(
    'paints only what is in view while the zoom changes, and all at rest: %s',
    (lang) =>
      onPage({ lanes: 'actor', lang }, async (page) => {
        await eventually(() => page.locator('.card').count()).toBeGreaterThan(15);
        await page.evaluate(() => {
          const seen = { most: 0, now: 0, missed: 0 };
          Object.assign(window, { seen });
          const boxOf = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
          const look = (): void => {
            const lanes = boxOf('.timeline .scroller');
            const time = boxOf('.timeline .viewport');
            const skipped = [...document.querySelectorAll<HTMLElement>('.vis-foreground *')].filter(
              ({ style }) => style.contentVisibility === 'hidden',
            );
            // What lies in a lane that is skipped is not laid out: its place is not to be asked for.
            const outermost = skipped.filter(
              (one) => !skipped.some((other) => other !== one && other.contains(one)),
            );
            seen.now = outermost.length;
            seen.most = Math.max(seen.most, seen.now);
            for (const element of outermost) {
              const box = element.getBoundingClientRect();
              const isBeyond =
                box.right <= time.left ||
                box.left >= time.right ||
                box.bottom <= lanes.top ||
                box.top >= lanes.bottom;
              if (!isBeyond) seen.missed += 1;
            }
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
        const seen = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
        // Most events lie later: near the start of time they go out of view.
        await page.mouse.move(lang === 'en' ? 300 : 1100, EMPTY_SPOT.y);
        for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, -120);
        await eventually(async () => (await seen()).most).toBeGreaterThan(0);
        await eventually(async () => (await seen()).now).toBe(0);
        expect((await seen()).missed).toBe(0);
      }),
  );

  it('leaves the focus with a card that a zoom moves out of view', () =>
    onPage({}, async (page) => {
      const card = page.locator('.card[data-event=summit]');
      const left = async (): Promise<number> => (await card.boundingBox())?.x ?? Infinity;
      await card.focus();
      await page.mouse.move(200, 500);
      for (let notch = 0; notch < 20 && (await left()) < 1440; notch++) await page.mouse.wheel(0, -50);
      expect(await left()).toBeGreaterThanOrEqual(1440);
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['event'])).toBe(
        'summit',
      );
      await page.keyboard.press('Enter');
      await eventually(async () => (await stateOf(page)).opened).toEqual(['summit']);
    }));

  it('names the arrows of the selected event', () =>
    onPage({}, async (page) => {
      await page
        .getByRole('option', { name: /Outcome/ })
        .first()
        .click();
      await eventually(() => page.locator('.names span').allTextContents()).toContain('results in');
    }));

  it('folds a lane and puts it elsewhere by button and by key', () =>
    onPage({}, async (page) => {
      const names = () => page.getByRole('list', { name: 'Lanes' }).locator('bdi').allTextContents();
      const lanes = await names();
      expect(lanes[0]).toBe('Summits');
      await page.getByRole('button', { name: 'Summits' }).first().focus();
      await page.keyboard.press('Alt+ArrowDown');
      await eventually(async () => (await names())[1]).toBe('Summits');
      await page.getByRole('listitem').filter({ hasText: 'Summits' }).hover();
      await page.getByRole('button', { name: /Move .*Summits.* up/ }).click();
      await eventually(names).toEqual(lanes);
      await page.getByRole('button', { name: 'Summits', exact: true }).click();
      await eventually(() => summit(page).count()).toBe(0);
      expect((await stateOf(page)).collapsed).toEqual(['kind:summit']);
      await page.getByRole('button', { name: 'Summits', exact: true }).click();
      await eventually(() => summit(page).count()).toBe(1);
    }));

  it('marks an event that stands in two lanes and selects both', () =>
    onPage({ lanes: 'actor' }, async (page) => {
      await eventually(() => summit(page).count()).toBeGreaterThan(1);
      await summit(page).first().click();
      const selected = await page.locator('[aria-selected=true]').count();
      expect(selected).toBe(await summit(page).count());
      expect(await summit(page).first().getAttribute('aria-label')).toContain('also in other lanes');
    }));

  it('never parses the text of an event as markup', () =>
    onPage({ document: 'hostile' }, async (page) => {
      expect(await page.locator('.card img, .card b').count()).toBe(0);
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
      expect(await page.locator('.card .title').first().textContent()).toContain('<img');
    }));

  it('runs from right to left in Arabic: later lies to the left, and the left arrow goes there', () =>
    onPage({ lang: 'ar' }, async (page) => {
      const early = await leftOf(page, /مزيد من التفاصيل/);
      const late = await leftOf(page, /قمة بايدن/);
      expect(late).toBeLessThan(early);
      await page.getByRole('option', { name: /مزيد من التفاصيل/ }).click();
      const before = (await stateOf(page)).window;
      await page.keyboard.press('End');
      const last = (await stateOf(page)).selection;
      await page.keyboard.press('ArrowRight');
      await eventually(async () => (await stateOf(page)).selection).not.toBe(last);
      await page.mouse.move(600, 300);
      await page.mouse.down();
      await page.mouse.move(500, 300);
      await page.mouse.move(400, 300);
      await page.mouse.up();
      await eventually(async () => (await stateOf(page)).window.from).toBeLessThan(before.from);
      expect(await page.locator('.timeline').innerText()).not.toMatch(/[A-Za-z]{3}/);
    }));

  it('turns round when the language changes while it is open, and keeps its window', () =>
    onPage({}, async (page) => {
      const { window: before } = await stateOf(page);
      await page.evaluate(() => {
        (window as unknown as { harness: { state: { language: string } } }).harness.state.language = 'ar';
      });
      await eventually(() => page.getByRole('option', { name: /قمة بايدن/ }).count()).toBe(1);
      await eventually(() => page.getByRole('option').count()).toBe(15);
      expect((await stateOf(page)).window).toEqual(before);
      expect(await leftOf(page, /قمة بايدن/)).toBeLessThan(await leftOf(page, /مزيد من التفاصيل/));
    }));

  it('moves the window by the keys of the overview', () =>
    onPage({}, async (page) => {
      const { window: before } = await stateOf(page);
      await page.getByRole('slider', { name: 'Stretch of time shown' }).focus();
      await page.keyboard.press('ArrowRight');
      await eventually(async () => (await stateOf(page)).window.from).toBeGreaterThan(before.from);
      const { window: moved } = await stateOf(page);
      await page.getByRole('slider', { name: 'End of the stretch shown' }).focus();
      await page.keyboard.press('ArrowLeft');
      await eventually(async () => (await stateOf(page)).window.to).toBeLessThan(moved.to);
      expect((await stateOf(page)).window.from).toBeCloseTo(moved.from, 0);
    }));

  it.each([
    { lang: 'en', theme: 'light' },
    { lang: 'en', theme: 'dark' },
    { lang: 'ar', theme: 'light' },
    { lang: 'ar', theme: 'dark' },
  ] as const)('has no fault that axe can find ($lang, $theme)', (options) =>
    onPage(options, async (page) => {
      await page.evaluate(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof axeCore };
        const result = await axe.run(document, {
          rules: {
            'target-size': { enabled: true },
            'page-has-heading-one': { enabled: false },
            region: { enabled: false },
            'landmark-one-main': { enabled: false },
          },
        });
        return result.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        );
      });
      expect(violations).toEqual([]);
    }),
  );
});
