/**
 * Values on their way between Node and the page. Electron clones what crosses, by the structured clone algorithm; the
 * debugger's protocol has JSON alone, so bytes and `undefined` are written in marked objects.
 */
export function encode(value: unknown): string {
  return JSON.stringify(mark(structuredClone(value)));
}

export function decode(text: string): unknown {
  return unmark(JSON.parse(text));
}

function mark(value: unknown): unknown {
  if (value === undefined) return { $: 'undefined' };
  if (value instanceof Uint8Array) return { $: 'bytes', base64: Buffer.from(value).toString('base64') };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $: 'number', text: String(value) };
  if (typeof value === 'bigint') return { $: 'bigint', text: String(value) };
  if (Array.isArray(value)) return value.map(mark);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mark(inner)]));
  }
  return value;
}

function unmark(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmark);
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Readonly<Record<string, unknown>>;
  switch (record['$']) {
    case 'undefined':
      return undefined;
    case 'bytes':
      return new Uint8Array(Buffer.from(String(record['base64']), 'base64'));
    case 'number':
      return Number(record['text']);
    case 'bigint':
      return BigInt(String(record['text']));
    default:
      return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, unmark(inner)]));
  }
}
