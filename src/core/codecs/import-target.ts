/** Where the rows of all files of one import go: columns, dictionaries, and the table's builder. */
import { civilFromDays, daysFromCivil, MS_PER_DAY } from '../dates/calendar.ts';
import { CONFIDENCES, EVENT_KINDS, type EventKind } from '../document/model.ts';
import { weighImportance } from '../table/event-importance.ts';
import { ROW_FLAGS, type EventTable } from '../table/event-table.ts';
import { quadClassOfRoot } from '../table/quad-class.ts';
import { createTableBuilder } from '../table/table-builder.ts';
import { CAMEO_TOPICS, kindOfCode, rolesOfCode, topicOfCode } from '../vocabulary/cameo-meaning.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { createByteDictionary, type ByteDictionary } from './byte-dictionary.ts';
import { createColumn } from '../table/growing-column.ts';
import { createColumnWriter, type ImportedColumns } from './import-columns.ts';
import { createProblemLog, type ProblemLog } from './import-problems.ts';
import { createRecordGroups, createRecordLookup, mixHash, type RecordLookup } from './record-lookup.ts';

export type Dataset = 'gdelt' | 'icews';

/** One row on its way in. There is one such object an import; a reader fills it in and pushes. −1 is none. */
export interface ImportRow {
  /** The data set's own number of the event. */
  id: number;
  /** Days since 1970-01-01: the first day of what is known. */
  day: number;
  precision: 'day' | 'month' | 'year';
  uncertain: boolean;
  /** Of `target.codeNumber`. */
  code: number;
  actor1: number;
  actor2: number;
  name1: number;
  name2: number;
  place: number;
  /** Number of the site that reports it. */
  site: number;
  /** Number of the report: rows with the same report, day, actors and code are one event. */
  report: number;
  goldstein: number;
  mentions: number;
}

export interface ImportTarget {
  readonly dataset: Dataset;
  readonly vocabulary: Vocabulary;
  readonly problems: ProblemLog;
  readonly row: ImportRow;
  /** CAMEO actor codes, or `name TAB country` where a data set has names. */
  readonly actors: ByteDictionary;
  readonly names: ByteDictionary;
  /** `name TAB country code`. */
  readonly places: ByteDictionary;
  readonly sites: ByteDictionary;
  readonly reports: ByteDictionary;
  codeNumber(code: string): number;
  /** Takes over what `row` holds. `line` is where it stands, for what is reported of it. */
  push(line: number): void;
  /** Latitude and longitude of a place, when it is first seen. */
  locate(place: number, latitude: number, longitude: number): void;
  readonly rowsRead: number;
  build(): ImportedRows;
}

export interface ImportedRows {
  readonly dataset: Dataset;
  readonly table: EventTable;
  readonly columns: ImportedColumns;
  readonly codes: readonly string[];
  readonly actors: ByteDictionary;
  readonly names: ByteDictionary;
  readonly places: ByteDictionary;
  /** Latitude and longitude by place, NaN where unknown. */
  readonly coordinates: Float64Array;
  readonly sites: ByteDictionary;
  readonly reports: ByteDictionary;
  readonly records: RecordLookup;
  readonly rowsRead: number;
}

/** What a code says of every row that has it. */
interface CodeMeaning {
  readonly kind: EventKind;
  readonly kindNumber: number;
  readonly root: number;
  readonly quadClass: number;
  readonly goldstein: number;
  readonly topic: number;
  readonly speaks: boolean;
}

const TOPIC_NAMES = Object.keys(CAMEO_TOPICS);
const REPORTED = 1 << CONFIDENCES.indexOf('reported');

/** The source of every event: the data set itself. Sites come after it. */
export const DATASET_SOURCE = 0;

