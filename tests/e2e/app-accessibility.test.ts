import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LanguageCode, MessageKey } from '../../src/i18n/languages.ts';
import { createTranslate, type MessageValues } from '../../src/i18n/translate.ts';
import { lineOf } from '../core/codecs/gdelt-rows.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;
let axe = '';
const folder = temporaryFolder();

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
});
afterAll(stopBrowser);

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, each as the rule and the elements that break it. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(`window.axe || (() => { ${axe} })()`);
  const results = await page.evaluate(
    (runOnly) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly,
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  );
}

/** A person at a page, who reads a language. */
interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly address: string;
  readonly file: string;
  /** A word of the interface as it stands on the screen. */
  t(key: MessageKey, values?: MessageValues): string;
  press(...keys: readonly string[]): Promise<void>;
  /** Waits for the dialog of this title. */
  dialog(title: string): Promise<void>;
  close(): Promise<void>;
  run(action: MessageKey): Promise<void>;
  drop(name: string, text: string): Promise<void>;
}

interface View {
  readonly name: string;
  enter(visit: Visit): Promise<void>;
  leave?(visit: Visit): Promise<void>;
}

const byKeys = (name: string, keys: readonly string[], shown: string, leave: readonly string[]): View => ({
  name,
  enter: async ({ page, press }) => {
    await press(...keys);
    await page.locator(shown).first().waitFor({ timeout: 90_000 });
  },
  leave: async ({ page, press }) => {
    await press(...leave);
    if (leave.length > 0) await page.locator('dialog, [role=dialog]').waitFor({ state: 'detached' });
  },
});

const close = (visit: Visit): Promise<void> => visit.close();

const FAULTY_ROWS = [
  lineOf({ id: '1' }),
  lineOf({ id: '2', date: '20210600' }),
  lineOf({ id: '1' }),
  `${lineOf({ id: '3' })}\ttoo many`,
].join('\n');

