import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { Relation, TimelineEvent } from '../../core/document/model.ts';

/** A relation seen from one of its ends. */
export interface EventLink {
  readonly relation: Relation;
  /** `out`: this event RELATION the other; `in`: the other RELATION this one. */
  readonly direction: 'out' | 'in';
  readonly other: TimelineEvent;
}

/** What came before first: incoming relations, then outgoing ones, each in the document's order. */
export function linksOfEvent(eventId: string, index: DocumentIndex): readonly EventLink[] {
  const incoming = (index.relationsTo.get(eventId) ?? []).map((relation) => ({
    relation,
    direction: 'in' as const,
    otherId: relation.from,
  }));
  const outgoing = (index.relationsFrom.get(eventId) ?? []).map((relation) => ({
    relation,
    direction: 'out' as const,
    otherId: relation.to,
  }));
  return [...incoming, ...outgoing].flatMap(({ otherId, ...link }) => {
    const other = index.events.get(otherId);
    return other ? [{ ...link, other }] : [];
  });
}
