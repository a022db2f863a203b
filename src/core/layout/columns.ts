import type { TimelineDate } from '../dates/dates.ts';
import type { TimelineItem } from './items.ts';

/** Events of one date, standing in one column under it. */
export interface DateColumn {
  readonly earliest: number;
  readonly latest: number;
  readonly items: readonly TimelineItem[];
  /** A date that stands for the column: one without doubts where there is any. */
  readonly date: TimelineDate;
  /** Whether time is left out between the column before and this one. */
  readonly brokenBefore: boolean;
}

/** The columns of items in time order. */
export function buildColumns(items: readonly TimelineItem[]): readonly DateColumn[] {
  const groups = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const key = `${item.date.earliest}/${item.date.latest}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const columns: DateColumn[] = [];
  for (const group of groups.values()) {
    const date = (group.find((item) => isPlain(item.date)) ?? group[0])?.date;
    if (!date) continue;
    const { earliest, latest } = date;
    const previous = columns.at(-1);
    columns.push({ earliest, latest, items: group, date, brokenBefore: isApart(previous, earliest) });
  }
  return columns;
}

function isPlain(date: TimelineDate): boolean {
  return !date.uncertain && !date.approximate;
}

function isApart(previous: DateColumn | undefined, earliest: number): boolean {
  if (!previous) return false;
  const end = Number.isFinite(previous.latest) ? previous.latest : previous.earliest;
  return earliest > end + 1;
}

/**
 * Whether dates cluster so much that columns tell more than a scale: few dates, several events to each, and no
 * stretch of time whose length would have to be seen.
 */
export function areColumnsBetter(columns: readonly DateColumn[], most: number): boolean {
  if (columns.length === 0 || columns.length > most) return false;
  const events = columns.reduce((sum, column) => sum + column.items.length, 0);
  if (columns.length > 1 && events < columns.length * 1.6) return false;
  return (
    columns.every((column) => column.date.openEnd || column.date.core !== null) && !columns.some(isLongRange)
  );
}

function isLongRange(column: DateColumn): boolean {
  return column.date.isRange && !column.date.openEnd;
}
