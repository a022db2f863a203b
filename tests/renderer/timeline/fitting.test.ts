import { describe, expect, it } from 'vitest';
import { isSameOnScreen, widenForCards } from '../../../src/renderer/timeline/fitting.ts';

/** 1 px is 1 ms; 28 px of margin before the first event. */
const window = { from: -28, to: 972 };

describe('a fitted window', () => {
  it('stays as it is when every card ends within it', () => {
    expect(widenForCards(window, 1000, [{ start: 500, least: 250 }])).toBe(window);
  });

  it('widens until no card is cut, the first event keeping its place', () => {
    const wider = widenForCards(window, 1000, [{ start: 800, least: 344 }]);
    const perPixel = (wider.to - wider.from) / 1000;
    expect((0 - wider.from) / perPixel).toBeCloseTo(28, 6);
    expect((800 - wider.from) / perPixel + 344).toBeCloseTo(972, 6);
    expect(widenForCards(wider, 1000, [{ start: 800, least: 344 }])).toBe(wider);
  });

  it('never gives more than nine tenths of itself to one card', () => {
    const wider = widenForCards(window, 1000, [{ start: 800, least: 2000 }]);
    expect((wider.to - wider.from) / 1000).toBeCloseTo(800 / 100, 6);
  });

  it('is still that after its fractions were rounded, and no more after a drag of one px', () => {
    expect(isSameOnScreen(window, { from: -28.0002, to: 972.0002 }, 1000)).toBe(true);
    expect(isSameOnScreen(window, { from: -27, to: 973 }, 1000)).toBe(false);
  });
});
