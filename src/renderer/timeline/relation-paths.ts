import type { Relation } from '../../core/document/model.ts';
import { CARD_WIDTH } from './item-plan.ts';
import type { ItemBox } from './vis-adapter.ts';

/** An arrow between two cards, in px of the stage, growing with time; the layer mirrors it for right-to-left. */
export interface RelationPath {
  readonly relation: Relation;
  readonly d: string;
  /** Arrow head at the end of the path. */
  readonly head: string;
  /** Where its name may stand: on the upper edge of either card, at the end of its text, where it hides nothing. */
  readonly atFrom: Point;
  readonly atTo: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * From the side of one card to the side of another that lies nearest. `flip` (a width) mirrors x for right-to-left.
 */
export function buildRelationPath(
  relation: Relation,
  from: ItemBox,
  to: ItemBox,
  flip: number | null,
): RelationPath {
  const mirror = (point: Point): Point => (flip === null ? point : { x: flip - point.x, y: point.y });
  const isBelow = to.top >= from.top + from.height;
  const isAbove = to.top + to.height <= from.top;
  const isVertical = (isBelow || isAbove) && overlaps(from, to);
  const [start, end, lead] = isVertical ? verticalEnds(from, to, isBelow) : sideEnds(from, to);
  const [a, b] = [mirror(start), mirror(end)];
  const leadX = flip === null ? lead.x : -lead.x;
  const c1 = { x: a.x + leadX, y: a.y + lead.y };
  const c2 = { x: b.x - leadX, y: b.y - lead.y };
  return {
    relation,
    d: `M${round(a.x)} ${round(a.y)}C${round(c1.x)} ${round(c1.y)} ${round(c2.x)} ${round(c2.y)} ${round(b.x)} ${round(b.y)}`,
    head: arrowHead(b, c2),
    atFrom: mirror(labelPlace(from)),
    atTo: mirror(labelPlace(to)),
  };
}

function labelPlace(box: ItemBox): Point {
  return { x: box.start + Math.min(box.width, CARD_WIDTH) - 14, y: box.top - 3 };
}

function overlaps(a: ItemBox, b: ItemBox): boolean {
  return a.start < b.start + b.width - 24 && b.start < a.start + a.width - 24;
}

/** Cards nearer than this are joined straight, px. */
const CLOSE = 30;

/** One above the other: between the facing edges. */
function verticalEnds(from: ItemBox, to: ItemBox, isBelow: boolean): readonly [Point, Point, Point] {
  const y = {
    start: isBelow ? from.top + from.height : from.top,
    end: isBelow ? to.top : to.top + to.height,
  };
  const isClose = Math.abs(y.end - y.start) < CLOSE;
  const first = Math.max(from.start, to.start);
  const startX = isClose ? first + 60 : from.start + Math.min(from.width, CARD_WIDTH) * 0.62;
  const endX = isClose ? first + 60 : to.start + Math.min(to.width, CARD_WIDTH) * 0.38;
  const lead = Math.max(Math.abs(y.end - y.start) * 0.45, isClose ? 1 : 14) * (isBelow ? 1 : -1);
  return [
    { x: startX, y: y.start },
    { x: endX, y: y.end },
    { x: 0, y: lead },
  ];
}

/** Side by side: from the facing side of one to the facing side of the other. */
function sideEnds(from: ItemBox, to: ItemBox): readonly [Point, Point, Point] {
  const forward = to.start + to.width / 2 >= from.start + from.width / 2;
  const start = { x: forward ? from.start + from.width : from.start, y: from.top + from.height / 2 };
  const end = { x: forward ? to.start : to.start + to.width, y: to.top + to.height / 2 };
  const lead = Math.max(Math.abs(end.x - start.x) * 0.5, 28) * (forward ? 1 : -1);
  return [start, end, { x: lead, y: 0 }];
}

const HEAD_LENGTH = 7;
const HEAD_WIDTH = 3.5;

function arrowHead(tip: Point, from: Point): string {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const along = { x: (tip.x - from.x) / length, y: (tip.y - from.y) / length };
  const base = { x: tip.x - along.x * HEAD_LENGTH, y: tip.y - along.y * HEAD_LENGTH };
  const left = { x: base.x - along.y * HEAD_WIDTH, y: base.y + along.x * HEAD_WIDTH };
  const right = { x: base.x + along.y * HEAD_WIDTH, y: base.y - along.x * HEAD_WIDTH };
  return `M${round(tip.x)} ${round(tip.y)}L${round(left.x)} ${round(left.y)}L${round(right.x)} ${round(right.y)}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
