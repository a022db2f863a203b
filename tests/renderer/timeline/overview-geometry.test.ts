import { describe, expect, it } from 'vitest';
import {
  binsOfDays,
  brushOf,
  filledSpan,
  moveBrush,
  openingSpan,
  overviewBars,
  overviewPaths,
  shareToEdge,
} from '../../../src/renderer/timeline/overview-geometry.ts';

const whole = { from: 0, to: 1000 };

const DAY = 86_400_000;
/** As many whole days, as bounds are. */
const daysOf = (days: number) => ({ earliest: 0, latest: days * DAY - 1 });

describe('the bins of the overview', () => {
  it('hold whole days, so that a steady stream of events looks steady', () => {
    for (const days of [28, 85, 99, 118, 119, 365, 3650, 20_000]) {
      const bins = binsOfDays(daysOf(days), 118);
      expect(bins).toBeLessThanOrEqual(118);
      const held = new Map<number, number>();
      for (let day = 0; day < days; day++) {
        const bin = Math.floor((day * DAY * bins) / (days * DAY - 1));
        held.set(bin, (held.get(bin) ?? 0) + 1);
      }
      const fullest = Math.max(...held.values());
      expect(held.size).toBe(bins);
      expect([...held.values()].filter((count) => count < fullest).length).toBeLessThanOrEqual(fullest);
    }
  });

  it('are as many as there is room for where there are few days, or none', () => {
    expect(binsOfDays(daysOf(3), 118)).toBe(118);
    expect(binsOfDays(null, 118)).toBe(118);
  });
});

describe('the overview', () => {
  it('stacks kinds from the bottom and gives the fullest bin the whole height', () => {
    const bars = overviewBars({ from: 0, to: 100, bins: [[1, 0, 0, 3], [], [0, 0, 0, 1]] });
    expect(bars.map(({ kind }) => kind)).toEqual(['summit', 'statement', 'statement']);
    expect(bars[0]!.y + bars[0]!.height).toBeCloseTo(1);
    expect(bars[1]!.y).toBeCloseTo(0);
    expect(bars[2]!.height).toBeCloseTo(0.5);
  });

  it('draws all bars of a kind as one shape, each bar as its own piece of it', () => {
    const answer = { from: 0, to: 100, bins: [[1, 0, 0, 3], [], [0, 0, 0, 1]] };
    const paths = overviewPaths(answer);
    expect(paths.map(({ kind }) => kind)).toEqual(['summit', 'statement']);
    const pieces = paths.map(({ d }) => d.match(/M[^z]+z/g)!.length);
    expect(pieces).toEqual([1, 2]);
    expect(paths[0]!.d).toBe('M0 0.75h0.266667v0.25H0z');
    expect(paths[1]!.d).toContain('M0.666667 0.5h0.266667v0.5H0.666667z');
  });

  it('never shows a brush too thin to take hold of, nor beyond the strip', () => {
    expect(brushOf({ from: 500, to: 500 }, whole, 0.02, 0)).toEqual({ start: 0.49, end: 0.51 });
    expect(brushOf({ from: 2000, to: 3000 }, whole, 0.02, 0)).toEqual({ start: 0.98, end: 1 });
    expect(brushOf({ from: -500, to: 1500 }, whole, 0.02, 0.1)).toEqual({ start: 0.1, end: 0.9 });
  });

  it('moves the window whole, or by one end that never passes the other', () => {
    const window = { from: 200, to: 400 };
    expect(moveBrush(window, whole, 'whole', 0.1)).toEqual({ from: 300, to: 500 });
    expect(moveBrush(window, whole, 'start', 0.5).from).toBeLessThan(400);
    expect(moveBrush(window, whole, 'end', -0.5).to).toBeGreaterThan(200);
  });

  it('pulls an end that lies beyond the strip from where it is drawn', () => {
    const window = { from: -500, to: 1500 };
    expect(moveBrush(window, whole, 'end', -0.2, 0.02).to).toBeCloseTo(780);
    expect(moveBrush(window, whole, 'start', 0.2, 0.02).from).toBeCloseTo(220);
    expect(moveBrush(window, whole, 'end', 0.1, 0.02).to).toBeCloseTo(1600);
  });

  it('brings the brush, or one end of it, to an end of the strip', () => {
    const window = { from: 200, to: 400 };
    const brought = (part: 'whole' | 'start' | 'end', edge: 'start' | 'end') =>
      moveBrush(window, whole, part, shareToEdge(window, whole, part, edge));
    expect(brought('whole', 'start')).toEqual({ from: 0, to: 200 });
    expect(brought('whole', 'end')).toEqual({ from: 800, to: 1000 });
    expect(brought('start', 'start')).toEqual({ from: 0, to: 400 });
    expect(brought('end', 'end')).toEqual({ from: 200, to: 1000 });
  });

  it('knows where the events begin and end', () => {
    expect(filledSpan({ from: 0, to: 100, bins: [[], [0, 1], [], [2], []] })).toEqual({ from: 20, to: 80 });
    expect(filledSpan({ from: 0, to: 100, bins: [[], [0]] })).toBeNull();
  });

  it('opens on the crowd where a few strays would press it into a sliver, and on all otherwise', () => {
    const bins = (counts: Readonly<Record<number, number>>): number[][] =>
      Array.from({ length: 100 }, (_, at) => [counts[at] ?? 0]);
    const answer = (counts: Readonly<Record<number, number>>) => ({ from: 0, to: 100, bins: bins(counts) });
    expect(openingSpan(answer({ 0: 2, 40: 1, 97: 60, 99: 37 }))).toEqual({ from: 97, to: 100 });
    expect(openingSpan(answer({ 0: 6, 97: 60, 99: 34 }))).toEqual({ from: 0, to: 100 });
    expect(openingSpan(answer({ 10: 10, 40: 10, 60: 10 }))).toEqual({ from: 10, to: 61 });
    expect(openingSpan(answer({ 5: 1 }))).toEqual({ from: 5, to: 6 });
    expect(openingSpan(answer({}))).toBeNull();
  });
});
