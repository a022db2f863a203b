import { describe, expect, it } from 'vitest';
import type { LaneWindow, WindowItem } from '../../../src/core/table/event-source.ts';
import {
  diffItems,
  itemId,
  MOST_ITEMS,
  orderLanes,
  planItems,
} from '../../../src/renderer/timeline/item-plan.ts';
import { FIRST_TIME } from '../../../src/renderer/timeline/window-math.ts';

const DAY = 86_400_000;

function event(eventId: string, day: number, more: Partial<WindowItem> = {}): WindowItem {
  return {
    eventId,
    kind: 'statement',
    earliest: day * DAY,
    latest: (day + 1) * DAY - 1,
    uncertain: false,
    approximate: false,
    openStart: false,
    openEnd: false,
    importance: 0.5,
    repeated: false,
    ...more,
  };
}

function lane(id: string, items: readonly WindowItem[], bins: LaneWindow['bins'] = []): LaneWindow {
  return { id, matching: items.length, inWindow: items.length, items, bins };
}

const widthOf = (_lane: string, { openEnd }: WindowItem) => (openEnd ? 300 : 250);
const bin = { from: 0, to: DAY, count: 3, kinds: [0, 0, 0, 3], goldstein: null, quadClasses: [0, 0, 0, 0] };

describe('the plan of items', () => {
  it('gives an event the whole of its day and room for its words', () => {
    const planned = planItems([lane('a', [event('e', 1)])], widthOf).get(itemId('a', 'e'));
    expect(planned).toMatchObject({ type: 'event', start: DAY, end: 2 * DAY, least: 250 });
  });

  it('gives an event in two lanes two items', () => {
    const planned = planItems([lane('a', [event('e', 1)]), lane('b', [event('e', 1)])], widthOf);
    expect([...planned.keys()]).toEqual([itemId('a', 'e'), itemId('b', 'e')]);
  });

  it('gives an open end room to fade and an open start all the time before', () => {
    const open = event('o', 1, { latest: Infinity, openEnd: true });
    const early = event('s', 1, { earliest: -Infinity, openStart: true });
    const planned = planItems([lane('a', [open, early])], widthOf);
    expect(planned.get(itemId('a', 'o'))).toMatchObject({ start: DAY, least: 300 });
    expect(planned.get(itemId('a', 's'))).toMatchObject({ start: FIRST_TIME, end: 2 * DAY });
  });

  it('holds the density of a lane as one item', () => {
    const planned = planItems([lane('a', [event('e', 1)], [bin, bin])], widthOf);
    expect([...planned.values()].map(({ type }) => type)).toEqual(['density', 'event']);
  });

  it('never exceeds what vis-timeline is given at most', () => {
    const many = Array.from({ length: 900 }, (_, at) => event(`e${at}`, at));
    expect(planItems([lane('a', many), lane('b', many, [bin])], widthOf).size).toBe(MOST_ITEMS);
  });
});

describe('the diff of items', () => {
  const before = planItems([lane('a', [event('kept', 1), event('gone', 2), event('moved', 3)])], widthOf);

  it('is empty for the same plan made anew', () => {
    const again = planItems([lane('a', [event('kept', 1), event('gone', 2), event('moved', 3)])], widthOf);
    expect(diffItems(before, again)).toEqual({ added: [], updated: [], removed: [] });
  });

  it('is empty after a pan that shows the same events', () => {
    const again = planItems([lane('a', [event('moved', 3), event('gone', 2), event('kept', 1)])], widthOf);
    expect(diffItems(before, again)).toEqual({ added: [], updated: [], removed: [] });
  });

  it('names what came, what went and what stands elsewhere, and leads from one plan to the other', () => {
    const after = planItems([lane('a', [event('kept', 1), event('moved', 4), event('new', 5)])], widthOf);
    const diff = diffItems(before, after);
    expect(diff.added.map(({ id }) => id)).toEqual([itemId('a', 'new')]);
    expect(diff.updated.map(({ id }) => id)).toEqual([itemId('a', 'moved')]);
    expect(diff.removed.map(({ id }) => id)).toEqual([itemId('a', 'gone')]);
  });
});

describe('the order of lanes', () => {
  it('follows the reader first and the source after', () => {
    const answer = { lanes: ['a', 'b', 'c', 'd'].map((id) => lane(id, [])), matching: 0, inWindow: 0 };
    expect(orderLanes(answer, ['c', 'a', 'gone']).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
  });
});
