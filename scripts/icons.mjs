/**
 * Icons for the three systems from resources/icons/icon.svg, into out/icons: icon.ico, icon.icns, and linux/*.png.
 * Both containers hold PNG, as Windows and macOS have read them since Vista and 10.7.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { out, packageFile, root } from './project.mjs';

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names of the sizes, by edge in pixels; the second of a size is for its own doubled display. */
const MAC = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

export async function writeIcons(folder) {
  await initWasm(readFileSync(packageFile('@resvg', 'resvg-wasm', 'index_bg.wasm')));
  const svg = readFileSync(join(root, 'resources', 'icons', 'icon.svg'), 'utf8');
  const draw = (edge) =>
    Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: edge } }).render().asPng());
  const sizes = [...new Set([...LINUX, ...WINDOWS, ...MAC.map(([, edge]) => edge)])];
  const drawn = new Map(sizes.map((edge) => [edge, draw(edge)]));
  mkdirSync(join(folder, 'linux'), { recursive: true });
  for (const edge of LINUX) writeFileSync(join(folder, 'linux', `${edge}x${edge}.png`), drawn.get(edge));
  writeFileSync(join(folder, 'icon.ico'), toIco(WINDOWS.map((edge) => [edge, drawn.get(edge)])));
  writeFileSync(join(folder, 'icon.icns'), toIcns(MAC.map(([type, edge]) => [type, drawn.get(edge)])));
}

/** A header of 6 bytes, an entry of 16 for each image, then the images. An edge of 256 is written as 0. */
function toIco(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(([edge, png], index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(edge % 256, at);
    head.writeUInt8(edge % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

/** Chunks of type, length (itself included) and PNG, after a header of the same shape. */
function toIcns(images) {
  const chunks = images.map(([type, png]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(chunks);
  const head = Buffer.alloc(8);
  head.write('icns', 'ascii');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await writeIcons(join(out, 'icons'));
