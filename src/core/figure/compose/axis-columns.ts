import { civilFromMilliseconds } from '../../dates/calendar.ts';
import { formatDate } from '../../dates/format.ts';
import type { DateColumn } from '../../layout/columns.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { AxisLabel, AxisPlace, FigureAxis } from './axis.ts';
import { LABEL_NOTE_GAP } from './axis.ts';
import { dateRemark, withoutDoubt } from './labels.ts';
import type { Page } from './page.ts';
import { layoutText } from './text-block.ts';

export interface ColumnMetrics {
  readonly startX: number;
  readonly endX: number;
  readonly markRadius: number;
  readonly labelGap: number;
  /** Between columns: where relations find their way. */
  readonly gutter: number;
  /** px that a column's labels would like to have. */
  readonly need: (item: TimelineItem) => number;
  readonly least: number;
}

/** An axis of dated columns, as wide as their labels ask for; null where they do not fit beside each other. */
export function buildColumnAxis(
  page: Page,
  columns: readonly DateColumn[],
  metrics: ColumnMetrics,
): FigureAxis | null {
  const widths = columnWidths(columns, metrics);
  if (!widths) return null;
  const starts: number[] = [];
  let x = metrics.startX;
  for (const width of widths) {
    starts.push(x);
    x += width;
  }
  const startOf = (index: number): number => starts[index] ?? metrics.startX;
  const indexOf = new Map(
    columns.flatMap((column, index) => column.items.map((item) => [item.eventId, index] as const)),
  );
  const labels = columns.map((column, index) =>
    columnLabel(page, column, columns[index - 1], startOf(index), (widths[index] ?? 0) - metrics.gutter / 2),
  );
  return {
    type: 'columns',
    startX: metrics.startX,
    endX: metrics.endX,
    labels: [labels],
    ticks: starts.map((start) => ({ x: start, major: true })),
    breaks: columns.flatMap((column, index) =>
      column.brokenBefore ? [startOf(index) - metrics.gutter * 0.75] : [],
    ),
    place(item) {
      const index = indexOf.get(item.eventId);
      if (index === undefined) throw new RangeError(`No column holds the event: ${item.eventId}`);
      const isLast = index === columns.length - 1;
      const limitX = isLast ? metrics.endX : startOf(index + 1) - metrics.gutter;
      return placeInColumn(item, startOf(index), limitX, metrics);
    },
  };
}

function placeInColumn(item: TimelineItem, start: number, limitX: number, metrics: ColumnMetrics): AxisPlace {
  if (item.date.openEnd) {
    const extent = { from: start, to: metrics.endX };
    return { x: start, endX: metrics.endX, extent, fadeIn: 0, fadeOut: (metrics.endX - start) * 0.42 };
  }
  const x = start;
  const extent = { from: x - metrics.markRadius, to: x + metrics.markRadius };
  return { x, endX: x, extent, fadeIn: 0, fadeOut: 0, limitX };
}

function columnWidths(columns: readonly DateColumn[], metrics: ColumnMetrics): readonly number[] | null {
  const available = metrics.endX - metrics.startX;
  const overhead = metrics.gutter + metrics.markRadius + metrics.labelGap;
  if (columns.length * (metrics.least + overhead) > available) return null;
  const needs = columns.map(
    (column) => Math.max(metrics.least, ...column.items.map(metrics.need)) + overhead,
  );
  const total = needs.reduce((sum, need) => sum + need, 0);
  if (total <= available) {
    // What is left over goes to all, so that the last date does not stand at half of the page.
    return needs.map((need) => need + (available - total) / columns.length);
  }
  const least = metrics.least + overhead;
  const spare = available - least * columns.length;
  const wanted = total - least * columns.length;
  return needs.map((need) => least + ((need - least) * spare) / wanted);
}

function columnLabel(
  page: Page,
  column: DateColumn,
  previous: DateColumn | undefined,
  x: number,
  room: number,
): AxisLabel {
  const date = dateOfColumn(page, column, previous);
  const strong = layoutText(
    page,
    date,
    { family: 'sans', weight: 600, size: page.sizes.tick },
    { maxWidth: room },
  );
  const remark = columnRemark(page, column);
  const note =
    remark === ''
      ? null
      : layoutText(page, remark, { family: 'sans', weight: 400, size: page.sizes.note }, { maxWidth: room });
  const beside = strong.width + LABEL_NOTE_GAP + (note?.width ?? 0);
  return { x, strong, note, isStacked: note !== null && (beside > room || strong.lines.length > 1) };
}

/** The column's date without its doubts, and without the year where the column before has the same. */
export function dateOfColumn(page: Page, column: DateColumn, previous: DateColumn | undefined): string {
  const withoutYear = previous !== undefined && yearOf(previous) === yearOf(column);
  return formatDate(withoutDoubt(column.date), page.words.dates, { ...page.dates, withoutYear });
}

function yearOf(column: DateColumn): number {
  return civilFromMilliseconds(column.earliest).year;
}

/** A doubt is a column's only if all of its events share it. An end that is merely unknown is worded with the date. */
export function columnRemark(page: Page, column: DateColumn): string {
  if (column.date.openEnd && column.date.edtf.endsWith('/..')) return page.words.openEnded;
  const remarks = new Set(column.items.map((item) => dateRemark(page, item)));
  return remarks.size === 1 ? ([...remarks][0] ?? '') : '';
}
