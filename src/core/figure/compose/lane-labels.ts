import { moveDown } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { placeItems, type Placeable, type Placed } from '../../layout/placement.ts';
import type { FigureAxis } from './axis.ts';
import { alignOf, anchorOf, drawEvent, markBox, SQUARE_SHARE } from './event-node.ts';
import { detailOf, sharedDetail } from './label-details.ts';
import { type Label, type LabelContent, labelInk, layoutLabel } from './labels.ts';
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
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

export interface LabelPlanOptions {
  readonly details: boolean;
  readonly maxLines: number | null;
  readonly numbersOf: (item: TimelineItem) => string;
}

/** The labelled events of a lane, without its name. */
export interface LaneLabelling {
  readonly height: number;
  readonly markRadius: number;
  /** px of the first line of a label. */
  readonly lineHeight: number;
  readonly shortened: readonly string[];
  readonly simplified: readonly string[];
  draw(top: number): DrawnLane;
}

/** Places every event of a lane with its label beside its mark. */
export function labelLane(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: LabelPlanOptions,
): LaneLabelling {
  const labels = layoutLabels(page, lane, axis, options);
  const placed = place(page, lane, axis, style, labels);
  return {
    height: Math.max(0, ...placed.map(({ box }) => box.y + box.height)),
    markRadius: style.markSize / 2,
    lineHeight: labels.lineHeight,
    shortened: placed
      .filter(({ id, labelRoom }) => labels.at(id, labelRoom).title.shortened)
      .map(({ id }) => id),
    simplified: options.details
      ? []
      : lane.items.filter((item) => detailOf(page, item, lane, axis) !== '').map(({ eventId }) => eventId),
    draw: (top) => drawPlaced(page, lane, axis, style, labels, placed, top),
  };
}

/** A lane with its name, in which every event has its label. */
export function planLabels(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: LabelPlanOptions,
): LanePlan {
  const name = layoutLaneName(page, lane.name, style);
  const said = options.details ? sharedDetail(page, lane) : '';
  const shared = said === '' ? null : layoutShared(page, said, style);
  const labelling = labelLane(page, lane, axis, style, options);
  const pad = lanePadding(page);
  const headHeight = name.height + (shared?.height ?? 0);
  const itemsTop = pad + (style.nameWidth === 0 ? headHeight + page.sizes.unit : 0);
  const height = Math.max(itemsTop + labelling.height, pad + headHeight) + pad;
  return {
    content: lane,
    height,
    shortened: labelling.shortened,
    simplified: labelling.simplified,
    unlabelled: [],
    densest: 0,
    draw(top, drawnHeight) {
      // A name above its lane keeps its events by it; beside it, both move down together.
      const air = style.nameWidth === 0 ? 0 : Math.min((drawnHeight - height) * 0.4, page.sizes.unit * 8);
      const nameY = top + pad + nameShift(page, name, labelling.lineHeight, style) + air;
      const heading = [
        ...drawBlock(name, page.margin, nameY, page.theme.ink2),
        ...(shared ? drawBlock(shared, page.margin, nameY + name.height, page.theme.ink3) : []),
      ];
      const width = Math.max(name.width, shared?.width ?? 0);
      const nameBox = { x: page.margin, y: top + pad, width, height: headHeight };
      const drawn = labelling.draw(top + itemsTop + air);
      const children = [drawHairline(page, top), ...heading, ...drawn.nodes];
      return {
        nodes: [{ type: 'group', role: 'lane', id: lane.id, label: lane.name, children }],
        anchors: drawn.anchors,
        obstacles: [nameBox, ...drawn.obstacles],
      };
    },
  };
}

/** What all events of the lane share, under its name. */
function layoutShared(page: Page, text: string, style: LaneStyle): TextBlock {
  const maxWidth = style.nameWidth === 0 ? page.width - 2 * page.margin : style.nameWidth;
  const quiet = { family: 'sans', weight: 400, size: page.sizes.note } as const;
  return layoutText(page, text, quiet, { maxWidth });
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
      obstacles: [
        ...labelInk(label, lowered.label.x, lowered.label.y, alignOf(lowered)),
        markBox(lowered, style),
      ],
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
