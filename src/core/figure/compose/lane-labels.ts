import { moveDown } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { placeItems, type Placeable, type Placed } from '../../layout/placement.ts';
import type { FigureAxis } from './axis.ts';
import { anchorOf, drawEvent, markBox, SQUARE_SHARE } from './event-node.ts';
import { dateRemark, dateText, type Label, type LabelContent, labelInk, layoutLabel } from './labels.ts';
import {
  drawHairline,
  labelLineHeight,
  type LaneContent,
  type LanePlan,
  type DrawnLane,
  lanePadding,
  type LaneStyle,
  layoutLaneName,
  nameShift,
} from './lane-plan.ts';
import type { Page } from './page.ts';
import { drawBlock } from './text-block.ts';

export interface LabelPlanOptions {
  readonly details: boolean;
  readonly maxLines: number | null;
  readonly numbersOf: (item: TimelineItem) => string;
}

/** A lane in which every event has its label beside its mark. */
export function planLabels(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: LabelPlanOptions,
): LanePlan {
  const name = layoutLaneName(page, lane.name, style);
  const labels = layoutLabels(page, lane, axis, options);
  const placed = place(page, lane, axis, style, labels);
  const pad = lanePadding(page);
  const itemsTop = pad + (style.nameWidth === 0 ? name.height + page.sizes.unit : 0);
  const content = Math.max(0, ...placed.map(({ box }) => box.y + box.height));
  const height = Math.max(itemsTop + content, pad + name.height) + pad;
  return {
    content: lane,
    height,
    shortened: placed
      .filter(({ id, labelRoom }) => labels.at(id, labelRoom).title.shortened)
      .map(({ id }) => id),
    simplified: options.details
      ? []
      : lane.items.filter((item) => detailOf(page, item, lane, axis) !== '').map(({ eventId }) => eventId),
    unlabelled: 0,
    densest: 0,
    draw(top, drawnHeight) {
      // A name above its lane keeps its events by it; beside it, both move down together.
      const air = style.nameWidth === 0 ? 0 : Math.min((drawnHeight - height) * 0.4, page.sizes.unit * 8);
      const heading = drawBlock(
        name,
        page.margin,
        top + pad + nameShift(page, name, labels.lineHeight, style) + air,
        page.theme.ink2,
      );
      const nameBox = { x: page.margin, y: top + pad, width: name.width, height: name.height };
      const drawn = drawPlaced(page, lane, axis, style, labels, placed, top + itemsTop + air);
      return {
        nodes: [
          {
            type: 'group',
            role: 'lane',
            id: lane.id,
            label: lane.name,
            children: [drawHairline(page, top), ...heading, ...drawn.nodes],
          },
        ],
        anchors: drawn.anchors,
        obstacles: [nameBox, ...drawn.obstacles],
      };
    },
  };
}

function place(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  labels: LaneLabels,
): readonly Placed[] {
  const { sizes } = page;
  return placeItems(lane.items.map(placeable(axis)), {
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
}

function drawPlaced(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  labels: LaneLabels,
  placed: readonly Placed[],
  top: number,
): DrawnLane {
  const byId = new Map(lane.items.map((item) => [item.eventId, item]));
  const drawn = placed.flatMap((at) => {
    const item = byId.get(at.id);
    if (!item) throw new RangeError(`Placed, but not in the lane: ${at.id}`);
    const lowered = lower(at, top);
    const label = labels.at(at.id, at.labelRoom);
    return {
      node: drawEvent(page, item, lowered, axis.place(item), label, style),
      anchor: anchorOf(item, lane.id, lowered, label, style),
      obstacles: [...labelInk(label, lowered.label.x, lowered.label.y), markBox(lowered, style)],
    };
  });
  return {
    nodes: drawn.map(({ node }) => node),
    anchors: drawn.map(({ anchor }) => anchor),
    obstacles: drawn.flatMap(({ obstacles }) => obstacles),
  };
}

function placeable(axis: FigureAxis): (item: TimelineItem) => Placeable {
  return (item) => {
    const { x, endX, extent, limitX } = axis.place(item);
    return { id: item.eventId, x, endX, extent, ...(limitX === undefined ? {} : { limitX }) };
  };
}

function lower(at: Placed, by: number): Placed {
  return { ...at, y: at.y + by, label: moveDown(at.label, by), box: moveDown(at.box, by) };
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
  options: LabelPlanOptions,
): LaneLabels {
  const contents = new Map(
    lane.items.map((item): readonly [string, LabelContent] => [
      item.eventId,
      {
        item,
        detail: options.details ? detailOf(page, item, lane, axis) : '',
        numbers: options.numbersOf(item),
      },
    ]),
  );
  const known = new Map<string, Label>();
  return {
    lineHeight: labelLineHeight(page),
    at(id, maxWidth) {
      const key = `${Math.round(maxWidth * 4)} ${id}`;
      let label = known.get(key);
      const content = contents.get(id);
      if (!content) throw new RangeError(`No label for the event: ${id}`);
      if (!label)
        known.set(key, (label = layoutLabel(page, content, maxWidth, options.maxLines ?? undefined)));
      return label;
    },
  };
}

/** The second line of a label: what neither the axis nor the lane says of the event already. */
export function detailOf(
  page: Page,
  item: TimelineItem,
  lane: LaneContent,
  axis: Pick<FigureAxis, 'type'>,
): string {
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
function remarkBeside(
  page: Page,
  item: TimelineItem,
  lane: LaneContent,
  axis: Pick<FigureAxis, 'type'>,
): string {
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
