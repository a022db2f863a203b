import { dragFrames, heapOf, pause, residentOf, wheelFrames, workersHeapOf } from './browser.mjs';
import { chosen, percentile } from './figures.mjs';
import { addFrames, medianOpening } from './peers.mjs';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** vis-timeline's greatest size that is run. */
const PEER_SIZE = 10_000;

export async function measureOurs(bench, report, sizes) {
  for (const size of chosen(SIZES, sizes))
    await bench.open(async (page, browser) => {
      const name = `ours-${size}`;
      const peer = size <= PEER_SIZE ? `vis-${size}` : `vis-${PEER_SIZE}`;
      const mount = (where) =>
        where.evaluate((count) => window.bench.mountOurs(window.bench.target, count), size);
      report.add(`${name}-first-frame`, await medianOpening(bench, page, mount), 'ms', `${peer}-first-frame`);
      await pause(500);
      addFrames(report, `${name}-pan`, await dragFrames(page), `${peer}-pan`);
      addFrames(report, `${name}-zoom`, await wheelFrames(page), `${peer}-zoom`);
      report.add(
        `${name}-items`,
        await page.evaluate(() => document.querySelectorAll('.vis-item').length),
        'items',
      );
      await measureLatency(page, report, name);
      const { heap, arrays } = await heapOf(page);
      report.add(`${name}-heap`, heap, 'MB', `${peer}-heap`);
      report.add(`${name}-arrays`, arrays, 'MB');
      report.add(`${name}-workers-heap`, await workersHeapOf(page), 'MB');
      report.add(`${name}-resident`, await residentOf(browser), 'MB');
    });
}

/** Another value each time: an answer that was kept is not a latency. */
async function measureLatency(page, report, name) {
  for (const [what, asked] of [
    ['facets', ['03', '04', '05', '07', '11', '12', '13', '14', '16', '17', '19']],
    ['search', ['georgia', 'russia con', 'ukraine threat', 'china', 'turkey visit', 'iran', 'japan consult']],
  ]) {
    const times = [];
    for (const word of asked) times.push(await page.evaluate((ask) => window.ask(ask), word));
    report.add(`${name}-${what}-first`, times[0], 'ms');
    report.add(`${name}-${what}-p95`, percentile(times.slice(1), 0.95), 'ms');
  }
}
