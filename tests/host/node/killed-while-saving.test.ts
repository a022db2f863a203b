import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, it } from 'vitest';
import { createJournalStore } from '../../../src/host/node/journal-store.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** How often the program is killed; more on demand: `COMMUNIQUE_KILLS=5000`. */
const KILLS = Number(process.env['COMMUNIQUE_KILLS'] ?? 500);
const AT_ONCE = 5;
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
  expect(document.body.length).toBe(document.length);
  expect(new Set(document.body).size).toBeLessThanOrEqual(1);
  return document;
}

interface Said {
  readonly saved: number;
  readonly journal: number;
}

/** Runs the program and kills it with SIGKILL at a random moment after it has begun; gives the last that it said. */
function runAndKill(path: string, journals: string, first: number): Promise<Said> {
  const child = spawn(process.execPath, [program, path, journals, String(first)]);
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * LIFE);
    said += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`The program ended by itself: ${complaint}`));
      else resolve({ saved: lastOf(said, 'saved') ?? first, journal: lastOf(said, 'journal') ?? 0 });
    });
  });
}

/** The number on the last whole line that begins with the word. */
function lastOf(said: string, word: string): number | null {
  const numbers = [...said.matchAll(new RegExp(`^${word} (\\d+)\\n`, 'gm'))].map((match) => Number(match[1]));
  return numbers.at(-1) ?? null;
}

async function killOften(name: string, times: number): Promise<void> {
  const home = join(folder, name);
  const path = join(home, 'document.communique');
  const journals = join(home, 'journals');
  mkdirSync(home);
  writeFileSync(path, '{"version":0,"length":0,"body":""}');
  const store = createJournalStore(journals, Date.now);
  let version = 0;
  for (let time = 0; time < times; time += 1) {
    const said = await runAndKill(path, journals, version);
    const document = readWhole(readFileSync(path, 'utf8'));
    // Never an older version than one that the program knew to be saved.
    expect(document.version).toBeGreaterThanOrEqual(said.saved);
    const [entry] = await store.list();
    const journal = readWhole(entry?.text ?? '');
    expect(journal.version).toBeGreaterThanOrEqual(said.journal);
    // Whatever was in the making is in the journal, and at most one step ahead of the file.
    expect(journal.version - document.version).toBeGreaterThanOrEqual(0);
    expect(journal.version - document.version).toBeLessThanOrEqual(1);
    version = document.version;
  }
  expect(version).toBeGreaterThan(0);
  // What killed saves leave is hidden, and named so that a later save knows it.
  const leftovers = readdirSync(home).filter((entry) => !['document.communique', 'journals'].includes(entry));
  expect(
    leftovers.filter((entry) => !/^\.document\.communique\.[0-9a-f]{8}\.(new|previous)$/.test(entry)),
  ).toEqual([]);
}

it(
  `loses nothing when it is killed while saving, ${KILLS} times at random moments`,
  { timeout: KILLS * 1000 },
  async () => {
    const each = Math.ceil(KILLS / AT_ONCE);
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => killOften(`home-${index}`, each)));
  },
);
