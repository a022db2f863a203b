import type { EventTable, RowLists } from './event-table.ts';
import { createColumn } from './growing-column.ts';
import { sortedOrder } from './sorted-order.ts';

/**
 * One row on its way into a table. There is one such object a builder: fill it, `push()`, and it is empty again, so
 * that a million rows leave no million objects. What each field holds is said in EventTable.
 */
export interface TableRow {
  earliest: number;
  latest: number;
  flags: number;
  kind: number;
  importance: number;
  /** NaN for none. */
  goldstein: number;
  mentions: number;
  rootCode: number;
  quadClass: number;
  confidences: number;
  /** Place number, or -1. */
  place: number;
  /** Actor numbers, those who speak first; a number that comes twice is kept once. */
  readonly actors: number[];
  speakers: number;
  readonly topics: number[];
  readonly sources: number[];
}

export interface TableBuilder {
  readonly row: TableRow;
  /** Takes over what `row` holds and empties it. Gives the record's number: 0, 1, 2 in the order of pushing. */
  push(): number;
  /** Number of rows so far. */
  readonly size: number;
  /** Adds to the mentions of a record that was pushed before: another report of the same event. */
  addMentions(record: number, mentions: number): void;
  /** Sorts the rows and gives the table. The builder is spent afterwards. */
  build(): EventTable;
}

export function createTableBuilder(expectedRows = 1024): TableBuilder {
  const columns = createColumns(Math.max(16, expectedRows));
  const row = emptyRow();
  let size = 0;
  return {
    row,
    get size() {
      return size;
    },
    push() {
      columns.write(size, row);
      clearRow(row);
      return size++;
    },
    addMentions(record, mentions) {
      columns.addMentions(record, mentions);
    },
    build: () => columns.build(size),
  };
}

function emptyRow(): TableRow {
  const numbers = { flags: 0, kind: 0, importance: 0, mentions: 0, rootCode: 0, quadClass: 0 };
  const row: TableRow = {
    ...numbers,
    earliest: 0,
    latest: 0,
    goldstein: 0,
    confidences: 0,
    place: 0,
    speakers: 0,
    actors: [],
    topics: [],
    sources: [],
  };
  clearRow(row);
  return row;
}

/** Field by field: `Object.assign` took a twelfth of the time of an import. */
function clearRow(row: TableRow): void {
  row.earliest = -Infinity;
  row.latest = Infinity;
  row.flags = 0;
  row.kind = 0;
  row.importance = 0;
  row.goldstein = NaN;
  row.mentions = 0;
  row.rootCode = 0;
  row.quadClass = 0;
  row.confidences = 0;
  row.place = -1;
  row.speakers = 0;
  row.actors.length = row.topics.length = row.sources.length = 0;
}

function createColumns(expected: number) {
  const earliest = createColumn(Float64Array, expected);
  const latest = createColumn(Float64Array, expected);
  const flags = createColumn(Uint8Array, expected);
  const kind = createColumn(Uint8Array, expected);
  const importance = createColumn(Float32Array, expected);
  const goldstein = createColumn(Float32Array, expected);
  const mentions = createColumn(Uint32Array, expected);
  const rootCode = createColumn(Uint8Array, expected);
  const quadClass = createColumn(Uint8Array, expected);
  const confidences = createColumn(Uint8Array, expected);
  const place = createColumn(Uint32Array, expected);
  const speakers = createColumn(Uint8Array, expected);
  const actors = createGrowingLists(expected);
  const topics = createGrowingLists(expected);
  const sources = createGrowingLists(expected);
  return {
    write(at: number, row: TableRow) {
      earliest.set(at, row.earliest);
      latest.set(at, row.latest);
      flags.set(at, row.flags);
      kind.set(at, row.kind);
      importance.set(at, row.importance);
      goldstein.set(at, row.goldstein);
      mentions.set(at, row.mentions);
      rootCode.set(at, row.rootCode);
      quadClass.set(at, row.quadClass);
      confidences.set(at, row.confidences);
      place.set(at, row.place + 1);
      speakers.set(at, Math.min(row.speakers, 255));
      actors.push(row.actors);
      topics.push(row.topics);
      sources.push(row.sources);
    },
    addMentions(record: number, more: number) {
      mentions.set(record, mentions.get(record) + more);
    },
    build(size: number): EventTable {
      const order = sortedOrder(earliest.view(size));
      const reorder = <T>(column: { reorder(order: Uint32Array): T }): T => column.reorder(order);
      return {
        size,
        earliest: reorder(earliest),
        latest: reorder(latest),
        flags: reorder(flags),
        kind: reorder(kind),
        importance: reorder(importance),
        goldstein: reorder(goldstein),
        mentions: reorder(mentions),
        rootCode: reorder(rootCode),
        quadClass: reorder(quadClass),
        confidences: reorder(confidences),
        place: reorder(place),
        speakers: reorder(speakers),
        actors: actors.reorder(order),
        topics: topics.reorder(order),
        sources: sources.reorder(order),
        record: order,
      };
    },
  };
}

function createGrowingLists(expected: number) {
  const offsets = createColumn(Uint32Array, expected + 1);
  const values = createColumn(Uint32Array, expected);
  let rows = 0;
  let length = 0;
  return {
    push(list: readonly number[]) {
      const start = length;
      for (const value of list) {
        if (!holds(start, value)) values.set(length++, value);
      }
      offsets.set(++rows, length);
    },
    reorder(order: Uint32Array): RowLists {
      const sortedOffsets = new Uint32Array(order.length + 1);
      const sortedValues = new Uint32Array(length);
      let next = 0;
      for (let at = 0; at < order.length; at++) {
        const row = order[at] ?? 0;
        const end = offsets.get(row + 1);
        for (let from = offsets.get(row); from < end; from++) sortedValues[next++] = values.get(from);
        sortedOffsets[at + 1] = next;
      }
      return { offsets: sortedOffsets, values: sortedValues };
    },
  };

  function holds(start: number, value: number): boolean {
    for (let at = start; at < length; at++) if (values.get(at) === value) return true;
    return false;
  }
}
