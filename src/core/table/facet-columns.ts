import { assertNever } from '../document/assert-never.ts';
import { CONFIDENCES, EVENT_KINDS, type FacetName } from '../document/model.ts';
import { type Catalog, expandLists } from './catalog.ts';
import { at, type EventTable, type RowLists } from './event-table.ts';

/** The values of one facet and how rows hold them. */
export interface FacetColumn {
  readonly values: readonly string[];
  /** Whether the values have an order of their own, like kinds; records go by how many events they have. */
  readonly ordered: boolean;
  readonly rows: FacetRows;
}

export type FacetRows =
  /** Value `column[row] - base`; below 0 is none. */
  | { readonly shape: 'one'; readonly column: ArrayLike<number>; readonly base: 0 | 1 }
  /** Bit `n` set says value `n`. */
  | { readonly shape: 'bits'; readonly column: ArrayLike<number> }
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

/** Whether each value is among the chosen ones, by number. */
export function chosenValues(column: FacetColumn, chosen: readonly string[]): Uint8Array {
  const wanted = new Set(chosen);
  return Uint8Array.from(column.values, (value) => (wanted.has(value) ? 1 : 0));
}

/** Gives each row that holds none of the wanted values to `fail`. */
export function eachRowWithout(
  column: FacetColumn,
  wanted: Uint8Array,
  size: number,
  fail: (row: number) => void,
) {
  const { rows } = column;
  for (let row = 0; row < size; row++) if (!holdsAny(rows, row, wanted)) fail(row);
}

function holdsAny(rows: FacetRows, row: number, wanted: Uint8Array): boolean {
  switch (rows.shape) {
    case 'one':
      return at(wanted, at(rows.column, row) - rows.base) === 1;
    case 'bits':
      for (let value = 0; value < wanted.length; value++) {
        if (wanted[value] === 1 && (at(rows.column, row) & (1 << value)) !== 0) return true;
      }
      return false;
    case 'lists':
      for (let from = at(rows.lists.offsets, row); from < at(rows.lists.offsets, row + 1); from++) {
        if (wanted[at(rows.lists.values, from)] === 1) return true;
      }
      return false;
    default:
      return assertNever(rows);
  }
}

/** Counts the rows of each value among those that pass. */
export function countValues(
  column: FacetColumn,
  size: number,
  passes: (row: number) => boolean,
): Uint32Array {
  const counts = new Uint32Array(column.values.length);
  const { rows } = column;
  for (let row = 0; row < size; row++) if (passes(row)) countRow(rows, row, counts);
  return counts;
}

function countRow(rows: FacetRows, row: number, counts: Uint32Array): void {
  switch (rows.shape) {
    case 'one': {
      const value = at(rows.column, row) - rows.base;
      if (value >= 0) counts[value] = at(counts, value) + 1;
      return;
    }
    case 'bits': {
      const bits = at(rows.column, row);
      for (let value = 0; value < counts.length; value++) {
        if ((bits & (1 << value)) !== 0) counts[value] = at(counts, value) + 1;
      }
      return;
    }
    case 'lists':
      for (let from = at(rows.lists.offsets, row); from < at(rows.lists.offsets, row + 1); from++) {
        const value = at(rows.lists.values, from);
        counts[value] = at(counts, value) + 1;
      }
      return;
    default:
      assertNever(rows);
  }
}