export function createImportTarget(
  dataset: Dataset,
  vocabulary: Vocabulary,
  problems: ProblemLog = createProblemLog(),
): ImportTarget {
  const builder = createTableBuilder();
  const columns = createColumnWriter();
  const codes: string[] = [];
  const codeNumbers = new Map<string, number>();
  const meanings: CodeMeaning[] = [];
  const records = createRecordLookup();
  const groups = createRecordGroups();
  const coordinates = createColumn(Float64Array);
  const row = emptyRow();
  let rowsRead = 0;
  const dictionaries = {
    actors: createByteDictionary(),
    names: createByteDictionary(),
    places: createByteDictionary(),
    sites: createByteDictionary(),
    reports: createByteDictionary('bytes'),
  };

  function codeNumber(code: string): number {
    const known = codeNumbers.get(code);
    if (known !== undefined) return known;
    codeNumbers.set(code, codes.length);
    meanings.push(meaningOf(code, vocabulary));
    return codes.push(code) - 1;
  }

  function push(line: number): void {
    rowsRead++;
    const record = builder.size;
    if (records.find(row.id) >= 0) {
      problems.add('duplicate-row', line, () => String(row.id));
      return;
    }
    const group = row.report < 0 ? -1 : groups.findOrPut(hashOfRow(row), record, isSame);
    records.put(row.id, group >= 0 ? group : record);
    if (group >= 0) {
      columns.addReport(group);
      builder.addMentions(group, row.mentions);
      return;
    }
    columns.write(record, row);
    fillTableRow(builder.row, row, meanings[row.code]);
    builder.push();
  }

  const isSame = (record: number) => columns.isSame(record, row);

  return {
    dataset,
    vocabulary,
    problems,
    row,
    ...dictionaries,
    codeNumber,
    push,
    locate(place, latitude, longitude) {
      coordinates.set(place * 2, latitude);
      coordinates.set(place * 2 + 1, longitude);
    },
    get rowsRead() {
      return rowsRead;
    },
    build: () => ({
      dataset,
      table: builder.build(),
      columns: columns.take(builder.size),
      codes,
      ...dictionaries,
      coordinates: coordinates.take(dictionaries.places.size * 2),
      records,
      rowsRead,
    }),
  };
}

function emptyRow(): ImportRow {
  return {
    id: 0,
    day: 0,
    precision: 'day',
    uncertain: false,
    code: 0,
    actor1: -1,
    actor2: -1,
    name1: -1,
    name2: -1,
    place: -1,
    site: -1,
    report: -1,
    goldstein: NaN,
    mentions: 0,
  };
}

function meaningOf(code: string, vocabulary: Vocabulary): CodeMeaning {
  const root = code.slice(0, 2);
  const isRoot = vocabulary.rootLabel(root) !== null;
  const kind = kindOfCode(code);
  return {
    kind,
    kindNumber: EVENT_KINDS.indexOf(kind),
    root: isRoot ? Number(root) : 0,
    quadClass: isRoot ? quadClassOfRoot(root) : 0,
    goldstein: vocabulary.goldstein(code) ?? NaN,
    topic: TOPIC_NAMES.indexOf(topicOfCode(code)),
    speaks: rolesOfCode(code)[0] === 'speaker',
  };
}

type TableRow = ReturnType<typeof createTableBuilder>['row'];

function fillTableRow(to: TableRow, row: ImportRow, meaning: CodeMeaning | undefined): void {
  if (!meaning) throw new RangeError(`No such code: ${row.code}`);
  to.earliest = row.day * MS_PER_DAY;
  to.latest = endDay(row) * MS_PER_DAY - 1;
  to.flags = row.uncertain ? ROW_FLAGS.uncertain : 0;
  to.kind = meaning.kindNumber;
  to.goldstein = Number.isNaN(row.goldstein) ? meaning.goldstein : row.goldstein;
  to.mentions = row.mentions;
  to.importance = weighImportance(meaning.kind, row.mentions, to.goldstein);
  to.rootCode = meaning.root;
  to.quadClass = meaning.quadClass;
  to.confidences = REPORTED;
  to.place = row.place;
  if (row.actor1 >= 0) to.actors.push(row.actor1);
  if (row.actor2 >= 0 && row.actor2 !== row.actor1) to.actors.push(row.actor2);
  to.speakers = meaning.speaks && row.actor1 >= 0 ? 1 : 0;
  to.topics.push(meaning.topic);
  to.sources.push(DATASET_SOURCE);
  if (row.site >= 0) to.sources.push(row.site + 1);
}

/** The first day after what is known. */
function endDay({ day, precision }: ImportRow): number {
  if (precision === 'day') return day + 1;
  const { year, month } = civilFromDays(day);
  return precision === 'month' ? daysFromCivil(year, month + 1, 1) : daysFromCivil(year + 1, 1, 1);
}

function hashOfRow(row: ImportRow): number {
  const hash = mixHash(mixHash(row.report + 1, row.day), row.code);
  return mixHash(mixHash(hash, row.actor1 + 1), row.actor2 + 1);
}
