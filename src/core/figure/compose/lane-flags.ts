import { EVENT_KINDS } from '../../document/model.ts';
import { moveDown, type Box } from '../../layout/box.ts';
import { placeFlags, type PlacedFlag } from '../../layout/flags.ts';
import type { TimelineItem } from '../../layout/items.ts';
import { type Bin, countBins, stackDots } from '../../layout/strip.ts';
import type { SceneNode } from '../scene.ts';
import type { FigureAxis } from './axis.ts';
import { spokenEvent } from './event-node.ts';
import { dateText, drawLabel, type Label, labelInk, layoutLabel } from './labels.ts';
import {
  drawHairline,
  labelLineHeight,
  type LaneContent,
  type LanePlan,
  lanePadding,
  type LaneStyle,
  layoutLaneName,
} from './lane-plan.ts';
import { drawMark, drawTail } from './marks.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import type { Anchor } from './relations.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

export interface FlagPlanOptions {
  /** Rows of text that labels may take above the strip. */
  readonly rows: number;
  /** Labels that are tried at most. */
  readonly tries: number;
  readonly numbersOf: (item: TimelineItem) => string;
}

/** Dots pile no higher than this; what would is drawn as a density. */
const MOST_LEVELS = 7;

/** A lane of marks on a strip, or of their density, with labels on leader lines for the most important. */
export function planFlags(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: FlagPlanOptions,
): LanePlan {
  const { sizes } = page;
  const pad = lanePadding(page);
  const name = layoutLaneName(page, lane.name, style);
  const count = layoutCount(page, lane, style);
  const strip = planStrip(page, lane, axis, style);
  const labels = new Map<string, Label>();
  const flags = planLabelsAbove(page, lane, axis, style, options, labels);
  const area = flags.height;
  const headHeight = name.height + count.height;
  const namesAbove = style.nameWidth === 0;
  const top = pad + (namesAbove ? headHeight + sizes.unit : 0);
  const height = Math.max(top + area + strip.height, pad + headHeight) + pad;
  return {
    content: lane,
    height,
    shortened: [],
    simplified: [],
    unlabelled: lane.items.length - flags.placed.length,
    densest: strip.densest,
    draw(laneTop, drawnHeight, densest) {
      const shift = laneTop + top + (drawnHeight - height);
      const nameY = laneTop + pad;
      const leaders = flags.placed.map((flag) => drawLeader(page, flag, shift, area));
      const items = new Map(lane.items.map((item) => [item.eventId, item]));
      const events = flags.placed.map((flag): SceneNode => {
        const item = itemOf(items, flag.id);
        const label = labelOf(labels, flag.id);
        const children = drawLabel(page, label, flag.label.x, flag.label.y + shift, item.language);
        return { type: 'group', role: 'event', id: flag.id, label: spokenEvent(page, item), children };
      });
      const children = [
        drawHairline(page, laneTop),
        ...drawBlock(name, page.margin, nameY, page.theme.ink2),
        ...drawBlock(count, page.margin, nameY + name.height, page.theme.ink3),
        ...strip.draw(shift + area, densest),
        ...leaders,
        ...events,
      ];
      const stripBox: Box = {
        x: axis.startX,
        y: shift + area,
        width: axis.endX - axis.startX,
        height: strip.height,
      };
      return {
        nodes: [
          {
            type: 'group',
            role: 'lane',
            id: lane.id,
            label: `${lane.name}, ${countText(page, lane)}`,
            children,
          },
        ],
        anchors: flags.placed.map((flag) =>
          anchorOfFlag(itemOf(items, flag.id), lane.id, moved(flag, shift), labelOf(labels, flag.id)),
        ),
        obstacles: [
          { x: page.margin, y: nameY, width: Math.max(name.width, count.width), height: headHeight },
          ...flags.placed.flatMap((flag) =>
            labelInk(labelOf(labels, flag.id), flag.label.x, flag.label.y + shift),
          ),
          stripBox,
        ],
      };
    },
  };
}

function itemOf(items: ReadonlyMap<string, TimelineItem>, id: string): TimelineItem {
  const item = items.get(id);
  if (!item) throw new RangeError(`Placed, but not in the lane: ${id}`);
  return item;
}

function labelOf(labels: ReadonlyMap<string, Label>, id: string): Label {
  const label = labels.get(id);
  if (!label) throw new RangeError(`No label for the event: ${id}`);
  return label;
}

function moved(flag: PlacedFlag, by: number): PlacedFlag {
  return { ...flag, label: moveDown(flag.label, by) };
}

function countText(page: Page, lane: LaneContent): string {
  return page.words.events(lane.items.length);
}

function layoutCount(page: Page, lane: LaneContent, style: LaneStyle): TextBlock {
  const maxWidth = style.nameWidth === 0 ? page.width - 2 * page.margin : style.nameWidth;
  return layoutText(
    page,
    countText(page, lane),
    { family: 'sans', weight: 400, size: page.sizes.note },
    { maxWidth },
  );
}

interface LabelsAbove {
  readonly placed: readonly PlacedFlag[];
  /** px that labels and leaders take above the strip. */
  readonly height: number;
}

