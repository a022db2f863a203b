import type { LaneWindow, WindowItem } from '../../core/table/event-source.ts';
import type { End, Step } from './timeline-props.ts';

/** An event where it stands in a lane. */
export interface Place {
  readonly laneId: string;
  readonly eventId: string;
}

/** From one event to another beside it. */
export type StepBeside = Exclude<Step, End>;

/** The neighbour of an event among those that are shown; null where there is none. Without a place, the first of all. */
export function neighbour(lanes: readonly LaneWindow[], place: Place | null, step: StepBeside): Place | null {
  const shown = lanes.filter((lane) => lane.items.length > 0);
  const at = shown.findIndex((lane) => lane.id === place?.laneId);
  const lane = shown[at];
  const item = lane?.items.find(({ eventId }) => eventId === place?.eventId);
  if (!lane || !item) return firstOf(shown);
  if (step === 'next' || step === 'previous') return alongLane(lane, item, step);
  return acrossLanes(shown[step === 'lane-up' ? at - 1 : at + 1], item);
}

/** By beginning, then end, then id: the order in which a lane is read. */
export function inReadingOrder(items: readonly WindowItem[]): readonly WindowItem[] {
  return [...items].sort(compareItems);
}

function compareItems(a: WindowItem, b: WindowItem): number {
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  return a.eventId < b.eventId ? -1 : a.eventId > b.eventId ? 1 : 0;
}

function alongLane(lane: LaneWindow, item: WindowItem, step: 'next' | 'previous'): Place | null {
  const ordered = inReadingOrder(lane.items);
  const found = ordered[ordered.indexOf(item) + (step === 'next' ? 1 : -1)];
  return found ? { laneId: lane.id, eventId: found.eventId } : null;
}

/** In the other lane, the event that begins nearest in time. */
function acrossLanes(lane: LaneWindow | undefined, item: WindowItem): Place | null {
  if (!lane) return null;
  const distance = (other: WindowItem): number => Math.abs(begin(other) - begin(item));
  const nearest = inReadingOrder(lane.items).reduce<WindowItem | null>(
    (best, other) => (best === null || distance(other) < distance(best) ? other : best),
    null,
  );
  return nearest && { laneId: lane.id, eventId: nearest.eventId };
}

/** When an event that is shown begins; null for one that is not. */
export function momentOf(lanes: readonly LaneWindow[], eventId: string | null): number | null {
  const item = lanes.flatMap(({ items }) => items).find((shown) => shown.eventId === eventId);
  return item === undefined ? null : begin(item);
}

/** An open beginning counts by its end. */
function begin(item: WindowItem): number {
  return Number.isFinite(item.earliest) ? item.earliest : item.latest;
}

/** The first event of all that are shown. */
export function firstOf(lanes: readonly LaneWindow[]): Place | null {
  const all = lanes.flatMap((lane) => lane.items.map((item) => ({ laneId: lane.id, item })));
  const found = all.toSorted((a, b) => compareItems(a.item, b.item))[0];
  return found ? { laneId: found.laneId, eventId: found.item.eventId } : null;
}
