/**
 * Undoes each security measure of the built shell, one at a time, and sees the test fail that is named for it in
 * docs/electron-security.md: a measure whose undoing no test notices is not guarded. Takes some minutes; run it when a
 * measure or its test changes:
 *
 *   node tests/electron/undo-measures.mjs [part of a measure's name]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const MAIN = 'out/main/index.js';
const SECURITY = 'tests/e2e/hosts-security.test.ts';
const POWERS = 'are those of a sandboxed, isolated page without Node';
const PERMISSIONS = 'include no permission';
const NAVIGATION = 'end at the window’s own page';
const POLICY = 'hold a policy without unsafe scripts, in the header and in the page';
const ORIGIN = 'is refused on every channel from another origin, even with right arguments';

const inMain = (measure, from, to, test) => ({ measure, file: MAIN, from, to, suite: SECURITY, test });
const preference = (name, safe, unsafe) =>
  inMain(`preference ${name}`, `${name}: ${safe}`, `${name}: ${unsafe}`, POWERS);
const added = (setting) =>
  inMain(`no ${setting}`, 'webviewTag: false', `webviewTag: false, ${setting}`, POWERS);
const unheard = (event, test) =>
  inMain(`event ${event}`, `contents.on("${event}"`, 'contents.on("blur"', test);
const fuse = (name, safe) => ({
  measure: `fuse ${name}`,
  file: 'electron-builder.yml',
  from: `${name}: ${safe}`,
  to: `${name}: ${!safe}`,
  suite: 'tests/scripts/packaging/configuration.test.ts',
  test: 'sets every fuse the safe way',
});

const MEASURES = [
  inMain(
    '1 net',
    'cancel: !isOwnRequest',
    'cancel: false && !isOwnRequest',
    'cancel whatever is asked of the net',
  ),
  preference('nodeIntegration', false, true),
  preference('nodeIntegrationInWorker', false, true),
  preference('nodeIntegrationInSubFrames', false, true),
  preference('contextIsolation', true, false),
  preference('sandbox', true, false),
  inMain('5 permission asked', 'answer(false)', 'answer(true)', PERMISSIONS),
  inMain(
    '5 permission checked',
    'setPermissionCheckHandler(() => false)',
    'setPermissionCheckHandler(() => true)',
    PERMISSIONS,
  ),
  inMain(
    '5 device',
    'setDevicePermissionHandler(() => false)',
    'setDevicePermissionHandler(() => true)',
    PERMISSIONS,
  ),
  inMain('5 download', 'target.on("will-download"', 'target.on("preconnect"', PERMISSIONS),
  preference('webSecurity', true, false),
  inMain('7 policy in the header', "\"script-src 'self'", "\"script-src 'self' 'unsafe-inline'", POLICY),
  {
    ...inMain(
      '7 policy in the page',
      'script-src &#39;self&#39;',
      'script-src &#39;self&#39; &#39;unsafe-eval&#39;',
      POLICY,
    ),
    file: 'out/renderer/index.html',
  },
  added('allowRunningInsecureContent: true'),
  added('experimentalFeatures: true'),
  added("enableBlinkFeatures: 'X'"),
  preference('webviewTag', false, true),
  unheard('will-attach-webview', 'take no webview'),
  unheard('will-navigate', NAVIGATION),
  unheard('will-frame-navigate', NAVIGATION),
  unheard('will-redirect', NAVIGATION),
  inMain('14 new windows', 'action: "deny"', 'action: "allow"', NAVIGATION),
  inMain('15 https alone', 'address.protocol !== "https:"', 'false', 'open only https addresses'),
  inMain(
    '15 asked first',
    'if (response !== 0) return refuse$1("refused", "the user',
    'if (false) return refuse$1("refused", "the user',
    'open only https addresses',
  ),
  {
    ...inMain('16 version', '"electron": "^45', '"electron": "^40', 'is of the newest line of Electron'),
    file: 'package.json',
  },
  inMain('17 origin', '!isAppUrl(frame.url)', 'false', ORIGIN),
  inMain(
    '17 frames',
    'frame.parent !== null',
    'false',
    'is refused on every channel from a frame within our page',
  ),
  inMain(
    '17 arguments',
    '!ARGUMENT_CHECKS[call](values)',
    'false',
    'is refused on every channel whatever nonsense it sends',
  ),
  inMain(
    '18 traversal',
    '? null : segment;',
    '? segment : segment;',
    'serves nothing for communique://app/..%2frenderer%2findex.html',
  ),
  inMain('18 host', 'if (host !== "app")', 'if (false)', 'serves nothing for communique://other/index.html'),
  fuse('runAsNode', false),
  fuse('enableCookieEncryption', true),
  fuse('enableNodeOptionsEnvironmentVariable', false),
  fuse('enableNodeCliInspectArguments', false),
  fuse('enableEmbeddedAsarIntegrityValidation', true),
  fuse('onlyLoadAppFromAsar', true),
  fuse('grantFileProtocolExtraPrivileges', false),
  {
    ...inMain(
      '20 bridge',
      'exposeInMainWorld(BRIDGE_NAME, bridge)',
      'exposeInMainWorld(BRIDGE_NAME, { ...bridge, ipcRenderer: electron.ipcRenderer })',
      'reach the shell through named functions alone',
    ),
    file: 'out/preload/index.cjs',
  },
  inMain('log', '.replace(QUOTED_PATH, "\'<file>\'")', '', 'names no file in its log'),
];

/** The built app is changed in a copy; a file of the project is changed in its place and put back. */
function undo({ measure, file, from, to, suite, test }) {
  const copy = mkdtempSync(join(tmpdir(), 'communique-undone-'));
  const isBuilt = file.startsWith('out/');
  if (isBuilt) cpSync(join(root, 'out'), copy, { recursive: true });
  const path = isBuilt ? join(copy, file.slice('out/'.length)) : join(root, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new Error(`Not found: ${from} in ${file}`);
  try {
    writeFileSync(path, source.replace(from, to));
    return isNoticed(suite, test, isBuilt ? { COMMUNIQUE_OUT: copy } : {}, measure);
  } finally {
    writeFileSync(path, source);
    rmSync(copy, { recursive: true });
  }
}

/** Whether exactly the tests of that name ran, and one of them failed. */
function isNoticed(suite, test, env, measure) {
  const pattern = test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const args = ['run', suite, '-t', pattern, '--reporter=json'];
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e8,
  });
  const { numFailedTests, numPassedTests } = JSON.parse(stdout.slice(stdout.indexOf('{"num')));
  console.log(
    `${numFailedTests > 0 ? '✓' : '✗'} ${measure}: “${test}” ${numFailedTests > 0 ? 'fails' : 'does not notice'}`,
  );
  if (numFailedTests + numPassedTests === 0) throw new Error(`No such test: ${test}`);
  return numFailedTests > 0;
}

const chosen = MEASURES.filter(({ measure }) => measure.includes(process.argv[2] ?? ''));
const unnoticed = chosen.filter((measure) => !undo(measure));
console.log(`${chosen.length - unnoticed.length} of ${chosen.length} measures are guarded`);
process.exit(unnoticed.length > 0 ? 1 : 0);
