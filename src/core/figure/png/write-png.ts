import { Zlib } from 'fflate';
import { checkpoint, type FigureControl } from '../progress.ts';
import type { Scene } from '../scene.ts';
import { writeSvg, type SvgView } from '../svg/write-svg.ts';
import type { FontRegistry } from '../text/fonts.ts';
import {
  concatenate,
  PNG_SIGNATURE,
  readChunks,
  writeChunk,
  writeColourSpace,
  writeHeader,
  writePhysicalSize,
  writeText,
} from './chunks.ts';
import { PictureTooLarge } from './picture-too-large.ts';
import type { Raster, Rasteriser } from './rasteriser.ts';

export interface PngOptions {
  /** Pixels per px of the scene. */
  readonly scale: number;
  /** Pixels per inch when printed; absent: the scene's own size, 96 px to the inch. */
  readonly dotsPerInch?: number;
}

/**
 * More pixels than this are drawn in strips, so that memory stays small however large the picture is. Part of the
 * format: the same picture must be cut at the same rows everywhere.
 */
const STRIP_PIXELS = 8_388_608;
/** Drawn above and below each strip and thrown away, so that no seam shows where shapes cross it. */
const OVERLAP = 8;
const MOST_PIXELS = 1_000_000_000;
const MOST_PER_SIDE = 200_000;

/** A PNG of exactly width × scale by height × scale pixels, rounded. Throws if that is nothing or too much. */
export function writePng(
  scene: Scene,
  fonts: FontRegistry,
  rasteriser: Rasteriser,
  options: PngOptions,
  control: FigureControl = {},
): Uint8Array {
  const width = Math.round(scene.width * options.scale);
  const height = Math.round(scene.height * options.scale);
  checkSize(width, height);
  const draw = (top: number, rows: number): string =>
    writeSvg(scene, fonts, { view: viewOf(scene, options.scale, width, top, rows) });
  const image =
    width * height <= STRIP_PIXELS
      ? drawWhole(draw(0, height), rasteriser)
      : drawStrips(width, height, (top, rows) => rasteriser.pixels(draw(top, rows)), control);
  const metadata = [
    writeColourSpace(),
    writePhysicalSize(options.dotsPerInch ?? 96 * options.scale),
    writeText('Title', scene.title, scene.language),
    writeText('Description', scene.description, scene.language),
    writeText('Software', 'Communiqué', ''),
  ];
  checkpoint(control, 'encoding', 1);
  return concatenate([
    PNG_SIGNATURE,
    image.header,
    ...metadata,
    ...image.data,
    writeChunk('IEND', new Uint8Array()),
  ]);
}

interface EncodedImage {
  readonly header: Uint8Array;
  /** `IDAT` chunks. */
  readonly data: readonly Uint8Array[];
}

function checkSize(width: number, height: number): void {
  const sides = [width, height];
  const drawable = sides.every((side) => side >= 1 && side <= MOST_PER_SIDE) && width * height <= MOST_PIXELS;
  if (!drawable)
    throw new PictureTooLarge(`A picture of this many pixels cannot be drawn: ${width}×${height}`);
}

function viewOf(scene: Scene, scale: number, width: number, top: number, rows: number): SvgView {
  const whole = rows === Math.round(scene.height * scale);
  const box = { x: 0, y: top / scale, width: scene.width, height: whole ? scene.height : rows / scale };
  return { width, height: rows, box };
}

function drawWhole(svg: string, rasteriser: Rasteriser): EncodedImage {
  const chunks = readChunks(rasteriser.png(svg));
  const named = (name: string): readonly Uint8Array[] =>
    chunks.filter((chunk) => chunk.name === name).map(({ bytes }) => bytes);
  const [header] = named('IHDR');
  if (header === undefined) throw new Error('The rasteriser gave no PNG');
  return { header, data: named('IDAT') };
}

function drawStrips(
  width: number,
  height: number,
  draw: (top: number, rows: number) => Raster,
  control: FigureControl,
): EncodedImage {
  const stripRows = Math.max(1, Math.floor(STRIP_PIXELS / width));
  const encoder = createEncoder(width);
  for (let top = 0; top < height; top += stripRows) {
    checkpoint(control, 'drawing', top / height);
    const rows = Math.min(stripRows, height - top);
    const above = Math.min(OVERLAP, top);
    const below = Math.min(OVERLAP, height - top - rows);
    const { pixels } = draw(top - above, above + rows + below);
    encoder.push(pixels.subarray(above * width * 4, (above + rows) * width * 4), top + rows === height);
  }
  return { header: writeHeader(width, height, 'rgb'), data: encoder.chunks };
}

/** Compresses rows as they come. Figures are opaque, so the fourth channel is left out. */
function createEncoder(width: number): {
  push(pixels: Uint8Array, last: boolean): void;
  readonly chunks: readonly Uint8Array[];
} {
  const chunks: Uint8Array[] = [];
  const zlib = new Zlib({ level: 6 }, (data) => {
    if (data.length > 0) chunks.push(writeChunk('IDAT', data));
  });
  let above = new Uint8Array(width * 3);
  return {
    chunks,
    push(pixels, last) {
      const rows = pixels.length / (width * 4);
      const filtered = new Uint8Array(rows * (width * 3 + 1));
      for (let row = 0; row < rows; row += 1) {
        const current = dropAlpha(pixels.subarray(row * width * 4, (row + 1) * width * 4));
        filterUp(current, above, filtered.subarray(row * (width * 3 + 1), (row + 1) * (width * 3 + 1)));
        above = current;
      }
      zlib.push(filtered, last);
    },
  };
}

function dropAlpha(row: Uint8Array): Uint8Array<ArrayBuffer> {
  const colours = new Uint8Array((row.length / 4) * 3);
  for (let from = 0, to = 0; from < row.length; from += 4, to += 3) {
    colours[to] = row[from] ?? 0;
    colours[to + 1] = row[from + 1] ?? 0;
    colours[to + 2] = row[from + 2] ?? 0;
  }
  return colours;
}

/** PNG's filter 2: the difference to the row above, which in drawings is mostly nothing. */
function filterUp(row: Uint8Array, above: Uint8Array, target: Uint8Array): void {
  target[0] = 2;
  for (let index = 0; index < row.length; index += 1)
    target[index + 1] = ((row[index] ?? 0) - (above[index] ?? 0)) & 0xff;
}
