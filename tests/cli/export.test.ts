import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { holdInterruption } from '../../src/cli/interruption.ts';
import { createProgressLine } from '../../src/cli/terminal.ts';
import { readChunks } from '../../src/core/figure/png/chunks.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runCommand, runScript } from './run-command.ts';

// Pictures, pages and programs take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const PROGRAM = resolve(process.env['COMMUNIQUE_OUT'] ?? 'out', 'cli/index.js');
const GENEVA = resolve('resources/timelines/geneva-2021.communique');
const SUMMITS = resolve('resources/timelines/summits-1943-2021.communique');
const folder = temporaryFolder();
const here = (name: string): string => join(folder, name);

beforeAll(async () => {
  expect((await runScript(['--version'])).code).toBe(0);
}, 120_000);

describe('export of one timeline', () => {
  it('makes several files of one figure, each in the format of its name', async () => {
    const names = ['a.svg', 'a.png', 'a.pdf', 'a.html', 'a.csv', 'a.json'];
    const { code, stderr } = await runCommand([
      'export',
      GENEVA,
      ...names.flatMap((name) => ['--out', here(name)]),
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const starts = names.map((name) => readFileSync(here(name)).subarray(0, 16).toString('latin1'));
    expect(starts[0]).toMatch(/^<svg /);
    expect(starts[1]).toMatch(/^.PNG/);
    expect(starts[2]).toMatch(/^%PDF-1\.7/);
    expect(starts[3]).toMatch(/^<!doctype html>/);
    expect(starts[4]).toMatch(/^ï»¿id,date/);
    expect(starts[5]).toMatch(/^\{/);
  });

  it('draws for a size: its pixels are those that the size is printed with', async () => {
    await runCommand(['export', GENEVA, '--out', here('a4.png'), '--size', 'A4']);
    const png = readFileSync(here('a4.png'));
    const { width, height } = PNG.sync.read(png);
    expect([width, height]).toEqual([2480, 3508]);
    const size = readChunks(png).find(({ name }) => name === 'pHYs')!.bytes;
    expect(new DataView(size.buffer, size.byteOffset).getUint32(8)).toBe(11811);
  });

  it('takes measures and a resolution', async () => {
    await runCommand(['export', GENEVA, '--out', here('column.png'), '--size', '178mm', '--dpi', '150']);
    const { width } = PNG.sync.read(readFileSync(here('column.png')));
    expect(width).toBe(Math.round((178 / 25.4) * 150));
  });

  it('sets a PDF over pages of the size', async () => {
    await runCommand(['export', SUMMITS, '--out', here('pages.pdf'), '--size', 'a4-landscape', '--pages']);
    const pdf = readFileSync(here('pages.pdf')).toString('latin1');
    expect(pdf.match(/\/Type\/Page\//g)!.length).toBeGreaterThanOrEqual(2);
    expect(pdf).toContain('/MediaBox[0 0 841.89 595.276]');
  });

  it('draws two languages in one picture, and says what was done with lanes by their names', async () => {
    const { code, stderr } = await runCommand([
      'export',
      SUMMITS,
      '--out',
      here('both.svg'),
      '--second',
      'ar',
      '--size',
      '1200x500',
    ]);
    expect(code).toBe(0);
    const parts = readFileSync(here('both.svg'), 'utf8').match(/<g lang="(en|ar)"[^>]* data-role="part">/g);
    expect(parts?.map((part) => /lang="(..)"/.exec(part)![1])).toEqual(['en', 'ar']);
    const lines = stderr.trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/^note: /);
    expect(stderr.replace(/[\u2066-\u2069]/g, '')).toMatch(
      /^note: Summits: \d+ events are shown as a count\.$/m,
    );
  });

  it('says by its name in which language texts stand that are missing in the figure’s', async () => {
    const document = JSON.parse(readFileSync(GENEVA, 'utf8')) as { events: { title: object }[] };
    document.events[0]!.title = { ar: 'عنوان' };
    writeFileSync(here('missing.communique'), JSON.stringify(document));
    const { code, stderr } = await runCommand([
      'export',
      here('missing.communique'),
      '--out',
      here('missing.svg'),
    ]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^note: 1 event stands in another language, .*: Arabic\.$/m);
  });

  it('names countries in its language, also those that are no actor of the timeline', async () => {
    for (const [language, name] of [
      ['en', 'Switzerland'],
      ['ar', 'سويسرا'],
    ] as const) {
      const path = here(`countries-${language}.svg`);
      const { code } = await runCommand([
        ...['export', GENEVA, '--lanes', 'country', '--lang', language, '--out', path],
      ]);
      expect(code).toBe(0);
      expect(/<desc[^>]*>([^<]*)/.exec(readFileSync(path, 'utf8'))![1]).toContain(name);
    }
  });

  it('draws a figure that the timeline keeps, with what else is asked for', async () => {
    const document = JSON.parse(readFileSync(GENEVA, 'utf8')) as Record<string, unknown>;
    const kept = {
      id: 'card',
      name: { en: 'For the card', ar: 'للبطاقة' },
      options: { width: 700, height: 500, theme: 'dark', title: 'Kept title' },
    };
    writeFileSync(here('kept.communique'), JSON.stringify({ ...document, figures: [kept] }));
    const out = here('kept.svg');
    for (const name of ['card', 'للبطاقة']) {
      const { code } = await runCommand(['export', here('kept.communique'), '--out', out, '--figure', name]);
      expect(code).toBe(0);
      const svg = readFileSync(out, 'utf8');
      expect(svg).toMatch(/^<svg [^>]*width="700"/);
      expect(svg).toMatch(/<title [^>]*>Kept title</);
    }
    const wider = ['export', here('kept.communique'), '--out', out, '--figure', 'card', '--width', '900'];
    expect((await runCommand(wider)).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^<svg [^>]*width="900"/);
    expect(
      await runCommand(['export', here('kept.communique'), '--out', out, '--figure', 'none']),
    ).toMatchObject({
      code: 1,
      stderr: `${here('kept.communique')}: the timeline keeps no figure of this name: none\n`,
    });
  });

  it('makes a kept figure of several languages in a file of each, or in the one that is asked for', async () => {
    const document = JSON.parse(readFileSync(GENEVA, 'utf8')) as Record<string, unknown>;
    const options = { language: 'en', title: 'Both', others: [{ language: 'ar', title: 'كلتاهما' }] };
    writeFileSync(
      here('several.communique'),
      JSON.stringify({ ...document, figures: [{ id: 'several', name: { en: 'Several' }, options }] }),
    );
    const args = ['export', here('several.communique'), '--figure', 'several', '--out'];
    expect((await runCommand([...args, here('several.svg')])).code).toBe(0);
    const made = readdirSync(folder).filter((name) => name.startsWith('several') && name.endsWith('.svg'));
    expect(made.sort()).toEqual(['several-ar.svg', 'several-en.svg']);
    const [arabic, english] = made.map((name) => readFileSync(here(name), 'utf8'));
    expect(arabic).toMatch(/<title [^>]*>كلتاهما</);
    expect(english).toMatch(/<title [^>]*>Both</);
    expect((await runCommand([...args, here('one.svg'), '--lang', 'ar'])).code).toBe(0);
    expect(readFileSync(here('one.svg'), 'utf8')).toBe(arabic);
  });

  it('writes nothing but the figure to standard output, and no progress where nobody watches', async () => {
    const { code, stdout, stderr } = await runCommand(['export', GENEVA, '--out', '-', '--format', 'pdf']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('export of several timelines', () => {
  it('makes a file for each document of a folder, and goes on after a bad one', async () => {
    mkdirSync(here('timelines'));
    mkdirSync(here('figures'));
    copyFileSync(GENEVA, here('timelines/one.communique'));
    copyFileSync(GENEVA, here('timelines/two.communique'));
    writeFileSync(here('timelines/bad.communique'), '{');
    writeFileSync(here('timelines/notes.txt'), 'not a timeline');
    const { code, stderr } = await runCommand([
      'export',
      here('timelines'),
      '--out',
      here('figures/{name}.svg'),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/bad\.communique:1: /);
    expect(readdirSync(here('figures')).sort()).toEqual(['one.svg', 'two.svg']);
  });

  it.each([
    [['--out', 'same.svg'], '{name}'],
    [['--out', '{name}.svg', '--out', '{name}.svg'], 'one place'],
    [['--out', '{name}.pdf', '--pages'], '--pages needs a --size'],
    [['--out', '{name}.pdf', '--pages', '--size', '178mm'], '--pages needs a --size'],
    [['--out', '{name}.svg', '--size', 'A9'], '--size takes one of'],
    [['--out', '{name}.png', '--dpi', '1'], '--dpi'],
    [['--out', '{name}.gif'], '{name}.gif'],
  ])('says what is wrong with %j', async (options, complaint) => {
    const { code, stderr } = await runCommand(['export', GENEVA, GENEVA, ...options]);
    expect(code).toBe(2);
    expect(stderr).toContain(complaint);
  });

  it('writes all files of a figure or none, and names the one that cannot be written', async () => {
    const whole = here('whole.svg');
    const nowhere = here('nowhere/figure.csv');
    const { code, stderr } = await runCommand(['export', GENEVA, '--out', whole, '--out', nowhere]);
    expect({ code, stderr: stderr.trim() }).toEqual({ code: 1, stderr: `${nowhere}: no such folder` });
    expect(existsSync(whole)).toBe(false);
  });

  it('says what is too large to draw, and goes on to the next timeline', async () => {
    const short = JSON.stringify({
      format: 'communique',
      version: 1,
      title: { en: 'Nothing yet' },
      languages: ['en'],
      actors: [],
      places: [],
      topics: [],
      sources: [],
      events: [],
      relations: [],
    });
    writeFileSync(here('short.communique'), short);
    const { code, stderr } = await runCommand([
      'export',
      GENEVA,
      here('short.communique'),
      '--out',
      here('{name}-large.png'),
      '--width',
      '9000',
      '--dpi',
      '2400',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${GENEVA}: a picture of so many pixels cannot be drawn`);
    expect(stderr).toContain(`${here('short.communique')}: a picture of so many pixels`);
  });

  it('says that a folder holds no timeline', async () => {
    mkdirSync(here('empty'));
    const { code, stderr } = await runCommand(['export', here('empty'), '--out', here('{name}.svg')]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${here('empty')}: no timeline (.communique) is in it\n`,
    });
  });
});

describe('an export that cannot end', () => {
  it.skipIf(process.platform === 'win32')('leaves what was there when the disk takes no more', async () => {
    writeFileSync(here('old.png'), 'old');
    // A limit to the size of files is what a full disk is to the program: the write fails in its middle.
    const limited = `ulimit -f 8; exec "${process.execPath}" "${PROGRAM}" export "${GENEVA}" --out "${here('old.png')}"`;
    const { code, stderr } = await finish(
      spawn('sh', ['-c', limited], { env: { ...process.env, LC_ALL: 'en' } }),
    );
    expect(code).toBe(1);
    expect(stderr).toContain(here('old.png'));
    expect(readFileSync(here('old.png'), 'utf8')).toBe('old');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')(
    'ends by the interruption itself, whatever it is drawing, and leaves no file',
    async () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        const child = spawn(process.execPath, [
          ...[PROGRAM, 'export', GENEVA, '--out', here('late.png'), '--scale', '20'],
        ]);
        setTimeout(() => child.kill(signal), 1500);
        expect((await finish(child)).signal).toBe(signal);
        expect(readdirSync(folder).filter((name) => name.includes('late'))).toEqual([]);
      }
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'says in the language of the user that a folder takes no file',
    async () => {
      // The administrator, too, may not write where the kernel shows itself.
      const closed = process.getuid?.() === 0 ? '/sys' : here('closed');
      if (closed !== '/sys') mkdirSync(closed, { mode: 0o500 });
      const path = join(closed, 'figure.svg');
      const { code, stderr } = await runCommand(['export', GENEVA, '--out', path], { locale: 'ar' });
      expect({ code, stderr }).toEqual({ code: 1, stderr: `${path}: لا تملك إذن الكتابة هناك\n` });
    },
  );

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, in Arabic too', async () => {
    const full = (locale: string) =>
      finish(
        spawn(
          'sh',
          [
            '-c',
            `exec "${process.execPath}" "${PROGRAM}" export "${GENEVA}" --out - --format svg > /dev/full`,
          ],
          {
            env: { ...process.env, LC_ALL: locale },
          },
        ),
      );
    expect(await full('en')).toMatchObject({ code: 1, stderr: '-: the disk is full\n' });
    expect(await full('ar')).toMatchObject({ code: 1, stderr: '-: القرص ممتلئ\n' });
  });
});

describe('a write that must not be cut off', () => {
  it('is done before an interruption ends the program', async () => {
    const steps: string[] = [];
    const done = await holdInterruption(
      async () => {
        process.emit('SIGINT', 'SIGINT');
        process.emit('SIGTERM', 'SIGTERM');
        await new Promise((resolve) => setTimeout(resolve, 5));
        steps.push('written');
        return 1;
      },
      (signal) => steps.push(signal),
    );
    expect({ done, steps }).toEqual({ done: 1, steps: ['written', 'SIGINT'] });
  });

  it('leaves no ear behind, whether it succeeds or not', async () => {
    const before = process.listenerCount('SIGINT');
    const failing = holdInterruption(
      () => Promise.reject(new Error('full')),
      () => undefined,
    );
    await expect(failing).rejects.toThrow('full');
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});

interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

function finish(child: ReturnType<typeof spawn>): Promise<Finished> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })));
}

describe('the line of progress', () => {
  it('is replaced by the next and taken away, at a terminal', () => {
    const written: string[] = [];
    const show = createProgressLine({ isTTY: true, write: (text) => written.push(text) });
    show(null);
    show('a 10 %');
    show('a 20 %');
    show(null);
    show(null);
    expect(written).toEqual(['\r\u001b[2Ka 10 %', '\r\u001b[2Ka 20 %', '\r\u001b[2K']);
  });

  // util-linux gives a program a terminal of its own.
  it.skipIf(!existsSync('/usr/bin/script'))('is shown at a real terminal, and gone at the end', async () => {
    const command = `"${process.execPath}" "${PROGRAM}" export "${GENEVA}" --out "${here('seen.svg')}"`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let shown = '';
    child.stdout?.on('data', (chunk: Buffer) => (shown += chunk.toString('utf8')));
    expect((await finish(child)).code).toBe(0);
    expect(shown).toContain(`\r\u001b[2K${GENEVA}  100 %`);
    expect(shown.trimEnd().endsWith('\r\u001b[2K')).toBe(true);
  });

  it('is not written into files and pipes', () => {
    const written: string[] = [];
    createProgressLine({ write: (text) => written.push(text) })('a 10 %');
    expect(written).toEqual([]);
  });
});
