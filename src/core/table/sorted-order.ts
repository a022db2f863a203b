/**
 * Row numbers in ascending order of their keys, equal keys in the order they stand in. Keys must not be NaN.
 * A native sort of the keys and one search a row is several times quicker than a sort with a comparing function, and
 * keys that are in order already, as in most event files, cost one look.
 */
export function sortedOrder(keys: Float64Array): Uint32Array {
  const order = new Uint32Array(keys.length);
  if (isAscending(keys)) {
    for (let row = 0; row < order.length; row++) order[row] = row;
    return order;
  }
  const distinct = distinctAscending(keys);
  const starts = new Uint32Array(distinct.length + 1);
  const ranks = new Uint32Array(keys.length);
  for (let row = 0; row < keys.length; row++) {
    const rank = lowerBound(distinct, keys[row] ?? 0);
    ranks[row] = rank;
    starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank++)
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  for (let row = 0; row < keys.length; row++) {
    const rank = ranks[row] ?? 0;
    const place = starts[rank] ?? 0;
    order[place] = row;
    starts[rank] = place + 1;
  }
  return order;
}

function isAscending(keys: Float64Array): boolean {
  for (let at = 1; at < keys.length; at++) if ((keys[at] ?? 0) < (keys[at - 1] ?? 0)) return false;
  return true;
}

function distinctAscending(keys: Float64Array): Float64Array {
  const sorted = keys.slice().sort();
  let size = 0;
  for (let at = 0; at < sorted.length; at++) {
    const key = sorted[at] ?? 0;
    // Zero and minus zero are one key to us and two to the native sort.
    if (size === 0 || key !== sorted[size - 1]) sorted[size++] = key;
  }
  return sorted.subarray(0, size);
}

/** The first position whose value is not below `key`; the length where all are. */
export function lowerBound(
  ascending: Float64Array | Uint32Array,
  key: number,
  from = 0,
  to = ascending.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
