import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clampWindow,
  FIRST_TIME,
  fitWindow,
  isStaged,
  LAST_TIME,
  panWindow,
  stageAround,
  toStageX,
  windowBetween,
  windowThatShows,
  windowWithin,
  zoomWindow,
} from '../../../src/renderer/timeline/window-math.ts';

const DAY = 86_400_000;
const MARGINS = { start: 28, card: 310, end: 28 };
const anyWindow = fc
  .tuple(fc.integer({ min: -1e14, max: 1e14 }), fc.integer({ min: 1000, max: 1e13 }))
  .map(([from, span]) => ({ from, to: from + span }));

describe('a window of time', () => {
  it('is found again in the stage that was built around it', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 200, max: 4000 }), (window, width) => {
        const stage = stageAround(window, width, 0.5);
        const found = windowWithin(stage, width);
        const px = stage.millisecondsPerPixel;
        expect(Math.abs(found.from - window.from) / px).toBeLessThan(0.01);
        expect(Math.abs(found.to - window.to) / px).toBeLessThan(0.01);
        expect(isStaged(found, width, stage)).toBe(true);
      }),
    );
  });

  it('keeps the time under the pointer where it is when it zooms', () => {
    fc.assert(
      fc.property(
        anyWindow,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (window, factor, anchor) => {
          const zoomed = zoomWindow(window, factor, anchor);
          const before = window.from + (window.to - window.from) * anchor;
          const after = zoomed.from + (zoomed.to - zoomed.from) * anchor;
          expect(Math.abs(after - before)).toBeLessThanOrEqual((window.to - window.from) * 1e-6 + 1);
        },
      ),
    );
  });

  it('never leaves the time that the platform knows', () => {
    for (const window of [
      { from: -1e17, to: 1e17 },
      { from: LAST_TIME, to: LAST_TIME + 1e12 },
      { from: 5, to: 5 },
    ]) {
      const clamped = clampWindow(window);
      expect(clamped.from).toBeGreaterThanOrEqual(FIRST_TIME);
      expect(clamped.to).toBeLessThanOrEqual(LAST_TIME);
      expect(clamped.to).toBeGreaterThan(clamped.from);
    }
  });

  it('keeps its length when it is pushed against the end of time', () => {
    const window = { from: LAST_TIME - 2 * DAY, to: LAST_TIME - DAY };
    const panned = panWindow(window, 10 * DAY);
    expect(panned.to).toBe(LAST_TIME);
    expect(panned.to - panned.from).toBe(DAY);
  });

  it('fits three days so that the last card and the end of the last day are both in view', () => {
    const from = Date.UTC(2021, 5, 14);
    const fitted = fitWindow({ from, to: Date.UTC(2021, 5, 16) + 60_000 }, 1200, MARGINS);
    const pixels = 1200 / (fitted.to - fitted.from);
    expect((from - fitted.from) * pixels).toBeCloseTo(28, 3);
    expect((fitted.to - Date.UTC(2021, 5, 17)) * pixels).toBeGreaterThanOrEqual(27.9);
    expect((fitted.to - Date.UTC(2021, 5, 16)) * pixels).toBeGreaterThanOrEqual(309.9);
  });

  it('shows a whole day around a single moment', () => {
    const moment = Date.UTC(2021, 5, 16, 12);
    const fitted = fitWindow({ from: moment, to: moment }, 1000, MARGINS);
    expect(fitted.to - fitted.from).toBeGreaterThanOrEqual(DAY);
  });

  it('does not move for an event that is in view already', () => {
    const window = { from: 0, to: 10 * DAY };
    expect(windowThatShows(window, { from: 3 * DAY, to: 4 * DAY }, 1000, MARGINS)).toBe(window);
  });

  it('moves without zooming to an event outside', () => {
    const moved = windowThatShows({ from: 0, to: 10 * DAY }, { from: 40 * DAY, to: 41 * DAY }, 1000, MARGINS);
    expect(moved.to - moved.from).toBe(10 * DAY);
    expect(moved.from).toBeLessThan(40 * DAY);
    expect(moved.to).toBeGreaterThan(41 * DAY);
  });

  it('reaches the end of an animation exactly and lies between on the way', () => {
    const from = { from: 0, to: 100 };
    const to = { from: 1000, to: 1010 };
    expect(windowBetween(from, to, 1)).toEqual(to);
    const half = windowBetween(from, to, 0.5);
    expect(half.to - half.from).toBeGreaterThan(10);
    expect(half.to - half.from).toBeLessThan(100);
  });
});

describe('the stage', () => {
  it('holds every window within its margin at the same zoom and no other', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 200, max: 3000 }), (window, width) => {
        const stage = stageAround(window, width, 0.5);
        const span = window.to - window.from;
        expect(isStaged(window, width, stage)).toBe(true);
        expect(isStaged(panWindow(window, span * 0.4), width, stage)).toBe(true);
        expect(isStaged(panWindow(window, span * 0.6), width, stage)).toBe(false);
        expect(isStaged(zoomWindow(window, 1.1, 0.5), width, stage)).toBe(false);
      }),
    );
  });

  it('places its own beginning at 0 and its end at its width', () => {
    const stage = stageAround({ from: 0, to: 1000 }, 500, 0.5);
    expect(toStageX(stage.from, stage)).toBe(0);
    expect(toStageX(stage.to, stage)).toBeCloseTo(stage.width, 6);
  });
});
