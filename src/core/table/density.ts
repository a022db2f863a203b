import { EVENT_KINDS } from '../document/model.ts';
import type { DensityBin } from './event-source.ts';
import { at, type EventTable } from './event-table.ts';

/**
 * Counts of a bin, laid out flat so that bins can be added and subtracted: kinds, quad classes, the sum of Goldstein
 * scores and how many have one.
 */
const QUADS = EVENT_KINDS.length;
const GOLDSTEIN_SUM = QUADS + 4;
const GOLDSTEIN_COUNT = GOLDSTEIN_SUM + 1;
export const BIN_NUMBERS = GOLDSTEIN_COUNT + 1;

/** Adds a row to the bin that begins at `start` of `bins`, or takes it out (`times` −1). */
export function countRow(
  bins: Float64Array,
  start: number,
  table: EventTable,
  row: number,
  times: 1 | -1,
): void {
  const kind = start + at(table.kind, row);
  bins[kind] = at(bins, kind) + times;
  const quadClass = at(table.quadClass, row);
  if (quadClass > 0) {
    const quad = start + QUADS + quadClass - 1;
    bins[quad] = at(bins, quad) + times;
  }
  const goldstein = at(table.goldstein, row);
  if (Number.isNaN(goldstein)) return;
  bins[start + GOLDSTEIN_SUM] = at(bins, start + GOLDSTEIN_SUM) + goldstein * times;
  bins[start + GOLDSTEIN_COUNT] = at(bins, start + GOLDSTEIN_COUNT) + times;
}

/** Null where the bin holds nothing. */
export function toDensityBin(bins: Float64Array, start: number, from: number, to: number): DensityBin | null {
  const kinds = Array.from(bins.subarray(start, start + QUADS));
  const count = kinds.reduce((sum, kind) => sum + kind, 0);
  if (count === 0) return null;
  const scored = at(bins, start + GOLDSTEIN_COUNT);
  return {
    from,
    to,
    count,
    kinds,
    goldstein: scored === 0 ? null : at(bins, start + GOLDSTEIN_SUM) / scored,
    quadClasses: Array.from(bins.subarray(start + QUADS, start + GOLDSTEIN_SUM)),
  };
}
