import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readFigureAssets } from '../../../../src/cli/figure-assets.ts';
import { composePages } from '../../../../src/core/figure/compose/compose-pages.ts';
import { defaultFigureOptions } from '../../../../src/core/figure/default-options.ts';
import { speakFigures } from '../../../../src/i18n/figure-speech.ts';
import { createSubsetter, type Subsetter } from '../../../../src/core/figure/pdf/subsetter.ts';
import { writePdf } from '../../../../src/core/figure/pdf/write-pdf.ts';
import { loadRasteriser, type Rasteriser } from '../../../../src/core/figure/png/rasteriser.ts';
import { writePng } from '../../../../src/core/figure/png/write-png.ts';
import type { Scene, SceneNode } from '../../../../src/core/figure/scene.ts';
import type { FontTextEngine } from '../../../../src/core/figure/text/create-text-engine.ts';
import { MIXED_TEXTS } from '../../../fixtures/figure/mixed-texts.ts';
import { composeGeneva, openGeneva } from '../geneva.ts';
import { ARABIC, ENGLISH, SANS, sampleScene, textEngine } from '../sample-scene.ts';
import { drawPdf, MISSING_PROGRAMS, readPdf } from './pdf-programs.ts';

// Pictures, pages and programs take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let engine: FontTextEngine;
let subsetter: Subsetter;
let rasteriser: Rasteriser;
beforeAll(async () => {
  const assets = await readFigureAssets();
  engine = await textEngine();
  subsetter = await createSubsetter(await assets.subsetWasm!());
  rasteriser = await loadRasteriser(assets.resvgWasm);
});

const write = (...pages: readonly Scene[]): Uint8Array => writePdf(pages, engine.fonts, subsetter);
const geneva = async (language: 'en' | 'ar'): Promise<Scene> => (await composeGeneva({ language })).scene;

const genevaPages = async (language: 'en' | 'ar'): Promise<readonly Scene[]> => {
  const document = await openGeneva();
  const options = { ...defaultFigureOptions(document, language), width: 800, height: 440 };
  const pages = composePages({ document, options }, engine, speakFigures(language, options).figure);
  return pages.map(({ scene }) => scene);
};

interface Outlines {
  readonly outlines: readonly {
    readonly title: string;
    readonly destpageposfrom1: number;
    readonly kids: readonly { readonly title: string }[];
  }[];
}

/** Words with the marks of their letters; what steers directions divides them, what joins letters does not. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/[\u200b-\u200f\u2060\u00ad]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

function linesOf(nodes: readonly SceneNode[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'group' ? linesOf(node.children) : node.type === 'text' ? [node.line.text] : [],
  );
}

/** Share of the scene's words that are found in the text, each as often as it stands there. */
function foundShare(scene: Scene, text: string, pattern: RegExp): number {
  const available = new Map<string, number>();
  for (const word of wordsOf(text)) available.set(word, (available.get(word) ?? 0) + 1);
  const wanted = linesOf(scene.nodes)
    .flatMap(wordsOf)
    .filter((word) => pattern.test(word));
  const found = wanted.filter((word) => {
    const left = available.get(word) ?? 0;
    available.set(word, left - 1);
    return left > 0;
  });
  return found.length / wanted.length;
}

const ARABIC_LETTER = /\p{Script=Arabic}/u;
const LATIN_LETTER = /\p{Script=Latin}/u;

test('a PDF is the same bytes every time and holds no date', async () => {
  const once = write(sampleScene(ARABIC, 'rtl', engine));
  expect(write(sampleScene(ARABIC, 'rtl', engine))).toEqual(once);
  expect(Buffer.from(once).toString('latin1')).not.toMatch(/CreationDate|ModDate/);
});

test('a colour that is none is refused', () => {
  const scene = { ...sampleScene(ENGLISH, 'ltr', engine), background: 'papayawhip' };
  expect(() => write(scene)).toThrow('Not a colour of a figure: papayawhip');
});

