/** The outer form of a PDF file: numbered objects, their places, and how values are written. */
import { strToU8, zlibSync } from 'fflate';
import { formatNumber } from '../number.ts';
import { concatenate } from '../png/chunks.ts';

export interface PdfFile {
  /** Takes a number for an object that is written later. */
  reserve(): number;
  /** Writes an object and gives its number. */
  add(body: string): number;
  set(object: number, body: string): void;
  /** `entries` are those of the stream's dictionary but for length and filter. */
  addStream(entries: string, data: Uint8Array | string): number;
  /** As `addStream`, but left as it is. */
  addPlainStream(entries: string, data: Uint8Array): number;
  /** The whole file; every reserved object must be set. */
  finish(root: number, info: number): Uint8Array;
}

export function createPdfFile(): PdfFile {
  const bodies: (Uint8Array | null)[] = [];
  const file: PdfFile = {
    reserve: () => bodies.push(null),
    add: (body) => bodies.push(strToU8(body, true)),
    set(object, body) {
      bodies[object - 1] = strToU8(body, true);
    },
    addStream(entries, data) {
      const raw = typeof data === 'string' ? strToU8(data, true) : data;
      return bodies.push(streamBody(`${entries}/Filter/FlateDecode`, zlibSync(raw, { level: 9 })));
    },
    addPlainStream: (entries, data) => bodies.push(streamBody(entries, data)),
    finish: (root, info) => assemble(bodies, root, info),
  };
  return file;
}

function streamBody(entries: string, data: Uint8Array): Uint8Array {
  const head = `<<${entries}/Length ${data.length}>>\nstream\n`;
  return concatenate([strToU8(head, true), data, strToU8('\nendstream', true)]);
}

function assemble(bodies: readonly (Uint8Array | null)[], root: number, info: number): Uint8Array {
  // Bytes above 127 in the first lines tell that the file is not text.
  const parts: Uint8Array[] = [strToU8('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', true)];
  let at = parts[0]?.length ?? 0;
  const offsets = bodies.map((body, index) => {
    if (body === null) throw new Error(`An object of the PDF was never written: ${index + 1}`);
    const offset = at;
    const whole = [strToU8(`${index + 1} 0 obj\n`, true), body, strToU8('\nendobj\n', true)];
    parts.push(...whole);
    at += whole.reduce((sum, { length }) => sum + length, 0);
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = bodies.length + 1;
  parts.push(
    strToU8(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}/Root ${root} 0 R/Info ${info} 0 R>>\nstartxref\n${at}\n%%EOF\n`,
      true,
    ),
  );
  return concatenate(parts);
}

/** Thousandths of a unit are finer than any printer. */
export function pdfNumber(value: number): string {
  return formatNumber(value, 3);
}

export function pdfNumbers(...values: readonly number[]): string {
  return values.map(pdfNumber).join(' ');
}

/** UTF-16 units in hexadecimal. */
export function hexUnits(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += hex4(text.charCodeAt(index));
  return hex;
}

export function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

/** A text string of any script. */
export function pdfText(text: string): string {
  return `<feff${hexUnits(text)}>`;
}

/** Red, green and blue from 0 to 1 of `#rgb` or `#rrggbb`. */
export function pdfColor(color: string): string {
  const digits = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(color) ? color.slice(1) : null;
  if (digits === null) throw new Error(`Not a colour of a figure: ${color}`);
  const full = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return pdfNumbers(...[0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255));
}