/** In an order in which each can be come to from the one before. */
const VIEWS: readonly View[] = [
  byKeys('the timeline with nothing selected', [], '[role=option]', []),
  byKeys('the timeline with an event in the details', ['n'], 'article h2', []),
  {
    name: 'filters and their chips',
    enter: async ({ page, t }) => {
      await page.getByRole('checkbox').first().check();
      await page
        .getByRole('region', { name: t('facet.chips') })
        .or(page.getByLabel(t('facet.chips')))
        .first()
        .waitFor();
    },
    leave: async ({ page }) => page.getByRole('checkbox').first().uncheck(),
  },
  byKeys(
    'the search with its results',
    ['/', 'P', 'u', 't', 'i', 'n'],
    '[role=search] mark, search mark',
    [],
  ),
  {
    name: 'a search that nothing answers',
    enter: async ({ page, press, t }) => {
      await press('q', 'q', 'q');
      await page.getByText(t('search.none')).waitFor();
    },
    leave: ({ press }) => press('Escape', 'Escape', 'Escape'),
  },
  byKeys('the list', ['t'], 'tbody tr', ['t']),
  byKeys('the commands', ['Control+k'], 'dialog [role=option]', []),
  {
    name: 'a command that there is not',
    enter: async ({ page, press, t }) => {
      await press('q', 'q', 'q');
      await page.getByText(t('dialog.palette.none')).waitFor();
    },
    leave: close,
  },
  byKeys('the keys', ['?'], 'dialog kbd', ['Escape']),
  byKeys('the settings', ['Control+,'], 'dialog select', ['Escape']),
  byKeys('the composer', ['e'], 'dialog img', []),
  {
    name: 'the composer with what makes no sense',
    enter: async ({ page, t }) => {
      await page.getByRole('textbox', { name: t('export.from'), exact: true }).fill('x');
      await page.getByRole('textbox', { name: t('export.width'), exact: true }).fill('3');
      await page.keyboard.press('Tab');
      await page.getByText(t('export.size-wrong', { from: 240, to: 20_000 })).waitFor();
    },
    leave: async ({ page, t }) => {
      await page.getByRole('textbox', { name: t('export.from'), exact: true }).fill('');
      await page.getByRole('textbox', { name: t('export.width'), exact: true }).fill('700');
    },
  },
  {
    name: 'the composer after an export',
    enter: async ({ page, t }) => {
      await page.getByRole('button', { name: t('export.start'), exact: true }).click();
      await page.getByText(t('export.done', { files: '' }).trim()).waitFor({ timeout: 90_000 });
    },
    leave: close,
  },
  byKeys('the story', ['Control+Enter'], '[role=dialog] h2', ['Escape']),
  {
    name: 'the examples',
    enter: async ({ run, dialog, t }) => {
      await run('action.open-example');
      await dialog(t('dialog.examples.title'));
    },
    leave: close,
  },
  {
    name: 'the recent files',
    enter: async ({ run, dialog, t }) => {
      await run('action.open-recent');
      await dialog(t('dialog.recents.title'));
    },
    leave: close,
  },
  {
    name: 'a file that cannot be opened',
    enter: async ({ drop, dialog, t }) => {
      await drop('broken.communique', '{"format": "communique", "version": 1, "title": 3}');
      await dialog(t('dialog.problems.title', { file: 'broken.communique' }));
    },
    leave: close,
  },
  {
    name: 'data that cannot be opened',
    enter: async ({ drop, dialog, t }) => {
      await drop('notes.csv', 'a,b\n1,2\n');
      await dialog(t('dialog.import-failed.title'));
    },
    leave: close,
  },
  {
    name: 'unsaved changes',
    enter: async ({ page, run, dialog, t }) => {
      await page.getByRole('button', { name: t('action.star') }).click();
      await run('action.open-example');
      await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
      await dialog(t('dialog.unsaved.title'));
    },
    leave: close,
  },
  {
    name: 'a file that another program has changed',
    enter: async ({ file, press, dialog, t }) => {
      await writeFile(file, `${await readFile(file, 'utf8')}\n`);
      await press('Control+s');
      await dialog(t('dialog.changed.title'));
    },
    leave: close,
  },
  {
    name: 'what the host cannot do',
    enter: async ({ file, run, dialog, t }) => {
      await rm(file);
      await run('action.revert');
      await dialog(t('dialog.host-error.title'));
    },
    leave: close,
  },
  {
    name: 'a notice that asks for something',
    enter: async ({ page, drop, dialog, t }) => {
      await drop('events.csv', FAULTY_ROWS);
      await dialog(t('dialog.unsaved.title'));
      await page.getByRole('button', { name: t('dialog.unsaved.discard') }).click();
      await page.getByRole('button', { name: t('app.report') }).waitFor();
    },
  },
  {
    name: 'the report of an import',
    enter: async ({ page, dialog, t }) => {
      await page.getByRole('button', { name: t('app.report') }).click();
      await dialog(t('dialog.import-report.title'));
      await page.getByRole('dialog').locator('summary').first().click();
    },
    leave: close,
  },
];

function visitOf(running: RunningApp, language: LanguageCode, file: string): Visit {
  const { page, context, address } = running;
  const translate = createTranslate(language);
  const shown = page.getByRole('dialog');
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const dialog = (name: string): Promise<void> =>
    page.getByRole('dialog', { name }).waitFor({ timeout: 90_000 });
  return {
    ...{ page, context, address, file, press, dialog },
    t: translate,
    close: async () => {
      await press('Escape');
      await shown.waitFor({ state: 'detached' });
    },
    run: async (action) => {
      await press('Control+k');
      await shown.getByRole('combobox').fill(translate(action));
      await press('Enter');
    },
    drop: async (name, text) => {
      const transfer = await page.evaluateHandle(
        ([fileName, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], fileName));
          return data;
        },
        [name, text] as const,
      );
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    },
  };
}

/** Says what axe finds in either theme, and goes on. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

interface Held {
  /** Answers what was held; `broken` with a script that fails. */
  letGo(how?: 'broken'): Promise<void>;
}

