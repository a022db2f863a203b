import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { TimelineEvent } from '../../core/document/model.ts';
import { statesOfEvent } from '../../core/table/membership.ts';
import { CAPITAL_ZONES } from '../../core/vocabulary/capital-zones.ts';

export interface CapitalZone {
  /** IANA name. */
  readonly zone: string;
  /** The state whose capital keeps it; the first, where several do. */
  readonly actorId: string;
}

/** Zones of the capitals of the states that take part in an event, each once, in the document's order. */
export function capitalZones(event: TimelineEvent, index: DocumentIndex): readonly CapitalZone[] {
  const byZone = new Map<string, CapitalZone>();
  for (const actorId of statesOfEvent(event, index)) {
    const code = index.actors.get(actorId)?.iso3166;
    const zone = code === undefined ? undefined : CAPITAL_ZONES[code.toUpperCase()];
    if (zone !== undefined && !byZone.has(zone)) byZone.set(zone, { zone, actorId });
  }
  return [...byZone.values()];
}
