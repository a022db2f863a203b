import { bytesToText } from './bytes-to-text.ts';

/**
 * Numbers for strings that come again and again, without making a string of each: a million rows name a few thousand
 * actors. Strings are kept as bytes and decoded when somebody reads them.
 */
export interface ByteDictionary {
  readonly size: number;
  /** The number of `bytes[from]` to `bytes[to - 1]`; a new one is `size` as it was before. */
  add(bytes: Uint8Array, from: number, to: number): number;
  /** As it was added, decoded. */
  textOf(number: number): string;
}

const LEAST_SLOTS = 1024;

/** `keep` holds on to decoded strings: for what is read again and again, not for a million addresses. */
export function createByteDictionary(keep: 'texts' | 'bytes' = 'texts'): ByteDictionary {
  let size = 0;
  let store = new Uint8Array(1 << 14);
  let offsets = new Uint32Array(LEAST_SLOTS);
  let hashes = new Uint32Array(LEAST_SLOTS);
  /** Number plus one at the place that its hash points to, or the next free one; 0 is free. Never over half full. */
  let slots = new Int32Array(LEAST_SLOTS * 2);
  const texts: (string | undefined)[] = [];

  function add(bytes: Uint8Array, from: number, to: number): number {
    const hash = hashOf(bytes, from, to);
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (hashes[entry - 1] === hash && isSame(entry - 1, bytes, from, to)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    slots[slot] = size + 1;
    return append(bytes, from, to, hash);
  }

  function isSame(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = offsets[number] ?? 0;
    const length = (offsets[number + 1] ?? 0) - start;
    if (length !== to - from) return false;
    for (let i = 0; i < length; i++) if (store[start + i] !== bytes[from + i]) return false;
    return true;
  }

  function append(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const start = offsets[size] ?? 0;
    const end = start + to - from;
    if (end > store.length) store = grown(store, Math.max(end, store.length * 2));
    if (size + 2 > offsets.length) offsets = grown(offsets, offsets.length * 2);
    if (size + 1 > hashes.length) hashes = grown(hashes, hashes.length * 2);
    store.set(bytes.subarray(from, to), start);
    offsets[size + 1] = end;
    hashes[size] = hash;
    size++;
    if (size * 2 > slots.length) slots = rehashed(hashes, size, slots.length * 2);
    return size - 1;
  }

  return {
    get size() {
      return size;
    },
    add,
    textOf(number) {
      if (number < 0 || number >= size) throw new RangeError(`No such entry: ${number}`);
      const known = texts[number];
      if (known !== undefined) return known;
      const text = bytesToText(store, offsets[number], offsets[number + 1]);
      if (keep === 'texts') texts[number] = text;
      return text;
    },
  };
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown<T extends Uint8Array | Uint32Array>(array: T, length: number): T {
  const longer = new (array.constructor as new (length: number) => T)(length);
  longer.set(array);
  return longer;
}

function rehashed(hashes: Uint32Array, size: number, length: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(length);
  for (let number = 0; number < size; number++) {
    let slot = (hashes[number] ?? 0) & (length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    slots[slot] = number + 1;
  }
  return slots;
}
