/** `npm run package [-- --linux|--mac|--win …]`: the app as people install it, for this system or those that are named. */
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, out, packageFile, root, runNode } from './project.mjs';

if (out !== join(root, 'out')) {
  console.error('communique: packages are made of the folder out: unset COMMUNIQUE_OUT');
  process.exit(2);
}
if (!((await ensureInstalled()) && (await ensureBuilt(['app'])))) process.exit(1);
// Loaded only now, since it needs a package.
const { writeIcons } = await import('./icons.mjs');
await writeIcons(join(out, 'icons'));
process.exit(
  await runNode(packageFile('electron-builder', 'cli.js'), ['--publish', 'never', ...process.argv.slice(2)]),
);
