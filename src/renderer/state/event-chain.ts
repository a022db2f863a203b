/** What led to an event and what came of it, along the relations that say so. */
import { assertNever } from '../../core/document/assert-never.ts';
import type { DocumentIndex } from '../../core/document/document-index.ts';
import type { Relation } from '../../core/document/model.ts';

export interface EventChain {
  /** Event ids, each once, without the event itself. */
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** Earlier and later end of a relation, or null where it says nothing of one coming from the other. */
export function consequence(relation: Relation): { readonly cause: string; readonly effect: string } | null {
  switch (relation.type) {
    case 'results-in':
    case 'announces':
      return { cause: relation.from, effect: relation.to };
    case 'responds-to':
    case 'implements':
      return { cause: relation.to, effect: relation.from };
    case 'part-of':
    case 'contradicts':
    case 'cites':
      return null;
    default:
      return assertNever(relation.type);
  }
}

export function chainOfEvent(eventId: string, index: DocumentIndex): EventChain {
  const causes = new Map<string, string[]>();
  const effects = new Map<string, string[]>();
  for (const relation of index.document.relations) {
    const found = consequence(relation);
    if (!found) continue;
    push(causes, found.effect, found.cause);
    push(effects, found.cause, found.effect);
  }
  return { before: reach(eventId, causes), after: reach(eventId, effects) };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** All that can be reached; relations may run in a circle. */
function reach(from: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const other of next.get(id) ?? []) {
      if (other === from || reached.has(other)) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return reached;
}

/** The event with its whole chain: as `order` has them, what it does not hold (filtered away) at the end. */
export function chainInOrder(
  eventId: string,
  { before, after }: EventChain,
  order: readonly string[],
): readonly string[] {
  const ids = new Set([...before, eventId, ...after]);
  const known = order.filter((id) => ids.has(id));
  for (const id of known) ids.delete(id);
  return [...known, ...ids];
}
