import { createColumn } from './growing-column.ts';
import type { ImportRow } from './import-target.ts';

/** By record, in the order of pushing. Numbers of dictionaries are one higher, so that 0 is none. */
export interface ImportedColumns {
  readonly id: Float64Array;
  readonly day: Int32Array;
  /** 0 day, 1 month, 2 year. */
  readonly precision: Uint8Array;
  readonly uncertain: Uint8Array;
  readonly code: Uint16Array;
  readonly actor1: Uint32Array;
  readonly actor2: Uint32Array;
  readonly name1: Uint32Array;
  readonly name2: Uint32Array;
  readonly place: Uint32Array;
  readonly site: Uint32Array;
  readonly report: Uint32Array;
  /** How many rows became this event. */
  readonly reports: Uint32Array;
}

const PRECISIONS = ['day', 'month', 'year'] as const;

export function createColumns() {
  return {
    id: createColumn(Float64Array),
    day: createColumn(Int32Array),
    precision: createColumn(Uint8Array),
    uncertain: createColumn(Uint8Array),
    code: createColumn(Uint16Array),
    actor1: createColumn(Uint32Array),
    actor2: createColumn(Uint32Array),
    name1: createColumn(Uint32Array),
    name2: createColumn(Uint32Array),
    place: createColumn(Uint32Array),
    site: createColumn(Uint32Array),
    report: createColumn(Uint32Array),
    reports: createColumn(Uint32Array),
  };
}
export type Columns = ReturnType<typeof createColumns>;

export function writeColumns(columns: Columns, record: number, row: ImportRow): void {
  columns.id.set(record, row.id);
  columns.day.set(record, row.day);
  columns.precision.set(record, PRECISIONS.indexOf(row.precision));
  columns.uncertain.set(record, row.uncertain ? 1 : 0);
  columns.code.set(record, row.code);
  columns.actor1.set(record, row.actor1 + 1);
  columns.actor2.set(record, row.actor2 + 1);
  columns.name1.set(record, row.name1 + 1);
  columns.name2.set(record, row.name2 + 1);
  columns.place.set(record, row.place + 1);
  columns.site.set(record, row.site + 1);
  columns.report.set(record, row.report + 1);
  columns.reports.set(record, 1);
}

export function takeColumns(columns: Columns, size: number): ImportedColumns {
  return {
    id: columns.id.take(size),
    day: columns.day.take(size),
    precision: columns.precision.take(size),
    uncertain: columns.uncertain.take(size),
    code: columns.code.take(size),
    actor1: columns.actor1.take(size),
    actor2: columns.actor2.take(size),
    name1: columns.name1.take(size),
    name2: columns.name2.take(size),
    place: columns.place.take(size),
    site: columns.site.take(size),
    report: columns.report.take(size),
    reports: columns.reports.take(size),
  };
}
