import type { Bounds } from '../dates/dates.ts';
import { EVENT_KINDS } from '../document/model.ts';
import type { OverviewAnswer } from './event-source.ts';
import { at, type EventTable } from './event-table.ts';
import type { FilteredRows } from './row-filter.ts';

/** From the earliest to the latest finite bound; null where there is none. */
export function spanOf(table: EventTable): Bounds | null {
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = 0; row < table.size; row++) {
    for (const bound of [at(table.earliest, row), at(table.latest, row)]) {
      if (!Number.isFinite(bound)) continue;
      if (bound < earliest) earliest = bound;
      if (bound > latest) latest = bound;
    }
  }
  return earliest <= latest ? { earliest, latest } : null;
}

/** Counts of filtered rows by where they begin; one without a stated start is counted in the first bin. */
export function countOverview(
  table: EventTable,
  span: Bounds | null,
  filtered: FilteredRows,
  bins: number,
): OverviewAnswer {
  if (!Number.isInteger(bins) || bins < 1) throw new RangeError(`Not a number of bins: ${bins}`);
  const { earliest: from, latest: to } = span ?? { earliest: 0, latest: 0 };
  const counts = Array.from({ length: bins }, () => EVENT_KINDS.map(() => 0));
  const perBin = bins / Math.max(1, to - from);
  for (let row = 0; row < table.size; row++) {
    if (filtered.failed[row] !== 0) continue;
    const bin = Math.floor((at(table.earliest, row) - from) * perBin);
    const kinds = counts[Math.min(bins - 1, Math.max(0, bin))];
    const kind = at(table.kind, row);
    if (kinds) kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { from, to, bins: counts };
}
