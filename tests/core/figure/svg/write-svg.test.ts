import { beforeAll, describe, expect, test } from 'vitest';
import type { Scene } from '../../../../src/core/figure/scene.ts';
import { writeSvg } from '../../../../src/core/figure/svg/write-svg.ts';
import type { FontTextEngine } from '../../../../src/core/figure/text/create-text-engine.ts';
import { ARABIC, ENGLISH, SANS, sampleScene, textEngine } from '../sample-scene.ts';

let engine: FontTextEngine;
let arabic: Scene;
let english: Scene;
beforeAll(async () => {
  engine = await textEngine();
  arabic = sampleScene(ARABIC, 'rtl', engine);
  english = sampleScene(ENGLISH, 'ltr', engine);
});

const empty = (): Scene => ({ ...english, nodes: [] });
const idsOf = (svg: string): string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
const referencesOf = (svg: string): string[] =>
  [...svg.matchAll(/(?:xlink:href="#|url\(#)([^")]+)/g)].map((match) => match[1]!);

describe('an outlined SVG', () => {
  test('holds no text, no style, no script and no reference out of itself', () => {
    for (const scene of [arabic, english]) {
      const svg = writeSvg(scene, engine.fonts);
      expect(svg).not.toMatch(/<(text|tspan|style|script|image|foreignObject)\b/);
      const addresses = [...svg.matchAll(/(?:href|src|url\()\s*=?\s*"?([^"\s)]+)/g)].map(
        (match) => match[1]!,
      );
      expect(addresses.filter((address) => !address.startsWith('#'))).toEqual([]);
      expect(svg.match(/https?:[^"]+/g)).toEqual([
        'http://www.w3.org/2000/svg',
        'http://www.w3.org/1999/xlink',
      ]);
    }
  });

  test('says its title, description, language and direction', () => {
    const svg = writeSvg(arabic, engine.fonts);
    const root = svg.slice(0, svg.indexOf('>'));
    expect(root).toContain(' lang="ar" xml:lang="ar" direction="rtl"');
    expect(svg).toMatch(new RegExp(`<title id="[^"]+">${ARABIC.title}</title>`));
    expect(svg).toMatch(/<desc id="[^"]+">[^<]+<\/desc>/);
    const [title, description] = idsOf(svg);
    expect(root).toContain(`aria-labelledby="${title}" aria-describedby="${description}"`);
  });

  test('names each event for a screen reader, once', () => {
    const svg = writeSvg(english, engine.fonts);
    expect(svg).toContain(
      'role="graphics-symbol img" aria-label="Consultations on cybersecurity" data-role="event"',
    );
    expect(svg).toContain(
      'role="graphics-object group" aria-label="Consultations on cybersecurity" data-role="lane"',
    );
    expect(svg.match(/aria-label="What Geneva changed/g)).toHaveLength(1);
  });

  test('defines all that it refers to, and each id once', () => {
    const svg = writeSvg(arabic, engine.fonts);
    const ids = idsOf(svg);
    expect(new Set(ids).size).toBe(ids.length);
    expect(referencesOf(svg).length).toBeGreaterThan(100);
    expect(referencesOf(svg).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('shares no id with another figure in the same page', () => {
    const ids = new Set(idsOf(writeSvg(arabic, engine.fonts)));
    expect(idsOf(writeSvg(english, engine.fonts)).filter((id) => ids.has(id))).toEqual([]);
  });

  test('is the same text every time', () => {
    expect(writeSvg(arabic, engine.fonts)).toBe(writeSvg(sampleScene(ARABIC, 'rtl', engine), engine.fonts));
  });

  test('is well-formed whatever the texts hold', () => {
    const label = '<b> & "quotes" \u0000\ud800 ]]>';
    const scene: Scene = {
      ...empty(),
      title: label,
      description: label,
      nodes: [{ type: 'group', role: 'event', id: '"><script>', label, children: [] }],
    };
    const svg = writeSvg(scene, engine.fonts);
    expect(svg).toContain('&lt;b&gt; &amp; &quot;quotes&quot; \ufffd\ufffd ]]&gt;');
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('\u0000');
  });

  test('writes numbers short, with a point and without exponent', () => {
    const scene: Scene = {
      ...empty(),
      nodes: [
        { type: 'rect', x: 1e-9, y: -1e-9, width: 100 / 3, height: 1e6 },
        { type: 'path', d: 'M0.123456 1e-7L1e3,2.5' },
      ],
    };
    const svg = writeSvg(scene, engine.fonts);
    expect(svg).toContain('<rect x="0" y="0" width="33.33" height="1000000" fill="none"/>');
    expect(svg).toContain('d="M0.12 0L1000 2.5"');
  });

  test('refuses numbers that no program could draw', () => {
    const scene: Scene = { ...empty(), nodes: [{ type: 'rect', x: NaN, y: 0, width: 1, height: 1 }] };
    expect(() => writeSvg(scene, engine.fonts)).toThrow('A figure cannot hold the number: NaN');
  });
});

describe('an SVG with editable text', () => {
  test('holds the words as text, each piece in its own direction', () => {
    const svg = writeSvg(arabic, engine.fonts, { text: 'editable' });
    expect(svg).toContain(`>${ARABIC.title}</text>`);
    expect(svg).toMatch(/direction="ltr"[^>]*>Geneva<\/text>/);
    expect(svg).toMatch(/direction="rtl"[^>]*>[^<]*مشاورات/);
    expect(svg).toContain('font-family="&#39;IBM Plex Sans Arabic&#39;, sans-serif"');
  });

  test('still draws the boxes of characters that no font has', () => {
    const line = engine.paragraph('北', SANS, { direction: 'ltr', language: 'en' }).lines[0]!;
    const scene: Scene = { ...empty(), nodes: [{ type: 'text', x: 0, y: 20, line, fill: '#000000' }] };
    const svg = writeSvg(scene, engine.fonts, { text: 'editable' });
    expect(svg).toContain('<use ');
    expect(svg).not.toContain('<text');
  });
});
