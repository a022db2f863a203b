import { EVENT_KINDS, type LaneMode } from '../document/model.ts';
import { assertNever } from '../document/assert-never.ts';
import type { Catalog } from './catalog.ts';
import { at, type EventTable, type RowLists } from './event-table.ts';
import { compareLanes, laneIds, MOST_STATEMENT_LANES, NONE_LANE } from './lanes.ts';

/** The lanes of a table in one mode, in their natural order, and for every row the numbers of the lanes it stands in. */
export interface RowLanes {
  readonly ids: readonly string[];
  readonly rows: RowLists;
  /** The most lanes that any row stands in. */
  readonly most: number;
}

/** Gives lane numbers of a row one by one; the same as `lanesOfEvent` for the event that the row stands for. */
type LaneWriter = (row: number, add: (lane: number) => void) => void;

export function buildRowLanes({ table, catalog }: TableWithCatalog, mode: LaneMode): RowLanes {
  const names = createLaneNames();
  const write = laneWriter({ table, catalog }, mode, names.number);
  const rows = writeLists(table.size, write, () => names.number(NONE_LANE));
  return inNaturalOrder(names.ids, rows, catalog, mode);
}

interface TableWithCatalog {
  readonly table: EventTable;
  readonly catalog: Catalog;
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

/** Every row's numbers, each once; `none` stands in for an empty list. */
function writeLists(size: number, write: LaneWriter, none: () => number): RowLists {
  const offsets = new Uint32Array(size + 1);
  let values = new Uint32Array(Math.max(16, size));
  let next = 0;
  let start = 0;
  const add = (lane: number) => {
    for (let from = start; from < next; from++) if (values[from] === lane) return;
    if (next === values.length) {
      const longer = new Uint32Array(values.length * 2);
      longer.set(values);
      values = longer;
    }
    values[next++] = lane;
  };
  for (let row = 0; row < size; row++) {
    start = next;
    write(row, add);
    if (next === start) add(none());
    offsets[row + 1] = next;
  }
  return { offsets, values: values.slice(0, next) };
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
  const values = rows.values.map((lane) => at(placeOf, lane));
  return { ids, rows: { offsets: rows.offsets, values }, most: longest(rows) };
}

function longest({ offsets }: RowLists): number {
  let most = 1;
  for (let row = 1; row < offsets.length; row++)
    most = Math.max(most, at(offsets, row) - at(offsets, row - 1));
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

function listWriter(lists: RowLists, laneOf: (value: number) => number): LaneWriter {
  return (row, add) => {
    for (let from = at(lists.offsets, row); from < at(lists.offsets, row + 1); from++) {
      add(laneOf(at(lists.values, from)));
    }
  };
}

/** For columns in which 0 says that there is none. */
function columnWriter(column: ArrayLike<number>, laneOf: (value: number) => number): LaneWriter {
  return (row, add) => {
    const value = at(column, row);
    if (value !== 0) add(laneOf(value));
  };
}

function countryWriter(
  { table, catalog }: TableWithCatalog,
  laneOf: (country: number) => number,
): LaneWriter {
  return (row, add) => {
    const place = at(table.place, row);
    const country = place === 0 ? 0 : at(catalog.placeCountry, place - 1);
    if (country !== 0) add(laneOf(country));
  };
}

const STATEMENT = EVENT_KINDS.indexOf('statement');

function kindWriter({ table, catalog }: TableWithCatalog, byNumber: ByNumber): LaneWriter {
  const whole = byNumber((kind) => laneIds.kind(EVENT_KINDS[kind] ?? 'other'));
  const ofState = byNumber((state) => laneIds.statement(catalog.actors.ids[state] ?? ''));
  const split = statementsAreSplit(table, catalog);
  return (row, add) => {
    const kind = at(table.kind, row);
    let stands = false;
    if (split && kind === STATEMENT) {
      eachSpeakerState(table, catalog, row, (state) => {
        add(ofState(state));
        stands = true;
      });
    }
    if (!stands) add(whole(kind));
  };
}

function statementsAreSplit(table: EventTable, catalog: Catalog): boolean {
  const speaking = new Set<number>();
  for (let row = 0; row < table.size && speaking.size <= MOST_STATEMENT_LANES; row++) {
    if (at(table.kind, row) === STATEMENT)
      eachSpeakerState(table, catalog, row, (state) => speaking.add(state));
  }
  return speaking.size > 1 && speaking.size <= MOST_STATEMENT_LANES;
}

/** States of the speakers, or of the first actor where nobody is named as one. */
function eachSpeakerState(
  table: EventTable,
  catalog: Catalog,
  row: number,
  take: (state: number) => void,
): void {
  const start = at(table.actors.offsets, row);
  const end = Math.min(at(table.actors.offsets, row + 1), start + Math.max(1, at(table.speakers, row)));
  for (let from = start; from < end; from++) {
    const actor = at(table.actors.values, from);
    const last = at(catalog.states.offsets, actor + 1);
    for (let state = at(catalog.states.offsets, actor); state < last; state++)
      take(at(catalog.states.values, state));
  }
}

function pairWriter({ table, catalog }: TableWithCatalog, number: (id: string) => number): LaneWriter {
  const { actors, parties } = catalog;
  const order = actors.ids.map((_, actor) => actor).sort((a, b) => compareIds(actors.ids[a], actors.ids[b]));
  const alphabetical = new Uint32Array(order.length);
  for (const [place, actor] of order.entries()) alphabetical[actor] = place;
  const known = new Map<number, number>();
  const laneOf = (first: number, second: number) => {
    const key = first * actors.ids.length + second;
    const lane = known.get(key);
    if (lane !== undefined) return lane;
    const made = number(laneIds.pair(actors.ids[first] ?? '', actors.ids[second] ?? ''));
    known.set(key, made);
    return made;
  };
  return (row, add) => {
    const own = partiesOfRow(table.actors, parties, row).sort(
      (a, b) => at(alphabetical, a) - at(alphabetical, b),
    );
    for (const [place, first] of own.entries()) {
      for (let other = place + 1; other < own.length; other++) add(laneOf(first, own[other] ?? 0));
    }
  };
}

function compareIds(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function partiesOfRow(actors: RowLists, parties: RowLists, row: number): number[] {
  const own: number[] = [];
  for (let from = at(actors.offsets, row); from < at(actors.offsets, row + 1); from++) {
    const actor = at(actors.values, from);
    for (let party = at(parties.offsets, actor); party < at(parties.offsets, actor + 1); party++) {
      const value = at(parties.values, party);
      if (!own.includes(value)) own.push(value);
    }
  }
  return own;
}
