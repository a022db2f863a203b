/** Keeps every result of a function of one argument: for arguments of which there are few. */
export function keepOnce<K, V>(make: (key: K) => V): (key: K) => V {
  return keepLast(Infinity, make);
}

/** Keeps the results for the last `size` keys that were asked for. What else `make` is given must follow from the key. */
export function keepLast<K, V, Rest extends readonly unknown[]>(
  size: number,
  make: (key: K, ...rest: Rest) => V,
): (key: K, ...rest: Rest) => V {
  const kept = new Map<K, V>();
  return (key, ...rest) => {
    const known = kept.get(key);
    const value = known !== undefined || kept.has(key) ? (known as V) : make(key, ...rest);
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > size) {
      const [oldest] = kept.keys();
      kept.delete(oldest as K);
    }
    return value;
  };
}
