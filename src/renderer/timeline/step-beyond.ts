import type { Filter } from '../../core/document/model.ts';
import type { EventSource, LaneWindow, WindowQuery } from '../../core/table/event-source.ts';
import { MOST_ITEMS, orderLanes } from './item-plan.ts';
import { neighbour, type Place, type StepBeside } from './step-events.ts';
import type { End } from './timeline-props.ts';

/** The first or the last event of all that pass the filter, shown or not; null where there is none. */
export async function endOfTime(
  source: EventSource,
  filter: Filter,
  language: string,
  end: End,
): Promise<string | null> {
  const sort = { by: 'date', descending: end === 'last', language } as const;
  const { eventIds } = await source.list(filter, sort, 0, 1);
  return eventIds[0] ?? null;
}

/**
 * A neighbour beyond what `query` reaches: asks for more each time, until there is one or all time has been looked
 * through.
 */
export function neighbourBeyond(
  source: EventSource,
  query: WindowQuery,
  laneOrder: readonly string[],
  place: Place | null,
  step: StepBeside,
): Promise<Place | null> {
  return step === 'next' || step === 'previous'
    ? alongTime(source, query, laneOrder, place, step)
    : acrossLanes(source, query, laneOrder, place, step);
}

async function alongTime(
  source: EventSource,
  query: WindowQuery,
  laneOrder: readonly string[],
  place: Place | null,
  step: 'next' | 'previous',
): Promise<Place | null> {
  const { span } = source;
  if (span === null) return null;
  let { from, to } = query;
  const isLeft = (): boolean => (step === 'next' ? to < span.latest : from > span.earliest);
  while (isLeft()) {
    const reach = to - from;
    if (step === 'next') to += reach;
    else from -= reach;
    const answer = await source.window({ ...query, from, to, limit: 2 * MOST_ITEMS });
    const found = neighbour(orderLanes(answer, laneOrder), place, step);
    if (found && found.eventId !== place?.eventId) return found;
  }
  return null;
}

/** In the next open lane, the event that is nearest in time, to either side. */
async function acrossLanes(
  source: EventSource,
  query: WindowQuery,
  laneOrder: readonly string[],
  place: Place | null,
  step: 'lane-up' | 'lane-down',
): Promise<Place | null> {
  const { span } = source;
  if (span === null || place === null) return null;
  let { from, to, millisecondsPerPixel } = query;
  while (from > span.earliest || to < span.latest) {
    const reach = to - from;
    from -= reach;
    to += reach;
    // As if it were zoomed out: events are wanted here, and no fine bins of years.
    millisecondsPerPixel *= 3;
    const wider = { ...query, from, to, millisecondsPerPixel, always: [place.eventId] };
    const lanes = orderLanes(await source.window({ ...wider, limit: 2 * MOST_ITEMS }), laneOrder);
    const found = neighbour(nextTo(lanes, place.laneId, step, query.collapsed), place, step);
    if (found) return found;
  }
  return null;
}

/** The lane and the next one to it that is open. */
function nextTo(
  lanes: readonly LaneWindow[],
  laneId: string,
  step: 'lane-up' | 'lane-down',
  collapsed: readonly string[] = [],
): readonly LaneWindow[] {
  const open = lanes.filter(({ id }) => id === laneId || !collapsed.includes(id));
  const at = open.findIndex(({ id }) => id === laneId);
  return step === 'lane-up' ? open.slice(Math.max(at - 1, 0), at + 1) : open.slice(at, at + 2);
}
