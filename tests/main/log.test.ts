import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, toLogLine } from '../../src/main/log.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = temporaryFolder();
const MOMENT = new Date('2021-06-16T12:00:00Z');
let folder = '';
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
});

describe('The log', () => {
  it('has a line for each message, with the moment, the level and where it comes from', () => {
    const log = createLog(folder, '/home/someone', () => MOMENT);
    log.write('info', 'main', 'started');
    log.write('error', 'window', 'two\nlines');
    expect(readFileSync(join(folder, 'communique.log'), 'utf8')).toBe(
      '2021-06-16T12:00:00.000Z info main: started\n2021-06-16T12:00:00.000Z error window: two lines\n',
    );
  });

  it('can be read by its user alone', () => {
    createLog(folder, '/h', () => MOMENT).write('info', 'main', 'x');
    if (process.platform !== 'win32') expect(statSync(join(folder, 'communique.log')).mode & 0o077).toBe(0);
  });

  it('begins anew when it is long, and keeps three older ones, the oldest of which go', () => {
    const log = createLog(folder, '/h', () => MOMENT);
    const long = 'x'.repeat(600 * 1024);
    for (const run of [1, 2, 3, 4, 5]) {
      log.write('info', 'main', `run ${run}`);
      writeFileSync(join(folder, 'communique.log'), `run ${run} ${long}`);
    }
    log.write('info', 'main', 'run 6');
    expect(readdirSync(folder).sort()).toEqual([
      'communique.log',
      'communique.log.1',
      'communique.log.2',
      'communique.log.3',
    ]);
    const firstOf = (name: string): string => readFileSync(join(folder, name), 'utf8').slice(0, 5);
    expect(readFileSync(join(folder, 'communique.log'), 'utf8')).toContain('run 6');
    expect(['communique.log.1', 'communique.log.2', 'communique.log.3'].map(firstOf)).toEqual([
      'run 5',
      'run 4',
      'run 3',
    ]);
  });

  it('stays bounded whatever a page sends to it', () => {
    const log = createLog(folder, '/h', () => MOMENT);
    for (let line = 0; line < 1500; line += 1) log.write('info', 'window', 'flood '.repeat(5000));
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(4 * 520 * 1024);
  });

  it('keeps the app working where it cannot be written', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    writeFileSync(folder, 'a file where the folder should be');
    createLog(join(folder, 'logs'), '/h', () => MOMENT).write('info', 'main', 'x');
    expect(complaint).toHaveBeenCalledOnce();
    complaint.mockRestore();
    mkdirSync(join(root, 'after'));
  });
});

describe('A line of the log', () => {
  it.each([
    [
      "ENOENT: no such file or directory, open '/home/someone/secret summit.communique'",
      "ENOENT: no such file or directory, open '<file>'",
    ],
    [
      String.raw`EPERM: operation not permitted, rename 'C:\Users\x\a.communique' -> 'C:\Users\x\b.communique'`,
      "EPERM: operation not permitted, rename '<file>' -> '<file>'",
    ],
    ['at start (file:///home/someone/app/main.js:3:7)', 'at start (file://~/app/main.js:3:7)'],
  ])('leaves out the names of files: %s', (message, line) => {
    expect(toLogLine(message, '/home/someone')).toBe(line);
  });

  it('leaves out what the JSON parser quotes of a document', () => {
    let message = '';
    try {
      JSON.parse('The secret talks');
    } catch (error) {
      message = String(error);
    }
    expect(message).toContain('secret');
    expect(toLogLine(message, '/h')).not.toMatch(/secret|talks/);
  });

  it('is cut where it is long', () => {
    expect(toLogLine('y'.repeat(9000), '/h')).toHaveLength(2001);
  });

  it('stands as it is where the home folder is the root', () => {
    expect(toLogLine('a/b', '/')).toBe('a/b');
  });
});
