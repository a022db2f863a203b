import { describe, expect, it } from 'vitest';
import type { LaneWindow, WindowItem } from '../../../src/core/table/event-source.ts';
import { firstOf, momentOf, neighbour } from '../../../src/renderer/timeline/step-events.ts';

function event(eventId: string, day: number): WindowItem {
  return {
    eventId,
    kind: 'statement',
    earliest: day,
    latest: day,
    uncertain: false,
    approximate: false,
    openStart: false,
    openEnd: false,
    importance: 0.5,
    repeated: false,
  };
}
const lane = (id: string, items: readonly WindowItem[]): LaneWindow => ({
  id,
  matching: items.length,
  inWindow: items.length,
  items,
  bins: [],
});
const lanes = [
  lane('a', [event('a3', 3), event('a1', 1)]),
  lane('empty', []),
  lane('b', [event('b2', 2), event('b9', 9)]),
];

describe('stepping from event to event', () => {
  it('goes along a lane in order of time, not of the answer', () => {
    expect(neighbour(lanes, { laneId: 'a', eventId: 'a1' }, 'next')?.eventId).toBe('a3');
    expect(neighbour(lanes, { laneId: 'a', eventId: 'a3' }, 'previous')?.eventId).toBe('a1');
  });

  it('ends at the end of a lane', () => {
    expect(neighbour(lanes, { laneId: 'a', eventId: 'a3' }, 'next')).toBeNull();
  });

  it('goes across lanes to the event nearest in time and over lanes without any', () => {
    expect(neighbour(lanes, { laneId: 'a', eventId: 'a3' }, 'lane-down')).toEqual({
      laneId: 'b',
      eventId: 'b2',
    });
    expect(neighbour(lanes, { laneId: 'b', eventId: 'b9' }, 'lane-up')).toEqual({
      laneId: 'a',
      eventId: 'a3',
    });
    expect(neighbour(lanes, { laneId: 'a', eventId: 'a1' }, 'lane-up')).toBeNull();
  });

  it('finds the first of all lanes', () => {
    expect(firstOf(lanes)).toEqual({ laneId: 'a', eventId: 'a1' });
    expect(firstOf([])).toBeNull();
  });

  it('tells when one that is shown begins', () => {
    expect(momentOf(lanes, 'b9')).toBe(9);
    expect(momentOf(lanes, 'gone')).toBeNull();
    expect(momentOf(lanes, null)).toBeNull();
  });

  it('begins with the first where nothing is current or the current one is gone', () => {
    expect(neighbour(lanes, null, 'next')?.eventId).toBe('a1');
    expect(neighbour(lanes, { laneId: 'gone', eventId: 'x' }, 'next')?.eventId).toBe('a1');
  });
});
