import type { EventTable } from './event-table.ts';

/**
 * What stands out first: importance, and among equals an order that looks random but is always the same, so that
 * equally important events are picked from everywhere in a cell and not from its beginning.
 */
export function buildSalience({ size, importance, record }: EventTable): Float64Array {
  const salience = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    salience[row] = Math.floor(importance[row]! * 0xfffff) * 2 ** 32 + scatter(record[row]!);
  }
  return salience;
}

/** Knuth's multiplicative hash: neighbours land far apart, and no two numbers on the same place. */
function scatter(record: number): number {
  return Math.imul(record + 1, 0x9e3779b1) >>> 0;
}

/** The `most` rows of the highest keys, highest first; of equal ones those that come first. */
export function mostSalient(rows: Uint32Array, keys: KeyColumn, most: number): Uint32Array {
  return highestFirst(amongMostSalient(rows, keys, most), (row) => keys[row]!);
}

type KeyColumn = Float64Array | Float32Array;

/** The same rows in the order in which they stood, all of them (and not copied) where they are no more than `most`. */
export function amongMostSalient(rows: Uint32Array, keys: KeyColumn, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  const best = new BestRows(most, rows.length);
  for (let place = 0; place < rows.length; place++) best.offer(rows[place]!, keys[rows[place]!]!);
  return best.rows();
}

export function highestFirst(rows: Uint32Array, keyOf: (row: number) => number): Uint32Array {
  return rows.slice().sort((a, b) => keyOf(b) - keyOf(a) || a - b);
}

/** Rows beyond the wanted ones that are gathered before the least of them are let go. */
const SPARE = 1024;

/**
 * Gathers the rows of the highest keys in one pass, of equal keys those that were offered first. Once enough are there,
 * most rows cost no more than the look at their key.
 */
export class BestRows {
  readonly #most: number;
  readonly #rows: Uint32Array;
  readonly #keys: Float64Array;
  #size = 0;
  /** What does not lie above it is not among the best. */
  #least = -Infinity;

  /** @param total the most rows that will be offered */
  constructor(most: number, total: number) {
    this.#most = most;
    const room = Math.min(total, most + Math.max(most, SPARE));
    this.#rows = new Uint32Array(room);
    this.#keys = new Float64Array(room);
  }

  offer(row: number, key: number): void {
    if (key <= this.#least) return;
    if (this.#size === this.#rows.length) {
      this.#keepBest();
      if (key <= this.#least) return;
    }
    this.#rows[this.#size] = row;
    this.#keys[this.#size++] = key;
  }

  /** In the order in which they were offered. */
  rows(): Uint32Array {
    if (this.#size > this.#most) this.#keepBest();
    return this.#rows.slice(0, this.#size);
  }

  #keepBest(): void {
    const gathered = this.#keys.subarray(0, this.#size);
    this.#least = this.#most <= 0 ? Infinity : quickSelect(gathered.slice(), this.#size - this.#most);
    let equals = this.#most - countAbove(gathered, this.#least);
    let size = 0;
    for (let place = 0; place < this.#size; place++) {
      const key = this.#keys[place]!;
      if (key < this.#least || (key === this.#least && equals-- <= 0)) continue;
      this.#rows[size] = this.#rows[place]!;
      this.#keys[size++] = key;
    }
    this.#size = size;
  }
}

function countAbove(keys: Float64Array, least: number): number {
  let count = 0;
  for (let place = 0; place < keys.length; place++) if (keys[place]! > least) count++;
  return count;
}

/** The value that would stand at `place` if the values were sorted. Moves the values about (Hoare's selection). */
function quickSelect(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1]!;
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const swapped = values[left]!;
      values[left++] = values[right]!;
      values[right--] = swapped;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place]!;
}
