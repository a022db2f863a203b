import type { EventKind, TimelineEvent } from '../document/model.ts';

/** How much a kind stands out where nothing else is known: what leaders do together over what they say alone. */
const KIND_WEIGHT: Readonly<Record<EventKind, number>> = {
  summit: 0.6,
  agreement: 0.55,
  conflict: 0.5,
  outcome: 0.5,
  measure: 0.45,
  meeting: 0.4,
  visit: 0.35,
  statement: 0.3,
  other: 0.2,
};

/** 0 to 1: the event's own, else from how often it was reported and how far its Goldstein score is from nought. */
export function importanceOf(event: TimelineEvent): number {
  if (event.importance !== undefined) return Math.min(1, Math.max(0, event.importance));
  return weighImportance(event.kind, event.mentions ?? 0, event.goldstein ?? NaN);
}

/**
 * `mentions` counts on a logarithmic scale (a thousand reports are about as many as there ever are), `goldstein` by
 * its size, −10 weighing like 10; either may be unknown (0, NaN). The result stays below 0.95, so that an importance that
 * an author gave can stand above all computed ones.
 */
export function weighImportance(kind: EventKind, mentions: number, goldstein: number): number {
  const reported = Math.min(1, Math.log10(1 + mentions) / 3);
  const force = Number.isNaN(goldstein) ? 0 : Math.min(10, Math.abs(goldstein)) / 10;
  return KIND_WEIGHT[kind] * 0.5 + reported * 0.4 + force * 0.25;
}
