import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Camera } from '../../../src/renderer/timeline/camera.ts';

/** Frames of a screen, drawn when the test says so. */
function screen(): { readonly frame: (later: number) => void } {
  let waiting = new Map<number, FrameRequestCallback>();
  let last = 0;
  let now = 0;
  vi.stubGlobal('requestAnimationFrame', (task: FrameRequestCallback) => {
    last += 1;
    waiting.set(last, task);
    return last;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id));
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return {
    frame: (later) => {
      now += later;
      const tasks = waiting;
      waiting = new Map();
      for (const task of tasks.values()) task(now);
    },
  };
}

const HOUR = 3_600_000;

describe('the camera', () => {
  let camera: Camera;
  let frames: ReturnType<typeof screen>;

  beforeEach(() => {
    frames = screen();
    camera = new Camera(() => undefined);
    camera.resize(1000);
    camera.show({ from: 0, to: 100 * HOUR });
  });
  afterEach(() => vi.unstubAllGlobals());

  const settled = (): { readonly from: number; readonly to: number } => {
    frames.frame(10_000);
    return camera.window!;
  };

  it('goes where it is asked to, evenly', () => {
    camera.zoomBy(2, 0.5, true);
    frames.frame(100);
    const { from, to } = camera.window!;
    expect(to - from).toBeLessThan(100 * HOUR);
    expect(to - from).toBeGreaterThan(50 * HOUR);
    expect(settled()).toEqual({ from: 25 * HOUR, to: 75 * HOUR });
    expect(camera.isMoving).toBe(false);
  });

  it('knows where it will come to while it is on its way', () => {
    camera.zoomBy(2, 0.5, true);
    frames.frame(100);
    expect(camera.goal).toEqual({ from: 25 * HOUR, to: 75 * HOUR });
    expect(settled()).toEqual(camera.goal);
  });

  it('adds up steps that follow each other before the first has ended', () => {
    camera.zoomBy(2, 0.5, true);
    frames.frame(100);
    camera.zoomBy(2, 0.5, true);
    frames.frame(20);
    camera.panBy(1000, true);
    expect(settled()).toEqual({ from: 62.5 * HOUR, to: 87.5 * HOUR });
  });

  it('zooms about a moment in view, also on its way, and about the middle for one that is not', () => {
    camera.panBy(100, true);
    frames.frame(100);
    camera.zoomAbout(2, 20 * HOUR);
    expect(settled()).toEqual({ from: 15 * HOUR, to: 65 * HOUR });
    camera.zoomAbout(2, 500 * HOUR);
    expect(settled()).toEqual({ from: 27.5 * HOUR, to: 52.5 * HOUR });
    camera.zoomAbout(0.5, null);
    expect(settled()).toEqual({ from: 15 * HOUR, to: 65 * HOUR });
  });

  it('is taken hold of where it is in the middle of its way', () => {
    camera.panBy(1000, true);
    frames.frame(100);
    const { from } = camera.window!;
    camera.panBy(-100);
    expect(camera.isMoving).toBe(false);
    expect(camera.window!.from).toBe(from - 10 * HOUR);
  });

  it('counts from where it is once it has arrived', () => {
    camera.panBy(1000, true);
    expect(settled().from).toBe(100 * HOUR);
    camera.show({ from: 0, to: 100 * HOUR });
    camera.panBy(500, true);
    expect(settled().from).toBe(50 * HOUR);
  });
});
