import type { TimelineDate } from './dates.ts';
import type { DateWords, MonthNames } from './date-words.ts';

export type { DateWords, MonthNames } from './date-words.ts';

export interface DateFormatOptions {
  readonly digits: 'latin' | 'arabic-indic';
  readonly months: MonthNames;
  readonly style: 'long' | 'short';
  /** Names the day of the week of a date that is one day. */
  readonly weekday?: boolean;
}

export function formatDate(date: TimelineDate, _words: DateWords, _options: DateFormatOptions): string {
  return date.edtf;
}
