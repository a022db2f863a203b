/** Our layout of text against Chromium's, which has had all the world's texts to learn from. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FontTextEngine } from '../../src/core/figure/text/create-text-engine.ts';
import type { TextStyle } from '../../src/core/figure/text/text.ts';
import { textEngine } from '../core/figure/sample-scene.ts';
import { MIXED_TEXTS } from '../fixtures/figure/mixed-texts.ts';
import { launchChromium, serveFolder, type FolderServer } from './figure-browser.ts';

const FONTS = [
  ['IBM Plex Sans', 400, 'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'],
  ['IBM Plex Sans', 600, 'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf'],
  ['IBM Plex Sans Arabic', 400, 'ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'],
  ['IBM Plex Sans Arabic', 600, 'ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf'],
] as const;

const PAGE = `<!doctype html><meta charset="utf-8"><style>
${FONTS.map(
  ([family, weight, file]) =>
    `@font-face{font-family:"${family}";font-weight:${weight};src:url("/node_modules/@expo-google-fonts/${file}")}`,
).join('\n')}
p{margin:0;position:absolute;top:0;left:0;text-rendering:geometricPrecision;overflow-wrap:anywhere}
</style><body>`;

let browser: Browser;
let server: FolderServer;
let page: Page;
let engine: FontTextEngine;

beforeAll(async () => {
  server = await serveFolder('.', { '/text.html': PAGE });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(`${server.address}/text.html`);
  await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
  engine = await textEngine();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Asked {
  readonly text: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly weight: number;
  readonly size: number;
  readonly maxWidth: number | null;
}

/** Lines as Chromium breaks them, white space at their ends dropped, and the width of the widest. */
function layInBrowser(asked: readonly Asked[]): Promise<readonly { lines: string[]; width: number }[]> {
  return page.evaluate(
    (all) =>
      all.map(({ text, language, direction, weight, size, maxWidth }) => {
        const paragraph = document.createElement('p');
        paragraph.lang = language;
        paragraph.dir = direction;
        const families = ['"IBM Plex Sans"', '"IBM Plex Sans Arabic"'];
        if (language === 'ar') families.reverse();
        Object.assign(paragraph.style, {
          font: `${weight} ${size}px/2 ${families.join(',')}`,
          width: maxWidth === null ? 'max-content' : `${maxWidth}px`,
          whiteSpace: maxWidth === null ? 'pre' : 'pre-wrap',
        });
        paragraph.textContent = text;
        document.body.append(paragraph);
        const node = paragraph.firstChild!;
        const range = document.createRange();
        const lines: string[] = [];
        let top = -1;
        for (let index = 0; index < text.length; index += 1) {
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const box = range.getClientRects()[0];
          // White space that hangs, and what draws nothing, stays where it is.
          const line = box === undefined || box.width === 0 ? top : Math.floor(box.top / (size * 2));
          if (line > top && lines.length <= line) {
            lines.push('');
            top = line;
          }
          lines[lines.length - 1] += text.charAt(index);
        }
        const { width } = paragraph.getBoundingClientRect();
        paragraph.remove();
        return { lines: lines.map((line) => line.trimEnd()), width };
      }),
    asked,
  );
}

const CASES = MIXED_TEXTS.flatMap((text) =>
  ([400, 600] as const).map((weight) => {
    const arabic = /\p{Script=Arabic}/u.test(text.slice(0, 12));
    const direction = arabic ? ('rtl' as const) : ('ltr' as const);
    return { text: text.normalize('NFC'), weight, direction, language: arabic ? 'ar' : 'en', size: 16 };
  }),
);
const styleOf = ({ weight, size }: { weight: 400 | 600; size: number }): TextStyle => ({
  family: 'sans',
  weight,
  size,
});

test('widths are those of Chromium', async () => {
  const measured = await layInBrowser(CASES.map((one) => ({ ...one, maxWidth: null })));
  const off = CASES.flatMap((one, index) => {
    const ours = engine.measure(one.text, styleOf(one), one);
    const theirs = measured[index]!.width;
    return Math.abs(ours - theirs) > 0.1 ? [`${one.text} (${one.weight}): ${ours} instead of ${theirs}`] : [];
  });
  expect(off).toEqual([]);
});

// Chromium breaks dates and ranges of numbers after their dashes; we keep them whole, and it does with joiners in them.
const JOINER = '\u2060';
const DASH_IN_NUMBERS = /(?<=\p{Nd})[-\u2013](?=\p{Nd})/gu;
const joined = (text: string): string => text.replaceAll(DASH_IN_NUMBERS, `${JOINER}$&${JOINER}`);

test('lines break where Chromium breaks them', async () => {
  const asked = CASES.flatMap((one) => [110, 170, 260, 380].map((maxWidth) => ({ ...one, maxWidth })));
  const laid = await layInBrowser(asked.map((one) => ({ ...one, text: joined(one.text) })));
  const off = asked.flatMap((one, index) => {
    const ours = engine.paragraph(one.text, styleOf(one), one).lines.map(({ text }) => text);
    const theirs = laid[index]!.lines.map((line) => line.replaceAll(JOINER, ''));
    return JSON.stringify(ours) === JSON.stringify(theirs)
      ? []
      : [`${one.maxWidth}: ${ours.join(' | ')} instead of ${theirs.join(' | ')}`];
  });
  expect(off).toEqual([]);
});
