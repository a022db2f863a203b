/**
 * `npm test`: the one gate. Types, lint, format, layers, builds, units, browser; `npm test -- --only=unit,browser` runs
 * a part. The last line counts everything: each test as one, each other check as one.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './find-browser.mjs';
import { build, ensureInstalled, out, packageFile, root, runNode } from './project.mjs';
import { ensurePdfReaders } from './system-packages.mjs';

const PROJECTS = ['core', 'node', 'web', 'test'];

const tsc = (name) =>
  runNode(
    packageFile('typescript', 'bin', 'tsc'),
    [
      ...['-p', `tsconfig.${name}.json`],
      ...['--incremental', '--tsBuildInfoFile', join(out, 'types', `${name}.tsbuildinfo`)],
    ],
    HELD,
  );
const HELD = { quiet: true };

/** Checks that say yes or no, in the order in which their answers come soonest. */
const CHECKS = {
  types: async () => {
    for (const name of PROJECTS) if ((await tsc(name)) !== 0) return 1;
    return 0;
  },
  svelte: () =>
    runNode(
      packageFile('svelte-check', 'bin', 'svelte-check'),
      ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings', '--output', 'human'],
      HELD,
    ),
  lint: () => runNode(packageFile('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings=0'], HELD),
  format: () => runNode(packageFile('prettier', 'bin', 'prettier.cjs'), ['--check', '.'], HELD),
  layers: () =>
    runNode(
      packageFile('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
      HELD,
    ),
  notices: () => runNode(join(root, 'scripts', 'notices.mjs'), ['--check'], HELD),
  'build:app': () => build('app'),
  'build:cli': () => build('cli'),
};

const SUITES = ['unit', 'browser'];
const parts = [...Object.keys(CHECKS), ...SUITES];
const chosen = chooseParts(process.argv.slice(2));
const totals = { passed: 0, failed: 0, skipped: 0 };

if (await ensureInstalled()) await runAll();
else count({ failed: 1 });
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

function chooseParts(args) {
  const only = args.find((arg) => arg.startsWith('--only='));
  if (only === undefined) return parts;
  const names = only.slice('--only='.length).split(',');
  const unknown = names.filter((name) => !parts.includes(name));
  if (unknown.length === 0) return names;
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${parts.join(', ')}`);
  process.exit(2);
}

async function runAll() {
  const checks = Object.keys(CHECKS).filter((name) => chosen.includes(name));
  // Two at a time: most machines have the cores, and none of the checks reads what another writes.
  await Promise.all([runChecks(checks), runChecks(checks)]);
  const browser = SUITES.some((suite) => chosen.includes(suite)) ? await ensureBrowser() : null;
  if (chosen.includes('unit')) await ensurePdfReaders();
  for (const suite of SUITES.filter((name) => chosen.includes(name))) await runSuite(suite, browser);
}

async function runChecks(names) {
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const started = Date.now();
    const code = await CHECKS[name]();
    report(name, code === 0, started);
    count(code === 0 ? { passed: 1 } : { failed: 1 });
  }
}

async function runSuite(name, browser) {
  const started = Date.now();
  const folder = join(out, 'tests');
  const results = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(results, { force: true });
  const env = {
    ...process.env,
    ...(browser === null ? {} : { COMMUNIQUE_BROWSER: browser }),
    ...(process.stderr.isTTY ? {} : { NO_COLOR: '1' }),
  };
  const reporters = process.stderr.isTTY ? ['--reporter=dot', '--reporter=json'] : ['--reporter=json'];
  const args = ['run', '--project', name, ...reporters, `--outputFile=${results}`];
  const code = await runNode(packageFile('vitest', 'vitest.mjs'), args, {
    env,
    quiet: !process.stderr.isTTY,
  });
  const counted = countsOf(results);
  // A runner that failed without a failed test (a file that does not load, an error outside of any test) is a failure.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  report(name, code === 0, started);
  for (const line of [...counted.failures, ...counted.retried, ...counted.skips]) console.log(line);
  count(counted);
}

function countsOf(path) {
  try {
    const results = JSON.parse(readFileSync(path, 'utf8'));
    const unloaded = results.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    const tests = results.testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + unloaded.length,
      skipped: results.numPendingTests + results.numTodoTests,
      failures: [
        ...unloaded.map(({ name, message }) => `  ✗ ${name}: ${message}`),
        ...linesOf(tests, 'failed', '✗'),
      ],
      retried: linesOf(
        tests.filter(({ failureMessages }) => failureMessages.length > 0),
        'passed',
        '~ (at the second try)',
      ),
      skips: linesOf(tests, 'skipped', '–'),
    };
  } catch (error) {
    const failures = [`  ✗ no results: ${error.message}`];
    return { passed: 0, failed: 1, skipped: 0, failures, retried: [], skips: [] };
  }
}

/** A test's name is a sentence; a skipped one's says why. */
function linesOf(tests, status, mark) {
  return tests
    .filter((test) => test.status === status)
    .map(({ fullName, failureMessages }) => [`  ${mark} ${fullName}`, ...failureMessages].join('\n    '));
}

function report(name, isGood, started) {
  console.log(`${isGood ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function count({ passed = 0, failed = 0, skipped = 0 }) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}
