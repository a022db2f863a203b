/**
 * Search and facets over a document as the window asks them, and opening a large one beside `JSON.parse` of the same
 * text. The events are 13,000 real ones, where their tables are on the machine, again and again for the larger size.
 */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createServer } from 'vite';
import { chosen, percentile } from './figures.mjs';

const LARGE = 100_000;
/** Each in a page of its own: other work on the machine delays now the one and now the other, a bare parse by as much as its half. */
const OPENINGS = 7;

export async function measureDocuments(bench, report, sizes) {
  const text = await diplomacyText();
  if (text === null) {
    report.note('documents skipped: the diplomacy tables are not there');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'communique-bench-'));
  try {
    const real = JSON.parse(text).events.length;
    for (const size of chosen([real, LARGE], sizes)) {
      const path = join(folder, `${size}.communique`);
      writeFileSync(path, size === real ? text : repeated(text, size));
      await measureDocument(bench, report, path, `documents-${size}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measureDocument(bench, report, path, name) {
  const openings = [];
  for (let opening = 0; opening < OPENINGS; opening++)
    openings.push(await bench.open((page) => timesOf(page, path)));
  const middle = (what) => percentile(openings.map(what), 0.5);
  report.add(
    `${name}-json-parse`,
    middle(({ parsed }) => parsed),
    'ms',
  );
  report.add(
    `${name}-open`,
    middle(({ opened }) => opened),
    'ms',
    `${name}-json-parse`,
  );
  report.add(
    `${name}-first-answer`,
    middle(({ firstAnswer }) => firstAnswer),
    'ms',
    `${name}-json-parse`,
  );
  for (const what of ['search', 'facets']) {
    const times = openings.flatMap((opening) => opening[what]);
    report.add(`${name}-${what}-median`, percentile(times, 0.5), 'ms');
    report.add(`${name}-${what}-p95`, percentile(times, 0.95), 'ms');
    report.add(`${name}-${what}-worst`, Math.max(...times), 'ms');
  }
}

async function timesOf(page, path) {
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'document' }));
  });
  await page.setInputFiles('#document', path);
  return page.evaluate(() => window.bench.timeDocument(document.getElementById('document').files[0]));
}

/** The builder is TypeScript of the tests: Vite loads it. */
async function diplomacyText() {
  const root = resolve(import.meta.dirname, '..');
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { readDiplomacyData, buildDiplomacyDocument } = await server.ssrLoadModule(
      '/tests/fixtures/diplomacy.ts',
    );
    const data = readDiplomacyData();
    return data === null ? null : JSON.stringify(buildDiplomacyDocument(data));
  } finally {
    await server.close();
  }
}

function repeated(text, size) {
  const document = JSON.parse(text);
  const events = Array.from({ length: size }, (_, number) => {
    const event = document.events[number % document.events.length];
    return { ...event, id: `${event.id}-${number}` };
  });
  return JSON.stringify({ ...document, events });
}
