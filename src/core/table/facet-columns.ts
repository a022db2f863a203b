import { assertNever } from '../document/assert-never.ts';
import { CONFIDENCES, EVENT_KINDS, type FacetName } from '../document/model.ts';
import { type Catalog, expandLists } from './catalog.ts';
import type { EventTable, RowLists } from './event-table.ts';

/** The values of one facet and how rows hold them. */
export interface FacetColumn {
  readonly values: readonly string[];
  /** Whether the values have an order of their own, like kinds; records go by how many events they have. */
  readonly ordered: boolean;
  readonly rows: FacetRows;
}

export type FacetRows =
  /** Value `column[row] - base`; below 0 is none. */
  | { readonly shape: 'one'; readonly column: Uint8Array | Uint32Array; readonly base: 0 | 1 }
  /** Bit `n` set says value `n`. */
  | { readonly shape: 'bits'; readonly column: Uint8Array }
  | { readonly shape: 'lists'; readonly lists: RowLists };

const ROOT_CODES = Array.from({ length: 20 }, (_, root) => String(root + 1).padStart(2, '0'));
const QUAD_CLASSES = ['1', '2', '3', '4'];

/** Columns are made when first asked for, and kept. */
export function createFacetColumns(table: EventTable, catalog: Catalog): (name: FacetName) => FacetColumn {
  const known = new Map<FacetName, FacetColumn>();
  return (name) => {
    let column = known.get(name);
    if (!column) known.set(name, (column = buildFacetColumn(name, table, catalog)));
    return column;
  };
}

function buildFacetColumn(name: FacetName, table: EventTable, catalog: Catalog): FacetColumn {
  switch (name) {
    case 'kind':
      return { values: EVENT_KINDS, ordered: true, rows: { shape: 'one', column: table.kind, base: 0 } };
    case 'actor':
      return lists(catalog.actors.ids, expandLists(table.actors, catalog.memberships));
    case 'state':
      return lists(catalog.actors.ids, expandLists(table.actors, catalog.states));
    case 'topic':
      return lists(catalog.topics.ids, table.topics);
    case 'place':
      return {
        values: catalog.places.ids,
        ordered: false,
        rows: { shape: 'one', column: table.place, base: 1 },
      };
    case 'source':
      return lists(catalog.sources.ids, table.sources);
    case 'confidence':
      return { values: CONFIDENCES, ordered: true, rows: { shape: 'bits', column: table.confidences } };
    case 'root-code':
      return { values: ROOT_CODES, ordered: true, rows: { shape: 'one', column: table.rootCode, base: 1 } };
    case 'quad-class':
      return {
        values: QUAD_CLASSES,
        ordered: true,
        rows: { shape: 'one', column: table.quadClass, base: 1 },
      };
    default:
      return assertNever(name);
  }
}

function lists(values: readonly string[], rows: RowLists): FacetColumn {
  return { values, ordered: false, rows: { shape: 'lists', lists: rows } };
}

/** Sets `bit` in `failed` for each row that holds none of the chosen values. */
export function failRowsWithout(
  column: FacetColumn,
  chosen: readonly string[],
  failed: Uint16Array,
  bit: number,
): void {
  const names = new Set(chosen);
  const wanted = Uint8Array.from(column.values, (value) => (names.has(value) ? 1 : 0));
  const { rows } = column;
  switch (rows.shape) {
    case 'one':
      return failOne(rows.column, rows.base, wanted, failed, bit);
    case 'bits':
      return failBits(rows.column, wanted, failed, bit);
    case 'lists':
      return failLists(rows.lists, wanted, failed, bit);
    default:
      return assertNever(rows);
  }
}

// These run over every row of a table of a million: plain loops over one type of array each.

function failOne(
  column: ArrayLike<number>,
  base: number,
  wanted: Uint8Array,
  failed: Uint16Array,
  bit: number,
): void {
  for (let row = 0; row < failed.length; row++) if (wanted[column[row]! - base] !== 1) failed[row]! |= bit;
}

function failBits(column: Uint8Array, wanted: Uint8Array, failed: Uint16Array, bit: number): void {
  const bits = wanted.reduce((all, isWanted, value) => all | (isWanted << value), 0);
  for (let row = 0; row < failed.length; row++) if ((column[row]! & bits) === 0) failed[row]! |= bit;
}

function failLists(
  { offsets, values }: RowLists,
  wanted: Uint8Array,
  failed: Uint16Array,
  bit: number,
): void {
  let from = 0;
  for (let row = 0; row < failed.length; row++) {
    const end = offsets[row + 1]!;
    let holds = 0;
    for (; from < end; from++) holds |= wanted[values[from]!]!;
    if (holds === 0) failed[row]! |= bit;
  }
}

/** Counts the rows of each value among those that fail none of the parts of a filter in `parts`. */
export function countValues(column: FacetColumn, failed: Uint16Array, parts: number): Uint32Array {
  return countBy(
    column,
    (one, counts) => {
      for (let row = 0; row < failed.length; row++) if ((failed[row]! & parts) === 0) counts[one[row]!]! += 1;
    },
    ({ offsets, values }, counts) => {
      for (let row = 0; row < failed.length; row++) {
        if ((failed[row]! & parts) !== 0) continue;
        for (let from = offsets[row]!, end = offsets[row + 1]!; from < end; from++)
          counts[values[from]!]! += 1;
      }
    },
  );
}

/** Counts the given rows of each value. */
export function countAmong(column: FacetColumn, rows: Uint32Array): Uint32Array {
  return countBy(
    column,
    (one, counts) => {
      for (let at = 0; at < rows.length; at++) counts[one[rows[at]!]!]! += 1;
    },
    ({ offsets, values }, counts) => {
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at]!;
        for (let from = offsets[row]!, end = offsets[row + 1]!; from < end; from++)
          counts[values[from]!]! += 1;
      }
    },
  );
}

/** By loops over a column of one value a row, and over lists of values; both add to the counts of what they find. */
function countBy(
  { rows, values }: FacetColumn,
  countOnes: (column: ArrayLike<number>, counts: Uint32Array) => void,
  countLists: (lists: RowLists, counts: Uint32Array) => void,
): Uint32Array {
  const counts = new Uint32Array(values.length + 1);
  switch (rows.shape) {
    case 'one':
      countOnes(rows.column, counts);
      return counts.subarray(rows.base, rows.base + values.length);
    case 'bits': {
      const combinations = new Uint32Array(256);
      countOnes(rows.column, combinations);
      return Uint32Array.from({ length: values.length }, (_, value) =>
        combinations.reduce((sum, count, bits) => (bits & (1 << value) ? sum + count : sum), 0),
      );
    }
    case 'lists':
      countLists(rows.lists, counts);
      return counts.subarray(0, values.length);
    default:
      return assertNever(rows);
  }
}
