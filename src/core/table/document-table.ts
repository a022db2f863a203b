import { parseDate } from '../dates/parse.ts';
import type { TimelineDate } from '../dates/dates.ts';
import type { DocumentIndex } from '../document/document-index.ts';
import { CONFIDENCES, EVENT_KINDS, type TimelineEvent } from '../document/model.ts';
import { buildCatalog, type Catalog } from './catalog.ts';
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
  const { document } = index;
  const numbers = {
    actors: new IdNumbers(document.actors),
    places: new IdNumbers(document.places),
    topics: new IdNumbers(document.topics),
    sources: new IdNumbers(document.sources),
  };
  const builder = createTableBuilder(document.events.length);
  const dates = new Map<string, TimelineDate>();
  for (const event of document.events) {
    fillDate(builder.row, cachedDate(event.date, dates));
    fillRow(builder.row, event, numbers);
    builder.push();
  }
  const { actors, places, topics, sources } = numbers;
  const unknown = {
    actors: actors.unknown,
    places: places.unknown,
    topics: topics.unknown,
    sources: sources.unknown,
  };
  return { table: builder.build(), catalog: buildCatalog(index, unknown) };
}

/** Numbers ids as the catalog's dictionaries do: those of the records first, then others as they are met. */
class IdNumbers {
  readonly unknown = new Set<string>();
  readonly #numbers = new Map<string, number>();

  constructor(records: readonly { readonly id: string }[]) {
    for (const { id } of records) if (!this.#numbers.has(id)) this.#numbers.set(id, this.#numbers.size);
  }

  of(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.unknown.add(id);
    this.#numbers.set(id, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

type EventNumbers = Readonly<Record<'actors' | 'places' | 'topics' | 'sources', IdNumbers>>;

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

/** Where each value stands. */
export function numbersOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  return new Map(values.map((value, number) => [value, number]));
}

function fillRow(row: TableRow, event: TimelineEvent, numbers: EventNumbers): void {
  if (event.starred) row.flags |= ROW_FLAGS.starred;
  row.kind = KIND_NUMBERS.get(event.kind)!;
  row.importance = importanceOf(event);
  row.goldstein = event.goldstein ?? NaN;
  row.mentions = event.mentions ?? 0;
  if (event.cameo !== undefined) {
    row.rootCode = Number(rootCodeOf(event) ?? 0);
    row.quadClass = quadClassOf(event) ?? 0;
  }
  if (event.place !== undefined) row.place = numbers.places.of(event.place);
  fillActors(row, event, numbers.actors);
  for (const topic of event.topics ?? []) row.topics.push(numbers.topics.of(topic));
  for (const { source, confidence } of event.citations ?? []) {
    row.sources.push(numbers.sources.of(source));
    row.confidences |= CONFIDENCE_BITS.get(confidence)!;
  }
}

/** Those who speak come first; an actor that is named twice (as host and as speaker) is kept once. */
function fillActors(row: TableRow, { actors }: TimelineEvent, numbers: IdNumbers): void {
  if (!actors) return;
  for (const { actor, role } of actors) {
    if (role !== 'speaker') continue;
    const number = numbers.of(actor);
    if (!row.actors.includes(number)) row.actors.push(number);
  }
  row.speakers = row.actors.length;
  for (const { actor } of actors) row.actors.push(numbers.of(actor));
}
