import type { Box } from '../../layout/box.ts';
import { moveDown } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { placeItems, type Placeable, type Placed } from '../../layout/placement.ts';
import type { SceneNode } from '../scene.ts';
import type { AxisPlace, FigureAxis } from './axis.ts';
import type { Label, LabelContent } from './labels.ts';
import { dateRemark, dateText, drawLabel, labelInk, layoutLabel } from './labels.ts';
import { drawBar, drawBracket, drawMark } from './marks.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import type { Anchor } from './relations.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

/** The events of a lane, in time order. */
export interface LaneContent {
  readonly id: string;
  readonly name: string;
  readonly items: readonly TimelineItem[];
}

export interface LaneStyle {
  /** px that lane names may take at the start of the page; 0 sets them above their lanes. */
  readonly nameWidth: number;
  readonly markSize: number;
  readonly preferredLabel: number;
  readonly leastLabel: number;
}

/** Height of a bar as a share of its mark's box: an outcome's is as high as its square, others show their mark. */
const SQUARE_SHARE = 10 / 12;
const THIN_SHARE = 5 / 12;

export interface DrawnLane {
  readonly nodes: readonly SceneNode[];
  readonly bottom: number;
  readonly anchors: readonly Anchor[];
  /** What relations should not cross. */
  readonly obstacles: readonly Box[];
}

/** A lane under its hairline: its name, and its events at their places. */
export function drawLane(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  numbersOf: (item: TimelineItem) => string,
  top: number,
): DrawnLane {
  const { sizes, theme } = page;
  const pad = sizes.unit * 3.2;
  const name = layoutLaneName(page, lane.name, style);
  const nameBox: Box = { x: page.margin, y: top + pad, width: name.width, height: name.height };
  const labels = layoutLabels(page, lane, axis, numbersOf);
  const placed = placeItems(lane.items.map(placeable(axis)), {
    startX: axis.startX,
    endX: axis.endX,
    markRadius: style.markSize / 2,
    lineHeight: labels.lineHeight,
    barHeight: style.markSize * SQUARE_SHARE,
    labelGap: sizes.unit * 2,
    gapX: sizes.unit * 3,
    gapY: sizes.unit * 2.2,
    leastLabel: style.leastLabel,
    preferredLabel: style.preferredLabel,
    measure: (id, maxWidth) => labels.at(id, maxWidth).size,
  });
  const itemsTop = top + pad + (style.nameWidth === 0 ? name.height + sizes.unit : 0);
  const hairline: SceneNode = {
    type: 'path',
    d: toPath(['M', page.margin, top], ['L', page.width - page.margin, top]),
    stroke: { color: theme.line, width: page.options.theme === 'print' ? 0.5 : 1 },
  };
  const byId = new Map(lane.items.map((item) => [item.eventId, item]));
  const anchors: Anchor[] = [];
  const obstacles: Box[] = [nameBox];
  const events = placed.map((place): SceneNode => {
    const item = byId.get(place.id);
    if (!item) throw new RangeError(`Placed, but not in the lane: ${place.id}`);
    const lowered = lower(place, itemsTop);
    const label = labels.at(place.id, place.labelRoom);
    anchors.push(anchorOf(item, lane.id, lowered, label, style));
    obstacles.push(...labelInk(label, lowered.label.x, lowered.label.y), markBox(lowered, style));
    return drawEvent(page, item, lowered, axis.place(item), label, style);
  });
  const content = Math.max(0, ...placed.map(({ box }) => box.y + box.height));
  const bottom = Math.max(itemsTop + content, nameBox.y + nameBox.height) + pad;
  const heading = drawBlock(name, page.margin, nameBox.y + nameShift(page, name, labels, style), theme.ink2);
  const group: SceneNode = {
    type: 'group',
    role: 'lane',
    id: lane.id,
    label: lane.name,
    children: [hairline, ...heading, ...events],
  };
  return { nodes: [group], bottom, anchors, obstacles };
}

/** A name beside its lane stands on the line of the first label. */
function nameShift(
  page: Page,
  name: TextBlock,
  labels: { readonly lineHeight: number },
  style: LaneStyle,
): number {
  if (style.nameWidth === 0) return 0;
  return (labels.lineHeight - name.lineHeight) / 2 + (page.sizes.label - page.sizes.lane) * 0.35;
}

export function layoutLaneName(page: Page, name: string, style: Pick<LaneStyle, 'nameWidth'>): TextBlock {
  const maxWidth = style.nameWidth === 0 ? page.width - 2 * page.margin : style.nameWidth;
  return layoutText(
    page,
    name,
    { family: 'sans', weight: 600, size: page.sizes.lane },
    { maxWidth, balanced: true },
  );
}

function placeable(axis: FigureAxis): (item: TimelineItem) => Placeable {
  return (item) => {
    const { x, endX, extent, limitX } = axis.place(item);
    return { id: item.eventId, x, endX, extent, ...(limitX === undefined ? {} : { limitX }) };
  };
}

interface LaneLabels {
  readonly lineHeight: number;
  at(id: string, maxWidth: number): Label;
}

