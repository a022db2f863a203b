import type { Filter } from '../../core/document/model.ts';
import type { EventSource, WindowQuery } from '../../core/table/event-source.ts';
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
 * A neighbour further along in time than `query` reaches: asks for twice as much each time, until there is one or all
 * time has been looked through. Lanes do not change with time, so there is none across them.
 */
export async function neighbourBeyond(
  source: EventSource,
  query: WindowQuery,
  laneOrder: readonly string[],
  place: Place | null,
  step: StepBeside,
): Promise<Place | null> {
  const { span } = source;
  if (span === null || step === 'lane-up' || step === 'lane-down') return null;
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