function planLabelsAbove(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: FlagPlanOptions,
  labels: Map<string, Label>,
): LabelsAbove {
  const { sizes } = page;
  const row = labelLineHeight(page) + sizes.detail * 1.5 + sizes.unit * 1.5;
  const budget = options.rows * row + sizes.unit * 2;
  if (options.rows === 0) return { placed: [], height: 0 };
  const byId = new Map(lane.items.map((item) => [item.eventId, item]));
  const ranked = lane.items.toSorted((a, b) => b.importance - a.importance || a.order - b.order);
  const placed = placeFlags(
    ranked.map((item) => ({ id: item.eventId, x: axis.place(item).x })),
    {
      startX: axis.startX,
      endX: axis.endX,
      height: budget,
      leaderGap: sizes.unit,
      gapX: sizes.unit * 2.5,
      gapY: sizes.unit,
      footGap: sizes.unit * 2,
      most: options.tries,
      tries: options.tries,
      measure(id) {
        const item = itemOf(byId, id);
        const content = { item, detail: dateText(page, item), numbers: options.numbersOf(item) };
        const label = layoutLabel(page, content, style.preferredLabel * 0.85, 2);
        labels.set(id, label);
        return label.size;
      },
    },
  );
  const highest = Math.min(budget, ...placed.map(({ label }) => label.y));
  return {
    placed: placed.map((flag) => moved(flag, -highest)),
    height: placed.length === 0 ? 0 : budget - highest,
  };
}

/** Down the start of the label and on to its dot. */
function drawLeader(page: Page, flag: PlacedFlag, shift: number, area: number): SceneNode {
  const d = toPath(['M', flag.x, flag.label.y + shift + page.sizes.unit], ['L', flag.x, shift + area]);
  return { type: 'path', d, stroke: { color: page.theme.ink3, width: 0.75 } };
}

function anchorOfFlag(item: TimelineItem, laneId: string, flag: PlacedFlag, label: Label): Anchor {
  const labelY = flag.label.y + label.title.lineHeight / 2;
  return {
    eventId: item.eventId,
    laneId,
    title: item.title,
    mark: { x: flag.side === 'end' ? flag.label.x : flag.x, y: labelY },
    markRadius: 0,
    label: flag.label,
    labelY,
    isOpenStart: false,
    firstLineWidth: label.title.lines[0]?.width ?? 0,
  };
}

interface Strip {
  readonly height: number;
  readonly densest: number;
  draw(top: number, densest: number): readonly SceneNode[];
}

function planStrip(page: Page, lane: LaneContent, axis: FigureAxis, style: LaneStyle): Strip {
  const size = Math.max(6, style.markSize * 0.8);
  const pitch = size + 1.5;
  const dots = lane.items
    .map((item) => ({ item, place: axis.place(item) }))
    .sort((a, b) => a.place.x - b.place.x)
    .map(({ item, place }) => {
      const length = Math.min(place.endX - place.x, axis.endX - place.x);
      return { item, x: place.x, reach: length > pitch ? Math.min(length, pitch * 2) : 0 };
    });
  const levels = stackDots(dots, pitch, MOST_LEVELS);
  if (!levels) return planDensity(page, lane, axis);
  const height = (Math.max(0, ...levels) + 1) * pitch;
  return {
    height,
    densest: 0,
    draw: (top) =>
      dots.flatMap(({ item, x, reach }, index): readonly SceneNode[] => {
        const y = top + height - ((levels[index] ?? 0) + 0.5) * pitch;
        const isHollow = item.date.uncertain || item.date.approximate;
        const mark = drawMark(page.theme, item.kind, x, y, size, isHollow ? page.background : null);
        return reach > 0 ? [drawTail(page.theme, item.kind, x, x + reach, y, size * 0.4), mark] : [mark];
      }),
  };
}

/** px of a column of the density. */
const BIN_WIDTH = 5;

function planDensity(page: Page, lane: LaneContent, axis: FigureAxis): Strip {
  const places = lane.items.map((item) => ({ x: axis.place(item).x, kind: EVENT_KINDS.indexOf(item.kind) }));
  const bins = countBins(places, axis.startX, BIN_WIDTH, EVENT_KINDS.length);
  const height = page.sizes.unit * 13;
  return {
    height,
    densest: Math.max(0, ...bins.map(({ total }) => total)),
    draw: (top, densest) => bins.flatMap((bin) => drawBin(page, bin, top + height, height, densest)),
  };
}

/** A column, its kinds on top of each other in the order of the legend. */
function drawBin(page: Page, bin: Bin, foot: number, height: number, densest: number): readonly SceneNode[] {
  let y = foot;
  return bin.counts.flatMap((count, index): readonly SceneNode[] => {
    const kind = EVENT_KINDS[index];
    if (count === 0 || kind === undefined) return [];
    const part = (count / densest) * height;
    y -= part;
    const width = bin.toX - bin.fromX - 1;
    return [{ type: 'rect', x: bin.fromX + 0.5, y, width, height: part, fill: page.theme.kind[kind].mark }];
  });
}
