import { decodeUtf8 } from '../document/utf8.ts';

/** Text of `bytes[from]` to `bytes[to - 1]`. What is not UTF-8 is read as Windows-1252, byte by byte. */
export function bytesToText(bytes: Uint8Array, from = 0, to = bytes.length): string {
  const decoded = decodeUtf8(bytes.subarray(from, to));
  return decoded.ok ? decoded.text : fromWindows1252(bytes, from, to);
}

/** Whether a field is well-formed UTF-8; nearly all are ASCII, which one look tells. */
export function isUtf8(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if ((bytes[at] ?? 0) >= 0x80) return decodeUtf8(bytes.subarray(from, to)).ok;
  }
  return true;
}

/** Unicode's mapping of bytes 0x80 to 0x9f (CP1252.TXT); the five unused ones stay what they are. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    text += byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte);
  }
  return text;
}
