/** Packages of the system that tests want; they are installed where that asks nobody: for root, where apt-get is. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './project.mjs';

export async function installSystemPackages(names) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { quiet: true, env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...names], { quiet: true, env });
}

/** Programs that read our PDFs, by the package that has them. Without them their tests are skipped and say so. */
const PDF_READERS = { pdftotext: 'poppler-utils', qpdf: 'qpdf' };

export async function ensurePdfReaders() {
  const missing = Object.entries(PDF_READERS).filter(([program]) => !isInstalled(program));
  if (missing.length === 0) return;
  console.error('communique: installing readers of PDF for the tests…');
  await installSystemPackages(missing.map(([, name]) => name));
}

function isInstalled(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
