/**
 * `npm run notices` writes THIRD-PARTY-NOTICES.md: every package whose code or fonts we ship, with its licence in full.
 * With `--check` it writes nothing and fails where the file is not as it should be.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, root } from './project.mjs';

const TARGET = join(root, 'THIRD-PARTY-NOTICES.md');
const PERMITTED =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|OFL-1\.1|Unlicense|CC0-1\.0|BlueOak-1\.0\.0)\b/;

const text = toMarkdown(withDependencies(importedPackages(join(root, 'src'))).map(describe));
if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, text);
} else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== text) {
  console.error('THIRD-PARTY-NOTICES.md is not up to date: run npm run notices');
  process.exit(1);
}

/** Names of the packages that a folder's sources import, by code or by style sheet. */
function importedPackages(folder) {
  const names = new Set();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ts|svelte|css|html)$/.test(entry.name)) continue;
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, specifier] of source.matchAll(
      /(?:from|import|url\(|import\(|@import)\s*\(?\s*['"]([^'"]+)['"]/g,
    )) {
      const name = packageName(specifier);
      if (name !== null && existsSync(packageFile(name, 'package.json'))) names.add(name);
    }
    // Files that the command line reads out of packages are named as strings.
    for (const [, name] of source.matchAll(/[`'"](@[a-z-]+\/[a-z-]+)\//g)) {
      if (existsSync(packageFile(name, 'package.json'))) names.add(name);
    }
  }
  for (const name of readFontPackages()) names.add(name);
  return [...names];
}

/** The fonts are named by folder, not by package: see `figure-assets.ts`. */
function readFontPackages() {
  const folder = packageFile('@expo-google-fonts');
  return existsSync(folder) ? readdirSync(folder).map((name) => `@expo-google-fonts/${name}`) : [];
}

function packageName(specifier) {
  if (/^(\.|\/|node:|data:|https?:)/.test(specifier)) return null;
  const parts = specifier.replace(/^~/, '').split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/** With what these packages need at run time in turn. Electron's own packages only fetch it. */
function withDependencies(names) {
  const found = new Set();
  const add = (name) => {
    if (found.has(name) || !existsSync(packageFile(name, 'package.json'))) return;
    found.add(name);
    const { dependencies = {}, peerDependencies = {} } = manifestOf(name);
    const optional = manifestOf(name).peerDependenciesMeta ?? {};
    const peers = Object.keys(peerDependencies).filter((peer) => optional[peer]?.optional !== true);
    if (name !== 'electron') for (const needed of [...Object.keys(dependencies), ...peers]) add(needed);
  };
  names.forEach(add);
  // Types are no code.
  return [...found].filter((name) => !name.startsWith('@types/')).sort();
}

function manifestOf(name) {
  return JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8'));
}

function describe(name) {
  const { version, license, homepage, repository } = manifestOf(name);
  if (!PERMITTED.test(String(license))) throw new Error(`Licence not permitted: ${name}: ${license}`);
  const source = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
  return { name, version, license, address: toAddress(source), terms: termsOf(name) };
}

/** Manifests name a repository in git's ways, or by owner and name alone. */
function toAddress(source) {
  const plain = source.replace(/^git\+/, '').replace(/^git@github\.com:/, 'https://github.com/');
  return /^[\w.-]+\/[\w.-]+$/.test(plain) ? `https://github.com/${plain}` : plain.replace(/\.git$/, '');
}

/** The licence's own text; null where the package has none. */
function termsOf(name) {
  const files = readdirSync(packageFile(name))
    .filter((file) => /^(licen[cs]e|copying|ofl|notice)/i.test(file) && !/\.(js|json)$/.test(file))
    .sort();
  if (files.length === 0) return null;
  return files
    .map((file) => readFileSync(packageFile(name, file), 'utf8').replace(/\r\n?/g, '\n').trimEnd())
    .join('\n\n');
}

function toMarkdown(packages) {
  const head = [
    '# Third-party notices',
    '',
    'Communiqué is distributed with the following works, each under its own licence. Electron brings Chromium and',
    'Node.js; their notices are in the file `LICENSES.chromium.html` beside the program.',
  ];
  const entries = packages.flatMap(({ name, version, license, address, terms }) => [
    '',
    `## ${name} ${version}`,
    '',
    [`Licence: ${license}.`, ...(address === '' ? [] : [`<${address}>`])].join(' '),
    ...(terms === null ? [] : ['', '```text', terms.replace(/[ \t]+$/gm, ''), '```']),
  ]);
  return `${[...head, ...entries].join('\n')}\n`;
}
