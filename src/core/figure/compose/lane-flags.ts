import { moveDown } from '../../layout/box.ts';
import { type Flag, placeFlags, type PlacedFlag } from '../../layout/flags.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { SceneNode } from '../scene.ts';
import type { FigureAxis } from './axis.ts';
import { alignOf, spokenEvent } from './event-node.ts';
import { dateText, drawLabel, type Label, labelInk, layoutLabel } from './labels.ts';
import {
  drawHairline,
  type DrawnLane,
  labelLineHeight,
  type LaneCommon,
  type LaneContent,
  type LanePlan,
  lanePadding,
  type LaneStyle,
  layoutLaneName,
} from './lane-plan.ts';
import { planStrip, type Strip, stripX } from './lane-strip.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import type { Anchor } from './relations.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

export interface FlagOptions {
  /** Labels that are tried at most. */
  readonly tries: number;
  /** Low piles and a low density, to leave room for labels. */
  readonly compact: boolean;
  /** How many events of the page may stand by a number; 0 for a page without a key. */
  readonly keyed: number;
  readonly numbersOf: (item: TimelineItem) => string;
}

/**
 * A lane of marks on a strip, or of their density, with labels on leader lines for the most important: gives its plan
 * for any number of rows of text above the strip.
 */
export function prepareFlags(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: FlagOptions,
): (rows: number) => LanePlan {
  const ranked = rankEvents(lane.items);
  const lanePage: FlagLane = {
    page,
    lane,
    axis,
    style,
    options,
    name: layoutLaneName(page, lane.name, style),
    count: options.keyed > 0 ? null : layoutCount(page, lane),
    strip: planStrip(page, lane, axis, style, options),
    flags: ranked.slice(0, MOST_CANDIDATES).map((item) => ({ id: item.eventId, x: stripX(axis, item) })),
    items: new Map(lane.items.map((item) => [item.eventId, item])),
    labels: new Map(),
  };
  return (rows) => planFlags(lanePage, placeLabels(lanePage, rows));
}

/** Less important events than these are not asked whether they have room for a label. */
const MOST_CANDIDATES = 240;

/** The most important first; of equal ones those that stand far from each other in time, so that no stretch is bare. */
export function rankEvents(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const bits = Math.ceil(Math.log2(Math.max(2, items.length)));
  const turns = new Map(items.map((item, index) => [item, reverseBits(index, bits)]));
  const turnOf = (item: TimelineItem): number => turns.get(item) ?? 0;
  return items.toSorted((a, b) => b.importance - a.importance || turnOf(a) - turnOf(b));
}

/** 0, 1, 2, 3… as 0, ½, ¼, ¾… of the whole: each falls into the largest gap that those before it left. */
function reverseBits(value: number, bits: number): number {
  let reversed = 0;
  for (let bit = 0; bit < bits; bit++) reversed = reversed * 2 + ((value >> bit) & 1);
  return reversed;
}

/** What stays the same however many labels a lane is given. */
interface FlagLane {
  readonly page: Page;
  readonly lane: LaneContent;
  readonly axis: FigureAxis;
  readonly style: LaneStyle;
  readonly options: FlagOptions;
  readonly name: TextBlock;
  /** Null where every event can be told by its number. */
  readonly count: TextBlock | null;
  readonly strip: Strip;
  /** The most important first. */
  readonly flags: readonly Flag[];
  readonly items: ReadonlyMap<string, TimelineItem>;
  readonly labels: Map<string, Label>;
}

function planFlags(lane: FlagLane, above: LabelsAbove): LanePlan {
  const { page, name, count, strip, style } = lane;
  const pad = lanePadding(page);
  const head = name.height + (count?.height ?? 0);
  const top = pad + (style.nameWidth === 0 ? head + page.sizes.unit : 0);
  const height = Math.max(top + above.height + strip.height, pad + head) + pad;
  return {
    content: lane.lane,
    height,
    shortened: above.placed.filter(({ label }) => label.title.shortened).map(({ flag }) => flag.id),
    simplified: [],
    unlabelled: unlabelledIn(lane, above),
    densest: strip.densest,
    draw: (laneTop, drawnHeight, common) =>
      drawFlagLane(
        lane,
        above,
        laneTop,
        laneTop + top + (drawnHeight - height) - (strip.densest > 0 ? common.taller : 0),
        common,
      ),
  };
}

function unlabelledIn(lane: FlagLane, above: LabelsAbove): readonly string[] {
  const labelled = new Set(above.placed.map(({ flag }) => flag.id));
  return lane.lane.items.map(({ eventId }) => eventId).filter((id) => !labelled.has(id));
}

