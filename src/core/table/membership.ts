import type { DocumentIndex } from '../document/document-index.ts';
import type { TimelineEvent } from '../document/model.ts';

const closures = new WeakMap<DocumentIndex, Map<string, readonly string[]>>();

/**
 * The actor and all that it is a member of, nearest first: a president, his state. An actor that the document does
 * not hold is its own only member; a circle of members ends where it began.
 */
export function withMemberships(actorId: string, index: DocumentIndex): readonly string[] {
  let known = closures.get(index);
  if (!known) closures.set(index, (known = new Map()));
  let closure = known.get(actorId);
  if (!closure) known.set(actorId, (closure = followMemberships(actorId, index)));
  return closure;
}

function followMemberships(actorId: string, index: DocumentIndex): readonly string[] {
  const reached = new Set([actorId]);
  for (const id of reached) {
    for (const group of index.actors.get(id)?.memberOf ?? []) reached.add(group);
  }
  return [...reached];
}

/** The states among an actor and all that it is a member of. */
export function statesOfActor(actorId: string, index: DocumentIndex): readonly string[] {
  return withMemberships(actorId, index).filter((id) => index.actors.get(id)?.type === 'state');
}

/** Ids of the event's actors and of all that they are members of, each once. */
export function actorsOfEvent(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  const all = new Set<string>();
  for (const { actor } of event.actors ?? []) {
    for (const id of withMemberships(actor, index)) all.add(id);
  }
  return [...all];
}

export function statesOfEvent(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  return actorsOfEvent(event, index).filter((id) => index.actors.get(id)?.type === 'state');
}

/** Who an actor stands for: its states, or itself where it belongs to none. */
export function partiesOfActor(actorId: string, index: DocumentIndex): readonly string[] {
  const states = statesOfActor(actorId, index);
  return states.length > 0 ? states : [actorId];
}

/** Who stands against whom in an event, each once: a president and his foreign minister are one party, their state. */
export function partiesOfEvent(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  return [...new Set((event.actors ?? []).flatMap(({ actor }) => partiesOfActor(actor, index)))];
}

/** States of those who speak in a statement; where nobody is named as the speaker, of its first actor. */
export function speakerStates(event: TimelineEvent, index: DocumentIndex): readonly string[] {
  const actors = event.actors ?? [];
  const speakers = actors.filter(({ role }) => role === 'speaker');
  const chosen = speakers.length > 0 ? speakers : actors.slice(0, 1);
  return [...new Set(chosen.flatMap(({ actor }) => statesOfActor(actor, index)))];
}
