import { parseDate } from '../dates/parse.ts';
import type { Bounds } from '../dates/dates.ts';
import { FACETS, type FacetName, type Filter } from '../document/model.ts';
import type { Catalog } from './catalog.ts';
import { at, type EventTable, ROW_FLAGS } from './event-table.ts';
import { chosenValues, eachRowWithout, type FacetColumn } from './facet-columns.ts';

/** The parts of a filter that narrow each other, one bit each. */
const PARTS = [...FACETS, 'between', 'time', 'starred', 'only', 'text'] as const;
type Part = (typeof PARTS)[number];

/** Rows and the parts of a filter that each fails: a row passes where no bit is set. */
export interface FilteredRows {
  /** Bit `n`: the row fails PARTS[n]. */
  readonly failed: Uint16Array;
  /** Number of rows that pass. */
  readonly matching: number;
}

/** Bit of a part, to look at rows as if the filter did not have it. */
export function partBit(part: Part): number {
  return 1 << PARTS.indexOf(part);
}

export interface RowFilterInput {
  readonly table: EventTable;
  readonly catalog: Catalog;
  readonly facet: (name: FacetName) => FacetColumn;
  /** Row of an event id, or -1. */
  readonly rowOf: (eventId: string) => number;
}

/** Rows that match a text, one byte a row, or null where the text says nothing (no letter or digit). */
export type TextRows = Uint8Array | null;

/**
 * Applies filters to all rows. The last few results are kept, and a new one begins from whichever differs in the
 * fewest parts: a click in one facet looks at that facet alone.
 */
export function createRowFilter(input: RowFilterInput, keep = 4) {
  const kept: { keys: readonly string[]; rows: FilteredRows }[] = [];
  return (filter: Filter, text: TextRows): FilteredRows => {
    const keys = PARTS.map((part) => partKey(part, filter));
    const same = kept.findIndex((known) => differing(known.keys, keys).length === 0);
    const found = kept[same];
    if (found) {
      kept.splice(same, 1);
      kept.push(found);
      return found.rows;
    }
    const nearest = kept.toSorted(
      (a, b) => differing(a.keys, keys).length - differing(b.keys, keys).length,
    )[0];
    const failed = nearest ? nearest.rows.failed.slice() : new Uint16Array(input.table.size);
    const stale = differing(nearest?.keys ?? PARTS.map(() => ''), keys);
    for (const part of stale) applyPart(part, filter, text, input, failed);
    const rows = { failed, matching: countPassing(failed) };
    kept.push({ keys, rows });
    if (kept.length > keep) kept.shift();
    return rows;
  };
}

/** What a part asks for, as text; empty where it asks for nothing. */
function partKey(part: Part, filter: Filter): string {
  const asked = partOf(part, filter);
  return asked === undefined ? '' : JSON.stringify(asked);
}

function partOf(part: Part, filter: Filter): unknown {
  switch (part) {
    case 'between':
      return filter.between;
    case 'time':
      return filter.time;
    case 'starred':
      return filter.starred || undefined;
    case 'only':
      return filter.only;
    case 'text':
      return filter.text || undefined;
    default:
      return (filter.facets?.[part]?.length ?? 0) > 0 ? filter.facets?.[part] : undefined;
  }
}

function differing(a: readonly string[], b: readonly string[]): Part[] {
  return PARTS.filter((_, part) => a[part] !== b[part]);
}

function countPassing(failed: Uint16Array): number {
  let passing = 0;
  for (const bits of failed) if (bits === 0) passing++;
  return passing;
}

function applyPart(
  part: Part,
  filter: Filter,
  text: TextRows,
  input: RowFilterInput,
  failed: Uint16Array,
): void {
  const bit = partBit(part);
  for (let row = 0; row < failed.length; row++) failed[row] = at(failed, row) & ~bit;
  const fail = (row: number) => {
    failed[row] = at(failed, row) | bit;
  };
  switch (part) {
    case 'between':
      return filter.between && failBetween(filter.between, input, fail);
    case 'time':
      return filter.time && failTime(filter.time, input.table, fail);
    case 'starred':
      return filter.starred ? failUnstarred(input.table, fail) : undefined;
    case 'only':
      return filter.only && failOthers(filter.only, input, fail);
    case 'text':
      return text === null ? undefined : text.forEach((matches, row) => matches === 0 && fail(row));
    default: {
      const chosen = filter.facets?.[part] ?? [];
      const column = input.facet(part);
      if (chosen.length > 0) eachRowWithout(column, chosenValues(column, chosen), failed.length, fail);
    }
  }
}

function failBetween(
  pair: readonly [string, string],
  { facet, table }: RowFilterInput,
  fail: (row: number) => void,
) {
  const column = facet('actor');
  for (const actor of pair) eachRowWithout(column, chosenValues(column, [actor]), table.size, fail);
}

function failTime(time: NonNullable<Filter['time']>, table: EventTable, fail: (row: number) => void): void {
  const { earliest, latest } = boundsOf(time.within);
  const certainly = time.mode === 'certainly';
  for (let row = 0; row < table.size; row++) {
    const first = at(table.earliest, row);
    const last = at(table.latest, row);
    const lies = certainly ? first >= earliest && last <= latest : first <= latest && last >= earliest;
    if (!lies) fail(row);
  }
}

function boundsOf(edtf: string): Bounds {
  const parsed = parseDate(edtf);
  if (!parsed.ok) throw new RangeError(`Not an EDTF date: ${edtf}`);
  return parsed.date;
}

function failUnstarred(table: EventTable, fail: (row: number) => void): void {
  for (let row = 0; row < table.size; row++) if ((at(table.flags, row) & ROW_FLAGS.starred) === 0) fail(row);
}

function failOthers(
  eventIds: readonly string[],
  { rowOf, table }: RowFilterInput,
  fail: (row: number) => void,
): void {
  const wanted = new Set(eventIds.map(rowOf));
  for (let row = 0; row < table.size; row++) if (!wanted.has(row)) fail(row);
}
