#!/usr/bin/env node
/**
 * Stands in for `fpm`, the program by which electron-builder makes a deb and which it would download: takes the
 * arguments that electron-builder gives it and makes the package with Debian's own `dpkg-deb`. An argument that it does
 * not know ends it.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Options with a value, by the field of the control file that they fill; null for those that fill none. */
const OPTIONS = {
  '-s': null,
  '-t': null,
  '-d': 'Depends',
  '--architecture': 'Architecture',
  '--after-install': null,
  '--after-remove': null,
  '--category': 'Section',
  '--deb-compression': null,
  '--deb-priority': 'Priority',
  '--deb-recommends': 'Recommends',
  '--description': 'Description',
  '--license': 'License',
  '--maintainer': 'Maintainer',
  '--name': 'Package',
  '--package': null,
  '--url': 'Homepage',
  '--vendor': 'Vendor',
  '--version': 'Version',
};
const FLAGS = ['--force'];

const values = {};
const sources = [];
const args = process.argv.slice(2);
while (args.length > 0) {
  const name = args.shift();
  if (FLAGS.includes(name)) continue;
  if (name in OPTIONS) (values[name] ??= []).push(args.shift());
  else if (!name.startsWith('-') && name.includes('=')) sources.push(name.split('='));
  else throw new Error(`Not an argument that fpm is given: ${name}`);
}

const root = mkdtempSync(join(tmpdir(), 'communique-deb-'));
chmodSync(root, 0o755);
for (const [from, to] of sources) {
  const target = join(root, to);
  mkdirSync(dirname(target), { recursive: true });
  if (from.endsWith('/')) cpSync(from, target, { recursive: true });
  else copyFileSync(from, target);
}
mkdirSync(join(root, 'DEBIAN'));
const fields = Object.entries(OPTIONS).flatMap(([name, field]) =>
  field === null || values[name] === undefined ? [] : [`${field}: ${values[name].join(', ').trim()}`],
);
writeFileSync(join(root, 'DEBIAN', 'control'), `${fields.join('\n')}\n`);
for (const [option, script] of [
  ['--after-install', 'postinst'],
  ['--after-remove', 'postrm'],
]) {
  copyFileSync(values[option][0], join(root, 'DEBIAN', script));
  chmodSync(join(root, 'DEBIAN', script), 0o755);
}
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', root, values['--package'][0]]);
rmSync(root, { recursive: true });
