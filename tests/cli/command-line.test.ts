import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCommand, runScript } from './run-command.ts';

const GENEVA = resolve('resources/timelines/geneva-2021.communique');
const folder = temporaryFolder();

/** A copy of the Geneva timeline with one thing made wrong. */
function spoiled(name: string, find: string, replace: string): string {
  const text = readFileSync(GENEVA, 'utf8');
  expect(text).toContain(find);
  const path = join(folder, name);
  writeFileSync(path, text.replace(find, replace));
  return path;
}

beforeAll(async () => {
  expect((await runScript(['--version'])).code).toBe(0);
}, 120_000);

describe.concurrent('the command line', () => {
  it('prints through npm nothing but what was asked for', async () => {
    const { code, stdout, stderr } = await runScript(['--version']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.toString()).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['export', 'validate', 'serve'])('explains %s in English and in Arabic', async (command) => {
    const english = await runCommand([command, '--help']);
    const arabic = await runCommand([command, '--help'], { locale: 'ar_EG.UTF-8' });
    expect(english).toMatchObject({ code: 0, stderr: '' });
    expect(english.stdout.toString()).toMatch(new RegExp(`^Usage: communique ${command} `));
    expect(arabic.code).toBe(0);
    expect(arabic.stdout.toString()).toMatch(new RegExp(`^الاستعمال: communique ${command} `));
  });

  it.each([
    [[], 'which command'],
    [['explode'], 'no such command: explode'],
    [['validate'], 'validate needs a file'],
    [['validate', 'a', 'b'], 'one file too many: b'],
    [['validate', 'a', '--loud'], 'no such option: --loud'],
    [['export', 'a'], '--out PATH'],
    [['export', 'a', '--out'], '--out needs a value'],
    [['export', 'a', '--out', 'b.gif'], 'b.gif'],
    [['export', 'a', '--out', '-'], '--format'],
    [['export', 'a', '--out', 'b.svg', '--lang', 'fr'], '--lang takes one of en, ar, not fr'],
    [['export', 'a', '--out', 'b.svg', '--lanes', 'mood'], '--lanes'],
    [['export', 'a', '--out', 'b.svg', '--from', '2021-02-30'], '2021-02-30'],
    [['export', 'a', '--out', 'b.svg', '--width', '0'], '--width'],
    [['export', 'a', '--out', 'b.png', '--scale', 'big'], '--scale'],
    [['serve', '--port', '70000'], '--port'],
  ])('exits 2 with one line on wrong usage: %j', async (args, complaint) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect(code).toBe(2);
    expect(stdout.toString()).toBe('');
    expect(stderr).toMatch(/^communique: [^\n]+\n$/);
    expect(stderr).toContain(complaint);
  });
});

describe.concurrent('validate', () => {
  it('says nothing about a good file, by name or by standard input', async () => {
    expect(await runCommand(['validate', GENEVA])).toMatchObject({ code: 0, stderr: '' });
    expect(await runCommand(['validate', '-'], { input: readFileSync(GENEVA) })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });

  it('names the line of a problem', async () => {
    const path = spoiled('bad-date.communique', '"date": "2021-06-16"', '"date": "2021-02-30"');
    const line = readFileSync(path, 'utf8')
      .slice(0, readFileSync(path, 'utf8').indexOf('2021-02-30'))
      .split('\n').length;
    const { code, stderr } = await runCommand(['validate', path]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${path}:${line}: `);
    expect(stderr).toContain('2021-02-30');
  });

  it('words problems in Arabic where the locale is Arabic', async () => {
    const path = spoiled('bad-date-ar.communique', '"date": "2021-06-16"', '"date": "2021-02-30"');
    const { stderr } = await runCommand(['validate', path], { locale: 'ar' });
    expect(stderr).toMatch(/:\d+: .*[\u0600-\u06ff]/);
  });

  it.each([
    ['an empty file', ''],
    ['what is not JSON', 'not json'],
    ['what is not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['another format', '{"format":"other","version":1}'],
    ['a newer version', '{"format":"communique","version":999}'],
    ['deep nesting', '['.repeat(200_000)],
    ['a list', '[]'],
  ])('refuses %s in one line or more, without a stack', async (_name, input) => {
    const { code, stdout, stderr } = await runCommand(['validate', '-'], { input });
    expect(code).toBe(1);
    expect(stdout.toString()).toBe('');
    expect(stderr).toMatch(/^-(:\d+)?: \S/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('says so when the file is missing or a folder', async () => {
    expect(await runCommand(['validate', join(folder, 'nowhere')])).toMatchObject({
      code: 1,
      stderr: `${join(folder, 'nowhere')}: no such file\n`,
    });
    expect(await runCommand(['validate', folder])).toMatchObject({
      code: 1,
      stderr: `${folder}: this is a folder\n`,
    });
  });
});

describe('export', () => {
  it('writes an SVG and leaves nothing else in the folder', async () => {
    const target = join(folder, 'alone');
    const path = join(target, 'figure.svg');
    const missing = await runCommand(['export', GENEVA, '--out', path]);
    expect(missing).toMatchObject({ code: 1, stderr: `${path}: no such folder\n` });
    writeFileSync(join(folder, 'figure.svg'), 'old');
    const { code } = await runCommand(['export', GENEVA, '--out', join(folder, 'figure.svg')]);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'figure.svg'), 'utf8')).toMatch(/^<(\?xml|svg)[^]*<\/svg>\s*$/);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('takes paths from where the user stands', async () => {
    const { code } = await runScript(['export', GENEVA, '--out', 'here.svg'], { cwd: folder });
    expect(code).toBe(0);
    expect(readdirSync(folder)).toContain('here.svg');
  });

  it('reads standard input and writes standard output, with nothing else there', async () => {
    const { code, stdout } = await runCommand(
      ['export', '-', '--out', '-', '--format', 'png', '--width', '640'],
      {
        input: readFileSync(GENEVA),
      },
    );
    expect(code).toBe(0);
    expect(stdout.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(stdout.readUInt32BE(16)).toBe(640);
  });

  it('leaves the old figure as it was when the document is bad', async () => {
    const path = join(folder, 'kept.svg');
    writeFileSync(path, 'old');
    const { code } = await runCommand(['export', '-', '--out', path], { input: '{' });
    expect(code).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });
});