/** Labels by the width that they are wrapped to; each width is shaped once. */
function layoutLabels(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  numbersOf: (item: TimelineItem) => string,
): LaneLabels {
  const contents = new Map(
    lane.items.map((item): readonly [string, LabelContent] => [
      item.eventId,
      { item, detail: detailOf(page, item, lane, axis), numbers: numbersOf(item) },
    ]),
  );
  const known = new Map<string, Label>();
  return {
    lineHeight: page.sizes.label * (page.words.dates.direction === 'rtl' ? 1.52 : 1.38),
    at(id, maxWidth) {
      const key = `${Math.round(maxWidth * 4)} ${id}`;
      let label = known.get(key);
      const content = contents.get(id);
      if (!content) throw new RangeError(`No label for the event: ${id}`);
      if (!label) known.set(key, (label = layoutLabel(page, content, maxWidth)));
      return label;
    },
  };
}

/** The second line of a label: what neither the axis nor the lane says of the event already. */
export function detailOf(page: Page, item: TimelineItem, lane: LaneContent, axis: FigureAxis): string {
  const { lanes } = page.options;
  const isShared = (of: (other: TimelineItem) => string): boolean =>
    lane.items.length > 1 && lane.items.every((other) => of(other) === of(item));
  const speakers = (other: TimelineItem): string => other.speakers.join(page.words.separator);
  const parts = [
    axis.type === 'scale' ? dateText(page, item) : '',
    lanes === 'actor' || isShared(speakers) ? '' : speakers(item),
    lanes === 'place' || isShared((other) => other.place ?? '') ? '' : (item.place ?? ''),
    remarkBeside(page, item, lane, axis),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** A scale's label words its doubt with the date, but for a conclusion of our own. */
function remarkBeside(page: Page, item: TimelineItem, lane: LaneContent, axis: FigureAxis): string {
  if (axis.type === 'scale') return item.date.uncertain && item.dateInferred ? dateRemark(page, item) : '';
  return hasColumnRemark(item, lane) ? dateRemark(page, item) : '';
}

/** A column's remark stands at the axis if all share it; else each event says its own. */
function hasColumnRemark(item: TimelineItem, lane: LaneContent): boolean {
  const same = lane.items.filter(
    ({ date }) => date.earliest === item.date.earliest && date.latest === item.date.latest,
  );
  return same.some(
    ({ date }) => date.uncertain !== item.date.uncertain || date.approximate !== item.date.approximate,
  );
}

function lower(place: Placed, by: number): Placed {
  return { ...place, y: place.y + by, label: moveDown(place.label, by), box: moveDown(place.box, by) };
}

function markBox(place: Placed, style: LaneStyle): Box {
  const half = style.markSize / 2;
  const from = Math.min(place.extent.from, place.x - half);
  const to = Math.max(place.extent.to, place.endX, place.x + half);
  return { x: from, y: place.y - half, width: to - from, height: half * 2 };
}

function anchorOf(item: TimelineItem, laneId: string, place: Placed, label: Label, style: LaneStyle): Anchor {
  return {
    eventId: item.eventId,
    laneId,
    title: item.title,
    mark: { x: place.x, y: place.y },
    markRadius: style.markSize / 2,
    label: place.label,
    labelY: place.label.y + label.title.lineHeight / 2,
    isOpenStart: item.date.openStart,
    firstLineWidth: labelInk(label, 0, 0)[0]?.width ?? 0,
  };
}

function drawEvent(
  page: Page,
  item: TimelineItem,
  place: Placed,
  axisPlace: AxisPlace,
  label: Label,
  style: LaneStyle,
): SceneNode {
  const children = [
    ...drawPlaceOfEvent(page, item, place, axisPlace, style),
    ...drawLabel(page, label, place.label.x, place.label.y, item.language),
  ];
  const spoken = [dateText(page, item), item.title, dateRemark(page, item)].filter((part) => part !== '');
  return {
    type: 'group',
    role: 'event',
    id: item.eventId,
    label: spoken.join(page.words.separator),
    children,
  };
}

function drawPlaceOfEvent(
  page: Page,
  item: TimelineItem,
  place: Placed,
  axisPlace: AxisPlace,
  style: LaneStyle,
): readonly SceneNode[] {
  const { theme } = page;
  const color = theme.kind[item.kind].mark;
  const isHollow = item.date.uncertain || item.date.approximate;
  const mark = drawMark(
    theme,
    item.kind,
    place.x,
    place.y,
    style.markSize,
    isHollow ? page.background : null,
  );
  if (place.side !== 'below') {
    const isBracketed = axisPlace.extent.to - axisPlace.extent.from > style.markSize * 1.6;
    if (!isBracketed) return [mark];
    const bracket = drawBracket(
      color,
      axisPlace.extent.from,
      axisPlace.extent.to,
      place.y,
      style.markSize * 0.7,
    );
    return [bracket, mark];
  }
  const bar = {
    kind: item.kind,
    fromX: place.x,
    toX: place.endX,
    y: place.y,
    height: style.markSize * (item.kind === 'outcome' ? SQUARE_SHARE : THIN_SHARE),
    fadeIn: axisPlace.fadeIn,
    fadeOut: axisPlace.fadeOut,
    hollow: isHollow && !item.date.openEnd && !item.date.openStart ? page.background : null,
  };
  const start = drawMark(theme, item.kind, place.x + style.markSize / 2, place.y, style.markSize, null);
  return [...drawBar(theme, bar, page.options.theme === 'print'), ...(axisPlace.fadeIn > 0 ? [] : [start])];
}
