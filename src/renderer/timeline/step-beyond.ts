import type { EventSource, WindowQuery } from '../../core/table/event-source.ts';
import { MOST_ITEMS, orderLanes } from './item-plan.ts';
import { neighbour, type Place } from './step-events.ts';
import type { Step } from './timeline-props.ts';

/**
 * A neighbour further along in time than `query` reaches: asks for twice as much each time, until there is one or all
 * time has been looked through. Lanes do not change with time, so there is none across them.
 */
export async function neighbourBeyond(
  source: EventSource,
  query: WindowQuery,
  laneOrder: readonly string[],
  place: Place | null,
  step: Step,
): Promise<Place | null> {
  const { span } = source;
  if (span === null || step === 'lane-up' || step === 'lane-down') return null;
  let { from, to } = query;
  const isLeft = (): boolean =>
    (step !== 'next' && from > span.earliest) || (step !== 'previous' && to < span.latest);
  while (isLeft()) {
    const reach = to - from;
    if (step !== 'next') from -= reach;
    if (step !== 'previous') to += reach;
    const answer = await source.window({ ...query, from, to, limit: 2 * MOST_ITEMS });
    const found = neighbour(orderLanes(answer, laneOrder), place, step);
    if (found && found.eventId !== place?.eventId) return found;
  }
  return null;
}
