import type { DocumentIndex } from '../document/document-index.ts';
import type { RowLists } from './event-table.ts';
import { partiesOfActor, statesOfActor, withMemberships } from './membership.ts';

/**
 * Numbers for ids. The records of the document come first, in its order; ids that events name and the document does
 * not hold come after, so that no event loses what it says.
 */
export interface Dictionary {
  readonly ids: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
}

/** What a table's numbers stand for. */
export interface Catalog {
  readonly index: DocumentIndex;
  readonly actors: Dictionary;
  readonly places: Dictionary;
  readonly topics: Dictionary;
  readonly sources: Dictionary;
  /** Actor number to the numbers of the actor and of all that it is a member of. */
  readonly memberships: RowLists;
  /** Actor number to the numbers of its states, itself included where it is one. */
  readonly states: RowLists;
  /** Actor number to its states, or to itself where it has none. */
  readonly parties: RowLists;
  /** Countries of places, ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** Place number to country number plus one, 0 where none is known. */
  readonly placeCountry: Uint32Array;
}

interface WithId {
  readonly id: string;
}

/** Ids beyond those of the document's own records, by kind of record. */
export interface UnknownIds {
  readonly actors: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

export function buildCatalog(index: DocumentIndex, unknown?: UnknownIds): Catalog {
  const { document } = index;
  // A group may itself be unknown to the document: actors are numbered with all that they are members of.
  const groups = new Set(unknown?.actors);
  for (const { id } of document.actors) for (const group of withMemberships(id, index)) groups.add(group);
  const actors = buildDictionary(document.actors, groups);
  const places = buildDictionary(document.places, unknown?.places);
  const { countries, placeCountry } = countriesOfPlaces(places, index);
  const listsOf = (find: (actor: string, index: DocumentIndex) => readonly string[]) =>
    toLists(actors.ids.map((id) => find(id, index).map((other) => actors.numbers.get(other) ?? 0)));
  return {
    index,
    actors,
    places,
    topics: buildDictionary(document.topics, unknown?.topics),
    sources: buildDictionary(document.sources, unknown?.sources),
    memberships: listsOf(withMemberships),
    states: listsOf(statesOfActor),
    parties: listsOf(partiesOfActor),
    countries,
    placeCountry,
  };
}

function buildDictionary(records: readonly WithId[], unknown: ReadonlySet<string> = new Set()): Dictionary {
  const ids = [...new Set([...records.map(({ id }) => id), ...unknown])];
  return { ids, numbers: new Map(ids.map((id, number) => [id, number])) };
}

function countriesOfPlaces(places: Dictionary, index: DocumentIndex) {
  const numbers = new Map<string, number>();
  const placeCountry = new Uint32Array(places.ids.length);
  for (const [place, id] of places.ids.entries()) {
    const country = index.places.get(id)?.country;
    if (country === undefined) continue;
    const number = numbers.get(country) ?? numbers.size;
    numbers.set(country, number);
    placeCountry[place] = number + 1;
  }
  return { countries: [...numbers.keys()], placeCountry };
}

export function toLists(lists: readonly (readonly number[])[]): RowLists {
  const offsets = new Uint32Array(lists.length + 1);
  for (const [row, list] of lists.entries()) offsets[row + 1] = (offsets[row] ?? 0) + list.length;
  return { offsets, values: Uint32Array.from(lists.flat()) };
}

/**
 * For every row the numbers that `expand` gives for each of its own, each once: actors to all that they are members of.
 * Gives `rows` itself where nothing would change.
 */
export function expandLists(rows: RowLists, expand: RowLists): RowLists {
  if (isIdentity(expand)) return rows;
  const offsets = new Uint32Array(rows.offsets.length);
  let values = new Uint32Array(Math.max(16, rows.values.length * 2));
  let next = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const start = next;
    const end = rows.offsets[row + 1] ?? 0;
    for (let at = rows.offsets[row] ?? 0; at < end; at++) {
      const own = rows.values[at] ?? 0;
      const last = expand.offsets[own + 1] ?? 0;
      for (let from = expand.offsets[own] ?? 0; from < last; from++) {
        const value = expand.values[from] ?? 0;
        if (includes(values, start, next, value)) continue;
        if (next === values.length) values = doubled(values);
        values[next++] = value;
      }
    }
    offsets[row + 1] = next;
  }
  return { offsets, values: values.slice(0, next) };
}

function includes(values: Uint32Array, from: number, to: number, value: number): boolean {
  for (let at = from; at < to; at++) if (values[at] === value) return true;
  return false;
}

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(values.length * 2);
  longer.set(values);
  return longer;
}

function isIdentity(lists: RowLists): boolean {
  const rows = lists.offsets.length - 1;
  if (lists.values.length !== rows) return false;
  for (let row = 0; row < rows; row++)
    if (lists.offsets[row] !== row || lists.values[row] !== row) return false;
  return true;
}
