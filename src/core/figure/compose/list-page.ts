import { buildColumns, type DateColumn } from '../../layout/columns.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { lanesOfEvent } from '../../table/lanes.ts';
import { columnRemark, dateOfColumn } from './axis-columns.ts';
import type { Gathered } from './gather.ts';
import { JOINT, placeBeside } from './label-details.ts';
import { detailStyle, type LabelContent, layoutLabel } from './labels.ts';
import type { DrawnLane } from './lane-plan.ts';
import {
  asideGap,
  drawList,
  type ListBlock,
  type ListRow,
  listMetrics,
  type ListMetrics,
  rowHeight,
} from './list-rows.ts';
import type { Page } from './page.ts';
import { sourceNumbers } from './source-key.ts';
import { layoutText, type TextBlock } from './text-block.ts';

/** Time running down the page: each date over its events or, where there is room, beside them. */
export interface ListPlan {
  readonly page: Page;
  readonly height: number;
  readonly shortened: readonly string[];
  readonly simplified: readonly string[];
  /** Events that found no room: the last in time. */
  readonly left: readonly TimelineItem[];
  readonly metrics: ListMetrics;
  /** `height` is what the list is to take, at least its own. */
  draw(top: number, height: number): DrawnLane;
}

export interface ListOptions {
  readonly details: boolean;
  readonly maxLines: number | null;
  /** px for dates and events; what does not fit is counted at the end. */
  readonly room: number;
}

interface RowOptions extends ListOptions {
  readonly numbersOf: (item: TimelineItem) => string;
}

export function planList(page: Page, gathered: Gathered, options: ListOptions): ListPlan {
  const { sizes } = page;
  const numbersOf = sourceNumbers(page, gathered);
  const columns = buildColumns(gathered.items);
  const metrics = listMetrics(
    page,
    columns.map((column) => layoutHeading(page, column)),
    gathered.relations.length,
  );
  const blocks = columns.map((column) =>
    layoutBlock(page, column, gathered, { ...options, numbersOf }, metrics),
  );
  const kept: ListBlock[] = [];
  const left: TimelineItem[] = [];
  const moreHeight = sizes.detail * 2;
  let y = 0;
  for (const block of blocks) {
    const rows: ListRow[] = [];
    let bottom = y + block.headHeight + (kept.length === 0 ? 0 : block.gap);
    for (const row of block.rows) {
      const next = bottom + rowHeight(page, row);
      const isLast = block === blocks.at(-1) && row === block.rows.at(-1);
      if (left.length > 0 || next + (isLast ? 0 : moreHeight) > options.room) left.push(row.item);
      else {
        rows.push(row);
        bottom = next;
      }
    }
    if (rows.length === 0) continue;
    kept.push({ ...block, rows });
    y = Math.max(bottom, y + (kept.length === 1 ? 0 : block.gap) + block.leastHeight);
  }
  const shown = kept.flatMap(({ rows }) => rows);
  return {
    page,
    height: y + (left.length > 0 ? moreHeight : 0),
    shortened: shown.filter(({ label }) => label.title.shortened).map(({ item }) => item.eventId),
    simplified: options.details
      ? []
      : shown.filter(({ item }) => detailInList(page, item, gathered) !== '').map(({ item }) => item.eventId),
    left,
    metrics,
    draw: (top, height) =>
      drawList(page, { blocks: kept, left: left.length, natural: y, metrics }, top, height),
  };
}

function layoutBlock(
  page: Page,
  column: DateColumn,
  gathered: Gathered,
  options: RowOptions,
  metrics: ListMetrics,
): ListBlock {
  const { sizes } = page;
  const quiet = { family: 'sans', weight: 400, size: sizes.note } as const;
  const remark = columnRemark(page, column);
  const maxWidth = metrics.dateWidth ?? metrics.room;
  const heading = layoutHeading(page, column, maxWidth);
  const note = remark === '' ? null : layoutText(page, remark, quiet, { maxWidth });
  const dates = heading.height + (note?.height ?? 0);
  const isBeside = metrics.dateWidth !== null;
  return {
    heading,
    remark: note,
    headHeight: isBeside ? 0 : dates + sizes.unit * 1.5,
    leastHeight: isBeside ? dates : 0,
    gap: sizes.unit * (!isBeside ? 3 : column.items.length > 1 ? 2.5 : 0.5),
    rows: layoutRows(page, column.items, gathered, options, metrics.room),
  };
}

function layoutHeading(page: Page, column: DateColumn, maxWidth?: number): TextBlock {
  const strong = { family: 'sans', weight: 600, size: page.sizes.tick } as const;
  return layoutText(
    page,
    dateOfColumn(page, column, undefined),
    strong,
    maxWidth === undefined ? {} : { maxWidth },
  );
}

/** What several events after each other have in common, who spoke and where, is said once above them. */
function layoutRows(
  page: Page,
  items: readonly TimelineItem[],
  gathered: Gathered,
  options: RowOptions,
  room: number,
): readonly ListRow[] {
  const details = items.map((item) => (options.details ? detailInList(page, item, gathered) : ''));
  const isShared = (at: number): boolean =>
    details[at] !== '' && (details[at] === details[at - 1] || details[at] === details[at + 1]);
  const quiet = { family: 'sans', weight: 600, size: page.sizes.detail } as const;
  return items.map((item, at) => {
    const detail = details[at] ?? '';
    const opens = isShared(at) && detail !== details[at - 1];
    return {
      ...layoutEntry(
        page,
        { item, detail: isShared(at) ? '' : detail, numbers: options.numbersOf(item) },
        room,
        options.maxLines,
      ),
      item,
      over: opens ? layoutText(page, detail, quiet, { maxWidth: room }) : null,
    };
  });
}

/** The second line of a label stands after it instead, where one line holds both. */
function layoutEntry(
  page: Page,
  content: LabelContent,
  room: number,
  maxLines: number | null,
): Pick<ListRow, 'label' | 'aside'> {
  const whole = layoutLabel(page, content, room, maxLines ?? undefined);
  if (content.detail === '' || whole.title.lines.length > 1) return { label: whole, aside: null };
  const label = layoutLabel(page, { ...content, detail: '' }, room);
  const aside = layoutText(page, content.detail, detailStyle(page));
  const isOneLine = label.size.width + asideGap(page) + aside.width <= room;
  return isOneLine ? { label, aside } : { label: whole, aside: null };
}

/** Who spoke and where, and the lanes that an axis would have put the event in, but for its kind: its mark says that. */
function detailInList(page: Page, item: TimelineItem, gathered: Gathered): string {
  const { lanes } = page.options;
  const event = page.index.events.get(item.eventId);
  const names =
    lanes === 'kind' || lanes === 'place' || !event
      ? []
      : lanesOfEvent(event, page.index, lanes).flatMap(
          (id) => gathered.lanes.find((lane) => lane.id === id)?.name ?? [],
        );
  const said = lanes === 'actor' ? [] : item.speakers;
  return [said.join(page.words.separator), placeBeside(item), names.join(page.words.separator)]
    .filter((part) => part !== '')
    .join(JOINT);
}
