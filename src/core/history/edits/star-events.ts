import type { TimelineDocument, TimelineEvent } from '../../document/model.ts';
import type { DocumentDiff } from '../diff.ts';
import { withoutFields } from '../without-fields.ts';
import { updateEvents } from './update-events.ts';

/** Stars the events of these ids, or takes their stars away. */
export function starEvents(
  document: TimelineDocument,
  ids: readonly string[],
  starred: boolean,
): DocumentDiff {
  return updateEvents(document, ids, (event) => setStar(event, starred));
}

function setStar(event: TimelineEvent, starred: boolean): TimelineEvent {
  if ((event.starred ?? false) === starred) return event;
  return starred ? { ...event, starred } : withoutFields(event, 'starred');
}
