type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** A typed array that doubles when full. */
export interface GrowingColumn<T extends Numbers> {
  get(at: number): number;
  set(at: number, value: number): void;
  /** The first `size` values in an array of their own, without what was set aside for more. */
  take(size: number): T;
  /** The first `size` values, without copying. */
  view(size: number): T;
  /** The values in the given order, in an array of their own. */
  reorder(order: Uint32Array): T;
}

export function createColumn<T extends Numbers>(
  type: new (length: number) => T,
  expected = 1024,
): GrowingColumn<T> {
  let values = new type(expected);
  return {
    get: (at) => values[at] ?? 0,
    set(at, value) {
      if (at >= values.length) {
        const longer = new type(Math.max(at + 1, values.length * 2));
        longer.set(values);
        values = longer;
      }
      values[at] = value;
    },
    take: (size) => values.slice(0, size) as T,
    view: (size) => values.subarray(0, size) as T,
    reorder(order) {
      const sorted = new type(order.length);
      for (let at = 0; at < order.length; at++) sorted[at] = values[order[at] ?? 0] ?? 0;
      return sorted;
    },
  };
}
