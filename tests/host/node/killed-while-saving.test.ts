import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { createJournalStore } from '../../../src/host/node/journal-store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** How many saves are killed; more on demand: `COMMUNIQUE_KILLS=20000`. */
const KILLS = Number(process.env['COMMUNIQUE_KILLS'] ?? 500);
/** Documents that one program saves at the same time: its start takes longer than all that follows. */
const DOCUMENTS = 4;
const AT_ONCE = 4;
/** The longest that a program lives after its first save, in milliseconds. */
const LIFE = 24;

const folder = temporaryFolder();
const program = join(folder, 'program', 'saving-program.js');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'tests/host/node/saving-program.ts',
      outDir: join(folder, 'program'),
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'saving-program.js', format: 'es' } },
    },
  });
  writeFileSync(join(folder, 'program', 'package.json'), '{"type":"module"}');
}, 60_000);

interface Written {
  readonly version: number;
  readonly length: number;
  readonly body: string;
}

/** The document of a file, which must be whole: JSON to the end, of the length that it says, of one letter. */
function readWhole(text: string): Written {
  const document = JSON.parse(text) as Written;
  expect(document.body === document.body.charAt(0).repeat(document.length)).toBe(true);
  return document;
}

/** The latest version of each document, by its path. */
type Versions = ReadonlyMap<string, number>;

/** Runs the program and kills it with SIGKILL at a random moment after it has begun; gives all that it said. */
function runAndKill(journals: string, versions: Versions): Promise<string> {
  const documents = [...versions].flatMap(([path, version]) => [path, String(version)]);
  const child = spawn(process.execPath, [program, journals, ...documents]);
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * LIFE);
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(said);
      else reject(new Error(`The program ended by itself: ${complaint}`));
    });
  });
}

/** The number on the last whole line that begins with the word and ends with the path. */
function lastOf(said: string, word: string, path: string): number | null {
  const lines = said.split('\n').slice(0, -1);
  const line = lines.findLast((whole) => whole.startsWith(`${word} `) && whole.endsWith(` ${path}`));
  return line === undefined ? null : Number(line.split(' ')[1]);
}

async function killOften(name: string, times: number): Promise<void> {
  const home = join(folder, name);
  const journals = join(home, 'journals');
  mkdirSync(home);
  const paths = Array.from({ length: DOCUMENTS }, (_, index) => join(home, `document-${index}.communique`));
  for (const path of paths) writeFileSync(path, '{"version":0,"length":0,"body":""}');
  const store = createJournalStore(journals, Date.now);
  let versions: Versions = new Map(paths.map((path) => [path, 0]));
  for (let time = 0; time < times; time += 1) {
    const said = await runAndKill(journals, versions);
    const entries = new Map((await store.list()).map(({ key, text }) => [key, text]));
    versions = new Map(
      [...versions].map(([path, former]) => [path, checkOne(path, former, said, entries.get(path))]),
    );
  }
  expect(Math.max(...versions.values())).toBeGreaterThan(0);
  // What killed saves leave is hidden, and named so that a later save knows it.
  const leftovers = readdirSync(home).filter(
    (entry) => entry !== 'journals' && !entry.startsWith('document'),
  );
  expect(
    leftovers.filter((entry) => !/^\.document-\d\.communique\.[0-9a-f]{8}\.(new|previous)$/.test(entry)),
  ).toEqual([]);
}

/** Checks a document and its journal after a kill; gives the version that the file holds. */
function checkOne(path: string, former: number, said: string, journalled: string | undefined): number {
  const document = readWhole(readFileSync(path, 'utf8'));
  // Never an older version than one that the program knew to be saved.
  expect(document.version).toBeGreaterThanOrEqual(lastOf(said, 'saved', path) ?? former);
  const knownJournal = lastOf(said, 'journal', path);
  if (journalled === undefined) {
    // The program was killed before it came to this document, in its first run.
    expect([document.version, knownJournal]).toEqual([0, null]);
    return 0;
  }
  const journal = readWhole(journalled);
  expect(journal.version).toBeGreaterThanOrEqual(knownJournal ?? former);
  // Whatever was in the making is in the journal, and at most one step ahead of the file.
  expect(journal.version - document.version).toBeGreaterThanOrEqual(0);
  expect(journal.version - document.version).toBeLessThanOrEqual(1);
  return document.version;
}

it(
  `loses nothing when programs are killed while they save, ${KILLS} saves at random moments`,
  { timeout: Math.max(120_000, KILLS * 250) },
  async () => {
    const each = Math.ceil(KILLS / DOCUMENTS / AT_ONCE);
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => killOften(`home-${index}`, each)));
  },
);
