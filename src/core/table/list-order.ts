import type { LanguageMap } from '../document/model.ts';
import { fold } from '../search/fold.ts';
import type { Catalog, Dictionary } from './catalog.ts';
import type { ListSort } from './event-source.ts';
import { assertNever } from '../document/assert-never.ts';
import { at, type EventTable, type RowLists } from './event-table.ts';
import type { RowRecords } from './row-records.ts';

/** Without a value (no actor, no place) comes after all that have one, whichever way the list runs. */
const LAST = 0xffffffff;

/** What rows can be sorted by without a text that is looked for. */
export type SortColumn = Exclude<ListSort['by'], 'relevance'>;

/**
 * A number for every row, by which rows are put in order; equal ones stay in the order of time. Texts are compared
 * folded and by code point: the same everywhere, right for Arabic and for Latin without its diacritics.
 */
export function buildSortKeys(
  by: SortColumn,
  language: string,
  table: EventTable,
  catalog: Catalog,
  records: RowRecords,
): ArrayLike<number> | null {
  switch (by) {
    case 'date':
      return null;
    case 'kind':
      return table.kind;
    case 'title':
      return rankTexts(Array.from(table.record, (record) => records.titleOf(record, language)));
    case 'actor': {
      const ranks = rankNames(catalog.actors, (id) => catalog.index.actors.get(id)?.name, language);
      return Uint32Array.from({ length: table.size }, (_, row) => firstOf(table.actors, row, ranks));
    }
    case 'place': {
      const ranks = rankNames(catalog.places, (id) => catalog.index.places.get(id)?.name, language);
      return Uint32Array.from(table.place, (place) => (place === 0 ? LAST : at(ranks, place - 1)));
    }
    default:
      return assertNever(by);
  }
}

function firstOf(lists: RowLists, row: number, ranks: Uint32Array): number {
  const start = at(lists.offsets, row);
  return start === at(lists.offsets, row + 1) ? LAST : at(ranks, at(lists.values, start));
}

function rankNames(
  { ids }: Dictionary,
  nameOf: (id: string) => LanguageMap | undefined,
  language: string,
): Uint32Array {
  return rankTexts(ids.map((id) => textIn(nameOf(id), language) ?? id));
}

/** The text in a language, else in whichever stands first. */
export function textIn(texts: LanguageMap | undefined, language: string): string | undefined {
  return texts?.[language] ?? (texts && Object.values(texts)[0]);
}

/** Equal texts have equal ranks. */
function rankTexts(texts: readonly string[]): Uint32Array {
  const folded = texts.map(fold);
  const distinct = [...new Set(folded)].sort((a, b) => (a < b ? -1 : 1));
  const ranks = new Map(distinct.map((text, rank) => [text, rank]));
  return Uint32Array.from(folded, (text) => ranks.get(text) ?? LAST);
}

/** Sorts row numbers, which come in the order of time, by their keys. */
export function sortRows(
  rows: Uint32Array,
  keys: ArrayLike<number> | null,
  descending: boolean,
): Uint32Array {
  if (keys === null) return descending ? rows.reverse() : rows;
  const sign = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const first = at(keys, a);
    const second = at(keys, b);
    if (first === second) return a - b;
    if (first === LAST || second === LAST) return first === LAST ? 1 : -1;
    return (first - second) * sign;
  });
}
