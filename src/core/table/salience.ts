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
  return amongMostSalient(rows, keys, most)
    .slice()
    .sort((a, b) => keys[b]! - keys[a]! || a - b);
}

type KeyColumn = Float64Array | Float32Array;

/** The same rows in the order in which they stood, all of them (and not copied) where they are no more than `most`. */
export function amongMostSalient(rows: Uint32Array, keys: KeyColumn, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  const least = leastAmongTop(rows, keys, most);
  const chosen = new Uint32Array(most);
  let equals = most - countAbove(rows, keys, least);
  let size = 0;
  for (let place = 0; place < rows.length && size < most; place++) {
    const key = keys[rows[place]!]!;
    if (key > least || (key === least && equals-- > 0)) chosen[size++] = rows[place]!;
  }
  return chosen;
}

function countAbove(rows: Uint32Array, keys: KeyColumn, least: number): number {
  let count = 0;
  for (let place = 0; place < rows.length; place++) if (keys[rows[place]!]! > least) count++;
  return count;
}

function leastAmongTop(rows: Uint32Array, keys: KeyColumn, most: number): number {
  if (most <= 0) return Infinity;
  const values = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place++) values[place] = keys[rows[place]!]!;
  return quickSelect(values, rows.length - most);
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
