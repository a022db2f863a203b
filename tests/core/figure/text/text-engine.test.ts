import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { visualOrder } from '../../../../src/core/figure/text/bidi.ts';
import type { FontTextEngine } from '../../../../src/core/figure/text/create-text-engine.ts';
import { missingFace } from '../../../../src/core/figure/text/missing-face.ts';
import type { Line, ParagraphOptions } from '../../../../src/core/figure/text/text.ts';
import { MIXED_TEXTS } from '../../../fixtures/figure/mixed-texts.ts';
import { buildTextEngine, SANS, textEngine } from '../sample-scene.ts';

const ARABIC: ParagraphOptions = { direction: 'rtl', language: 'ar' };
const ENGLISH: ParagraphOptions = { direction: 'ltr', language: 'en' };

let engine: FontTextEngine;
beforeAll(async () => {
  engine = await textEngine();
});

const lineOf = (text: string, options: ParagraphOptions = ENGLISH): Line =>
  engine.paragraph(text, SANS, options).lines[0]!;
const glyphsOf = (text: string, options: ParagraphOptions = ARABIC): number[] =>
  lineOf(text, options).runs.flatMap((run) => run.glyphs.map(({ id }) => id));
/** What is seen, from left to right. */
const seen = (line: Line): string =>
  line.runs.map((run) => (run.rightToLeft ? [...run.text].reverse().join('') : run.text)).join('');

describe('fonts', () => {
  const fontsOf = (line: Line): string[] => line.runs.map(({ font }) => font);

  test('each script is drawn in the face made for it', () => {
    expect(fontsOf(lineOf('Geneva 2021'))).toEqual(['ibm-plex-sans-400']);
    expect(fontsOf(lineOf('Женева Γενεύη'))).toEqual(['ibm-plex-sans-400', 'ibm-plex-sans-400']);
    expect(fontsOf(lineOf('جنيف 2021', ARABIC))).toEqual([
      'ibm-plex-sans-arabic-400',
      'ibm-plex-sans-arabic-400',
    ]);
    expect(new Set(fontsOf(lineOf('Erdoğan Ștefan Győr')))).toEqual(new Set(['ibm-plex-sans-400']));
  });

  test('titles are serif, in Arabic semibold sans', () => {
    const title = { family: 'serif', weight: 600, size: 28 } as const;
    const runs = engine.paragraph('Geneva جنيف', title, ENGLISH).lines[0]!.runs;
    expect(runs.map(({ font }) => font)).toContain('ibm-plex-serif-600');
    expect(runs.map(({ font }) => font)).toContain('ibm-plex-sans-arabic-600');
  });

  test('brackets of a pair come from one font', () => {
    const runs = lineOf('قمة (Geneva) هنا', ARABIC).runs;
    const fontOf = (character: string): string | undefined =>
      runs.find(({ text }) => text.includes(character))?.font;
    expect(fontOf('(')).toBe('ibm-plex-sans-arabic-400');
    expect(fontOf(')')).toBe('ibm-plex-sans-arabic-400');
  });

  test('a character that no font has is reported and drawn as a box with its code point', async () => {
    const fresh = await buildTextEngine();
    const [line] = fresh.paragraph('Meeting in 北京', SANS, ENGLISH).lines;
    const box = line!.runs.find(({ font }) => font === missingFace.key)!;
    expect([...fresh.missing]).toEqual(['北', '京']);
    expect(box.glyphs.map(({ id }) => id)).toEqual([0x5317, 0x4eac]);
    expect(box.width).toBeGreaterThan(SANS.size);
    expect(missingFace.outline(0x5317)).not.toBe(missingFace.outline(0x4eac));
  });

  test('a box for a character beyond the first plane shows six digits and is wider', () => {
    expect(missingFace.advance(0x1f600)).toBeGreaterThan(missingFace.advance(0x5317));
  });

  test('isolates, joiners and variation selectors are neither drawn nor missing', async () => {
    const fresh = await buildTextEngine();
    const plain = fresh.measure('Geneva 16 June', SANS, ENGLISH);
    const marked = fresh.measure('\u2068Geneva\u2069 \u206616 June\u2069\u200d\ufe0f\u2060', SANS, ENGLISH);
    expect(marked).toBeCloseTo(plain, 6);
    expect(fresh.missing.size).toBe(0);
    expect(fresh.paragraph('\u2068\u2069\u200b', SANS, ENGLISH).lines[0]!.runs).toEqual([]);
  });

  test('a letter with a mark that the font has only in parts is composed, not missing', async () => {
    const fresh = await buildTextEngine();
    fresh.paragraph('ẋ x\u0307 e\u0301 بٓ', SANS, ENGLISH);
    expect([...fresh.missing]).toEqual([]);
  });

  test('control characters show as boxes instead of vanishing', async () => {
    const fresh = await buildTextEngine();
    fresh.paragraph('a\u0000b', SANS, ENGLISH);
    expect([...fresh.missing]).toEqual(['\u0000']);
  });
});

