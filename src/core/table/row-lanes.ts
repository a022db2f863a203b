import { EVENT_KINDS, type LaneMode } from '../document/model.ts';
import { assertNever } from '../document/assert-never.ts';
import type { Catalog } from './catalog.ts';
import type { EventTable, RowLists } from './event-table.ts';
import { compareLanes, laneIds, MOST_STATEMENT_LANES, NONE_LANE } from './lanes.ts';

/** The lanes of a table in one mode, in their natural order, and for every row the numbers of the lanes it stands in. */
export interface RowLanes {
  readonly ids: readonly string[];
  readonly rows: RowLists;
  /** The most lanes that any row stands in. */
  readonly most: number;
}

/** Writes the lane numbers of one row; the same lanes as `lanesOfEvent` gives for the event that the row stands for. */
type LaneWriter = (row: number, lists: ListWriter) => void;

interface TableWithCatalog {
  readonly table: EventTable;
  readonly catalog: Catalog;
}

export function buildRowLanes({ table, catalog }: TableWithCatalog, mode: LaneMode): RowLanes {
  const names = createLaneNames();
  const write = laneWriter({ table, catalog }, mode, names.number);
  const lists = new ListWriter(table.size);
  for (let row = 0; row < table.size; row++) {
    write(row, lists);
    lists.endRow();
  }
  const none = lists.hasEmptyRows() ? names.number(NONE_LANE) : 0;
  return inNaturalOrder(names.ids, lists.take(none), catalog, mode);
}

function createLaneNames() {
  const numbers = new Map<string, number>();
  const ids: string[] = [];
  return {
    ids,
    number(id: string): number {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    },
  };
}

/** Stands in a row's list until it is known what to put for rows that have nothing. */
const EMPTY = 0xffffffff;

/** Lists of numbers, row after row, each number once a row; this runs over a million rows. */
class ListWriter {
  readonly #offsets: Uint32Array;
  #values: Uint32Array<ArrayBuffer>;
  #row = 0;
  #start = 0;
  #next = 0;
  #empty = false;

  constructor(rows: number) {
    this.#offsets = new Uint32Array(rows + 1);
    this.#values = new Uint32Array(Math.max(16, Math.ceil(rows * 1.5)));
  }

