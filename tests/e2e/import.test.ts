import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync, strToU8 } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { build, preview, type PreviewServer } from 'vite';
import { lineOf } from '../core/codecs/gdelt-rows.ts';

const CONFIG = resolve(import.meta.dirname, 'harness/import/vite.config.ts');
const ROWS = 40_000;

let server: PreviewServer;
let browser: Browser;
let folder: string;
let page: Page;
const complaints: string[] = [];

/** Days of a year and a few actors, so that there is something to count. */
function rows(from: number, count: number): string {
  const actors = ['RUS', 'USA', 'FRA', 'DEUGOV', 'IGOUNO', ''];
  const lines = Array.from({ length: count }, (_, i) => {
    const id = from + i;
    const day = String(1 + (id % 28)).padStart(2, '0');
    const month = String(1 + (id % 12)).padStart(2, '0');
    return lineOf({
      id: String(id),
      date: `2021${month}${day}`,
      added: `2021${month}${day}120000`,
      actor1: actors[id % 6] ?? '',
      actor2: actors[(id * 7 + 1) % 6] ?? '',
      code: ['040', '042', '112', '190'][id % 4] ?? '040',
      place: `Place ${id % 9000}, Switzerland`,
      url: `https://site-${id % 700}.example.org/${id}`,
    });
  });
  return lines.join('\n');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'communique-import-'));
  writeFileSync(join(folder, 'one.CSV'), rows(1, ROWS / 2));
  writeFileSync(join(folder, 'two.CSV.gz'), gzipSync(strToU8(rows(1 + ROWS / 2, ROWS / 2))));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><p>Not event data');
  await build({ configFile: CONFIG, logLevel: 'error' });
  server = await preview({ configFile: CONFIG, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  browser = await chromium.launch({
    executablePath: process.env['COMMUNIQUE_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  complaints.length = 0;
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
});

afterEach(async () => {
  await page.close();
});

async function start(names: readonly string[], cancelAtProgress = false): Promise<void> {
  await page.setInputFiles(
    'input',
    names.map((name) => join(folder, name)),
  );
  await page.evaluate((cancel) => window.harness.start(cancel), cancelAtProgress);
}

describe('an import in the browser', () => {
  it('reads files in a worker, shows how far it is, and answers questions about the rows', async () => {
    await start(['one.CSV', 'two.CSV.gz']);
    const told = await page.evaluate(async () => {
      const { answer, fractions } = window.harness;
      if (!answer?.ok) throw new Error(JSON.stringify(answer));
      const { opened } = answer;
      const { source, document } = opened;
      const facets = await source.facets({}, ['root-code']);
      const search = await source.search('روسيا', {}, 3);
      const [event] = await source.events([search.hits[0]?.eventId ?? '']);
      const overview = await source.overview({}, 12);
      return {
        total: source.total,
        rowsRead: opened.rowsRead,
        roots: (facets['root-code'] ?? []).map(({ value, count }) => `${value} ${count}`).sort(),
        overview: overview.bins.flat().reduce((sum, count) => sum + count, 0),
        title: event?.title,
        places: document.places.length,
        problems: opened.problems.length,
        rises: fractions.every((fraction, i) => i === 0 || fraction >= (fractions[i - 1] ?? 0)),
        last: fractions.at(-1),
      };
    });
    expect(told).toMatchObject({
      total: ROWS,
      rowsRead: ROWS,
      roots: ['04 20000', '11 10000', '19 10000'],
      overview: ROWS,
      places: 9000,
      problems: 0,
      rises: true,
      last: 1,
    });
    expect(told.title?.['ar']).toContain('روسيا');
    expect(complaints).toEqual([]);
  });

  it('is given up in the middle, leaves no worker behind, and the next one works', async () => {
    await start(['one.CSV', 'two.CSV.gz'], true);
    const { answer, fractions } = await page.evaluate(() => window.harness);
    expect(answer).toBeNull();
    expect(fractions.at(-1)).toBeLessThan(1);
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBe(0);
    await start(['two.CSV.gz']);
    expect(await page.evaluate(() => window.harness.answer?.ok)).toBe(true);
  });

  it('says why when there is nothing to read', async () => {
    await start(['page.html']);
    expect(await page.evaluate(() => window.harness.answer)).toMatchObject({ ok: false, reason: 'unknown' });
  });
});
