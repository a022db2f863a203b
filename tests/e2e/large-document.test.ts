import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp, stopBrowser } from './app.ts';

let app: RunningApp | null = null;
let folder: string | null = null;

afterEach(async () => {
  const running = app;
  app = null;
  await running?.close();
  if (folder !== null) await rm(folder, { recursive: true });
  folder = null;
});
afterAll(stopBrowser);

const DAY = 86_400_000;

/** More events, and more bytes, than the window's own thread takes on. */
async function writeLargeDocument(): Promise<string> {
  folder = await mkdtemp(join(tmpdir(), 'communique-large-'));
  const path = join(folder, 'large.communique');
  const events = Array.from({ length: 6000 }, (_, number) => ({
    id: `event-${number}`,
    kind: ['statement', 'meeting', 'visit'][number % 3],
    title: { en: number === 4321 ? 'The needle is found' : `Event number ${number}` },
    summary: {
      en: 'What was said and done on that day is told here at the length that a summary has. '.repeat(2),
    },
    date: new Date(Date.UTC(1990, 0, 1) + number * DAY).toISOString().slice(0, 10),
  }));
  const lists = { actors: [], places: [], topics: [], sources: [], relations: [] };
  const head = { format: 'communique', version: 1, title: { en: 'Six thousand events' }, languages: ['en'] };
  await writeFile(path, JSON.stringify({ ...head, ...lists, events }));
  return path;
}

describe('A large document in the served app', () => {
  it('opens, counts all of its events and finds one among them, from its worker', async () => {
    app = await startApp({ file: await writeLargeDocument() });
    const { page } = app;
    await expect.poll(() => page.workers().length, { timeout: 60_000 }).toBeGreaterThan(0);
    await expect.poll(() => page.getByText('6,000 of 6,000 events').count(), { timeout: 60_000 }).toBe(1);
    expect(await page.getByRole('option').count()).toBeLessThanOrEqual(400);
    await page.keyboard.press('/');
    await page.keyboard.type('needle');
    await expect.poll(() => page.getByText('1 of 6,000 events').count(), { timeout: 60_000 }).toBe(1);
    await expect
      .poll(() => page.getByRole('option', { name: /The needle is found/ }).count())
      .toBeGreaterThan(0);
  });
});