/** Holds back a script that the page asks for, so that what waits for it can be looked at. */
async function hold(page: Page, file: RegExp): Promise<Held> {
  const waiting: ((how?: 'broken') => Promise<void>)[] = [];
  await page.route(file, async (route) => {
    await new Promise<void>((done) => {
      waiting.push(async (how) => {
        await (how === 'broken'
          ? route.fulfill({ contentType: 'text/javascript', body: 'nothing' })
          : route.continue());
        done();
      });
    });
  });
  return {
    letGo: async (how) => {
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      await Promise.all(waiting.map((answer) => answer(how)));
      if (how === undefined) await page.unroute(file);
    },
  };
}

const READERS = [
  { locale: 'en-GB', language: 'en' },
  { locale: 'ar-EG', language: 'ar' },
] as const;

describe('axe finds nothing to object to, light and dark', () => {
  it.each(READERS)(
    'in any view and dialog, in $language',
    async ({ locale, language }) => {
      const file = join(folder, `${language}.communique`);
      await copyFile('resources/timelines/geneva-2021.communique', file);
      app = await startApp({ locale, file });
      const visit = visitOf(app, language, file);
      await expect.poll(() => visit.page.getByRole('option').count()).toBe(15);
      for (const { name, enter, leave } of VIEWS) {
        await enter(visit);
        await look(visit.page, name);
        await leave?.(visit);
      }
    },
    900_000,
  );

  it.each(READERS)(
    'in a window that has nothing to show, nor where unsaved work was found, in $language',
    async ({ locale, language }) => {
      const file = join(folder, `empty-${language}.communique`);
      await writeFile(file, '{}');
      app = await startApp({ locale, file });
      const { page, dialog, close: leave, t } = visitOf(app, language, file);
      await dialog(t('dialog.problems.title', { file: `empty-${language}.communique` }));
      await leave();
      await look(page, 'the empty window');
      const lost = { key: 'lost', file: null, text: '{}', written: Date.UTC(2021, 5, 16) };
      await page.route('**/api/journals', (route) => route.fulfill({ json: [lost] }));
      await page.reload();
      await page.getByRole('dialog').first().waitFor();
      await page.getByRole('dialog', { name: t('dialog.recovery.title') }).waitFor();
      await look(page, 'unsaved work');
    },
    240_000,
  );

  it.each(READERS)(
    'while data are read, while a figure is made and where it fails, nor in a timeline without events, in $language',
    async ({ locale, language }) => {
      const file = join(folder, `none-${language}.communique`);
      const none = JSON.parse(await readFile('resources/timelines/geneva-2021.communique', 'utf8')) as object;
      await writeFile(file, JSON.stringify({ ...none, events: [], relations: [] }));
      app = await startApp({ locale, file });
      const { page, drop, dialog, close: leave, press, t } = visitOf(app, language, file);
      await page.getByText(t('app.no-events')).waitFor();
      await look(page, 'a timeline without events');

      const reading = await hold(page, /import\.worker/);
      await drop('events.csv', FAULTY_ROWS);
      await dialog(t('import.reading'));
      await look(page, 'data that are being read');
      await reading.letGo();
      await page.getByRole('button', { name: t('app.report') }).waitFor({ timeout: 90_000 });
      await page.getByRole('button', { name: t('app.dismiss') }).click();

      const making = await hold(page, /figure\.worker/);
      await press('e');
      await dialog(t('export.title'));
      await page.getByRole('button', { name: t('export.start'), exact: true }).click();
      await page.getByRole('progressbar', { name: t('export.step-loading') }).waitFor();
      await look(page, 'a figure that is being made');
      app.forgive(/^export: |nothing is not defined/);
      await making.letGo('broken');
      const failed = page
        .getByText(t('export.failed-failed'))
        .or(page.getByText(t('export.failed-no-engine')));
      await expect.poll(() => failed.count(), { timeout: 30_000 }).toBeGreaterThan(0);
      await look(page, 'a figure that could not be made');
      await leave();
    },
    240_000,
  );
});
