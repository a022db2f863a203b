import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});
afterAll(stopBrowser);

const t = createTranslate('en');

/** Counts what a page can do of its own accord. */
function countWork(): void {
  const counts = { asked: 0, frames: 0, timers: 0, changes: 0 };
  Object.assign(window, { work: counts });
  for (const { prototype } of [Worker, MessagePort]) {
    const post = Object.getOwnPropertyDescriptor(prototype, 'postMessage')!.value as (
      ...args: unknown[]
    ) => void;
    prototype.postMessage = function (this: unknown, ...args: unknown[]) {
      counts.asked += 1;
      post.apply(this, args);
    };
  }
  const { requestAnimationFrame, setTimeout } = window;
  window.requestAnimationFrame = (task) => {
    counts.frames += 1;
    return requestAnimationFrame(task);
  };
  window.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
    counts.timers += 1;
    return setTimeout(...args);
  }) as typeof window.setTimeout;
  new MutationObserver((records) => {
    counts.changes += records.length;
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** All that is done within the next second. */
async function workOf(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { work } = window as unknown as { readonly work: Record<string, number> };
    for (const kind of Object.keys(work)) work[kind] = 0;
    // Not by a timer: the page's own are counted.
    const end = performance.now() + 1000;
    const channel = new BroadcastChannel('rest');
    const other = new BroadcastChannel('rest');
    await new Promise<void>((resolve) => {
      other.onmessage = () => (performance.now() < end ? channel.postMessage(null) : resolve());
      channel.postMessage(null);
    });
    channel.close();
    other.close();
    return work;
  });
}

const NOTHING = { asked: 0, frames: 0, timers: 0, changes: 0 };

describe('The window, left alone', () => {
  it('does nothing: no figure is drawn, no question asked, no frame painted until something changes', async () => {
    app = await startApp();
    const { page } = app;
    await page.addInitScript(countWork);
    await page.reload();
    await page.getByRole('option').first().waitFor();
    const rests = async (): Promise<void> => {
      await expect.poll(() => workOf(page), { timeout: 30_000 }).toEqual(NOTHING);
    };
    await rests();
    await page.keyboard.press('ArrowRight');
    await rests();
    await page.keyboard.press('t');
    await page.getByRole('table').waitFor();
    await rests();
    await page.keyboard.press('t');

    await page.keyboard.press('e');
    const composer = page.getByRole('dialog', { name: t('export.title') });
    await composer.getByTestId('preview').waitFor();
    await rests();
    const former = await composer.getByTestId('preview').getAttribute('src');
    await composer.getByRole('checkbox', { name: t('export.part-legend') }).click();
    await expect.poll(() => composer.getByTestId('preview').getAttribute('src')).not.toBe(former);
    await rests();
    await page.keyboard.press('Escape');

    await page.keyboard.press('/');
    await page.keyboard.type('putin');
    await page.getByRole('listbox', { name: t('search.results') }).waitFor();
    await rests();
  });
});
