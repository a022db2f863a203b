import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/communique.mjs', import.meta.url));
const built = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out', 'cli', 'index.js');

export interface Ended {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: Uint8Array | string;
  readonly locale?: string;
  readonly cwd?: string;
}

/** Runs the script behind `npm run communique`, which builds first what is missing, to its end. */
export function runScript(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(script, args, options);
}

/** Runs the built command line to its end. Messages are English unless `locale` says otherwise. */
export function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return run(built, args, options);
}

function run(program: string, args: readonly string[], options: RunOptions): Promise<Ended> {
  const cwd = options.cwd ?? process.cwd();
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { ...process.env, INIT_CWD: cwd, LC_ALL: options.locale ?? 'en_GB.UTF-8' },
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr)
          .toString('utf8')
          .replace(/^communique: building .*\n/gm, ''),
      });
    });
  });
}
