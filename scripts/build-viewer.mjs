/**
 * Builds the script and the style of interactive figures into strings that the figure engine writes into a page:
 * the very same bytes in the app and on the command line, with the hashes by which the page's policy knows them.
 *
 *   node scripts/build-viewer.mjs          writes src/core/figure/html/viewer-bundle.ts
 *   node scripts/build-viewer.mjs --check  fails if that file is not what it would write
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const viewer = join(root, 'src/renderer/figure/viewer');
const file = join(root, 'src/core/figure/html/viewer-bundle.ts');

async function buildScript() {
  const result = await build({
    configFile: false,
    root: viewer,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      lib: { entry: join(viewer, 'viewer.ts'), formats: ['iife'], name: 'viewer', fileName: 'viewer' },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  const code = output[0].code.trim();
  if (/<\/script|<!--/i.test(code)) throw new Error('The viewer holds what would end its script element');
  return code;
}

function buildStyle() {
  return readFileSync(join(viewer, 'viewer.css'), 'utf8')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{}:;,>]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim();
}

const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const script = await buildScript();
const style = buildStyle();
const source = `/** Written by \`node scripts/build-viewer.mjs\` from src/renderer/figure/viewer; do not change by hand. */
export const VIEWER_SCRIPT = ${JSON.stringify(script)};
export const VIEWER_STYLE = ${JSON.stringify(style)};
export const SCRIPT_HASH = ${JSON.stringify(hashOf(script))};
export const STYLE_HASH = ${JSON.stringify(hashOf(style))};
`;
const text = await format(source, { ...(await resolveConfig(file)), parser: 'typescript', plugins: [] });
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('The viewer was changed and not built: run node scripts/build-viewer.mjs');
  process.exitCode = 1;
}
