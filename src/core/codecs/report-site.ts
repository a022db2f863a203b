import { createColumn } from '../table/growing-column.ts';
import type { ImportTarget } from './import-target.ts';
import type { Fields } from './row-scanner.ts';

/** The number of the site of a report: `reuters.com` of its address, or the whole of what is no address. */
export function createSiteFinder({ sites }: Pick<ImportTarget, 'sites'>) {
  /** Site plus one by report. */
  const known = createColumn(Uint32Array);
  return (report: number, fields: Fields, index: number): number => {
    const found = known.get(report);
    if (found > 0) return found - 1;
    const [from, to] = hostOf(fields.bytes, fields.starts[index] ?? 0, fields.ends[index] ?? 0);
    const site = sites.add(fields.bytes, from, to);
    known.set(report, site + 1);
    return site;
  };
}

const COLON = 58;
const SLASH = 47;
const QUESTION = 63;

/** The host's place in an address: after `://` and `www.`, before a port, a path or a query. */
function hostOf(bytes: Uint8Array, from: number, to: number): readonly [number, number] {
  const scheme = bytes.subarray(from, Math.min(to, from + 12)).indexOf(COLON);
  const isAddress = scheme > 0 && bytes[from + scheme + 1] === SLASH && bytes[from + scheme + 2] === SLASH;
  if (!isAddress) return [from, to];
  let start = from + scheme + 3;
  if (isWww(bytes, start)) start += 4;
  let end = start;
  while (end < to && !isEndOfHost(bytes[end])) end++;
  return [start, end];
}

function isEndOfHost(byte: number | undefined): boolean {
  return byte === COLON || byte === SLASH || byte === QUESTION;
}

function isWww(bytes: Uint8Array, at: number): boolean {
  const small = (offset: number) => (bytes[at + offset] ?? 0) | 32;
  return small(0) === 119 && small(1) === 119 && small(2) === 119 && bytes[at + 3] === 46;
}
