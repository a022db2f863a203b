import type { CancelSignal } from '../cancel.ts';
import type { Bounds } from '../dates/dates.ts';
import type { FacetName, Filter, LaneMode } from '../document/model.ts';
import type { TextHits } from '../search/text-search.ts';
import type { Catalog } from './catalog.ts';
import type {
  EventSource,
  FacetAnswer,
  ListAnswer,
  ListSort,
  OverviewAnswer,
  SearchAnswer,
  WindowAnswer,
  WindowQuery,
} from './event-source.ts';
import { at, type EventTable, rowsOfRecords } from './event-table.ts';
import { createFacetColumns } from './facet-columns.ts';
import { countFacets, countTotals } from './facets.ts';
import { keepLast, keepOnce } from './kept-results.ts';
import { buildRowRanks, sortByRank, type SortColumn } from './list-order.ts';
import { buildOngoingRows, mostOngoing } from './ongoing-rows.ts';
import { countOverview, spanOf } from './overview.ts';
import { createRowFilter, type FilteredRows } from './row-filter.ts';
import { buildRowLanes } from './row-lanes.ts';
import type { RowRecords } from './row-records.ts';
import { BestRows, buildSalience, highestFirst } from './salience.ts';
import { createTimeCells } from './time-cells.ts';
import { grainOf } from './time-steps.ts';
import { findVisibleLanes } from './visible-lanes.ts';
import { answerWindow, stepOfQuery } from './window.ts';

/** Answers from columns in memory: a document's, or a large table's inside its worker. */
export function createTableSource(table: EventTable, catalog: Catalog, records: RowRecords): EventSource {
  const span = spanOf(table);
  const rowOfRecord = rowsOfRecords(table);
  const rowOf = (eventId: string) => {
    const record = records.recordOf(eventId);
    return record < 0 ? -1 : at(rowOfRecord, record);
  };
  const idOf = (row: number) => records.idOf(at(table.record, row));
  const facet = createFacetColumns(table, catalog);
  const totals = keepOnce((name: FacetName) => countTotals(facet(name), table.size));
  const applyFilter = createRowFilter({ table, catalog, facet, rowOf });
  const hitsOf = keepLast(4, async (text: string) => (await records.textSearch()).find(text));
  const ranksOf = keepLast(3, (_key: string, by: SortColumn, language: string) =>
    buildRowRanks(by, language, table, catalog, records),
  );
  // Pages of one list come one after the other: it is sorted for the first.
  const sortedRows = keepLast(2, (filtered: FilteredRows) =>
    keepLast(2, (_key: string, { by, descending, language }: ListSort) => {
      const rows = filtered.passing();
      if (by === 'date' || by === 'relevance') return descending ? rows.toReversed() : rows;
      return sortByRank(rows, ranksOf(`${by} ${language}`, by, language), descending);
    }),
  );
  const windows = createWindows(table, catalog, span, idOf, rowOf);

  async function filterRows(filter: Filter, signal?: CancelSignal): Promise<FilteredRows> {
    const hits = filter.text ? await hitsOf(filter.text) : null;
    signal?.throwIfAborted();
    return applyFilter(filter, hits && hits.scores);
  }

  return {
    total: table.size,
    span,
    async window(query: WindowQuery, signal?: CancelSignal): Promise<WindowAnswer> {
      return windows(query, await filterRows(query.filter, signal));
    },
    async facets(filter: Filter, names: readonly FacetName[], signal?: CancelSignal): Promise<FacetAnswer> {
      return countFacets(filter, names, await filterRows(filter, signal), facet, totals);
    },
    async overview(filter: Filter, bins: number, signal?: CancelSignal): Promise<OverviewAnswer> {
      return countOverview(table, span, await filterRows(filter, signal), bins);
    },
    async search(text: string, filter: Filter, limit: number, signal?: CancelSignal): Promise<SearchAnswer> {
      const filtered = await filterRows({ ...filter, text }, signal);
      const hits = await hitsOf(text);
      if (hits === null) return { total: 0, hits: [] };
      const best = bestRows(table, filtered, hits, limit);
      const found = Array.from(best, (row) => {
        const record = table.record[row]!;
        return {
          eventId: records.idOf(record),
          score: hits.scores[record]!,
          matched: hits.matchedIn(record),
        };
      });
      return { total: filtered.matching, hits: found };
    },
    async list(
      filter: Filter,
      sort: ListSort,
      offset: number,
      limit: number,
      signal?: CancelSignal,
    ): Promise<ListAnswer> {
      const filtered = await filterRows(filter, signal);
      const rows = await listedRows(filtered, filter, sort, offset + limit);
      return { total: filtered.matching, eventIds: Array.from(rows.subarray(offset, offset + limit), idOf) };
    },
    async listPlace(filter: Filter, sort: ListSort, eventId: string, signal?: CancelSignal) {
      const filtered = await filterRows(filter, signal);
      const row = rowOf(eventId);
      if (row < 0 || filtered.failed[row] !== 0) return -1;
      return (await listedRows(filtered, filter, sort, filtered.matching)).indexOf(row);
    },
    async events(ids: readonly string[], signal?: CancelSignal) {
      signal?.throwIfAborted();
      const known = ids.map((id) => records.recordOf(id)).filter((record) => record >= 0);
      return known.map((record) => records.eventAt(record));
    },
  };

  /** At least the first `most` rows of a list. Without a text nothing is more relevant, and the list goes by date. */
  async function listedRows(
    filtered: FilteredRows,
    { text }: Filter,
    sort: ListSort,
    most: number,
  ): Promise<Uint32Array> {
    const hits = sort.by === 'relevance' && text ? await hitsOf(text) : null;
    return hits ? bestRows(table, filtered, hits, most) : sortedRows(filtered)(JSON.stringify(sort), sort);
  }
}

