/**
 * The words with which dates are written, as plain data: core knows no language. `{name}` in a pattern stands for a
 * part that is written by itself.
 */
export interface DateWords {
  readonly direction: 'ltr' | 'rtl';
  /** What stands between thousands in Latin digits. */
  readonly group: string;
  /** January first. */
  readonly months: Readonly<Record<MonthNames, readonly string[]>>;
  readonly shortMonths: Readonly<Record<MonthNames, readonly string[]>>;
  /** Sunday first. */
  readonly weekdays: readonly string[];
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly string[];
  /** Ordinals of the 1st to the 30th century; later ones are written by their years. */
  readonly centuries: readonly string[];
  /** As `centuries`, in the form that follows another noun: Arabic declines the ordinals from 20 on. */
  readonly centuriesOf: readonly string[];
  /** Ordinals of the 1st to the 10th millennium. */
  readonly millennia: readonly string[];
  /** Names of the ten decades of a century; empty where a decade is written by its first year (`1960s`). */
  readonly decades: readonly string[];
  readonly patterns: Readonly<Record<DatePattern, string>>;
}

export type MonthNames = 'gulf-egyptian' | 'levantine' | 'maghrebi';

/** Each is a message `date.<name>` of the interface's languages. */
export const DATE_PATTERNS = [
  'day',
  'day-month',
  'month',
  'weekday',
  'of-period',
  'year-unknown',
  'bce',
  'ce',
  'season',
  'northern',
  'southern',
  'quarter-1',
  'quarter-2',
  'quarter-3',
  'quarter-4',
  'half-1',
  'half-2',
  'decade',
  'century',
  'millennium',
  'time',
  'utc',
  'offset',
  'circa',
  'circa-short',
  'uncertain',
  'uncertain-short',
  'note',
  'note-separator',
  'approximate-year',
  'approximate-month',
  'approximate-day',
  'approximate-year-month',
  'approximate-month-day',
  'approximate-year-day',
  'uncertain-year',
  'uncertain-month',
  'uncertain-day',
  'uncertain-year-month',
  'uncertain-month-day',
  'uncertain-year-day',
  'month-unspecified',
  'day-unspecified',
  'between',
  'range',
  'range-spaced',
  'range-long',
  'range-long-spaced',
  'from',
  'from-unknown-end',
  'until',
  'until-unknown-start',
  'or-earlier',
  'or-later',
  'and-earlier',
  'and-later',
  'or-separator',
  'or-last',
  'and-separator',
  'and-last',
  'unknown',
  'all-time',
] as const;
export type DatePattern = (typeof DATE_PATTERNS)[number];
