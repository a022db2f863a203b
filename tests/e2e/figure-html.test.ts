/** The interactive figure as a reader gets it: one file, opened from the disk, without any network. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exportFigure } from '../../src/cli/export.ts';
import { defaultFigureOptions } from '../../src/core/figure/default-options.ts';
import { openGeneva } from '../core/figure/geneva.ts';
import { launchChromium } from './figure-browser.ts';

let folder: string;
let browser: Browser;
let page: Page;
let size: number;
let reports: string[];
let requests: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'communique-page-'));
  const document = await openGeneva();
  const options = defaultFigureOptions(document, 'en');
  const { files } = await exportFigure({ request: { document, options }, formats: [{ type: 'html' }] });
  const { bytes } = files[0]!;
  size = bytes.length;
  await writeFile(join(folder, 'figure.html'), bytes);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, offline: true });
  page = await context.newPage();
  reports = [];
  requests = [];
  page.on('console', (message) => reports.push(message.text()));
  page.on('pageerror', (error) => reports.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, 'figure.html')).href);
});

afterEach(async () => {
  expect(reports).toEqual([]);
  expect(requests).toHaveLength(1);
  await page.context().close();
});

const viewBox = (): Promise<string | null> => page.locator('.figure:visible svg').getAttribute('viewBox');
const heading = (): Promise<string> => page.locator('aside h2').innerText();

test('the file is small and names no other', async () => {
  expect(size).toBeLessThan(300_000);
  const links = await page.locator('[src], link, iframe, object, embed, img').count();
  expect(links).toBe(0);
  await expect(page.title()).resolves.toBe('Geneva summit, June 2021');
});

describe('by keyboard', () => {
  test('the figure moves, grows, shrinks and comes back', async () => {
    const start = await viewBox();
    await page.locator('main').focus();
    await page.keyboard.press('+');
    const closer = await viewBox();
    expect(Number(closer!.split(' ')[2])).toBeLessThan(Number(start!.split(' ')[2]));
    await page.keyboard.press('ArrowRight');
    expect(Number((await viewBox())!.split(' ')[0])).toBeGreaterThan(Number(closer!.split(' ')[0]));
    await page.keyboard.press('0');
    expect(await viewBox()).toBe(start);
  });

  test('each event is reached with Tab and opened with Enter', async () => {
    await page.locator('main').focus();
    const reached = new Set<string | null>();
    for (let step = 0; step < 15; step += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null));
    }
    expect(reached.size).toBe(15);
    expect(reached.has(null)).toBe(false);
    await page.keyboard.press('Enter');
    expect(await page.locator('aside').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await page.keyboard.press('Escape');
    expect(await page.locator('aside').isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-role'))).toBe('event');
  });

  test('an event is searched, found, read with its quote and source, and led to the next', async () => {
    await page.locator('main').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('constructive');
    await expect(page.locator('output').innerText()).resolves.toBe('1 of 15');
    await page.keyboard.press('Tab');
    while ((await page.evaluate(() => document.activeElement?.closest('.results'))) === null)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await heading()).toContain('constructive');
    const text = await page.locator('aside').innerText();
    expect(text).toContain('Our translation');
    expect(text).toContain('Vladimir Putin');
    expect(text).toMatch(/Arabic press report/);
    expect(text).toContain('17 June 2021');
    expect(text).not.toMatch(/\dT\d/);
    expect(await page.locator('aside blockquote [lang="ar"]').first().getAttribute('dir')).toBe('auto');
  });
});

test('a click opens an event, a drag does not, and a linked event follows', async () => {
  const summit = page
    .locator('.figure:visible [data-id="geneva-summit"], .figure:visible [data-role="event"]')
    .first();
  await summit.click();
  const first = await heading();
  await page.locator('aside .links button').first().click();
  expect(await heading()).not.toBe(first);
  await page.keyboard.press('Escape');
  await page.keyboard.press('+');
  const before = await viewBox();
  await page.mouse.move(600, 500);
  await page.mouse.down();
  await page.mouse.move(500, 430, { steps: 5 });
  await page.mouse.up();
  expect(await viewBox()).not.toBe(before);
  expect(await page.locator('aside').isVisible()).toBe(false);
});

test('in Arabic the whole page turns, the open event with it', async () => {
  await page.locator('.figure:visible [data-role="event"]').first().click();
  await page.getByRole('button', { name: 'العربية' }).click();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await page.locator('html').getAttribute('lang')).toBe('ar');
  expect(await heading()).toMatch(/\p{Script=Arabic}/u);
  const chrome = await page.locator('header, .keys').allInnerTexts();
  expect(chrome.join(' ').replace(/Tab|Enter|Esc|English/g, '')).not.toMatch(/[a-z]{2}/i);
  await page.getByRole('searchbox').fill('السفيران');
  expect(Number((await page.locator('output').innerText()).split(' ')[0])).toBeGreaterThanOrEqual(1);
});

test('a wheel that has nowhere to go is left to the page around', async () => {
  await page.locator('main').focus();
  await page.keyboard.press('0');
  const taken = (deltaY: number): Promise<boolean> =>
    page.evaluate((delta) => {
      const event = new WheelEvent('wheel', { deltaY: delta, cancelable: true, bubbles: true });
      return !document.querySelector('main')!.dispatchEvent(event);
    }, deltaY);
  expect(await taken(-40)).toBe(false);
  await page.keyboard.press('+');
  expect(await taken(40)).toBe(true);
});

test.each(['en', 'ar'] as const)('on a telephone it begins at its start, legible (%s)', async (language) => {
  await page.setViewportSize({ width: 390, height: 844 });
  if (language === 'ar') await page.getByRole('button', { name: 'العربية' }).click();
  const [x, , width] = (await viewBox())!.split(' ').map(Number);
  expect(390 / width!).toBeGreaterThanOrEqual(0.74);
  if (language === 'en') expect(x).toBe(0);
  else expect(x! + width!).toBeCloseTo(1200);
  const header = await page.locator('header').boundingBox();
  expect(header!.height).toBeLessThan(70);
  for (const button of await page.locator('header button').all()) {
    const box = (await button.boundingBox())!;
    expect(box.x >= 0 && box.x + box.width <= 390).toBe(true);
  }
  const zoomOut = page.getByRole('button', { name: language === 'en' ? 'Zoom out' : 'تصغير' });
  for (let step = 0; step < 6; step += 1) await zoomOut.click();
  expect(Number((await viewBox())!.split(' ')[2])).toBeGreaterThanOrEqual(1200);
});

test('without script the figure is still there', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(pathToFileURL(join(folder, 'figure.html')).href);
  const box = await plain.locator('.figure').first().boundingBox();
  expect(box!.height).toBeGreaterThan(300);
  await context.close();
});
