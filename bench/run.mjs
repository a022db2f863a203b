/**
 * `npm run bench [part …] [size …]`: one run, all figures, a line each. Parts: documents, export, import, peers, view; sizes,
 * where given, leave out the others. Ratios are to peers that ran on the same machine in the same run; absolute numbers mean little
 * beyond it.
 * Peers of the view: vis-timeline as its first example has it (`vis`), with lanes (`vis-lanes`), with lanes and its own
 * clustering (`vis-clustered`), and TimelineJS3. Both sides start from the same bytes, in a page that has shown fifteen
 * events before.
 */
import { availableParallelism, loadavg } from 'node:os';
import { startBench } from './browser.mjs';
import { measureDocuments } from './documents.mjs';
import { measureExports } from './exports.mjs';
import { createReport } from './figures.mjs';
import { measureImport } from './import.mjs';
import { measureOurs } from './ours.mjs';
import { measurePeers } from './peers.mjs';

const PARTS = {
  documents: measureDocuments,
  export: measureExports,
  import: measureImport,
  peers: measurePeers,
  view: measureOurs,
};
const wanted = process.argv.slice(2).filter((argument) => !/^\d+$/.test(argument));
const sizes = process.argv
  .slice(2)
  .filter((argument) => /^\d+$/.test(argument))
  .map(Number);
for (const name of wanted) if (!(name in PARTS)) throw new Error(`No such part of the bench: ${name}`);

const report = createReport();
report.note(`cores ${availableParallelism()}, load ${loadavg()[0].toFixed(1)}`);
const bench = await startBench();
try {
  for (const [name, measure] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) await measure(bench, report, sizes);
} finally {
  await bench.close();
}
