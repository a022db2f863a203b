import type { Bounds } from '../dates/dates.ts';
import { EVENT_KINDS } from '../document/model.ts';
import type { OverviewAnswer } from './event-source.ts';
import type { EventTable } from './event-table.ts';
import type { FilteredRows } from './row-filter.ts';

/** From the earliest to the latest finite bound; null where there is none. */
export function spanOf({ earliest, latest }: EventTable): Bounds | null {
  let first = Infinity;
  let last = -Infinity;
  const take = (bounds: Float64Array) => {
    for (let row = 0; row < bounds.length; row++) {
      const bound = bounds[row]!;
      if (bound < first && bound > -Infinity) first = bound;
      if (bound > last && bound < Infinity) last = bound;
    }
  };
  take(earliest);
  take(latest);
  return first <= last ? { earliest: first, latest: last } : null;
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
  const perBin = bins / Math.max(1, to - from);
  const kinds = EVENT_KINDS.length;
  const counts = new Uint32Array(bins * kinds);
  const passing = filtered.passing();
  for (let place = 0; place < passing.length; place++) {
    const row = passing[place]!;
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((table.earliest[row]! - from) * perBin)));
    counts[bin * kinds + table.kind[row]!]! += 1;
  }
  return {
    from,
    to,
    bins: Array.from({ length: bins }, (_, bin) => [...counts.subarray(bin * kinds, (bin + 1) * kinds)]),
  };
}
