/**
 * Events as columns: row `n` of every column is one event, rows in order of their earliest bound. A million events are
 * a few dozen arrays, which go to another thread without being copied; fifteen are the same arrays, only shorter.
 *
 * Actors, places, topics and sources are numbers: positions in the lists of the catalog, a document that holds the
 * records and, for a large table, no events.
 */
export interface EventTable {
  readonly size: number;
  /** Milliseconds since 1970-01-01T00:00:00Z, both ends inclusive; infinite where open. Ascending. */
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  /** Bits of ROW_FLAGS. */
  readonly flags: Uint8Array;
  /** Positions in EVENT_KINDS. */
  readonly kind: Uint8Array;
  /** 0 to 1. */
  readonly importance: Float32Array;
  /** −10 to 10, NaN where there is none. */
  readonly goldstein: Float32Array;
  readonly mentions: Uint32Array;
  /** CAMEO roots 1 to 20, 0 where there is none. */
  readonly rootCode: Uint8Array;
  /** 1 to 4, 0 where there is none. */
  readonly quadClass: Uint8Array;
  /** Bit `n` stands for CONFIDENCES[n]: the confidences of the event's citations. */
  readonly confidences: Uint8Array;
  /** Place number plus one; 0 where there is none. */
  readonly place: Uint32Array;
  /** Actors as the event names them, those who speak first. */
  readonly actors: RowLists;
  /** How many of the row's actors speak. */
  readonly speakers: Uint8Array;
  readonly topics: RowLists;
  readonly sources: RowLists;
  /** Row to the number of the record that it was made from: the order in which rows came. */
  readonly record: Uint32Array;
}

/** A list of numbers for every row: those of row `n` are `values[offsets[n]]` to `values[offsets[n + 1] - 1]`. */
export interface RowLists {
  readonly offsets: Uint32Array;
  readonly values: Uint32Array;
}

export const ROW_FLAGS = { uncertain: 1, approximate: 2, openStart: 4, openEnd: 8, starred: 16 } as const;

/** What no typed array gives beyond its end. Reading a column at a row that exists never comes to it. */
export function at(column: ArrayLike<number>, row: number): number {
  return column[row] ?? 0;
}

const inverted = new WeakMap<EventTable, Uint32Array>();

/** Number of a record to its row: `record` the other way round, made once. Not to be changed. */
export function rowsOfRecords(table: EventTable): Uint32Array {
  let rows = inverted.get(table);
  if (rows) return rows;
  rows = new Uint32Array(table.size);
  for (let row = 0; row < table.size; row++) rows[table.record[row]!] = row;
  inverted.set(table, rows);
  return rows;
}