  add(value: number): void {
    for (let from = this.#start; from < this.#next; from++) if (this.#values[from] === value) return;
    if (this.#next === this.#values.length) this.#grow();
    this.#values[this.#next++] = value;
  }

  endRow(): void {
    if (this.#next === this.#start) {
      this.add(EMPTY);
      this.#empty = true;
    }
    this.#start = this.#next;
    this.#offsets[++this.#row] = this.#next;
  }

  hasEmptyRows(): boolean {
    return this.#empty;
  }

  /** The lists, in which rows without a number have `none`. */
  take(none: number): RowLists {
    const values = this.#values.slice(0, this.#next);
    for (let from = 0; from < values.length; from++) if (values[from] === EMPTY) values[from] = none;
    return { offsets: this.#offsets, values };
  }

  #grow(): void {
    const longer = new Uint32Array(this.#values.length * 2);
    longer.set(this.#values);
    this.#values = longer;
  }
}

function inNaturalOrder(
  found: readonly string[],
  rows: RowLists,
  catalog: Catalog,
  mode: LaneMode,
): RowLanes {
  const ids = found.toSorted(compareLanes(catalog.index, mode));
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = Uint32Array.from(found, (id) => places.get(id) ?? 0);
  const { offsets, values } = rows;
  for (let from = 0; from < values.length; from++) values[from] = placeOf[values[from]!]!;
  return { ids, rows: { offsets, values }, most: longest(rows) };
}

function longest({ offsets }: RowLists): number {
  let most = 1;
  for (let row = 1; row < offsets.length; row++) most = Math.max(most, offsets[row]! - offsets[row - 1]!);
  return most;
}

function laneWriter(tables: TableWithCatalog, mode: LaneMode, number: (id: string) => number): LaneWriter {
  const { table, catalog } = tables;
  const byNumber = (idOf: (value: number) => string) => {
    const known: number[] = [];
    return (value: number) => (known[value] ??= number(idOf(value)));
  };
  switch (mode) {
    case 'kind':
      return kindWriter(tables, byNumber);
    case 'actor':
      return listWriter(
        table.actors,
        byNumber((actor) => laneIds.actor(catalog.actors.ids[actor] ?? '')),
      );
    case 'topic':
      return listWriter(
        table.topics,
        byNumber((topic) => laneIds.topic(catalog.topics.ids[topic] ?? '')),
      );
    case 'place':
      return columnWriter(
        table.place,
        byNumber((place) => laneIds.place(catalog.places.ids[place - 1] ?? '')),
      );
    case 'country':
      return countryWriter(
        tables,
        byNumber((country) => laneIds.country(catalog.countries[country - 1] ?? '')),
      );
    case 'root-code':
      return columnWriter(table.rootCode, byNumber(laneIds.rootCode));
    case 'quad-class':
      return columnWriter(table.quadClass, byNumber(laneIds.quadClass));
    case 'actor-pair':
      return pairWriter(tables, number);
    default:
      return assertNever(mode);
  }
}

type ByNumber = (idOf: (value: number) => string) => (value: number) => number;

function listWriter({ offsets, values }: RowLists, laneOf: (value: number) => number): LaneWriter {
  return (row, lists) => {
    for (let from = offsets[row]!, end = offsets[row + 1]!; from < end; from++)
      lists.add(laneOf(values[from]!));
  };
}

/** For columns in which 0 says that there is none. */
function columnWriter(column: Uint8Array | Uint32Array, laneOf: (value: number) => number): LaneWriter {
  return (row, lists) => {
    const value = column[row]!;
    if (value !== 0) lists.add(laneOf(value));
  };
}

function countryWriter(
  { table, catalog }: TableWithCatalog,
  laneOf: (country: number) => number,
): LaneWriter {
  const { place } = table;
  const { placeCountry } = catalog;
  return (row, lists) => {
    const own = place[row]!;
    const country = own === 0 ? 0 : placeCountry[own - 1]!;
    if (country !== 0) lists.add(laneOf(country));
  };
}

const STATEMENT = EVENT_KINDS.indexOf('statement');

function kindWriter({ table, catalog }: TableWithCatalog, byNumber: ByNumber): LaneWriter {
  const whole = byNumber((kind) => laneIds.kind(EVENT_KINDS[kind] ?? 'other'));
  const ofState = byNumber((state) => laneIds.statement(catalog.actors.ids[state] ?? ''));
  if (!statementsAreSplit(table, catalog)) return (row, lists) => lists.add(whole(table.kind[row]!));
  return (row, lists) => {
    const states = table.kind[row] === STATEMENT ? speakerStates(table, catalog, row) : [];
    for (const state of states) lists.add(ofState(state));
    if (states.length === 0) lists.add(whole(table.kind[row]!));
  };
}

function statementsAreSplit(table: EventTable, catalog: Catalog): boolean {
  const speaking = new Set<number>();
  for (let row = 0; row < table.size && speaking.size <= MOST_STATEMENT_LANES; row++) {
    if (table.kind[row] !== STATEMENT) continue;
    for (const state of speakerStates(table, catalog, row)) speaking.add(state);
  }
  return speaking.size > 1 && speaking.size <= MOST_STATEMENT_LANES;
}

/** States of the speakers, or of the first actor where nobody is named as one; some may come twice. */
function speakerStates(
  { actors, speakers }: EventTable,
  { states }: Catalog,
  row: number,
): readonly number[] {
  const start = actors.offsets[row]!;
  const end = Math.min(actors.offsets[row + 1]!, start + Math.max(1, speakers[row]!));
  const found: number[] = [];
  for (let from = start; from < end; from++) {
    const actor = actors.values[from]!;
    for (let at = states.offsets[actor]!; at < states.offsets[actor + 1]!; at++)
      found.push(states.values[at]!);
  }
  return found;
}

function pairWriter({ table, catalog }: TableWithCatalog, number: (id: string) => number): LaneWriter {
  const { ids } = catalog.actors;
  const order = Array.from(ids.keys()).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  const alphabetical = new Uint32Array(order.length);
  for (const [place, actor] of order.entries()) alphabetical[actor] = place;
  const known = new Map<number, number>();
  const laneOf = (first: number, second: number) => {
    const key = first * ids.length + second;
    let lane = known.get(key);
    if (lane === undefined) known.set(key, (lane = number(laneIds.pair(ids[first]!, ids[second]!))));
    return lane;
  };
  const own: number[] = [];
  return (row, lists) => {
    partiesOfRow(table.actors, catalog.parties, row, own);
    for (let one = 0; one < own.length; one++) {
      for (let other = one + 1; other < own.length; other++) {
        const inOrder = alphabetical[own[one]!]! < alphabetical[own[other]!]!;
        lists.add(inOrder ? laneOf(own[one]!, own[other]!) : laneOf(own[other]!, own[one]!));
      }
    }
  };
}

function partiesOfRow(actors: RowLists, parties: RowLists, row: number, own: number[]): void {
  own.length = 0;
  for (let from = actors.offsets[row]!; from < actors.offsets[row + 1]!; from++) {
    const actor = actors.values[from]!;
    for (let party = parties.offsets[actor]!; party < parties.offsets[actor + 1]!; party++) {
      const value = parties.values[party]!;
      if (!own.includes(value)) own.push(value);
    }
  }
}
