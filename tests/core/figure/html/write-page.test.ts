import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { beforeAll, expect, test, vi } from 'vitest';
import { exportFigure } from '../../../../src/cli/export.ts';
import { defaultFigureOptions } from '../../../../src/core/figure/default-options.ts';
import type { TimelineDocument } from '../../../../src/core/document/model.ts';
import { openGeneva } from '../geneva.ts';

// Pictures, pages and programs take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const run = promisify(execFile);

let document: TimelineDocument;
let page: string;
beforeAll(async () => {
  document = await openGeneva();
  page = await write(document);
});

async function write(from: TimelineDocument, language = 'en'): Promise<string> {
  const options = defaultFigureOptions(from, language);
  const { files } = await exportFigure({ request: { document: from, options }, formats: [{ type: 'html' }] });
  return new TextDecoder().decode(files[0]!.bytes);
}

test('the viewer in the page is the one that was written last', async () => {
  await expect(run(process.execPath, ['scripts/build-viewer.mjs', '--check'])).resolves.toBeTruthy();
});

test('its policy allows its own script and style alone, by their hashes', () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!.replaceAll('&#39;', "'");
  const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = /<script>(.*?)<\/script>/s.exec(page)![1]!;
  const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/ style="/);
  expect(page).not.toMatch(/ on[a-z]+="/);
});

test('it holds the figure in every language of the document, the one asked for first', async () => {
  const directions = (html: string): string[] =>
    [...html.matchAll(/<div class="figure" lang="(\w+)"/g)].map((match) => match[1]!);
  expect(directions(page)).toEqual(['en', 'ar']);
  expect(directions(await write(document, 'ar'))).toEqual(['ar', 'en']);
});

test('all of it but figures and data is smaller than 30 KB, whatever the timeline', async () => {
  const summits = new URL('../../../../resources/timelines/summits-1943-2021.communique', import.meta.url);
  for (const html of [page, await write(JSON.parse(await readFile(summits, 'utf8')) as TimelineDocument)]) {
    const shell = html
      .replaceAll(/<svg.*?<\/svg>/gs, '')
      .replace(/<script type="application\/json".*?<\/script>/s, '');
    expect(Buffer.byteLength(shell)).toBeLessThan(30_000);
    expect(shell).toContain('Content-Security-Policy');
  }
});

test('no text of the document can end the script or run', async () => {
  const title = { en: '</script><script>alert(1)</script><!--', ar: '<img src=x onerror=alert(1)>' };
  const [event, ...others] = document.events;
  const html = await write({ ...document, title, events: [{ ...event!, title }, ...others] });
  expect(html.match(/<script\b/g)).toHaveLength(2);
  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html).not.toContain('<img');
});
