import moment from 'moment';
import { DataSet } from 'vis-data';
import { Timeline } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { nextPaint } from './frames.ts';
import { syntheticEvents, timeOf } from './synthetic.ts';

/** vis-timeline as its documentation shows it, with lanes by root code: milliseconds to its first painted frame. */
export async function mountVis(target: HTMLElement, count: number, cluster: boolean): Promise<number> {
  const events = [...syntheticEvents(count)];
  const began = performance.now();
  const groups = [...new Set(events.map(({ code }) => code.slice(0, 2)))].map((id) => ({ id, content: id }));
  const items = new DataSet(
    events.map((event, id) => ({
      id,
      group: event.code.slice(0, 2),
      start: timeOf(event),
      end: timeOf(event) + 86_400_000,
      content: `${event.actor1} ${event.code} ${event.actor2}`,
    })),
  );
  const timeline = new Timeline(target, items, groups, {
    height: '100%',
    moment: (input: moment.MomentInput) => moment.utc(input),
    ...(cluster ? { cluster: { maxItems: 5, fitOnDoubleClick: false } } : {}),
  });
  await nextPaint();
  Object.assign(window, { visWindow: () => timeline.getWindow() });
  return performance.now() - began;
}
