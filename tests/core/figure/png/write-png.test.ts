import { unzlibSync } from 'fflate';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readFigureAssets } from '../../../../src/cli/figure-assets.ts';
import { crc32, PNG_SIGNATURE, readChunks } from '../../../../src/core/figure/png/chunks.ts';
import { loadRasteriser, type Rasteriser } from '../../../../src/core/figure/png/rasteriser.ts';
import { writePng } from '../../../../src/core/figure/png/write-png.ts';
import type { FigureControl } from '../../../../src/core/figure/progress.ts';
import type { Scene } from '../../../../src/core/figure/scene.ts';
import { writeSvg } from '../../../../src/core/figure/svg/write-svg.ts';
import type { FontTextEngine } from '../../../../src/core/figure/text/create-text-engine.ts';
import { ARABIC, sampleScene, textEngine } from '../sample-scene.ts';

// Pictures, pages and programs take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let engine: FontTextEngine;
let rasteriser: Rasteriser;
let scene: Scene;
beforeAll(async () => {
  engine = await textEngine();
  rasteriser = await loadRasteriser((await readFigureAssets()).resvgWasm);
  scene = sampleScene(ARABIC, 'rtl', engine);
});

const write = (scale: number, dotsPerInch?: number): Uint8Array =>
  writePng(scene, engine.fonts, rasteriser, dotsPerInch === undefined ? { scale } : { scale, dotsPerInch });

describe('a PNG', () => {
  test('has exactly width times scale by height times scale pixels', async () => {
    for (const scale of [0.5, 1, 1.37, 2, 3]) {
      const { width, height } = PNG.sync.read(Buffer.from(write(scale)));
      expect([width, height], String(scale)).toEqual([Math.round(640 * scale), Math.round(320 * scale)]);
    }
  });

  test('is not blank: ink stands where the title is, paper elsewhere', async () => {
    const { data, width } = PNG.sync.read(Buffer.from(write(1)));
    const dark = (x: number, y: number): boolean => data[(y * width + x) * 4]! < 120;
    const inked = (top: number, bottom: number): number => {
      let count = 0;
      for (let y = top; y < bottom; y += 1) for (let x = 0; x < width; x += 1) if (dark(x, y)) count += 1;
      return count;
    };
    expect(inked(35, 75)).toBeGreaterThan(500);
    expect(inked(0, 20)).toBe(0);
  });

  test('has sound chunks in the order that the standard asks for', async () => {
    const png = write(1);
    expect(png.subarray(0, 8)).toEqual(PNG_SIGNATURE);
    const chunks = readChunks(png);
    const names = chunks.map(({ name }) => name);
    expect(names.filter((name) => name !== 'IDAT')).toEqual([
      'IHDR',
      'sRGB',
      'pHYs',
      'iTXt',
      'iTXt',
      'iTXt',
      'IEND',
    ]);
    expect(names.lastIndexOf('iTXt')).toBeLessThan(names.indexOf('IDAT'));
    for (const { bytes } of chunks) {
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      expect(view.getUint32(bytes.length - 4)).toBe(crc32(bytes.subarray(4, bytes.length - 4)));
    }
  });

  test('holds title and description in their language, in UTF-8', async () => {
    const texts = readChunks(write(1))
      .filter(({ name }) => name === 'iTXt')
      .map(({ bytes }) => new TextDecoder().decode(bytes.subarray(8, -4)).split('\0'));
    expect(texts[0]).toEqual(['Title', '', '', 'ar', '', ARABIC.title]);
    expect(texts[1]).toEqual(['Description', '', '', 'ar', '', scene.description]);
    expect(texts[2]).toEqual(['Software', '', '', '', '', 'Communiqué']);
  });

  test('says its physical size: 96 px to the inch, or the resolution asked for', async () => {
    const perMetre = (png: Uint8Array): number => {
      const { bytes } = readChunks(png).find(({ name }) => name === 'pHYs')!;
      expect(bytes[16]).toBe(1);
      return new DataView(bytes.buffer, bytes.byteOffset).getUint32(8);
    };
    expect(perMetre(write(1))).toBe(3780);
    expect(perMetre(write(2))).toBe(7559);
    expect(perMetre(write(1, 300))).toBe(11811);
  });

  test('the checksum is the one of the standard', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082);
  });

  test('a size that cannot be drawn is refused, named', async () => {
    expect(() => write(0.0001)).toThrow('A picture of this many pixels cannot be drawn: 0×0');
    expect(() => write(1000)).toThrow('A picture of this many pixels cannot be drawn: 640000×320000');
  });
});

describe('a large PNG, drawn in strips', () => {
  const SCALE = 8;
  let large: Uint8Array;
  beforeAll(async () => {
    large = write(SCALE);
  });

  test('is the picture drawn at once, but for single pixels where strips meet', () => {
    const { data, width, height } = PNG.sync.read(Buffer.from(large));
    expect([width, height]).toEqual([640 * SCALE, 320 * SCALE]);
    const view = { width, height, box: { x: 0, y: 0, width: 640, height: 320 } };
    const whole = rasteriser.pixels(writeSvg(scene, engine.fonts, { view })).pixels;
    let differing = 0;
    for (let index = 0; index < whole.length; index += 1)
      if (Math.abs(whole[index]! - data[index]!) > 16) differing += 1;
    expect(differing).toBe(0);
  });

  test('holds one stream of rows, each with its filter', () => {
    const parts = readChunks(large)
      .filter(({ name }) => name === 'IDAT')
      .map(({ bytes }) => bytes.subarray(8, -4));
    const rows = unzlibSync(new Uint8Array(Buffer.concat(parts)));
    expect(rows.length).toBe(320 * SCALE * (640 * SCALE * 3 + 1));
  });

  test('stops between strips when cancelled, and leaves the next one whole', async () => {
    const controller = new AbortController();
    const control: FigureControl = {
      signal: controller.signal,
      onProgress: ({ step, fraction }) => {
        if (step === 'drawing' && fraction > 0) controller.abort(new Error('enough'));
      },
    };
    expect(() => writePng(scene, engine.fonts, rasteriser, { scale: SCALE }, control)).toThrow('enough');
    const again = write(1);
    expect(PNG.sync.read(Buffer.from(again)).width).toBe(640);
  });
});
