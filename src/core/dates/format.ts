import type { Bounds, TimelineDate } from './dates.ts';
import type { TimeUnit } from './calendar.ts';
import type { DateWords, MonthNames } from './words.ts';

export type { DateWords, MonthNames } from './words.ts';

export interface DateFormatOptions {
  readonly digits: 'latin' | 'arabic-indic';
  readonly months: MonthNames;
  readonly style: 'long' | 'short';
  /** Names the day of the week of a date that is one day. */
  readonly weekday?: boolean;
  /** Leaves out the year of days and months, where a heading or an axis gives it. */
  readonly withoutYear?: boolean;
}

export function formatDate(date: TimelineDate, _words: DateWords, _options: DateFormatOptions): string {
  return date.edtf;
}

/** The stretch of time that a window shows, as finely as its length makes sense. */
export function formatRange(bounds: Bounds, _words: DateWords, _options: DateFormatOptions): string {
  return `${bounds.earliest}/${bounds.latest}`;
}

/** The label of an axis at `ms`: of its own unit alone (`16`, `June`, `14:00`), or in full with all that is above it. */
export function formatTick(
  ms: number,
  unit: TimeUnit,
  _words: DateWords,
  _options: DateFormatOptions & { readonly tick?: 'own' | 'full' },
): string {
  return `${ms} ${unit}`;
}
