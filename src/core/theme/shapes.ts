import type { EventKind, RelationType } from '../document/model.ts';

/** Shape of each kind's mark as an SVG path in a box from −6 to 6 on both axes, so that colour is never alone. */
export const KIND_SHAPES: Readonly<Record<EventKind, string>> = {
  summit: 'M0-6L6 0L0 6L-6 0Z',
  meeting: 'M-3-5.2L3-5.2L6 0L3 5.2L-3 5.2L-6 0Z',
  visit: 'M-5-5.5L6 0L-5 5.5L-2 0Z',
  statement: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0Z',
  agreement: 'M-5-5H5V5H-5ZM-2-2V2H2V-2Z',
  outcome: 'M-5-5H5V5H-5Z',
  measure: 'M0 6L-6-5H6Z',
  conflict: 'M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2Z',
  other: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0-5 0ZM-2.5 0A2.5 2.5 0 1 1 2.5 0A2.5 2.5 0 1 1-2.5 0Z',
};

/** px of dash and gap. What came of something is a whole line; what was said about something a broken one. */
export const RELATION_DASHES: Readonly<Record<RelationType, readonly number[]>> = {
  'results-in': [],
  announces: [1, 3],
  'responds-to': [5, 3],
  'part-of': [9, 3],
  implements: [9, 3, 1, 3],
  contradicts: [2.5, 2.5],
  cites: [1, 4],
};
