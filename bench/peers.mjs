import { dragFrames, heapOf, wheelFrames } from './browser.mjs';
import { chosen, summaryOf } from './figures.mjs';

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
    for (const [kind, setting] of Object.entries(VIS_SETTINGS))
      await bench.open(async (page) => {
        const name = `${kind}-${size}`;
        const created = await page.evaluate(
          ([count, how]) => window.bench.mountVis(window.bench.target, count, how),
          [size, setting],
        );
        report.add(`${name}-first-frame`, created, 'ms');
        addFrames(report, `${name}-pan`, await dragFrames(page, { steps: size > 5000 ? 40 : 160 }));
        addFrames(report, `${name}-zoom`, await wheelFrames(page, { notches: size > 5000 ? 16 : 60 }));
        report.add(`${name}-heap`, (await heapOf(page)).heap, 'MB');
      });
  for (const size of chosen(TIMELINEJS_SIZES, sizes))
    await bench.open(async (page) => {
      const created = await page.evaluate(
        (count) => window.bench.mountTimelineJs(window.bench.target, count),
        size,
      );
      report.add(`timelinejs-${size}-first-frame`, created, 'ms');
    });
}

export function addFrames(report, name, { frames, work }, peer) {
  const { median, p95, worst } = summaryOf(frames);
  report.add(`${name}-median`, median, 'ms', peer && `${peer}-median`);
  report.add(`${name}-p95`, p95, 'ms', peer && `${peer}-p95`);
  report.add(`${name}-worst`, worst, 'ms', peer && `${peer}-worst`);
  report.add(`${name}-work`, work, 'ms/step', peer && `${peer}-work`);
}
