import type { Bounds } from './dates.ts';

/**
 * By earliest, then latest; 0 only where both are equal, so a stable sort keeps such dates as they stood. An open
 * start comes first, an open end last.
 */
export function compareDates(a: Bounds, b: Bounds): number {
  return compareNumbers(a.earliest, b.earliest) || compareNumbers(a.latest, b.latest);
}

/** By comparison, since the difference of two infinities is no number. */
function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether the date, wherever between its bounds it lies, lies in `bounds`. */
export function certainlyWithin(date: Bounds, bounds: Bounds): boolean {
  return date.earliest >= bounds.earliest && date.latest <= bounds.latest;
}

/** Whether the date may lie in `bounds`, in part at least. */
export function possiblyWithin(date: Bounds, bounds: Bounds): boolean {
  return date.earliest <= bounds.latest && date.latest >= bounds.earliest;
}
