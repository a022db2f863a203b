/**
 * The same figure from the app and from the command line, byte for byte: the worker in Chromium, as built, against
 * Node under different surroundings.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { parseDocument } from '../../src/core/document/open.ts';
import type { TimelineDocument } from '../../src/core/document/model.ts';
import type { FigureOptions } from '../../src/core/figure/contract.ts';
import { defaultFigureOptions } from '../../src/core/figure/default-options.ts';
import type { FigureFormat, FigureJob } from '../../src/renderer/figure/figure-protocol.ts';
import { launchChromium, serveFolder, type FolderServer } from './figure-browser.ts';

const TIMELINE = 'resources/timelines/geneva-2021.communique';
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:";

const run = promisify(execFile);
let folder: string;
let browser: Browser;
let server: FolderServer;
let page: Page;
let timeline: TimelineDocument;

beforeAll(async () => {
  // Inside the project, where the built command line finds the packages.
  folder = await mkdtemp(join(resolve('node_modules'), '.figure-identity-'));
  await buildPage(join(folder, 'page'));
  await buildCommandLine(join(folder, 'cli'));
  server = await serveFolder(join(folder, 'page'), {}, { 'content-security-policy': POLICY });
  browser = await launchChromium();
  const opened = parseDocument(await readFile(TIMELINE, 'utf8'));
  if (!opened.ok) throw new Error(`The bundled timeline does not open: ${JSON.stringify(opened.problems)}`);
  timeline = opened.document;
  page = await openPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** The app's own client and worker, bundled as the app bundles them, and nothing else. */
async function buildPage(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: 'tests/e2e/figure-page',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      target: 'chrome138',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'tests/e2e/figure-page/index.html' },
    },
  });
}

async function buildCommandLine(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      ssr: 'src/cli/index.ts',
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'index.js' } },
    },
  });
}

const reports: string[] = [];

async function openPage(): Promise<Page> {
  const opened = await browser.newPage();
  opened.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') reports.push(message.text());
  });
  opened.on('pageerror', (error) => reports.push(error.message));
  await opened.goto(`${server.address}/index.html`);
  await opened.waitForFunction(() => 'figures' in window);
  return opened;
}

function renderInBrowser(
  job: FigureJob,
): Promise<readonly { readonly hash: string; readonly size: number }[]> {
  return page.evaluate((asked) => window.figures.render(asked), job);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function exportInNode(
  flags: readonly string[],
  extension: string,
  environment: NodeJS.ProcessEnv,
): Promise<Uint8Array> {
  const out = join(folder, `figure-${Math.random().toString(36).slice(2)}.${extension}`);
  await run(process.execPath, [join(folder, 'cli/index.js'), 'export', TIMELINE, '--out', out, ...flags], {
    env: environment,
  });
  const bytes = await readFile(out);
  await rm(out);
  return bytes;
}

const FORMATS: readonly { readonly format: FigureFormat; readonly flags: readonly string[] }[] = [
  { format: { type: 'svg' }, flags: [] },
  { format: { type: 'png', scale: 1 }, flags: ['--scale', '1'] },
  { format: { type: 'png', scale: 2.5 }, flags: ['--scale', '2.5'] },
  { format: { type: 'pdf' }, flags: [] },
  { format: { type: 'html' }, flags: [] },
  { format: { type: 'csv' }, flags: [] },
  { format: { type: 'json' }, flags: [] },
];

const FIGURES: readonly {
  readonly name: string;
  readonly options: Partial<FigureOptions>;
  readonly flags: readonly string[];
}[] = [
  { name: 'English, light', options: {}, flags: ['--lang', 'en'] },
  { name: 'Arabic, light', options: { language: 'ar' }, flags: ['--lang', 'ar'] },
  {
    name: 'Arabic, dark, by topic',
    options: { language: 'ar', theme: 'dark', lanes: 'topic', width: 900 },
    flags: ['--lang', 'ar', '--theme', 'dark', '--lanes', 'topic', '--width', '900'],
  },
];

describe('the same bytes from the app and the command line', () => {
  for (const { name, options, flags } of FIGURES)
    test(name, async () => {
      const request = {
        document: timeline,
        options: { ...defaultFigureOptions(timeline, 'en'), ...options },
      };
      const inBrowser = await renderInBrowser({ request, formats: FORMATS.map(({ format }) => format) });
      for (const [index, { format, flags: ofFormat }] of FORMATS.entries()) {
        const inNode = await exportInNode([...flags, ...ofFormat], format.type, process.env);
        expect(inBrowser[index]!.hash, `${name} as ${JSON.stringify(format)}`).toBe(hashOf(inNode));
      }
    });

  test('whatever the language, the time zone and the rest of the environment', async () => {
    const surroundings: readonly NodeJS.ProcessEnv[] = [
      {},
      { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', TZ: 'Pacific/Kiritimati' },
      { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' },
    ];
    for (const extension of ['svg', 'png', 'pdf', 'html', 'csv', 'json']) {
      const hashes = new Set<string>();
      for (const environment of surroundings)
        hashes.add(hashOf(await exportInNode(['--lang', 'ar'], extension, environment)));
      expect([...hashes], extension).toHaveLength(1);
    }
  });
});

describe('the worker', () => {
  const job = (scale: number): FigureJob => ({
    request: { document: timeline, options: defaultFigureOptions(timeline, 'en') },
    formats: [{ type: 'png', scale }],
  });

  test('tells how far it is', async () => {
    const steps = await page.evaluate((asked) => window.figures.steps(asked), job(4));
    expect(steps).toEqual(expect.arrayContaining(['loading', 'layout', 'drawing', 'encoding']));
  });

  test('stops within a tenth of a second when cancelled, and the next figure is made', async () => {
    const before = await renderInBrowser(job(1));
    const stopped = await page.evaluate((asked) => window.figures.cancel(asked, 300), job(16));
    expect(stopped.reason).toBe('AbortError');
    expect(stopped.milliseconds).toBeLessThan(100);
    expect(await renderInBrowser(job(1))).toEqual(before);
  });

  test('refuses a picture too large for any program with a code, and lives on', async () => {
    const failure = await page.evaluate((asked) => window.figures.fail(asked), job(5000));
    expect(failure).toBe('too-large');
    expect(await renderInBrowser(job(1))).toHaveLength(1);
  });

  test('runs under the strict policy without a word in the console', () => {
    expect(reports).toEqual([]);
  });
});
