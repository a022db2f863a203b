/**
 * Exporting a figure beside capturing raw vis-timeline from the DOM: time, and the greatest memory of the processes
 * that draw. A capture shows what vis-timeline shows; ours is laid out for its page. `cold` starts the worker and all
 * that it loads; `warm` is the median of what follows.
 */
import { peakOf } from './browser.mjs';
import { chosen, percentile } from './figures.mjs';

const CAPTURED_SIZES = [200, 2_000];
const SIZES = [200, 2_000, 10_000];
const TOOLS = ['modern-screenshot', 'html-to-image'];
const FORMATS = ['png', 'pdf', 'pages'];
const WARM_RUNS = 3;

export async function measureExports(bench, report, sizes) {
  for (const size of chosen(CAPTURED_SIZES, sizes))
    for (const tool of TOOLS) await measureCapture(bench, report, size, tool);
  for (const size of chosen(SIZES, sizes))
    for (const format of FORMATS) await measureExport(bench, report, size, format);
}

async function measureCapture(bench, report, size, tool) {
  await bench.open(async (page, browser) => {
    const picture = await page.evaluate(
      ([count, name]) => window.bench.captureVis(window.bench.target, count, name),
      [size, tool],
    );
    const name = `capture-${size}-${tool}`;
    report.add(name, picture.time, 'ms');
    report.add(`${name}-peak`, await peakOf(browser), 'MB');
    report.add(`${name}-pixels`, (picture.width * picture.height) / 1e6, 'megapixels');
  });
}

async function measureExport(bench, report, size, format) {
  await bench.open(async (page, browser) => {
    const [cold, ...warm] = await page.evaluate(
      ([count, wanted, times]) => window.bench.exportOurs(count, wanted, times),
      [size, format, 1 + WARM_RUNS],
    );
    const name = `export-${size}-${format}`;
    const peer = fasterCapture(report, size);
    report.add(`${name}-cold`, cold.time, 'ms', peer);
    const times = warm.map(({ time }) => time);
    report.add(`${name}-warm`, percentile(times, 0.5), 'ms', peer);
    report.add(`${name}-peak`, await peakOf(browser), 'MB', peer && `${peer}-peak`);
    report.add(`${name}-bytes`, cold.bytes / 1024, 'KB');
    if (format === 'png') report.add(`${name}-pixels`, (cold.width * cold.height) / 1e6, 'megapixels');
  });
}

function fasterCapture(report, size) {
  const names = TOOLS.map((tool) => `capture-${size}-${tool}`).filter(
    (name) => report.value(name) !== undefined,
  );
  return names.sort((one, other) => report.value(one) - report.value(other))[0];
}
