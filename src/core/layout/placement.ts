import { grow, moveDown, overlaps, union, type Box } from './box.ts';

/** Something to be put on a lane: a mark or a bar at its place in time, and a label whose size follows its room. */
export interface Placeable {
  readonly id: string;
  /** px: middle of the mark, or the start of the bar. */
  readonly x: number;
  /** px: end of the bar; equal to x for a mark. */
  readonly endX: number;
  /** Extent of what is drawn around the mark (a bracket of its uncertainty), px. */
  readonly extent: { readonly from: number; readonly to: number };
  /** Where the label must end at the latest when something fixes it (a column), px; else the end of the lane. */
  readonly limitX?: number;
}

export interface LabelSize {
  readonly width: number;
  readonly height: number;
}

export interface PlacementOptions {
  readonly startX: number;
  readonly endX: number;
  /** Half of a mark's box. */
  readonly markRadius: number;
  /** Height of the label's first line, in whose middle the mark stands. */
  readonly lineHeight: number;
  readonly barHeight: number;
  /** Between mark and label. */
  readonly labelGap: number;
  /** Air around each thing. */
  readonly gapX: number;
  readonly gapY: number;
  /** A label is not wrapped to less than this if the other side of its mark has more room. */
  readonly leastLabel: number;
  readonly preferredLabel: number;
  /** Size of an item's label when wrapped to a width. */
  readonly measure: (id: string, maxWidth: number) => LabelSize;
}

export interface Placed {
  readonly id: string;
  /** Middle of the mark, or the start and middle height of the bar. */
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly extent: { readonly from: number; readonly to: number };
  readonly label: Box;
  /** Width that the label was wrapped to. */
  readonly labelRoom: number;
  readonly side: 'end' | 'start' | 'below';
  /** Around mark and label. */
  readonly box: Box;
}

/**
 * Puts items on a lane whose top is 0: marks at their time, labels beside them, each as high as it can stand without
 * touching another. Items come in time order, and those of one place stand in that order from the top down.
 */
export function placeItems(items: readonly Placeable[], options: PlacementOptions): readonly Placed[] {
  const placed: Placed[] = [];
  const taken: Box[] = [];
  const lowest = new Map<number, number>();
  for (const item of items) {
    const draft = draftPlaced(item, options);
    const place = Math.round(item.x);
    const y = findRow(draft, taken, lowest.get(place) ?? 0, options);
    const result = lower(draft, y);
    placed.push(result);
    taken.push(...partsOf(result, options));
    lowest.set(place, y + draft.box.height + options.gapY);
  }
  return placed;
}

/** The item as it stands alone, its top at 0. */
function draftPlaced(item: Placeable, options: PlacementOptions): Placed {
  const isBar = item.endX - item.x > options.markRadius * 2.5;
  return isBar ? draftBar(item, options) : draftMark(item, options);
}

function draftMark(item: Placeable, options: PlacementOptions): Placed {
  const reach = Math.max(options.markRadius, item.extent.to - item.x);
  const back = Math.max(options.markRadius, item.x - item.extent.from);
  const limit = Math.min(item.limitX ?? options.endX, options.endX);
  const roomAfter = limit - (item.x + reach + options.labelGap);
  const roomBefore = item.x - back - options.labelGap - options.startX;
  const after = isAfterBetter(item, roomAfter, roomBefore, options);
  const labelRoom = Math.max(1, Math.min(options.preferredLabel, after ? roomAfter : roomBefore));
  const size = options.measure(item.id, labelRoom);
  const labelX = after ? item.x + reach + options.labelGap : item.x - back - options.labelGap - size.width;
  const y = Math.max(options.lineHeight / 2, options.markRadius);
  const label: Box = { x: labelX, y: y - options.lineHeight / 2, ...size };
  const mark: Box = {
    x: item.x - back,
    y: y - options.markRadius,
    width: back + reach,
    height: options.markRadius * 2,
  };
  return {
    id: item.id,
    x: item.x,
    y,
    endX: item.x,
    extent: item.extent,
    label,
    labelRoom,
    side: after ? 'end' : 'start',
    box: union([mark, label]),
  };
}

/** After its mark, as all are read, unless the label would be squeezed there and stand better before it. */
function isAfterBetter(item: Placeable, after: number, before: number, options: PlacementOptions): boolean {
  if (after >= options.preferredLabel || item.limitX !== undefined) return true;
  if (before < options.leastLabel) return after >= before;
  const height = (room: number): number =>
    room < 1 ? Infinity : options.measure(item.id, Math.min(room, options.preferredLabel)).height;
  const isSqueezed =
    after < options.leastLabel && options.measure(item.id, options.preferredLabel).width > after;
  return !isSqueezed && height(after) <= height(before);
}

function draftBar(item: Placeable, options: PlacementOptions): Placed {
  const startX = Math.min(item.extent.from, item.x);
  const labelX = Math.max(startX, options.startX);
  const room = Math.min(options.preferredLabel * 1.4, options.endX - labelX);
  const turned = room < options.leastLabel;
  const labelRoom = turned ? Math.min(options.preferredLabel, options.endX - options.startX) : room;
  const size = options.measure(item.id, labelRoom);
  const half = Math.max(options.barHeight / 2, options.markRadius);
  // A bar lies at the height of a label's first line, so that lines between events run straight.
  const y = Math.max(half, options.lineHeight / 2);
  const label: Box = {
    x: turned ? options.endX - size.width : labelX,
    y: y + half + options.labelGap * 0.3,
    ...size,
  };
  const bar: Box = {
    x: startX - (startX === item.x ? 0 : options.markRadius),
    y: y - half,
    width: Math.max(item.endX, item.extent.to) - startX,
    height: half * 2,
  };
  return {
    id: item.id,
    x: item.x,
    y,
    endX: item.endX,
    extent: item.extent,
    label,
    labelRoom,
    side: 'below',
    box: union([bar, label]),
  };
}

/** Mark (or bar) and label apart, so that another label may stand in the corner between them. */
function partsOf(placed: Placed, options: PlacementOptions): readonly Box[] {
  const half = Math.max(options.markRadius, placed.side === 'below' ? options.barHeight / 2 : 0);
  const from = Math.min(placed.extent.from, placed.x - options.markRadius);
  const to = Math.max(placed.extent.to, placed.endX, placed.x + options.markRadius);
  const mark = { x: from, y: placed.y - half, width: to - from, height: half * 2 };
  return [mark, placed.label];
}

/** The highest place, not above `least`, at which the item's parts keep their air from all that is there. */
function findRow(draft: Placed, taken: readonly Box[], least: number, options: PlacementOptions): number {
  const parts = partsOf(draft, options).map((part) => grow(part, options.gapX, 0));
  const near = taken.filter((box) =>
    parts.some((part) => part.x < box.x + box.width && box.x < part.x + part.width),
  );
  const candidates = [least];
  for (const box of near)
    for (const part of parts) candidates.push(box.y + box.height + options.gapY - part.y);
  candidates.sort((a, b) => a - b);
  const isFree = (y: number): boolean =>
    parts.every((part) => {
      const moved = grow(moveDown(part, y), 0, options.gapY - 0.01);
      return near.every((box) => !overlaps(moved, box));
    });
  return candidates.find((y) => y >= least && isFree(y)) ?? candidates.at(-1) ?? least;
}

function lower(draft: Placed, by: number): Placed {
  return { ...draft, y: draft.y + by, label: moveDown(draft.label, by), box: moveDown(draft.box, by) };
}
