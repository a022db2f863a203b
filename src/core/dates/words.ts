/**
 * The words with which dates are written, as plain data: core knows no language. Lists have one entry per month and
 * so on. `{name}` in a pattern stands for a part; the patterns are told apart by what they hold.
 */
export interface DateWords {
  readonly direction: 'ltr' | 'rtl';
  /** January first. */
  readonly months: Readonly<Record<MonthNames, readonly string[]>>;
  readonly shortMonths: Readonly<Record<MonthNames, readonly string[]>>;
  /** Sunday first. */
  readonly weekdays: readonly string[];
  /** Spring, summer, autumn, winter. */
  readonly seasons: readonly string[];
  /** `1st` …, up to 30 where a language has them: the ordinals of centuries. */
  readonly centuries: readonly string[];
  /** As `centuries`, in the case that follows a preposition or a noun. */
  readonly centuriesOf: readonly string[];
  /** As `centuries`, of millennia: 1 to 10. */
  readonly millennia: readonly string[];
  /** Names of the ten decades of a century, or empty where a decade is written by its year (`1960s`). */
  readonly decades: readonly string[];
  readonly patterns: Readonly<Record<DatePattern, string>>;
}

export type MonthNames = 'gulf-egyptian' | 'levantine' | 'maghrebi';

export const DATE_PATTERNS = [
  'day',
  'day-month',
  'month',
  'weekday',
  'month-of',
  'day-of',
  'year-unknown',
  'bce',
  'ce',
  'season',
  'southern',
  'quarter-1',
  'quarter-2',
  'quarter-3',
  'quarter-4',
  'half-1',
  'half-2',
  'decade',
  'decade-named',
  'century',
  'century-bce',
  'millennium',
  'millennium-bce',
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
  'range-words',
  'from',
  'from-unknown-end',
  'until',
  'until-unknown-start',
  'or-earlier',
  'or-later',
  'or-separator',
  'or-last',
  'and-separator',
  'and-last',
  'unknown',
  'all-time',
  'group-separator',
] as const;
export type DatePattern = (typeof DATE_PATTERNS)[number];
