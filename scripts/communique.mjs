/** `npm run --silent communique -- …`: the command line, installed and built first where needed. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, out } from './project.mjs';

const args = process.argv.slice(2);
const needsWindow = args[0] === 'serve';
const isReady = (await ensureInstalled()) && (await ensureBuilt(needsWindow ? ['app', 'cli'] : ['cli']));
if (!isReady) {
  console.error('communique: it could not be installed and built; see above');
  process.exit(1);
}
// npm runs scripts in the project's folder; files are named from where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(process.execPath, [join(out, 'cli', 'index.js'), ...args], { cwd, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
