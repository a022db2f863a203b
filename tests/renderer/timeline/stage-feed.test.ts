import { describe, expect, it } from 'vitest';
import type { EventSource, WindowAnswer, WindowQuery } from '../../../src/core/table/event-source.ts';
import { StageFeed } from '../../../src/renderer/timeline/stage-feed.ts';
import { type Stage, stageAround } from '../../../src/renderer/timeline/window-math.ts';

const EMPTY: WindowAnswer = { lanes: [], matching: 0, inWindow: 0 };

function queryOf({ from, to, millisecondsPerPixel }: Stage): WindowQuery {
  return { from, to, millisecondsPerPixel, lanes: 'kind', filter: {}, limit: 80 };
}

/** A source whose windows are answered when the test says so. */
function slowSource() {
  const waiting: (() => void)[] = [];
  const window = () =>
    new Promise<WindowAnswer>((resolve) => {
      waiting.push(() => resolve(EMPTY));
    });
  const answerNext = async (): Promise<void> => {
    waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { source: { window } as unknown as EventSource, answerNext };
}

const stages = [1000, 2000, 3000].map((to) => stageAround({ from: 0, to }, 500, 0.5));

describe('what is asked for a stage', () => {
  it('comes back with the stage that it was asked for, the newest after the one under way', async () => {
    const { source, answerNext } = slowSource();
    let arrivals = 0;
    const feed = new StageFeed(source, queryOf, () => arrivals++);
    for (const stage of stages) feed.ask(stage, false);
    expect(feed.asked).toBe(stages[2]);
    await answerNext();
    expect(feed.take()?.stage).toBe(stages[0]);
    expect(feed.take()).toBeNull();
    await answerNext();
    expect(feed.take()?.stage).toBe(stages[2]);
    expect(arrivals).toBe(2);
  });

  it('is waited for until it is there, and no longer', async () => {
    const { source, answerNext } = slowSource();
    const feed = new StageFeed(source, queryOf, () => undefined);
    expect(feed.isPatient).toBe(false);
    feed.ask(stages[0]!, false);
    expect(feed.isPatient).toBe(true);
    await answerNext();
    expect(feed.isPatient).toBe(false);
    feed.ask(stages[1]!, false);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(feed.isPatient).toBe(false);
  });
});
