/** `npm start`: the app in a window of Electron's, or where that cannot be had, in the browser. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt, ensureInstalled, out, packageFile, root, runNode } from './project.mjs';

/** How long the download of Electron's binary may take before the browser is taken instead, in milliseconds. */
const DOWNLOAD_PATIENCE = Number(process.env.COMMUNIQUE_DOWNLOAD_SECONDS ?? 180) * 1000;

const args = process.argv.slice(2);
const offline = args.includes('--offline') || process.env.npm_config_offline === 'true';
const inBrowser = args.includes('--browser');
// npm runs scripts in the project's folder; files are named from where the user stands.
const here = process.env.INIT_CWD ?? process.cwd();
const files = args.filter((arg) => !arg.startsWith('--')).map((file) => resolve(here, file));

if (!((await ensureInstalled()) && (await ensureBuilt()))) {
  console.error('communique: it could not be installed and built; see above');
  process.exit(1);
}
if (!inBrowser && hasDisplay() && (await ensureElectron())) startElectron();
else startServer();

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function ensureElectron() {
  if (electronBinary() !== null) return true;
  if (offline) return false;
  console.error('communique: getting Electron, once…');
  const code = await runNode(packageFile('electron', 'install.js'), [], {
    quiet: true,
    timeout: DOWNLOAD_PATIENCE,
  });
  if (code !== 0)
    console.error('communique: Electron could not be had; the app opens in the browser instead');
  return code === 0 && electronBinary() !== null;
}

/** The program that Electron's package installed, or null. */
function electronBinary() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const marker = packageFile('electron', 'path.txt');
  if (!existsSync(marker)) return null;
  const path = join(override ?? packageFile('electron', 'dist'), readFileSync(marker, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** A window that fails at once (a system without its libraries, or that forbids its sandbox) is no window. */
const FAILS_AT_ONCE = 10_000;

function startElectron() {
  const started = Date.now();
  const child = spawn(electronBinary(), [root, ...files], { stdio: 'inherit' });
  endWith(child, (code) => {
    if (code === 0 || Date.now() - started > FAILS_AT_ONCE) return false;
    console.error('communique: Electron could not start; the app opens in the browser instead');
    startServer();
    return true;
  });
}

function startServer() {
  const child = spawn(process.execPath, [join(out, 'cli', 'index.js'), 'serve', ...files], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).once('line', (address) => {
    console.log(`Communiqué is at ${address}`);
    if (hasDisplay()) openBrowser(address);
  });
  endWith(child);
}

/** The system's own way to open an address. It may be missing: then the printed line has to do. */
function openBrowser(address) {
  const [command, ...before] = { darwin: ['open'], win32: ['explorer.exe'] }[process.platform] ?? [
    'xdg-open',
  ];
  spawn(command, [...before, address], { stdio: 'ignore', detached: true })
    .on('error', () => console.error('communique: no browser could be opened; open the address by hand'))
    .unref();
}

/** Ends as the child ends, unless `goesOn` has something else to run. */
function endWith(child, goesOn = () => false) {
  const stop = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  const end = (code) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
    if (!goesOn(code)) process.exit(code);
  };
  child.on('error', (error) => {
    console.error(`communique: ${error.message}`);
    end(1);
  });
  child.on('exit', (code) => end(code ?? 0));
}