describe('Arabic', () => {
  const LETTERS = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const NOT_JOINING_FORWARD = new Set('ادذرزو');

  test('every letter joins its neighbours', () => {
    for (const letter of LETTERS) {
      const alone = glyphsOf(letter)[0];
      const [final] = glyphsOf(`ب${letter}`);
      expect(final, `${letter} at the end`).not.toBe(alone);
      if (NOT_JOINING_FORWARD.has(letter)) continue;
      const initial = glyphsOf(`${letter}ب`).at(-1);
      const medial = glyphsOf(`ب${letter}ب`)[1];
      expect(initial, `${letter} at the start`).not.toBe(alone);
      expect(medial, `${letter} in the middle`).not.toBe(alone);
      expect(medial, `${letter} in the middle`).not.toBe(final);
    }
  });

  test('no letter of Arabic, Persian, Urdu or Kurdish falls to .notdef', () => {
    for (const letter of 'ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگکیھہےٹڈڑںۆێڕڵ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟٪٫٬')
      expect(glyphsOf(letter), letter).not.toContain(0);
  });

  test('lam and alef become one glyph, unless a non-joiner stands between them', () => {
    expect(glyphsOf('لا')).toHaveLength(1);
    expect(glyphsOf('ل\u200cا')).toHaveLength(2);
  });

  test('the same word has the same glyphs alone and in a sentence', () => {
    const word = glyphsOf('السفيران');
    const sentence = lineOf('عاد السفيران أمس', ARABIC).runs[0]!;
    const at = sentence.text.indexOf('السفيران') + sentence.start;
    const inside = sentence.glyphs
      .filter(({ cluster }) => cluster >= at && cluster < at + 'السفيران'.length)
      .map(({ id }) => id);
    expect(inside).toEqual(word);
  });
});

describe('direction', () => {
  test('a line keeps the direction of its whole paragraph: a comma between Latin words stays with them at a break', () => {
    const options = { ...ARABIC, maxWidth: 90 };
    const lines = engine.paragraph('في Kyiv, Kharkiv, Kherson وغيرها', SANS, options).lines;
    const broken = lines.find(({ text }) => text.endsWith(',') && text.includes('Kharkiv'))!;
    // Laid out by itself, the line would show the comma on the other side of the word.
    expect(seen(broken)).toContain('Kharkiv,');
    expect(seen(lineOf(broken.text, ARABIC)).startsWith(',')).toBe(true);
  });

  test('a date in isolates keeps its order in Arabic, where a bare one turns round', () => {
    const dateIn = (text: string): string => seen(lineOf(text, ARABIC)).replace(/[^\d-]/g, '');
    expect(dateIn('في \u20662024-06-01\u2069 هنا')).toBe('2024-06-01');
    expect(dateIn('في 2024-06-01 هنا')).toBe('01-06-2024');
  });

  test('brackets turn with the direction', () => {
    const bracketIn = (text: string, options: ParagraphOptions): number => {
      const glyphs = lineOf(text, options).runs.flatMap((run) => run.glyphs);
      return glyphs.find(({ cluster }) => '()'.includes(text.charAt(cluster)))!.id;
    };
    const leftToRight = { ...ARABIC, direction: 'ltr' } as const;
    expect(bracketIn('(', ARABIC)).toBe(bracketIn(')', leftToRight));
    expect(bracketIn(')', ARABIC)).toBe(bracketIn('(', leftToRight));
  });

  test('the first strong character decides where the direction is left open', () => {
    expect(lineOf('Geneva قمة', { direction: 'auto', language: 'ar' }).rightToLeft).toBe(false);
    expect(lineOf('قمة Geneva', { direction: 'auto', language: 'en' }).rightToLeft).toBe(true);
  });

  test('runs stand side by side from left to right and fill the line', () => {
    for (const text of MIXED_TEXTS) {
      const line = lineOf(text, { direction: 'auto', language: 'ar' });
      let x = 0;
      for (const run of line.runs) {
        expect(run.x).toBeCloseTo(x, 6);
        x += run.width;
      }
      expect(x).toBeCloseTo(line.width, 6);
    }
  });

  test('nested levels reverse from the highest to the lowest odd one', () => {
    expect(visualOrder([0, 1, 2, 1, 0])).toEqual([0, 3, 2, 1, 4]);
    expect(visualOrder([1, 2, 2, 1])).toEqual([3, 1, 2, 0]);
    expect(visualOrder([0, 0])).toEqual([0, 1]);
    expect(visualOrder([])).toEqual([]);
  });
});

