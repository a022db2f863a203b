import { parseDate } from '../dates/parse.ts';
import type { TimelineDate } from '../dates/dates.ts';
import type { DocumentIndex } from '../document/document-index.ts';
import { CONFIDENCES, EVENT_KINDS, type TimelineEvent } from '../document/model.ts';
import { buildCatalog, type Catalog, type Dictionary, type UnknownIds } from './catalog.ts';
import { type EventTable, ROW_FLAGS } from './event-table.ts';
import { importanceOf } from './event-importance.ts';
import { quadClassOf, rootCodeOf } from './quad-class.ts';
import { createTableBuilder, type TableRow } from './table-builder.ts';

export interface CatalogedTable {
  readonly table: EventTable;
  readonly catalog: Catalog;
}

/** A document's events as columns; record `n` is the document's event `n`. */
export function tableFromDocument(index: DocumentIndex): CatalogedTable {
  const catalog = buildCatalog(index, unknownIds(index));
  const builder = createTableBuilder(index.document.events.length);
  const dates = new Map<string, TimelineDate>();
  for (const event of index.document.events) {
    fillDate(builder.row, cachedDate(event.date, dates));
    fillRow(builder.row, event, catalog);
    builder.push();
  }
  return { table: builder.build(), catalog };
}

function unknownIds({ document }: DocumentIndex): UnknownIds {
  const actors = new Set<string>();
  const places = new Set<string>();
  const topics = new Set<string>();
  const sources = new Set<string>();
  for (const event of document.events) {
    for (const { actor } of event.actors ?? []) actors.add(actor);
    if (event.place !== undefined) places.add(event.place);
    for (const topic of event.topics ?? []) topics.add(topic);
    for (const { source } of event.citations ?? []) sources.add(source);
  }
  return { actors, places, topics, sources };
}

function cachedDate(edtf: string, dates: Map<string, TimelineDate>): TimelineDate {
  const known = dates.get(edtf);
  if (known) return known;
  const parsed = parseDate(edtf);
  if (!parsed.ok) throw new RangeError(`Not an EDTF date: ${edtf}`);
  dates.set(edtf, parsed.date);
  return parsed.date;
}

function fillDate(row: TableRow, date: TimelineDate): void {
  row.earliest = date.earliest;
  row.latest = date.latest;
  row.flags =
    (date.uncertain ? ROW_FLAGS.uncertain : 0) |
    (date.approximate ? ROW_FLAGS.approximate : 0) |
    (date.openStart ? ROW_FLAGS.openStart : 0) |
    (date.openEnd ? ROW_FLAGS.openEnd : 0);
}

const KIND_NUMBERS = numbersOf(EVENT_KINDS);
const CONFIDENCE_BITS = new Map(CONFIDENCES.map((confidence, number) => [confidence, 1 << number]));

function numbersOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  return new Map(values.map((value, number) => [value, number]));
}

function fillRow(row: TableRow, event: TimelineEvent, catalog: Catalog): void {
  if (event.starred) row.flags |= ROW_FLAGS.starred;
  row.kind = KIND_NUMBERS.get(event.kind)!;
  row.importance = importanceOf(event);
  row.goldstein = event.goldstein ?? NaN;
  row.mentions = event.mentions ?? 0;
  if (event.cameo !== undefined) {
    row.rootCode = Number(rootCodeOf(event) ?? 0);
    row.quadClass = quadClassOf(event) ?? 0;
  }
  if (event.place !== undefined) row.place = numberOf(catalog.places, event.place);
  fillActors(row, event, catalog);
  for (const topic of event.topics ?? []) row.topics.push(numberOf(catalog.topics, topic));
  for (const { source, confidence } of event.citations ?? []) {
    row.sources.push(numberOf(catalog.sources, source));
    row.confidences |= CONFIDENCE_BITS.get(confidence)!;
  }
}

/** Those who speak come first; an actor that is named twice (as host and as speaker) is kept once. */
function fillActors(row: TableRow, { actors }: TimelineEvent, catalog: Catalog): void {
  if (!actors) return;
  for (const { actor, role } of actors) {
    if (role !== 'speaker') continue;
    const number = numberOf(catalog.actors, actor);
    if (!row.actors.includes(number)) row.actors.push(number);
  }
  row.speakers = row.actors.length;
  for (const { actor } of actors) row.actors.push(numberOf(catalog.actors, actor));
}

function numberOf(dictionary: Dictionary, id: string): number {
  const number = dictionary.numbers.get(id);
  if (number === undefined) throw new RangeError(`Not in the catalog: ${id}`);
  return number;
}