/** At most so many of the rows that pass, the best first. */
function bestRows(
  { record }: EventTable,
  { failed, matching }: FilteredRows,
  { scores }: TextHits,
  most: number,
): Uint32Array {
  const best = new BestRows(Math.min(most, matching), matching);
  for (let row = 0; row < failed.length; row++) if (failed[row] === 0) best.offer(row, scores[record[row]!]!);
  return highestFirst(best.rows(), (row) => scores[record[row]!]!);
}

function createWindows(
  table: EventTable,
  catalog: Catalog,
  span: Bounds | null,
  idOf: (row: number) => string,
  rowOf: (eventId: string) => number,
) {
  // The lanes of a million rows are some megabytes a mode, so only the last few modes are kept.
  const rowLanes = keepLast(3, (mode: LaneMode) => buildRowLanes({ table, catalog }, mode));
  const fixed = keepOnce((_: 'table') => ({
    salience: buildSalience(table),
    ongoing: buildOngoingRows(table.latest),
    grain: grainOf(table.earliest),
  }));
  const counted = keepLast(3, (filtered: FilteredRows) => {
    const visible = keepLast(3, (mode: LaneMode) => findVisibleLanes(rowLanes(mode), filtered));
    return keepLast(3, (_key: string, query: WindowQuery) => {
      const lanes = visible(query.lanes);
      const collapsed = positionsOf(lanes.ids, query.collapsed);
      const input = { table, filtered, lanes, collapsed, most: mostOfCell(query), ...fixed('table') };
      const ongoingAt = keepOnce((length: number) => mostOngoing(table, filtered, length));
      return { ...input, cellsOf: createTimeCells(input, span), ongoingAt };
    });
  });
  return (query: WindowQuery, filtered: FilteredRows): WindowAnswer => {
    const step = stepOfQuery(query, fixed('table').grain);
    const { cellsOf, ongoingAt, ...input } = counted(filtered)(countKey(query), query);
    const ofStep = { step, cells: cellsOf(step), mostOngoing: () => ongoingAt(step.width) };
    return answerWindow(query, { ...input, ...ofStep, idOf, rowOf });
  };
}

/** What counting depends on, which is nothing that changes in a pan or a zoom. */
function countKey(query: WindowQuery): string {
  return JSON.stringify([query.lanes, [...(query.collapsed ?? [])].sort(), mostOfCell(query)]);
}

/** Rounded up, so that a little more or less room does not begin anew. */
function mostOfCell({ limit }: WindowQuery): number {
  return Math.ceil(Math.max(1, limit) / 128) * 128;
}

function positionsOf(ids: readonly string[], wanted: readonly string[] = []): ReadonlySet<number> {
  const names = new Set(wanted);
  return new Set([...ids.keys()].filter((position) => names.has(ids[position] ?? '')));
}
