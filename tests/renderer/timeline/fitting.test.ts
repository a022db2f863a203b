import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Filter } from '../../../src/core/document/model.ts';
import type { EventSource } from '../../../src/core/table/event-source.ts';
import { Camera } from '../../../src/renderer/timeline/camera.ts';
import { Fitting, isSameOnScreen, widenForCards } from '../../../src/renderer/timeline/fitting.ts';
import { filledSpan } from '../../../src/renderer/timeline/overview-geometry.ts';

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

describe('fitting', () => {
  beforeAll(() => {
    vi.stubGlobal('cancelAnimationFrame', () => undefined);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
  const DAY = 86_400_000;
  const source = {
    overview: () => Promise.resolve({ from: 0, to: 10 * DAY, bins: [[1], [0], [1]] }),
  } as unknown as EventSource;
  const card = { start: 10 * DAY, least: 400 };

  async function fitted(): Promise<{ readonly camera: Camera; readonly fitting: Fitting }> {
    const camera = new Camera(() => undefined);
    camera.resize(1000);
    const fitting = new Fitting(camera);
    await fitting.to(filledSpan, source, {}, false);
    return { camera, fitting };
  }

  it('gives the cards that it was made for the room that they need', async () => {
    const { camera, fitting } = await fitted();
    const before = camera.window!;
    expect(fitting.widen([card])).toBe(true);
    expect(camera.window!.to).toBeGreaterThan(before.to);
    expect(fitting.widen([card])).toBe(false);
  });

  it('takes the answer that was asked for ahead, once, and asks anew where the events are others', async () => {
    const asked: Filter[] = [];
    const counting = {
      overview: (filter: Filter) => {
        asked.push(filter);
        return source.overview(filter, 0);
      },
    } as unknown as EventSource;
    const fitting = new Fitting(new Camera(() => undefined));
    fitting.prepare(counting, {});
    await fitting.to(filledSpan, counting, {}, false);
    expect(asked).toEqual([{}]);
    await fitting.to(filledSpan, counting, {}, false);
    expect(asked).toEqual([{}, {}]);
    const filter = { text: 'talks' };
    fitting.prepare(counting, {});
    await fitting.to(filledSpan, counting, filter, false);
    expect(asked.slice(2)).toEqual([{}, filter]);
  });

  it('leaves the window where it is for the cards of another filter, and holds for a window of another width', async () => {
    const { camera, fitting } = await fitted();
    const before = camera.window!;
    fitting.settle();
    expect(fitting.widen([card])).toBe(false);
    expect(camera.window).toEqual(before);
    expect(fitting.holds).toBe(true);
    await fitting.again(source, {});
    expect(fitting.widen([card])).toBe(true);
  });
});
