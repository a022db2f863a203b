import type { TimelineDate } from '../../core/dates/dates.ts';
import type { TimelineEvent } from '../../core/document/model.ts';

export type DateReason = 'inferred' | 'disputed' | 'uncertain' | 'approximate' | 'open-end' | 'open-start';

/** What is to be said about how well a date is known, from the date itself and from what its citations say of it. */
export function dateReasons(event: TimelineEvent, date: TimelineDate | null): readonly DateReason[] {
  const cited = (event.citations ?? []).filter((citation) => citation.supports?.includes('date'));
  const reasons: DateReason[] = [];
  if (cited.some((citation) => citation.confidence === 'inferred')) reasons.push('inferred');
  if (cited.some((citation) => citation.confidence === 'disputed')) reasons.push('disputed');
  // An inferred date is written as uncertain; the reason is told, not the sign.
  if (date?.uncertain && reasons.length === 0) reasons.push('uncertain');
  if (date?.approximate) reasons.push('approximate');
  if (date?.openEnd) reasons.push('open-end');
  if (date?.openStart) reasons.push('open-start');
  return reasons;
}
