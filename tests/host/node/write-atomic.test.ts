import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeAllAtomic, writeAtomic } from '../../../src/host/node/write-atomic.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const root = temporaryFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let folder = '';
let count = 0;

beforeEach(() => {
  count += 1;
  folder = join(root, String(count));
  mkdirSync(folder);
});

describe('an atomic write', () => {
  it('makes a file, and replaces one, with nothing beside it', async () => {
    const path = join(folder, 'ملف.communique');
    await writeAtomic(path, bytes('first'));
    await writeAtomic(path, bytes('second'));
    expect(readFileSync(path, 'utf8')).toBe('second');
    expect(readdirSync(folder)).toEqual(['ملف.communique']);
  });

  it.skipIf(process.platform === 'win32')('keeps the permissions of the file', async () => {
    const path = join(folder, 'private');
    writeFileSync(path, 'old');
    chmodSync(path, 0o600);
    await writeAtomic(path, bytes('new'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('writes to what a link points to and leaves the link', async () => {
    writeFileSync(join(folder, 'target'), 'old');
    symlinkSync(join(folder, 'target'), join(folder, 'link'));
    await writeAtomic(join(folder, 'link'), bytes('new'));
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
  });

  it('replaces the file instead of writing into it, so that who reads it reads on in the old one', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'old');
    linkSync(path, join(folder, 'second name'));
    await writeAtomic(path, bytes('new'));
    expect(readFileSync(join(folder, 'second name'), 'utf8')).toBe('old');
  });

  it('changes nothing when it fails', async () => {
    await expect(writeAtomic(join(folder, 'nowhere', 'file'), bytes('x'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    mkdirSync(join(folder, 'taken'));
    await expect(writeAtomic(join(folder, 'taken'), bytes('x'))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('clears away what killed saves of the same file left, and nothing else', async () => {
    const path = join(folder, 'file');
    const old = new Date(Date.now() - 3_600_000);
    const put = (name: string, when: Date): void => {
      writeFileSync(join(folder, name), 'x');
      utimesSync(join(folder, name), when, when);
    };
    put('.file.0123abcd.new', old);
    put('.file.0123abcd.previous', old);
    put('.file.89abcdef.new', new Date());
    put('.other.0123abcd.new', old);
    put('.file.notes.new', old);
    await writeAtomic(path, bytes('new'));
    expect(readdirSync(folder).sort()).toEqual([
      '.file.89abcdef.new',
      '.file.notes.new',
      '.other.0123abcd.new',
      'file',
    ]);
  });
});

describe('several files of one piece of work', () => {
  const at = (name: string) => join(folder, name);
  const contents = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(folder)
        .filter((name) => statSync(at(name)).isFile())
        .map((name) => [name, readFileSync(at(name), 'utf8')]),
    );

  it('are all written, with nothing beside them', async () => {
    writeFileSync(at('a'), 'old');
    await writeAllAtomic([
      { path: at('a'), bytes: bytes('new a') },
      { path: at('b'), bytes: bytes('new b') },
    ]);
    expect(contents()).toEqual({ a: 'new a', b: 'new b' });
  });

  it('leave what was there where one of them cannot be written', async () => {
    writeFileSync(at('a'), 'old');
    const files = ['a', 'b', 'nowhere/c'].map((name) => ({ path: at(name), bytes: bytes('new') }));
    await expect(writeAllAtomic(files)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(contents()).toEqual({ a: 'old' });
  });

  it('give their names back where the last cannot take its own', async () => {
    writeFileSync(at('a'), 'old');
    mkdirSync(at('taken'));
    writeFileSync(join(at('taken'), 'inside'), 'x');
    const files = ['a', 'b', 'taken'].map((name) => ({ path: at(name), bytes: bytes('new') }));
    await expect(writeAllAtomic(files)).rejects.toThrow();
    expect(contents()).toEqual({ a: 'old' });
    expect(readdirSync(folder).sort()).toEqual(['a', 'taken']);
  });
});
