/** Values of fields, read from their bytes. */

const ZERO = 48;
const NINE = 57;

/** Whole number of digits alone, or −1: an empty field, letters, a sign, a fraction, more than fifteen digits. */
export function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from || to - from > 15) return -1;
  let value = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) return -1;
    value = value * 10 + byte - ZERO;
  }
  return value;
}

const MINUS = 45;
const POINT = 46;
const COMMA = 44;

/** `-4.0`, `3,4` (a spreadsheet's comma), `7`; NaN for anything else. */
export function decimalNumber(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === MINUS;
  let at = isNegative ? from + 1 : from;
  if (at >= to || to - at > 24) return NaN;
  let value = 0;
  let divisor = 0;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= ZERO && byte <= NINE) {
      value = value * 10 + byte - ZERO;
      divisor *= 10;
    } else if ((byte === POINT || byte === COMMA) && divisor === 0) divisor = 1;
    else return NaN;
  }
  const size = divisor === 0 ? value : value / divisor;
  return isNegative ? 0 - size : size;
}

/** Whether a field says that it has no value: empty, `NA`, `NULL`, `\N`. */
export function isNothing(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (length <= 0) return true;
  if (length === 2) return (bytes[from] === 78 && bytes[from + 1] === 65) || isBackslashN(bytes, from);
  return length === 4 && isWord(bytes, from, 'NULL');
}

function isBackslashN(bytes: Uint8Array, from: number): boolean {
  return bytes[from] === 92 && bytes[from + 1] === 78;
}

function isWord(bytes: Uint8Array, from: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word.charCodeAt(i)) return false;
  return true;
}
