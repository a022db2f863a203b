import { EVENT_KINDS } from '../document/model.ts';
import type { DensityBin } from './event-source.ts';
import type { EventTable } from './event-table.ts';

/**
 * The numbers of a bin, flat, so that bins can be added and subtracted: counts by kind, counts by quad class, the sum
 * of the Goldstein scores and how many rows have one.
 */
const KINDS = EVENT_KINDS.length;
const GOLDSTEIN_SUM = KINDS + 4;
const GOLDSTEIN_COUNT = GOLDSTEIN_SUM + 1;
export const BIN_NUMBERS = GOLDSTEIN_COUNT + 1;

/** Adds a row to the numbers that begin at `start`, or takes it out (`times` −1). */
export function countRow(
  numbers: Float64Array,
  start: number,
  table: EventTable,
  row: number,
  times: number,
): void {
  numbers[start + table.kind[row]!]! += times;
  const quadClass = table.quadClass[row]!;
  if (quadClass > 0) numbers[start + KINDS + quadClass - 1]! += times;
  const goldstein = table.goldstein[row]!;
  if (goldstein === goldstein) {
    numbers[start + GOLDSTEIN_SUM]! += goldstein * times;
    numbers[start + GOLDSTEIN_COUNT]! += times;
  }
}

/** Null where the bin holds nothing. */
export function toDensityBin(
  numbers: Float64Array,
  start: number,
  from: number,
  to: number,
): DensityBin | null {
  let count = 0;
  const kinds: number[] = [];
  for (let kind = 0; kind < KINDS; kind++) {
    const own = numbers[start + kind]!;
    kinds.push(own);
    count += own;
  }
  if (count === 0) return null;
  const quadClasses: number[] = [];
  for (let quad = KINDS; quad < GOLDSTEIN_SUM; quad++) quadClasses.push(numbers[start + quad]!);
  const scored = numbers[start + GOLDSTEIN_COUNT]!;
  const goldstein = scored === 0 ? null : numbers[start + GOLDSTEIN_SUM]! / scored;
  return { from, to, count, kinds, goldstein, quadClasses };
}
