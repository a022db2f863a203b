import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Zooming } from '../../../src/renderer/timeline/zooming.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('Zooming', () => {
  test('is on from one zoom to the next and rests once, some time after the last', () => {
    const onrest = vi.fn();
    const zooming = new Zooming(onrest);
    expect(zooming.isOn).toBe(false);
    for (let notch = 0; notch < 5; notch++) {
      zooming.goOn();
      vi.advanceTimersByTime(150);
      expect(zooming.isOn).toBe(true);
    }
    expect(onrest).not.toHaveBeenCalled();
    vi.advanceTimersByTime(150);
    expect(zooming.isOn).toBe(false);
    expect(onrest).toHaveBeenCalledOnce();
  });

  test('tells nobody of a rest after it was stopped', () => {
    const onrest = vi.fn();
    const zooming = new Zooming(onrest);
    zooming.goOn();
    zooming.stop();
    expect(zooming.isOn).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(onrest).not.toHaveBeenCalled();
  });
});
