import { dragFrames, heapOf, wheelFrames } from './browser.mjs';
import { chosen, percentile, summaryOf } from './figures.mjs';

/** Sizes that the peers survive. */
const VIS_SIZES = [1_000, 10_000];
const TIMELINEJS_SIZES = [100, 500];

/** By name: the plain widget of its documentation, with lanes as ours has, and with its own clustering. */
const VIS_SETTINGS = {
  vis: { cluster: false, lanes: false },
  'vis-lanes': { cluster: false, lanes: true },
  'vis-clustered': { cluster: true, lanes: true },
};

export async function measurePeers(bench, report, sizes) {
  for (const size of chosen(VIS_SIZES, sizes))
    for (const [kind, setting] of Object.entries(VIS_SETTINGS)) {
      const mount = (page) =>
        page.evaluate(
          ([count, how]) => window.bench.mountVis(window.bench.target, count, how),
          [size, setting],
        );
      await bench.open(async (page) => {
        const name = `${kind}-${size}`;
        report.add(`${name}-first-frame`, await medianOpening(bench, page, mount), 'ms');
        addFrames(report, `${name}-pan`, await dragFrames(page, { steps: size > 5000 ? 40 : 160 }));
        addFrames(report, `${name}-zoom`, await wheelFrames(page, { notches: size > 5000 ? 16 : 60 }));
        report.add(`${name}-heap`, (await heapOf(page)).heap, 'MB');
      });
    }
  for (const size of chosen(TIMELINEJS_SIZES, sizes))
    await bench.open(async (page) => {
      const created = await page.evaluate(
        (count) => window.bench.mountTimelineJs(window.bench.target, count),
        size,
      );
      report.add(`timelinejs-${size}-first-frame`, created, 'ms');
    });
}

/** An opening is over in a moment, and any other moment of the machine's shows in it. */
const OPENINGS = 3;

/** The median of as many openings, the last of which stays in `page`. `mount` answers with milliseconds. */
export async function medianOpening(bench, page, mount) {
  const times = [];
  for (let before = 1; before < OPENINGS; before++) times.push(await bench.open(mount));
  times.push(await mount(page));
  return percentile(times, 0.5);
}

export function addFrames(report, name, { frames, work }, peer) {
  const { median, p95, worst } = summaryOf(frames);
  report.add(`${name}-median`, median, 'ms', peer && `${peer}-median`);
  report.add(`${name}-p95`, p95, 'ms', peer && `${peer}-p95`);
  report.add(`${name}-worst`, worst, 'ms', peer && `${peer}-worst`);
  report.add(`${name}-work`, work, 'ms/step', peer && `${peer}-work`);
}
