import type { Relation, RelationType } from '../../core/document/model.ts';
import { roundedPath } from '../../core/figure/compose/relations.ts';
import { type Box, grow, overlaps, union } from '../../core/layout/box.ts';
import { findRoute, type Port, type Route } from '../../core/layout/routing.ts';
import type { Point } from '../../core/layout/segments.ts';
import type { ItemBox, LaneBox } from './vis-adapter.ts';

/** An arrow between two cards, in px of the stage as it is drawn. */
export interface RelationPath {
  readonly relation: Relation;
  readonly d: string;
  /** Arrow head at the end of the path. */
  readonly head: string;
  /** Where its name may stand: in the middle of this point, on the line, where it hides no card. */
  readonly name: Point;
  /** px */
  readonly nameWidth: number;
}

/** A card on the stage, in px that grow with time. */
export interface RelatedCard {
  readonly eventId: string;
  readonly openStart: boolean;
  readonly openEnd: boolean;
  readonly box: ItemBox;
}

export interface Plane {
  /** px of the stage. */
  readonly width: number;
  readonly lanes: readonly LaneBox[];
  /** Whether later lies to the left. */
  readonly flip: boolean;
  /** px of the name of a type with its frame. */
  readonly nameWidth: (type: RelationType) => number;
}

/** More arrows than these tell nothing, and each has to look for its way. */
const MOST_PATHS = 60;
/** px that an arrow runs straight before it turns, and keeps from what it passes. */
const STUB = 10;
const CLEARANCE = 7;
/** px around both ends within which a way is looked for. */
const AROUND = 420;
/** Air after a card that is part of its box. */
const CARD_AIR = 6;
const PORT_GAP = 2;
const CORNER = 7;
const NAME_HEIGHT = 18;

/** Arrows with right angles around the cards: none runs behind what it does not belong to, if there is a way. */
export function buildRelationPaths(
  relations: readonly Relation[],
  cards: readonly RelatedCard[],
  plane: Plane,
): readonly RelationPath[] {
  const byEvent = groupByEvent(cards);
  const obstacles = cards.map(({ box }) => toBox(box));
  const corridors = plane.lanes.flatMap(({ top, height }) => [top + height - 3, top + height + 3]);
  const routes: Route[] = [];
  const names: Box[] = [];
  const paths: RelationPath[] = [];
  for (const relation of relations) {
    const pair = nearestPair(byEvent.get(relation.from) ?? [], byEvent.get(relation.to) ?? []);
    if (pair === null) continue;
    if (paths.length === MOST_PATHS) break;
    const [from, to] = pair;
    const region = grow(union([toBox(from.box), toBox(to.box)]), AROUND, 12);
    const near = obstacles.filter((box) => overlaps(box, region));
    const family = `${relation.type} ${relation.from}`;
    const route = findRoute({ from: portsFrom(from), to: portsTo(to), family }, routes, {
      obstacles: near,
      stub: STUB,
      clearance: CLEARANCE,
      minX: 0,
      maxX: plane.width,
      corridors: corridors.filter((y) => y > region.y && y < region.y + region.height),
    });
    routes.push(route);
    const width = plane.nameWidth(relation.type);
    const name = placeOfName(route.points, width, [...near, ...names]);
    names.push(nameBox(name, width));
    paths.push({ ...drawn(relation, route.points, name, plane), nameWidth: width });
  }
  return paths;
}

function groupByEvent(cards: readonly RelatedCard[]): ReadonlyMap<string, readonly RelatedCard[]> {
  const groups = new Map<string, RelatedCard[]>();
  for (const card of cards) {
    const group = groups.get(card.eventId);
    if (group) group.push(card);
    else groups.set(card.eventId, [card]);
  }
  return groups;
}

function drawn(
  relation: Relation,
  points: readonly Point[],
  name: Point,
  plane: Plane,
): Omit<RelationPath, 'nameWidth'> {
  const turned = (point: Point): Point => (plane.flip ? { x: plane.width - point.x, y: point.y } : point);
  const shown = points.map(turned);
  const tip = shown.at(-1) ?? turned(name);
  return {
    relation,
    d: roundedPath(shown, CORNER),
    head: arrowHead(tip, shown.at(-2) ?? tip),
    name: turned(name),
  };
}

function toBox({ start, top, width, height }: ItemBox): Box {
  return { x: start, y: top, width: width - CARD_AIR, height };
}

/** An event may stand in several lanes: the two cards that are nearest to each other, in one lane if they can be. */
function nearestPair(
  from: readonly RelatedCard[],
  to: readonly RelatedCard[],
): readonly [RelatedCard, RelatedCard] | null {
  let best: readonly [RelatedCard, RelatedCard] | null = null;
  let least = Infinity;
  for (const a of from)
    for (const b of to) {
      const distance = Math.abs(a.box.top - b.box.top) + Math.abs(a.box.start - b.box.start);
      if (distance < least) [best, least] = [[a, b], distance];
    }
  return best;
}

/** What leaves a card does so below where others come in, so that they are two lines. */
const LEAVING = 5;

function portsFrom(card: RelatedCard): readonly Port[] {
  return [...startPort(card), ...endPort(card)].map(({ at, side }) => ({
    at: { x: at.x, y: at.y + LEAVING },
    side,
  }));
}

/** What comes of something begins with it: an arrow comes to its start, if it has one. */
function portsTo(card: RelatedCard): readonly Port[] {
  return card.openEnd ? startPort(card) : [...startPort(card), ...endPort(card)];
}

function startPort({ box, openStart, openEnd }: RelatedCard): readonly Port[] {
  if (openStart && !openEnd) return [];
  return [{ at: { x: box.start - PORT_GAP, y: middle(box) }, side: -1 }];
}

function endPort({ box, openEnd, openStart }: RelatedCard): readonly Port[] {
  if (openEnd && !openStart) return [];
  return [{ at: { x: box.start + box.width - CARD_AIR + PORT_GAP, y: middle(box) }, side: 1 }];
}

function middle({ top, height }: ItemBox): number {
  return top + height / 2;
}

/** On or beside the line where it covers neither a card nor another name and lies whole below the axis: along a level stretch if it can be. */
function placeOfName(points: readonly Point[], width: number, taken: readonly Box[]): Point {
  const stretches = points.slice(1).map((b, index) => ({ a: points[index] ?? b, b }));
  const reach = ({ a, b }: Stretch): number => {
    const across = Math.abs(a.x - b.x);
    return across > width ? 1e6 + across : Math.abs(a.y - b.y);
  };
  for (const { a, b } of stretches.toSorted((one, other) => reach(other) - reach(one)))
    for (const share of [0.5, 0.3, 0.7, 0.15, 0.85])
      for (const aside of a.x === b.x ? [0, -1, 1] : [0]) {
        const x = a.x + (b.x - a.x) * share + aside * (width / 2 + 3);
        const place = { x, y: a.y + (b.y - a.y) * share };
        const box = nameBox(place, width);
        if (box.y >= 0 && !taken.some((other) => overlaps(other, box))) return place;
      }
  const end = points.at(-1) ?? { x: 0, y: 0 };
  return { x: end.x - width / 2, y: Math.max(end.y, NAME_HEIGHT / 2) };
}

interface Stretch {
  readonly a: Point;
  readonly b: Point;
}

function nameBox({ x, y }: Point, width: number): Box {
  return { x: x - width / 2, y: y - NAME_HEIGHT / 2, width, height: NAME_HEIGHT };
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
