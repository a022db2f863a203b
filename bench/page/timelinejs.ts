import '@knight-lab/timelinejs/dist/css/timeline.css';
import script from '@knight-lab/timelinejs/dist/js/timeline.js?url';
import { nextPaint } from './frames.ts';
import { syntheticEvents, timeOf } from './synthetic.ts';

interface TimelineJs {
  readonly Timeline: new (
    element: string,
    data: unknown,
    options: Readonly<Record<string, unknown>>,
  ) => { on(event: 'ready', listener: () => void): void };
}

/** TimelineJS3 with its defaults: milliseconds until it says that it is ready and has painted. */
export async function mountTimelineJs(target: HTMLElement, count: number): Promise<number> {
  const TL = await loadTimelineJs();
  const events = [...syntheticEvents(count)].map((event) => {
    const date = new Date(timeOf(event));
    const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    return {
      start_date: day,
      text: { headline: `${event.actor1} ${event.code} ${event.actor2}`, text: '' },
      group: event.code.slice(0, 2),
    };
  });
  target.id = 'timelinejs';
  const began = performance.now();
  const timeline = new TL.Timeline('timelinejs', { events }, { font: null });
  await new Promise<void>((resolve) => timeline.on('ready', () => resolve()));
  await nextPaint();
  return performance.now() - began;
}

/** Its build is a script that sets a global and no module. */
async function loadTimelineJs(): Promise<TimelineJs> {
  const element = document.createElement('script');
  element.src = script;
  const loaded = new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(`Not loaded: ${script}`));
  });
  document.head.append(element);
  await loaded;
  return (window as unknown as { TL: TimelineJs }).TL;
}
