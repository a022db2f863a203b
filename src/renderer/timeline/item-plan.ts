import type { LaneWindow, WindowAnswer, WindowItem } from '../../core/table/event-source.ts';
import type { TimeWindow } from './timeline-props.ts';
import { FIRST_TIME, LAST_TIME } from './window-math.ts';

/** vis-timeline is never given more than this. */
export const MOST_ITEMS = 400;
const OPEN_STRETCH = 36 * 3_600_000;

/** What vis-timeline is given: an event, or the room for the density of a lane. */
export type PlannedItem = PlannedEvent | PlannedDensity;

export interface PlannedEvent {
  readonly type: 'event';
  readonly id: string;
  readonly laneId: string;
  readonly event: WindowItem;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Width of its card, px: what is shorter on screen stands as a card at its beginning. */
  readonly least: number;
}

export interface PlannedDensity {
  readonly type: 'density';
  readonly id: string;
  readonly laneId: string;
}

export interface ItemDiff {
  readonly added: readonly PlannedItem[];
  readonly updated: readonly PlannedItem[];
  readonly removed: readonly PlannedItem[];
}

export function itemId(laneId: string, eventId: string): string {
  return `${laneId}\n${eventId}`;
}

export function densityId(laneId: string): string {
  return `${laneId}\n`;
}

/** The items for an answer, at most `MOST_ITEMS`, by id. Lanes come in the order given; `widthOf` is in px. */
export function planItems(
  lanes: readonly LaneWindow[],
  widthOf: (laneId: string, event: WindowItem) => number,
): ReadonlyMap<string, PlannedItem> {
  const planned = new Map<string, PlannedItem>();
  for (const lane of lanes) {
    if (lane.bins.length > 0 && planned.size < MOST_ITEMS)
      planned.set(densityId(lane.id), { type: 'density', id: densityId(lane.id), laneId: lane.id });
    for (const event of lane.items) {
      if (planned.size >= MOST_ITEMS) break;
      const item = planEvent(lane.id, event, widthOf(lane.id, event));
      planned.set(item.id, item);
    }
  }
  return planned;
}

/** An open end has room to fade out; an open start has all the time before. */
export function timeOfCard(event: WindowItem): TimeWindow {
  const from = event.openStart ? FIRST_TIME : clampTime(event.earliest);
  return { from, to: event.openEnd ? from + OPEN_STRETCH : clampTime(event.latest + 1) };
}

function planEvent(laneId: string, event: WindowItem, least: number): PlannedEvent {
  const { from: start, to: end } = timeOfCard(event);
  return { type: 'event', id: itemId(laneId, event.eventId), laneId, event, start, end, least };
}

function clampTime(time: number): number {
  return Math.min(Math.max(time, FIRST_TIME), LAST_TIME);
}

export function diffItems(
  before: ReadonlyMap<string, PlannedItem>,
  after: ReadonlyMap<string, PlannedItem>,
): ItemDiff {
  const added: PlannedItem[] = [];
  const updated: PlannedItem[] = [];
  for (const item of after.values()) {
    const old = before.get(item.id);
    if (!old) added.push(item);
    else if (!isSamePlace(old, item)) updated.push(item);
  }
  const removed = [...before.values()].filter((item) => !after.has(item.id));
  return { added, updated, removed };
}

function isSamePlace(a: PlannedItem, b: PlannedItem): boolean {
  if (a.type === 'density' || b.type === 'density') return a.type === b.type;
  return a.type === b.type && a.start === b.start && a.end === b.end && a.least === b.least;
}

/** Lanes in the order that the reader made; others follow in the source's order. */
export function orderLanes(answer: WindowAnswer, order: readonly string[]): readonly LaneWindow[] {
  const place = new Map(order.map((id, index) => [id, index]));
  const rank = (lane: LaneWindow): number => place.get(lane.id) ?? order.length;
  return [...answer.lanes].sort((a, b) => rank(a) - rank(b));
}
