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

/** One figure in several formats by one run of the command line; bytes in the order of the formats. */
async function exportInNode(
  flags: readonly string[],
  formats: readonly FigureFormat['type'][],
  environment: NodeJS.ProcessEnv,
): Promise<readonly Uint8Array[]> {
  const out = await mkdtemp(join(folder, 'figures-'));
  const paths = formats.map((format) => join(out, `figure.${format}`));
  const targets = paths.flatMap((path) => ['--out', path]);
  await run(process.execPath, [join(folder, 'cli/index.js'), 'export', TIMELINE, ...targets, ...flags], {
    env: environment,
  });
  return Promise.all(paths.map((path) => readFile(path)));
}

const FORMATS: readonly FigureFormat[] = [
  { type: 'svg' },
  { type: 'png', scale: 1.5 },
  { type: 'pdf' },
  { type: 'html' },
  { type: 'csv' },
  { type: 'json' },
];
const NAMES = FORMATS.map(({ type }) => type);
const SCALE = ['--scale', '1.5'];

interface Figure {
  readonly name: string;
  readonly options: Partial<FigureOptions>;
  readonly flags: readonly string[];
  /** Absent: all. */
  readonly formats?: readonly FigureFormat[];
}

/** A6 across: the timeline takes several of them. */
const SMALL_PAGE = { width: (148 * 96) / 25.4, height: (105 * 96) / 25.4 };
const PAGES: Figure = {
  name: 'over pages, in two languages, black on white',
  options: {
    language: 'ar',
    theme: 'print',
    width: SMALL_PAGE.width,
    textScale: 1,
    second: { language: 'en' },
  },
  flags: [
    ...['--size', '148x105mm', '--pages', '--dpi', '96'],
    ...['--lang', 'ar', '--second', 'en', '--theme', 'print'],
  ],
  formats: [{ type: 'pdf', pageHeight: SMALL_PAGE.height }],
};
const TWO_LANGUAGES: Figure = {
  name: 'English and Arabic side by side',
  options: { width: 1400, second: { language: 'ar' } },
  flags: ['--lang', 'en', '--second', 'ar', '--width', '1400'],
  formats: [{ type: 'svg' }, { type: 'png', scale: 1.5 }, { type: 'pdf' }, { type: 'html' }],
};

const FIGURES: readonly Figure[] = [
  { name: 'English, light', options: {}, flags: ['--lang', 'en'] },
  { name: 'Arabic, light', options: { language: 'ar' }, flags: ['--lang', 'ar'] },
  {
    name: 'Arabic, dark, by topic',
    options: { language: 'ar', theme: 'dark', lanes: 'topic', width: 900 },
    flags: ['--lang', 'ar', '--theme', 'dark', '--lanes', 'topic', '--width', '900'],
  },
  TWO_LANGUAGES,
  PAGES,
];

describe('the same bytes from the app and the command line', () => {
  for (const { name, options, flags, formats = FORMATS } of FIGURES)
    test(name, async () => {
      const types = formats.map(({ type }) => type);
      const request = {
        document: timeline,
        options: { ...defaultFigureOptions(timeline, 'en'), ...options },
      };
      const inBrowser = await renderInBrowser({ request, formats });
      const inNode = await exportInNode([...flags, ...SCALE], types, process.env);
      const hashes = types.map((format, index) => [format, hashOf(inNode[index]!)]);
      expect(types.map((format, index) => [format, inBrowser[index]!.hash])).toEqual(hashes);
    });

  test('over pages that are several indeed', async () => {
    const [pdf] = await exportInNode(PAGES.flags, ['pdf'], process.env);
    const pages =
      Buffer.from(pdf!)
        .toString('latin1')
        .match(/\/Type\/Page\//g) ?? [];
    // At least two for each language.
    expect(pages.length).toBeGreaterThanOrEqual(4);
  });

  test('whatever the language, the time zone and the rest of the environment', async () => {
    const surroundings: readonly NodeJS.ProcessEnv[] = [
      {},
      { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', TZ: 'Pacific/Kiritimati' },
      { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' },
    ];
    const hashes = new Set<string>();
    for (const environment of surroundings)
      hashes.add((await exportInNode(['--lang', 'ar'], NAMES, environment)).map(hashOf).join(' '));
    expect(hashes.size).toBe(1);
  });
});

test.each([
  ['over pages', PAGES, ['pdf']],
  ['in two languages', TWO_LANGUAGES, ['svg', 'pdf']],
] as const)(
  'a figure %s is the same elsewhere in the world, and in an empty environment',
  async (_, { flags }, types) => {
    const elsewhere = { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', TZ: 'Pacific/Kiritimati' };
    const [empty, far] = [await exportInNode(flags, types, {}), await exportInNode(flags, types, elsewhere)];
    expect(empty.map(hashOf)).toEqual(far.map(hashOf));
  },
);

describe('the worker', () => {
  const job = (scale: number): FigureJob => ({
    request: { document: timeline, options: defaultFigureOptions(timeline, 'en') },
    formats: [{ type: 'png', scale }],
  });

  test('tells how far it is', async () => {
    const steps = await page.evaluate((asked) => window.figures.steps(asked), job(4));
    expect(steps).toEqual(expect.arrayContaining(['loading', 'layout', 'drawing', 'encoding']));
  });

  test('stops when cancelled, in the middle of its work, and makes the next figure', async () => {
    const before = await renderInBrowser(job(1));
    const stopped = await page.evaluate((asked) => window.figures.cancel(asked), job(16));
    expect(stopped).toEqual({ reason: 'AbortError', waited: false });
    expect(await page.evaluate(() => window.figures.heardSince())).toBe(0);
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
