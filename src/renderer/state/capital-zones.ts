import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineEvent } from '../../core/document/model.ts';
import { statesOfEvent } from '../../core/table/membership.ts';
import { CAPITAL_ZONES } from '../../core/vocabulary/capital-zones.ts';

/** IANA zones of the capitals of the states that take part in an event, in the document's order. */
export function capitalZones(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  const zones = statesOfEvent(event, index).flatMap((id) => {
    const code = index.actors.get(id)?.iso3166;
    return code === undefined ? [] : (CAPITAL_ZONES[code.toUpperCase()] ?? []);
  });
  return [...new Set(zones)];
}
