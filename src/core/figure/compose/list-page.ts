import { buildColumns, type DateColumn } from '../../layout/columns.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { lanesOfEvent } from '../../table/lanes.ts';
import type { SceneNode } from '../scene.ts';
import { columnRemark, dateOfColumn } from './axis-columns.ts';
import { spokenEvent } from './event-node.ts';
import type { Gathered } from './gather.ts';
import { drawLabel, type Label, layoutLabel } from './labels.ts';
import { labelLineHeight } from './lane-plan.ts';
import { drawMark } from './marks.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

/** A page too narrow for an axis along it: time runs down the page, each date over its events. */
export interface ListPlan {
  readonly page: Page;
  readonly height: number;
  readonly shortened: readonly string[];
  readonly simplified: readonly string[];
  /** Events that found no room: the last in time. */
  readonly left: readonly TimelineItem[];
  draw(top: number): readonly SceneNode[];
}

export interface ListOptions {
  readonly details: boolean;
  readonly maxLines: number | null;
  /** px for dates and events; what does not fit is counted at the end. */
  readonly room: number;
}

interface Entry {
  readonly item: TimelineItem;
  readonly label: Label;
}

interface DateBlock {
  readonly column: DateColumn;
  readonly heading: TextBlock;
  readonly remark: TextBlock | null;
  readonly entries: readonly Entry[];
}

export function planList(page: Page, gathered: Gathered, options: ListOptions): ListPlan {
  const { sizes } = page;
  const blocks = buildColumns(gathered.items).map((column) => layoutBlock(page, column, gathered, options));
  const kept: DateBlock[] = [];
  const left: TimelineItem[] = [];
  const moreHeight = sizes.detail * 2;
  let y = 0;
  for (const block of blocks) {
    const entries: Entry[] = [];
    let bottom = y + headHeight(page, block, kept.length === 0);
    for (const entry of block.entries) {
      const next = bottom + entry.label.size.height + entryGap(page);
      if (left.length > 0 || next + moreHeight > options.room) left.push(entry.item);
      else {
        entries.push(entry);
        bottom = next;
      }
    }
    if (entries.length === 0) continue;
    kept.push({ ...block, entries });
    y = bottom;
  }
  const shown = kept.flatMap(({ entries }) => entries);
  return {
    page,
    height: y + (left.length > 0 ? moreHeight : 0),
    shortened: shown.filter(({ label }) => label.title.shortened).map(({ item }) => item.eventId),
    simplified: options.details
      ? []
      : shown.filter(({ item }) => detailInList(page, item, gathered) !== '').map(({ item }) => item.eventId),
    left,
    draw: (top) => drawList(page, kept, left.length, top, y),
  };
}

function layoutBlock(page: Page, column: DateColumn, gathered: Gathered, options: ListOptions): DateBlock {
  const room = page.width - page.margin - labelX(page);
  const numbers = new Map(gathered.sources.map((id, at) => [id, page.words.number(at + 1)]));
  const strong = { family: 'sans', weight: 600, size: page.sizes.tick } as const;
  const quiet = { family: 'sans', weight: 400, size: page.sizes.note } as const;
  const remark = columnRemark(page, column);
  return {
    column,
    heading: layoutText(page, dateOfColumn(page, column, undefined), strong, { maxWidth: room }),
    remark: remark === '' ? null : layoutText(page, remark, quiet, { maxWidth: room }),
    entries: column.items.map((item) => {
      const content = {
        item,
        detail: options.details ? detailInList(page, item, gathered) : '',
        numbers: item.sources.flatMap((id) => numbers.get(id) ?? []).join(page.words.separator),
      };
      return { item, label: layoutLabel(page, content, room, options.maxLines ?? undefined) };
    }),
  };
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
  return [said.join(page.words.separator), item.place ?? '', names.join(page.words.separator)]
    .filter((part) => part !== '')
    .join(' · ');
}

function axisX(page: Page): number {
  return page.margin + page.sizes.label * 0.5;
}

function labelX(page: Page): number {
  return axisX(page) + page.sizes.label;
}

function entryGap(page: Page): number {
  return page.sizes.unit * 2;
}

function headHeight(page: Page, block: DateBlock, isFirst: boolean): number {
  const { unit } = page.sizes;
  return (isFirst ? 0 : unit * 3) + block.heading.height + (block.remark?.height ?? 0) + unit * 1.5;
}

function drawList(
  page: Page,
  blocks: readonly DateBlock[],
  left: number,
  top: number,
  height: number,
): readonly SceneNode[] {
  const { sizes, theme } = page;
  const nodes: SceneNode[] = [drawSpine(page, top, top + height)];
  let y = top;
  for (const [index, block] of blocks.entries()) {
    const head = headHeight(page, block, index === 0);
    nodes.push(drawHead(page, block, y + (index === 0 ? 0 : sizes.unit * 3)));
    y += head;
    for (const entry of block.entries) {
      nodes.push(drawEntry(page, entry, y));
      y += entry.label.size.height + entryGap(page);
    }
  }
  if (left > 0) {
    const more = layoutText(page, page.words.more(left), { family: 'sans', weight: 600, size: sizes.detail });
    nodes.push(...drawBlock(more, labelX(page), y + sizes.unit, theme.ink2));
  }
  return nodes;
}

function drawSpine(page: Page, top: number, bottom: number): SceneNode {
  const x = axisX(page);
  return {
    type: 'path',
    d: toPath(['M', x, top], ['L', x, bottom]),
    stroke: { color: page.theme.line, width: (page.options.theme === 'print' ? 0.5 : 1.5) * page.stroke },
  };
}

/** The date, with its tick on the spine. */
function drawHead(page: Page, block: DateBlock, y: number): SceneNode {
  const { theme, sizes } = page;
  const tickY = y + block.heading.lineHeight / 2;
  const tick: SceneNode = {
    type: 'path',
    d: toPath(['M', axisX(page) - sizes.unit * 1.4, tickY], ['L', axisX(page) + sizes.unit * 1.4, tickY]),
    stroke: { color: theme.ink, width: 1.75 * page.stroke },
  };
  const label = block.heading.lines.map(({ text }) => text).join(' ');
  const remark = block.remark
    ? drawBlock(block.remark, labelX(page), y + block.heading.height, theme.ink3)
    : [];
  const children = [tick, ...drawBlock(block.heading, labelX(page), y, theme.ink), ...remark];
  return { type: 'group', role: 'axis', label, children };
}

function drawEntry(page: Page, { item, label }: Entry, y: number): SceneNode {
  const { theme, sizes } = page;
  const size = Math.round(sizes.label * 0.78 * 2) / 2;
  const isHollow = item.date.uncertain || item.date.approximate;
  const markY = y + labelLineHeight(page) / 2;
  // The spine stops around a mark, so that a hollow one stays hollow.
  const clear: SceneNode = {
    type: 'rect',
    x: axisX(page) - size * 0.65,
    y: markY - size * 0.65,
    width: size * 1.3,
    height: size * 1.3,
    fill: page.background,
  };
  const mark = drawMark(theme, item.kind, axisX(page), markY, size, isHollow ? page.background : null);
  const children = [clear, mark, ...drawLabel(page, label, labelX(page), y, item.language)];
  return { type: 'group', role: 'event', id: item.eventId, label: spokenEvent(page, item), children };
}