describe.skipIf(MISSING_PROGRAMS !== null)(
  `read by other programs (${MISSING_PROGRAMS ?? 'installed'})`,
  () => {
    test('a strict reader finds no fault in it', async () => {
      const scenes = [sampleScene(ENGLISH, 'ltr', engine), await geneva('en'), await geneva('ar')];
      for (const pages of [...scenes.map((scene) => [scene]), scenes, await genevaPages('ar')]) {
        const report = readPdf(write(...pages), 'qpdf', '--check', 'FILE');
        expect(report).toContain('No syntax or stream encoding errors found');
        expect(report).not.toMatch(/warning/i);
      }
    });

    test('every font is embedded as a subset and knows its characters', async () => {
      const lines = readPdf(write(await geneva('ar')), 'pdffonts', 'FILE')
        .trim()
        .split('\n')
        .slice(2);
      expect(lines.length).toBeGreaterThanOrEqual(3);
      for (const line of lines)
        expect(line).toMatch(/^[A-Z]{6}\+IBMPlex.*CID TrueType +Identity-H +yes yes yes/);
    });

    test('it says title, language, and that it is tagged', async () => {
      const facts = readPdf(write(await geneva('ar')), 'pdfinfo', 'FILE');
      expect(facts).toMatch(/^Title: +قمة جنيف/m);
      expect(facts).toMatch(/^Tagged: +yes/m);
      expect(facts).toMatch(/^JavaScript: +no/m);
      expect(facts).toMatch(/^Page size: +900 x/m);
      const raw = readPdf(
        write(await geneva('ar')),
        'qpdf',
        '--qdf',
        '--object-streams=disable',
        'FILE',
        '-',
      );
      expect(raw).toContain('/Lang <feff00610072>');
      expect(raw).toContain('/Direction /R2L');
    });

    test('its structure gives a screen reader a heading, lanes, and events with what they say', async () => {
      const scene = await geneva('en');
      const tree = readPdf(write(scene), 'pdfinfo', '-struct', 'FILE');
      expect(tree).toMatch(/^Document/m);
      expect(tree).toMatch(/^ {2}H1/m);
      expect(tree).toMatch(/Sect/);
      expect(tree.match(/^ +P\b/gm)!.length).toBeGreaterThanOrEqual(15);
      const words = readPdf(write(scene), 'pdfinfo', '-struct-text', 'FILE');
      expect(words).toContain('“constructive”');
    });

    test.each(['en', 'ar'] as const)(
      'the words of the Geneva figure are found again (%s)',
      async (language) => {
        const scene = await geneva(language);
        const text = readPdf(write(scene), 'pdftotext', 'FILE', '-');
        if (language === 'ar') expect(foundShare(scene, text, ARABIC_LETTER)).toBeGreaterThanOrEqual(0.95);
        expect(foundShare(scene, text, LATIN_LETTER)).toBe(1);
      },
    );

    test('the words of mixed texts are found again, vowel marks included', async () => {
      const alphabet = /^(\S )+\S$/u;
      const texts = MIXED_TEXTS.filter((text) => !alphabet.test(text));
      const nodes = texts.map((text, index): SceneNode => {
        const rightToLeft = ARABIC_LETTER.test(text.slice(0, 12));
        const direction = rightToLeft ? 'rtl' : 'ltr';
        const line = engine.paragraph(text, SANS, { direction, language: rightToLeft ? 'ar' : 'en' })
          .lines[0]!;
        return { type: 'text', x: 20, y: 30 * (index + 1), line, fill: '#000000' };
      });
      const scene = {
        ...sampleScene(ENGLISH, 'ltr', engine),
        width: 760,
        height: 30 * (texts.length + 1),
        nodes,
      };
      const text = readPdf(write(scene), 'pdftotext', 'FILE', '-');
      expect(foundShare(scene, text, ARABIC_LETTER)).toBeGreaterThanOrEqual(0.97);
      expect(foundShare(scene, text, LATIN_LETTER)).toBe(1);
      expect(foundShare(scene, text, /[\p{Script=Cyrillic}\p{Script=Greek}]/u)).toBe(1);
    });

    test.each(['en', 'ar'] as const)('it looks like the PNG (%s)', async (language) => {
      const scene = await geneva(language);
      const theirs = PNG.sync.read(drawPdf(write(scene), 192));
      const ours = PNG.sync.read(Buffer.from(writePng(scene, engine.fonts, rasteriser, { scale: 2 })));
      expect([theirs.width, Math.abs(theirs.height - ours.height) <= 1]).toEqual([ours.width, true]);
      const height = Math.min(theirs.height, ours.height);
      const crop = (png: PNG): Uint8Array => png.data.subarray(0, png.width * height * 4);
      const differing = pixelmatch(crop(ours), crop(theirs), undefined, ours.width, height, {
        threshold: 0.3,
      });
      // Poppler sets glyphs on whole rows of pixels: a wrong or missing one would be far more.
      expect(differing / (ours.width * height)).toBeLessThan(0.002);
    });

    test('a figure over pages has each event on one of them, and each page in its bookmarks', async () => {
      const scenes = await genevaPages('en');
      const pdf = writePdf(scenes, engine.fonts, subsetter, { title: 'The whole' });
      const facts = readPdf(pdf, 'pdfinfo', 'FILE');
      expect(facts).toMatch(/^Title: +The whole$/m);
      expect(facts).toMatch(/^Page size: +600 x 330 pts/m);
      const pages = Number(/Pages: +(\d+)/.exec(facts)![1]);
      expect(pages).toBeGreaterThanOrEqual(2);
      const texts = Array.from({ length: pages }, (_, index) =>
        readPdf(pdf, 'pdftotext', '-f', String(index + 1), '-l', String(index + 1), 'FILE', '-'),
      );
      scenes.forEach((scene, index) => expect(foundShare(scene, texts[index]!, LATIN_LETTER)).toBe(1));
      const counts = texts.map((text) => text.split('The summit was “constructive”').length - 1);
      expect(counts.reduce((sum, count) => sum + count)).toBe(1);
      const { outlines } = JSON.parse(
        readPdf(pdf, 'qpdf', '--json', '--json-key=outlines', 'FILE'),
      ) as Outlines;
      expect(outlines.map(({ title, destpageposfrom1 }) => [title, destpageposfrom1])).toEqual(
        scenes.map(({ title }, index) => [title, index + 1]),
      );
    });

    test('pages in a second language say so to a screen reader', async () => {
      const pdf = write(await geneva('en'), await geneva('ar'));
      const raw = readPdf(pdf, 'qpdf', '--qdf', '--object-streams=disable', 'FILE', '-');
      expect(raw.match(/\/Lang <[0-9a-f]+>/g)).toEqual(['/Lang <feff0065006e>', '/Lang <feff00610072>']);
    });

    test('bookmarks lead to lanes and events', async () => {
      const raw = readPdf(write(await geneva('en')), 'qpdf', '--json', '--json-key=outlines', 'FILE');
      const { outlines } = JSON.parse(raw) as Outlines;
      expect(outlines.length).toBeGreaterThanOrEqual(3);
      expect(outlines.flatMap(({ kids }) => kids).length).toBeGreaterThanOrEqual(15);
    });

    test('a character that no font has is drawn and still copied', async () => {
      const line = engine.paragraph('Meeting in 北京', SANS, { direction: 'ltr', language: 'en' }).lines[0]!;
      const scene: Scene = {
        ...sampleScene(ENGLISH, 'ltr', engine),
        nodes: [{ type: 'text', x: 20, y: 40, line, fill: '#000000' }],
      };
      const pdf = write(scene);
      expect(readPdf(pdf, 'qpdf', '--check', 'FILE')).toContain('No syntax');
      const raw = readPdf(pdf, 'qpdf', '--qdf', '--object-streams=disable', 'FILE', '-');
      expect(raw).toContain('/ActualText <feff53174eac>');
    });

    test('a figure longer than any page may be says that its unit is larger', async () => {
      const scene = { ...sampleScene(ENGLISH, 'ltr', engine), height: 60_000 };
      const pdf = write(scene);
      expect(readPdf(pdf, 'qpdf', '--qdf', '--object-streams=disable', 'FILE', '-')).toContain('/UserUnit 4');
    });
  },
);