/** `areaTop` is where labels begin; the strip stands under them. */
function drawFlagLane(
  lane: FlagLane,
  above: LabelsAbove,
  laneTop: number,
  areaTop: number,
  common: LaneCommon,
): DrawnLane {
  const { page, name, count, strip, axis } = lane;
  const nameY = laneTop + lanePadding(page);
  const stripTop = areaTop + above.height;
  const flags = above.placed.map(({ flag, label }) => ({ flag: moved(flag, areaTop), label }));
  const children = [
    drawHairline(page, laneTop),
    ...drawBlock(name, page.margin, nameY, page.theme.ink2),
    ...(count ? drawBlock(count, page.margin, nameY + name.height, page.theme.ink3) : []),
    ...flags.map(({ flag }) => drawLeader(page, flag, stripTop + strip.topOf(flag.id, common))),
    ...strip.draw(stripTop, common),
    ...flags.map(({ flag, label }) => drawFlag(lane, flag, label)),
  ];
  const label = `${lane.lane.name}${page.words.separator}${countText(page, lane.lane)}`;
  const head = {
    x: page.margin,
    y: nameY,
    width: Math.max(name.width, count?.width ?? 0),
    height: name.height + (count?.height ?? 0),
  };
  const stripHeight = strip.height + (strip.densest > 0 ? common.taller : 0);
  const foot = { x: axis.startX, y: stripTop, width: axis.endX - axis.startX, height: stripHeight };
  return {
    nodes: [{ type: 'group', role: 'lane', id: lane.lane.id, label, children }],
    anchors: flags.map(({ flag, label: text }) =>
      anchorOfFlag(itemOf(lane, flag.id), lane.lane.id, flag, text),
    ),
    obstacles: [
      head,
      foot,
      ...flags.flatMap(({ flag, label: text }) => labelInk(text, flag.label.x, flag.label.y, alignOf(flag))),
    ],
  };
}

function drawFlag(lane: FlagLane, flag: PlacedFlag, label: Label): SceneNode {
  const item = itemOf(lane, flag.id);
  const children = drawLabel(lane.page, label, flag.label.x, flag.label.y, item.language, alignOf(flag));
  return { type: 'group', role: 'event', id: flag.id, label: spokenEvent(lane.page, item), children };
}

function itemOf(lane: FlagLane, id: string): TimelineItem {
  const item = lane.items.get(id);
  if (!item) throw new RangeError(`Placed, but not in the lane: ${id}`);
  return item;
}

function moved(flag: PlacedFlag, by: number): PlacedFlag {
  return { ...flag, label: moveDown(flag.label, by) };
}

function countText(page: Page, lane: LaneContent): string {
  return page.words.events(lane.items.length);
}

/** How many events the lane has, under its name. */
export function layoutCount(page: Page, lane: LaneContent): TextBlock {
  return layoutText(page, countText(page, lane), { family: 'sans', weight: 400, size: page.sizes.note });
}

interface LabelsAbove {
  readonly placed: readonly { readonly flag: PlacedFlag; readonly label: Label }[];
  /** px that labels and leaders take above the strip. */
  readonly height: number;
}

function placeLabels(lane: FlagLane, rows: number): LabelsAbove {
  const { page, axis, options } = lane;
  const { sizes } = page;
  if (rows === 0) return { placed: [], height: 0 };
  const lines = labelLineHeight(page) + sizes.detail * 1.5;
  const budget = rows * (lines + sizes.unit * 1.5) + sizes.unit * 2;
  const placed = placeFlags(lane.flags, {
    startX: axis.startX,
    endX: axis.endX,
    height: budget,
    leaderGap: sizes.unit,
    gapX: sizes.unit * 2.5,
    gapY: sizes.unit,
    footGap: sizes.unit * 2,
    most: options.tries,
    tries: options.tries,
    least: { width: sizes.label * 4, height: labelLineHeight(page) + sizes.detail * 1.38 },
    measure: (id) => flagLabel(lane, id, rows).size,
  });
  const highest = Math.min(budget, ...placed.map(({ label }) => label.y));
  return {
    placed: placed.map((flag) => ({ flag: moved(flag, -highest), label: flagLabel(lane, flag.id, rows) })),
    height: placed.length === 0 ? 0 : budget - highest,
  };
}

/** In a single row a label is one long line; else it may take two. */
function flagLabel(lane: FlagLane, id: string, rows: number): Label {
  const [width, lines] = rows === 1 ? ([1.3, 1] as const) : ([0.85, 2] as const);
  const key = `${lines} ${id}`;
  let label = lane.labels.get(key);
  if (label) return label;
  const { page, style, options } = lane;
  const item = itemOf(lane, id);
  const content = { item, detail: dateText(page, item), numbers: options.numbersOf(item) };
  lane.labels.set(key, (label = layoutLabel(page, content, style.preferredLabel * width, lines)));
  return label;
}

/** Down the start of the label and on to its dot. */
function drawLeader(page: Page, flag: PlacedFlag, foot: number): SceneNode {
  const d = toPath(['M', flag.x, flag.label.y + page.sizes.unit], ['L', flag.x, foot]);
  return { type: 'path', d, stroke: { color: page.theme.ink3, width: 0.75 * page.stroke } };
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