describe('lines', () => {
  const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');
  const texts = fc.oneof(
    fc.constantFrom(...MIXED_TEXTS),
    fc
      .array(
        fc.constantFrom(
          'summit',
          'قمة',
          '2021',
          '(',
          ')',
          '،',
          ',',
          ' ',
          '\n',
          '«',
          '»',
          'لا',
          'ё',
          '北',
          '\u2068',
          '\u2069',
        ),
        {
          maxLength: 40,
        },
      )
      .map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  test('hold all of the text in order, and none is wider than asked', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 400 }), (text, maxWidth) => {
        const { lines, shortened } = engine.paragraph(text, SANS, {
          direction: 'auto',
          language: 'ar',
          maxWidth,
        });
        expect(shortened).toBe(false);
        expect(squeeze(lines.map((line) => line.text).join(''))).toBe(squeeze(text));
        for (const line of lines) {
          const single = [...line.text].length <= 1;
          if (!single && !/\p{M}/u.test(line.text)) expect(line.width).toBeLessThanOrEqual(maxWidth + 0.01);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('as many as allowed, the last ending in an ellipsis that fits', () => {
    for (const text of MIXED_TEXTS.filter(({ length }) => length > 40)) {
      const options = { direction: 'auto', language: 'ar', maxWidth: 110, maxLines: 2 } as const;
      const { lines, shortened } = engine.paragraph(text, SANS, options);
      if (!shortened) continue;
      expect(lines).toHaveLength(2);
      expect(lines[1]!.text.endsWith('…')).toBe(true);
      expect(lines[1]!.width).toBeLessThanOrEqual(110.01);
    }
  });

  test('the ellipsis of a right-to-left line stands at its left end, even after a Latin word', () => {
    const options = { ...ARABIC, maxWidth: 100, maxLines: 1 };
    const [line] = engine.paragraph('قمة Geneva Convention Conference', SANS, options).lines;
    expect(seen(line!).startsWith('…')).toBe(true);
  });

  test('no comma, colon or opening mark is left hanging before the ellipsis', () => {
    const texts = ['Phnom Penh, Cambodia', 'Signed: the treaty', 'Helsinki – Finland', 'Said “never again”'];
    for (const text of texts)
      for (let maxWidth = 40; maxWidth < 140; maxWidth += 3) {
        const [line] = engine.paragraph(text, SANS, { ...ENGLISH, maxWidth, maxLines: 1 }).lines;
        expect(line!.text).not.toMatch(/[\s,:–“]…$/u);
      }
    const arabic = { ...ARABIC, maxWidth: 75, maxLines: 1 };
    expect(engine.paragraph('جنيف، سويسرا وما بعدها', SANS, arabic).lines[0]!.text).not.toMatch(/،…$/u);
  });

  test('a word wider than the line breaks between characters, never inside one', () => {
    const { lines } = engine.paragraph('e\u0301'.repeat(3) + '\u0307e'.repeat(30), SANS, {
      ...ENGLISH,
      maxWidth: 50,
    });
    expect(lines.length).toBeGreaterThan(2);
    for (const { text } of lines) expect(text).not.toMatch(/^\p{M}/u);
  });

  test('line ends in the text break it, and a last one adds no line', () => {
    const lines = engine.paragraph('one\r\ntwo\u2028\nfour\n', SANS, ENGLISH).lines;
    expect(lines.map(({ text }) => text)).toEqual(['one', 'two', '', 'four']);
  });

  test('a soft hyphen shows only where the line breaks at it', () => {
    const text = 'non\u00adproliferation';
    const whole = engine.paragraph(text, SANS, { ...ENGLISH, maxWidth: 400 }).lines;
    const broken = engine.paragraph(text, SANS, { ...ENGLISH, maxWidth: 90 }).lines;
    expect(whole).toHaveLength(1);
    expect(whole[0]!.width).toBeCloseTo(engine.measure('nonproliferation', SANS, ENGLISH), 6);
    expect(broken.map((line) => line.text)).toEqual(['non\u00ad-', 'proliferation']);
  });

  test('no break after a slash within a name or number', () => {
    const lines = engine.paragraph('see A/RES/68/262', SANS, { ...ENGLISH, maxWidth: 100 }).lines;
    expect(lines.map(({ text }) => text)).toEqual(['see', 'A/RES/68/262']);
  });

  test('no break within a date of digits and hyphens', () => {
    const lines = engine.paragraph('on 2024-06-01', SANS, { ...ENGLISH, maxWidth: 85 }).lines;
    expect(lines.map(({ text }) => text)).toEqual(['on', '2024-06-01']);
  });

  test('no break within a range of numbers, in digits of any kind', () => {
    for (const text of ['talks 2011–2024', 'محادثات ٢٠١١–٢٠٢٤'])
      for (let maxWidth = 80; maxWidth < 150; maxWidth += 5) {
        const { lines } = engine.paragraph(text, SANS, { ...ENGLISH, maxWidth });
        expect(lines.at(-1)!.text).toContain(text.split(' ')[1]);
      }
  });

  test('an empty text is one empty line with the height of its font', () => {
    const { lines, width } = engine.paragraph('', SANS, ARABIC);
    expect(lines).toHaveLength(1);
    expect(width).toBe(0);
    expect(lines[0]!.rightToLeft).toBe(true);
    expect(lines[0]!.ascent).toBeGreaterThan(0);
  });

  test('measuring agrees with the line', () => {
    for (const text of MIXED_TEXTS)
      expect(engine.measure(text, SANS, ARABIC)).toBeCloseTo(lineOf(text, ARABIC).width, 6);
  });
});
