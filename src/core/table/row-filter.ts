import { parseDate } from '../dates/parse.ts';
import { FACETS, type FacetName, type Filter } from '../document/model.ts';
import type { Catalog } from './catalog.ts';
import { type EventTable, ROW_FLAGS, rowsOfRecords } from './event-table.ts';
import { type FacetColumn, failRowsWithout } from './facet-columns.ts';

/** The parts of a filter that narrow each other, one bit each. */
const PARTS = [...FACETS, 'between', 'time', 'starred', 'only', 'text'] as const;
type Part = (typeof PARTS)[number];

/** Rows and the parts of a filter that each fails: a row passes where no bit is set. */
export interface FilteredRows {
  /** Bit `n`: the row fails PARTS[n]. */
  readonly failed: Uint16Array;
  /** Number of rows that pass. */
  readonly matching: number;
  /** The rows that pass, in their order: found when first asked for, for all that looks at these alone. Not to be changed. */
  passing(): Uint32Array;
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

/** By record how well it matches a text, 0 where it does not; null where the text says nothing (no letter or digit). */
export type TextScores = Float32Array | null;

/**
 * Applies filters to all rows. The last few results are kept, and a new one begins from whichever differs in the
 * fewest parts: a click in one facet looks at that facet alone.
 */
export function createRowFilter(input: RowFilterInput, keep = 4) {
  const kept: { keys: readonly string[]; rows: FilteredRows }[] = [];
  return (filter: Filter, text: TextScores): FilteredRows => {
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
    const before = nearest?.keys ?? PARTS.map(() => '');
    for (const part of differing(before, keys)) {
      if (before[PARTS.indexOf(part)] !== '') clearBit(failed, partBit(part));
      applyPart(part, filter, text, input, failed);
    }
    const rows = filteredRows(failed);
    kept.push({ keys, rows });
    if (kept.length > keep) kept.shift();
    return rows;
  };
}

/** The parts by which rows can fail. */
export function activeParts(filter: Filter): readonly Part[] {
  return PARTS.filter((part) => partOf(part, filter) !== undefined);
}

/** `failed` is not to be changed from then on. */
export function filteredRows(failed: Uint16Array): FilteredRows {
  const matching = countPassing(failed);
  let rows: Uint32Array | null = null;
  return { failed, matching, passing: () => (rows ??= passingRows(failed, matching)) };
}

function passingRows(failed: Uint16Array, matching: number): Uint32Array {
  const rows = new Uint32Array(matching);
  let next = 0;
  for (let row = 0; row < failed.length; row++) if (failed[row] === 0) rows[next++] = row;
  return rows;
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
  for (let row = 0; row < failed.length; row++) if (failed[row] === 0) passing++;
  return passing;
}

/** `failed` does not have the part's bit yet. */
function applyPart(
  part: Part,
  filter: Filter,
  text: TextScores,
  input: RowFilterInput,
  failed: Uint16Array,
): void {
  const bit = partBit(part);
  switch (part) {
    case 'between':
      for (const actor of filter.between ?? []) failRowsWithout(input.facet('actor'), [actor], failed, bit);
      return;
    case 'time':
      if (filter.time) failTime(filter.time, input.table, failed, bit);
      return;
    case 'starred':
      if (filter.starred) failUnstarred(input.table, failed, bit);
      return;
    case 'only':
      if (filter.only) failOthers(filter.only, input, failed, bit);
      return;
    case 'text':
      if (text) failUnmatched(text, input.table, failed, bit);
      return;
    default: {
      const chosen = filter.facets?.[part] ?? [];
      if (chosen.length > 0) failRowsWithout(input.facet(part), chosen, failed, bit);
    }
  }
}

function clearBit(failed: Uint16Array, bit: number): void {
  for (let row = 0; row < failed.length; row++) failed[row]! &= ~bit;
}

function failTime(
  time: NonNullable<Filter['time']>,
  table: EventTable,
  failed: Uint16Array,
  bit: number,
): void {
  const parsed = parseDate(time.within);
  if (!parsed.ok) throw new RangeError(`Not an EDTF date: ${time.within}`);
  const range = parsed.date;
  const { earliest, latest } = table;
  const certainly = time.mode === 'certainly';
  for (let row = 0; row < failed.length; row++) {
    const first = earliest[row]!;
    const last = latest[row]!;
    const lies = certainly
      ? first >= range.earliest && last <= range.latest
      : first <= range.latest && last >= range.earliest;
    if (!lies) failed[row]! |= bit;
  }
}

function failUnstarred({ flags }: EventTable, failed: Uint16Array, bit: number): void {
  for (let row = 0; row < failed.length; row++)
    if ((flags[row]! & ROW_FLAGS.starred) === 0) failed[row]! |= bit;
}

function failOthers(
  ids: readonly string[],
  { rowOf }: RowFilterInput,
  failed: Uint16Array,
  bit: number,
): void {
  const wanted = new Set(ids.map(rowOf));
  for (let row = 0; row < failed.length; row++) if (!wanted.has(row)) failed[row]! |= bit;
}

/** A text matches few of the records: to go from those to their rows leaps about less than from every row to its record. */
function failUnmatched(scores: Float32Array, table: EventTable, failed: Uint16Array, bit: number): void {
  const rows = rowsOfRecords(table);
  for (let row = 0; row < failed.length; row++) failed[row]! |= bit;
  for (let record = 0; record < scores.length; record++)
    if (scores[record]! > 0) failed[rows[record]!]! &= ~bit;
}
