/** PNG chunks (ISO/IEC 15948): a length, a name, data and a checksum over the two. */
import { strToU8 } from 'fflate';

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const METRES_PER_INCH = 0.0254;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** `name` is the four letters of the chunk's type. */
export function writeChunk(name: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + 12);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(strToU8(name, true), 4);
  chunk.set(data, 8);
  view.setUint32(data.length + 8, crc32(chunk.subarray(4, data.length + 8)));
  return chunk;
}

/** 8 bits a channel, no interlace. */
export function writeHeader(width: number, height: number, colour: 'rgb' | 'rgba'): Uint8Array {
  const data = new Uint8Array(13);
  const view = new DataView(data.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  data.set([8, colour === 'rgb' ? 2 : 6, 0, 0, 0], 8);
  return writeChunk('IHDR', data);
}

/** How many pixels make an inch on paper. */
export function writePhysicalSize(dotsPerInch: number): Uint8Array {
  const data = new Uint8Array(9);
  const perMetre = Math.round(dotsPerInch / METRES_PER_INCH);
  const view = new DataView(data.buffer);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  data[8] = 1;
  return writeChunk('pHYs', data);
}

/** The colours are sRGB, for perceptual rendering. */
export function writeColourSpace(): Uint8Array {
  return writeChunk('sRGB', Uint8Array.of(0));
}

/** Text of any script with its language, uncompressed. `keyword` is Latin-1, 1 to 79 characters. */
export function writeText(keyword: string, text: string, language: string): Uint8Array {
  const head = strToU8(`${keyword}\0\0\0${language}\0\0`, true);
  const body = strToU8(text.replaceAll('\0', '\ufffd'));
  return writeChunk('iTXt', concatenate([head, body]));
}

export interface Chunk {
  readonly name: string;
  /** The whole chunk, length and checksum included. */
  readonly bytes: Uint8Array;
}

export function readChunks(png: Uint8Array): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = PNG_SIGNATURE.length; at < png.length;) {
    const length = view.getUint32(at) + 12;
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    chunks.push({ name, bytes: png.subarray(at, at + length) });
    at += length;
  }
  return chunks;
}

export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
