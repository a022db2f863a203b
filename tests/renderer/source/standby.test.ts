import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Standby } from '../../../src/renderer/source/standby.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp(isReady = true) {
  const ended: number[] = [];
  let started = 0;
  const standby = new Standby<number>({
    start: () => ++started,
    end: (worker) => void ended.push(worker),
    isReady: () => Promise.resolve(isReady),
  });
  return { standby, ended };
}

describe('A worker that is kept ready', () => {
  test('is taken once, and is not ended after that', async () => {
    const { standby, ended } = setUp();
    await standby.prepare();
    await standby.prepare();
    expect([standby.take(), standby.take()]).toEqual([1, 2]);
    vi.advanceTimersByTime(120_000);
    expect(ended).toEqual([]);
  });

  test('is ended when nobody wants it', async () => {
    const { standby, ended } = setUp();
    await standby.prepare();
    vi.advanceTimersByTime(120_000);
    expect(ended).toEqual([1]);
    expect(standby.take()).toBe(2);
  });

  test('gives way to another where it fails', async () => {
    const { standby, ended } = setUp(false);
    await standby.prepare();
    expect(ended).toEqual([1]);
    expect(standby.take()).toBe(2);
  });
});
