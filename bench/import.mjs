/**
 * Rows a second of an import, against a bare parse of the same bytes by uDSV in the same browser. The worker of either
 * is there before: the app starts its own while files are being chosen.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chosen, percentile } from './figures.mjs';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const REAL = [1, 2, 3, 4].map((part) => resolve(`../shared/data/gdelt/georgia_v1_restored_part0${part}.tsv`));

export async function measureImport(bench, report, sizes) {
  for (const size of chosen(SIZES, sizes))
    await bench.open(async (page) => {
      await page.evaluate((rows) => window.bench.prepareSynthetic(rows), size);
      await addTimes(page, report, `import-${size}`);
    });
  if (sizes.length > 0) return;
  if (!REAL.every((path) => existsSync(path))) {
    report.note('import-georgia skipped: the files of GDELT rows on Georgia are not there');
    return;
  }
  await bench.open(async (page) => {
    await page.evaluate(() => {
      const field = Object.assign(document.createElement('input'), {
        type: 'file',
        multiple: true,
        id: 'files',
      });
      document.body.append(field);
    });
    await page.setInputFiles('#files', REAL);
    await page.evaluate(() => window.bench.prepareFiles([...document.getElementById('files').files]));
    await addTimes(page, report, 'import-georgia');
  });
}

/** Workers of their own each; the median, since what takes some milliseconds is easily held up by others. */
const RUNS = 3;

async function addTimes(page, report, name) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await page.evaluate(() => window.bench.timeImport()));
  const { bytes, rows } = runs[0];
  const [imported, parsed, cancelled, longestTask] = ['imported', 'parsed', 'cancelled', 'longestTask'].map(
    (what) =>
      percentile(
        runs.map((times) => times[what]),
        0.5,
      ),
  );
  report.add(`${name}-udsv-time`, parsed, 'ms');
  report.add(`${name}-time`, imported, 'ms', `${name}-udsv-time`);
  report.add(`${name}-rows`, rows / (imported / 1000), 'rows/s');
  report.add(`${name}-bytes`, bytes / 2 ** 20 / (imported / 1000), 'MB/s');
  report.add(`${name}-cancel`, cancelled, 'ms');
  report.add(`${name}-longest-task`, longestTask, 'ms');
}
