import type { TimelineEvent } from '../document/model.ts';

/** 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
export type QuadClass = 1 | 2 | 3 | 4;

/** CAMEO's root, `03` of `036`; null where the event has no code or a malformed one. */
export function rootCodeOf(event: TimelineEvent): string | null {
  const root = event.cameo?.slice(0, 2);
  return root !== undefined && /^(0[1-9]|1\d|20)$/.test(root) ? root : null;
}

/**
 * As in the CAMEO manual and GDELT's codebook: roots 01 to 05 are words of cooperation, 06 to 08 deeds, 09 to 13 words
 * of conflict, 14 to 20 deeds.
 */
export function quadClassOfRoot(root: string): QuadClass {
  const number = Number(root);
  if (number <= 5) return 1;
  if (number <= 8) return 2;
  return number <= 13 ? 3 : 4;
}

export function quadClassOf(event: TimelineEvent): QuadClass | null {
  const root = rootCodeOf(event);
  return root === null ? null : quadClassOfRoot(root);
}
