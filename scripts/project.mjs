/** What the three commands have in common: where things are, and making what is missing. Plain Node: it runs before anything is installed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const out = resolve(root, process.env.COMMUNIQUE_OUT ?? 'out');

/**
 * Runs a program to its end and gives its exit code. What it prints goes to standard error, since standard output
 * belongs to what the user asked for; with `quiet` it is shown only if the program fails.
 */
export function run(command, args, { quiet = false, env = process.env, timeout = 0 } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 2, quiet ? 'pipe' : 2],
      timeout,
    });
    const held = [];
    child.stdout?.on('data', (chunk) => held.push(chunk));
    child.stderr?.on('data', (chunk) => held.push(chunk));
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(held));
      done(code ?? 1);
    });
  });
}

/** The path of a package's own program, to be run with this Node: `.bin` has shell scripts on Windows. */
export function packageFile(...parts) {
  return join(root, 'node_modules', ...parts);
}

export function runNode(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** npm as it was called, else as it lies beside Node. On Windows `npm` itself is a shell script, which Node does not start. */
export function runNpm(args, options) {
  const node = dirname(process.execPath);
  const program = join('node_modules', 'npm', 'bin', 'npm-cli.js');
  const places = [process.env.npm_execpath, join(node, program), join(node, '..', 'lib', program)];
  const npm = places.find((place) => /\.c?js$/.test(place ?? '') && existsSync(place));
  return npm === undefined ? run('npm', args, options) : runNode(npm, args, options);
}

/** Installs the packages of the lockfile unless they are there. Gives whether they are. */
export async function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && changed(installed) >= changed(join(root, 'package-lock.json'))) return true;
  console.error('communique: installing packages…');
  // Electron's package would fetch its binary here; it is had later, by `npm start`, where it can be.
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  return (await runNpm(['ci', '--no-audit', '--no-fund'], { quiet: true, env })) === 0;
}

const BUILDS = {
  app: {
    made: ['main/index.js', 'preload/index.cjs', 'renderer/index.html'],
    script: ['electron-vite', 'bin', 'electron-vite.js'],
    args: ['build', '--logLevel', 'warn'],
  },
  cli: {
    made: ['cli/index.js'],
    script: ['vite', 'bin', 'vite.js'],
    args: ['build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'],
  },
};

const SOURCES = [
  'src',
  'resources',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
  'vite.cli.config.ts',
];

/** Builds what is missing or older than its sources. Gives whether all of it is there. */
export async function ensureBuilt(names = Object.keys(BUILDS)) {
  const newest = Math.max(...SOURCES.map((name) => newestIn(join(root, name))));
  for (const name of names) {
    if (isCurrent(BUILDS[name], newest)) continue;
    const unlock = await lock(`.building-${name}`);
    try {
      // Whoever held the lock may have built it.
      if (isCurrent(BUILDS[name], newest)) continue;
      console.error(`communique: building ${name}…`);
      if ((await build(name)) !== 0) return false;
    } finally {
      unlock();
    }
  }
  return true;
}

/** Two commands at once must not build into one folder. The lock of a process that is gone does not count. */
async function lock(name) {
  const path = join(out, name);
  mkdirSync(out, { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld(path)) rmSync(path, { force: true });
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

function isHeld(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // Between its making and its writing a lock is empty.
    if (holder === 0) return Date.now() - changed(path) < 1000;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Builds in any case; gives the exit code. */
export function build(name) {
  const { script, args } = BUILDS[name];
  return runNode(packageFile(...script), args, { quiet: true });
}

function isCurrent({ made }, newest) {
  return made.every((file) => existsSync(join(out, file)) && changed(join(out, file)) >= newest);
}

/** When anything in a folder, or a file, was last changed. A folder's own date tells of files that are gone. */
function newestIn(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return changed(path);
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    changed(path),
  );
}

function changed(path) {
  return statSync(path).mtimeMs;
}
