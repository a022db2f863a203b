import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AppOptions, type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;
let axe = '';

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each as the rule and the elements that break it. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(
    (values) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values },
        resultTypes: ['violations'],
      }),
    RULES,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  );
}

interface View {
  readonly name: string;
  /** How to come to it by keyboard, and how to leave it. */
  readonly enter: readonly string[];
  readonly leave: readonly string[];
  /** What is there once it is shown. */
  readonly shown: string;
}

const VIEWS: readonly View[] = [
  { name: 'the timeline with nothing selected', enter: [], leave: [], shown: '[role=option]' },
  { name: 'the timeline with an event in the details', enter: ['n'], leave: [], shown: 'article h2' },
  { name: 'the list', enter: ['t'], leave: ['t'], shown: 'tbody tr' },
  {
    name: 'the search with its results',
    enter: ['/', 'P', 'u', 't', 'i', 'n'],
    leave: ['Escape', 'Escape', 'Escape'],
    shown: 'search',
  },
  { name: 'the commands', enter: ['Control+k'], leave: ['Escape'], shown: 'dialog [role=option]' },
  { name: 'the keys', enter: ['?'], leave: ['Escape'], shown: 'dialog kbd' },
  { name: 'the settings', enter: ['Control+,'], leave: ['Escape'], shown: 'dialog select' },
  { name: 'the composer', enter: ['e'], leave: ['Escape'], shown: 'dialog img' },
  { name: 'the story', enter: ['Control+Enter'], leave: ['Escape'], shown: '[role=dialog] h2' },
];

const SETTINGS: readonly (AppOptions & {
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
})[] = [
  { locale: 'en-GB', colorScheme: 'light' },
  { locale: 'en-GB', colorScheme: 'dark' },
  { locale: 'ar-EG', colorScheme: 'light' },
  { locale: 'ar-EG', colorScheme: 'dark' },
];

describe('axe finds nothing to object to', () => {
  it.each(SETTINGS)(
    'in any view, in $locale and $colorScheme',
    async (settings) => {
      app = await startApp(settings);
      const { page } = app;
      await expect.poll(() => page.getByRole('option').count()).toBe(15);
      const found: Record<string, readonly string[]> = {};
      for (const { name, enter, leave, shown } of VIEWS) {
        for (const key of enter) await page.keyboard.press(key);
        await page.locator(shown).first().waitFor({ timeout: 90_000 });
        const broken = await violations(page);
        if (broken.length > 0) found[name] = broken;
        for (const key of leave) await page.keyboard.press(key);
        if (leave.length > 0) await page.locator('dialog, [role=dialog]').waitFor({ state: 'detached' });
        await page.locator('[role=option]').first().waitFor();
      }
      expect(found).toEqual({});
    },
    300_000,
  );
});
