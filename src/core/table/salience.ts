import { at, type EventTable } from './event-table.ts';

/**
 * What stands out first: importance, and among equals an order that looks random but is always the same, so that
 * equally important events are picked from everywhere in a cell and not from its beginning.
 */
export function buildSalience(table: EventTable): Float64Array {
  const salience = new Float64Array(table.size);
  for (let row = 0; row < table.size; row++) {
    salience[row] =
      Math.floor(at(table.importance, row) * 0xfffff) * 2 ** 32 + scatter(at(table.record, row));
  }
  return salience;
}

/** Knuth's multiplicative hash: neighbours land far apart, and no two numbers on the same place. */
function scatter(record: number): number {
  return Math.imul(record + 1, 0x9e3779b1) >>> 0;
}

/** The `most` most salient of some rows, most salient first. */
export function mostSalient(rows: Uint32Array, salience: Float64Array, most: number): Uint32Array {
  const chosen = amongMostSalient(rows, salience, most).slice();
  return chosen.sort((a, b) => salience[b]! - salience[a]! || a - b).slice(0, most);
}

/** The same rows in no order, all of them (and not copied) where they are no more than `most`. */
export function amongMostSalient(rows: Uint32Array, salience: Float64Array, most: number): Uint32Array {
  if (rows.length <= most) return rows;
  const least = leastAmongTop(rows, salience, most);
  return rows.filter((row) => salience[row]! >= least);
}

function leastAmongTop(rows: Uint32Array, salience: Float64Array, most: number): number {
  if (most <= 0) return Infinity;
  const keys = Float64Array.from(rows, (row) => at(salience, row));
  return quickSelect(keys, rows.length - most);
}

/** The value that would stand at `place` if the values were sorted. Moves the values about (Hoare's selection). */
function quickSelect(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = at(values, (low + high) >>> 1);
    let left = low;
    let right = high;
    while (left <= right) {
      while (at(values, left) < pivot) left++;
      while (at(values, right) > pivot) right--;
      if (left > right) break;
      const swapped = at(values, left);
      values[left++] = at(values, right);
      values[right--] = swapped;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return at(values, place);
}
