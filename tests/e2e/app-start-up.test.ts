import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { startApp, stopBrowser } from './app.ts';

afterAll(stopBrowser);

/** Bytes of compressed script that may load before the first timeline can be used. */
const MOST = 350 * 1024;

describe('The first timeline', () => {
  it('can be used with little script loaded, and without figure engine, importers and WebAssembly', async () => {
    const app = await startApp();
    const { page } = app;
    await expect.poll(() => page.getByRole('option').count(), { timeout: 60_000 }).toBe(15);
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const scripts = names.filter((name) => /\.m?js(\?|$)/.test(name));
    const sizes = await Promise.all(
      scripts.map(async (name) => gzipSync(await (await fetch(name)).bytes()).length),
    );
    expect(scripts.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
    expect(
      names.filter((name) => /\.wasm|figure\.worker|import-client|import\.worker|cameo/.test(name)),
    ).toEqual([]);
    expect(page.workers()).toEqual([]);
    await app.close();
  });
});
