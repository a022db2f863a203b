import { parseDate } from '../../dates/parse.ts';
import type { TimelineDocument, TimelineEvent } from '../../document/model.ts';
import type { DocumentDiff } from '../diff.ts';
import { updateEvents } from './update-events.ts';

/** New values by field. A field given as undefined is taken away, which title, date and kind cannot be. */
export type EventChanges = {
  readonly [Field in keyof Omit<TimelineEvent, 'id' | 'kind' | 'title' | 'date'>]?:
    TimelineEvent[Field] | undefined;
} & Partial<Pick<TimelineEvent, 'kind' | 'title' | 'date'>>;

/** Changes fields of one event. References in `changes` must be to records that the document has. */
export function editEvent(document: TimelineDocument, id: string, changes: EventChanges): DocumentDiff {
  if (changes.date !== undefined && !parseDate(changes.date).ok)
    throw new Error(`Not a date: ${changes.date}`);
  return updateEvents(document, [id], (event) => {
    const kept = Object.entries({ ...event, ...changes }).filter(([, value]) => value !== undefined);
    return sameFields(event, changes) ? event : (Object.fromEntries(kept) as unknown as TimelineEvent);
  });
}

function sameFields(event: TimelineEvent, changes: EventChanges): boolean {
  const current: Readonly<Record<string, unknown>> = { ...event };
  return Object.entries(changes).every(([field, value]) => current[field] === value);
}
