/** Our SVG as resvg draws it against how Chromium draws it: two programs that share no code. */
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFigureAssets } from '../../src/cli/figure-assets.ts';
import { loadRasteriser, type Rasteriser } from '../../src/core/figure/png/rasteriser.ts';
import { writePng } from '../../src/core/figure/png/write-png.ts';
import type { Scene } from '../../src/core/figure/scene.ts';
import { writeSvg } from '../../src/core/figure/svg/write-svg.ts';
import { composeGeneva } from '../core/figure/geneva.ts';
import { ARABIC, ENGLISH, sampleScene, textEngine } from '../core/figure/sample-scene.ts';
import { launchChromium } from './figure-browser.ts';

const SCALE = 2;
let browser: Browser;
let rasteriser: Rasteriser;

beforeAll(async () => {
  browser = await launchChromium();
  rasteriser = await loadRasteriser((await readFigureAssets()).resvgWasm);
});

afterAll(() => browser.close());

async function drawInChromium(svg: string, { width, height }: Scene): Promise<PNG> {
  const context = await browser.newContext({
    viewport: { width: Math.ceil(width), height: Math.ceil(height) },
    deviceScaleFactor: SCALE,
  });
  const page = await context.newPage();
  await page.setContent(`<!doctype html><style>body{margin:0}svg{display:block}</style>${svg}`);
  const shot = await page.screenshot();
  await context.close();
  return PNG.sync.read(shot);
}

async function differingPixels(scene: Scene): Promise<number> {
  const { fonts } = await textEngine();
  const ours = PNG.sync.read(Buffer.from(writePng(scene, fonts, rasteriser, { scale: SCALE })));
  const theirs = await drawInChromium(writeSvg(scene, fonts), scene);
  expect([theirs.width, theirs.height]).toEqual([ours.width, ours.height]);
  return pixelmatch(ours.data, theirs.data, undefined, ours.width, ours.height, { threshold: 0.3 });
}

test('a scene with all that can be drawn looks the same, in both directions', async () => {
  const engine = await textEngine();
  expect(await differingPixels(sampleScene(ENGLISH, 'ltr', engine))).toBeLessThanOrEqual(1);
  expect(await differingPixels(sampleScene(ARABIC, 'rtl', engine))).toBeLessThanOrEqual(1);
});

for (const language of ['en', 'ar'] as const)
  for (const theme of ['light', 'dark', 'print'] as const)
    test(`the Geneva timeline looks the same (${language}, ${theme})`, async () => {
      const { scene } = await composeGeneva({ language, theme });
      expect(await differingPixels(scene)).toBeLessThanOrEqual(1);
    });
