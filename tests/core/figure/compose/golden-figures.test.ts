import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { TimelineDocument } from '../../../../src/core/document/model.ts';
import { composeRequest } from '../../../../src/core/figure/compose/side-by-side.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';
import type { Scene, SceneNode } from '../../../../src/core/figure/scene.ts';
import type { TextEngine } from '../../../../src/core/figure/text/text.ts';
import { PAGE_SIZES } from '../../../../src/core/layout/sizes.ts';
import { buildFigureWords } from '../../../../src/i18n/figure-words.ts';
import { textEngine } from '../sample-scene.ts';
import { documentOf, eventOf, OPTIONS } from './sample-documents.ts';
import { summariseScene } from './scene-summary.ts';

vi.setConfig({ testTimeout: 120_000 });

const geneva = JSON.parse(
  readFileSync(new URL('../../../../resources/timelines/geneva-2021.communique', import.meta.url), 'utf8'),
) as TimelineDocument;

let text: TextEngine;
beforeAll(async () => {
  text = await textEngine();
});

const compose = (document: TimelineDocument, options: Partial<FigureOptions>) =>
  composeRequest({ document, options: { ...OPTIONS, ...options } }, text, (language) =>
    buildFigureWords(language === 'ar' ? 'ar' : 'en'),
  );
const golden = async (name: string, document: TimelineDocument, options: Partial<FigureOptions> = {}) => {
  const { scene, notes } = compose(document, options);
  await expect(summariseScene(scene, notes)).toMatchFileSnapshot(`../../../golden/figures/${name}.txt`);
};

const SIZES = {
  wide: { width: 1200 },
  social: { width: 1200, height: 675, textScale: PAGE_SIZES.social.textScale },
  square: { width: 1080, height: 1080, textScale: PAGE_SIZES.square.textScale },
  a4: { width: 794, height: 1123 },
  column: { width: 321 },
  story: { width: 1080, height: 1920, textScale: PAGE_SIZES.story.textScale },
} as const;

describe('the Geneva timeline', () => {
  for (const language of ['en', 'ar'])
    test.each(Object.entries(SIZES))(`in ${language} for a page that is %s`, async (name, size) => {
      await golden(`geneva-${language}-${name}`, geneva, { language, ...size });
    });

  test('in black on white, its open ends broken up', async () => {
    await golden('geneva-en-print', geneva, { theme: 'print' });
  });

  test.each([
    ['a4-landscape', { width: 1123, height: 794 }],
    ['column', { width: 321 }],
  ] as const)('in both languages at once, on %s', async (name, size) => {
    await golden(`geneva-both-${name}`, geneva, { ...size, second: { language: 'ar' } });
  });

  test.each(['en', 'ar'])('in %s differs between light and dark by its colours alone', (language) => {
    const withoutColours = (scene: Scene): string =>
      JSON.stringify(scene.nodes, (key, value: unknown) =>
        key === 'fill' || key === 'color' || key === 'opacity' ? null : value,
      );
    const light = compose(geneva, { language }).scene;
    const dark = compose(geneva, { language, theme: 'dark' }).scene;
    expect(withoutColours(dark)).toBe(withoutColours(light));
    expect(coloursOf(dark.nodes)).not.toEqual(coloursOf(light.nodes));
  });
});

function coloursOf(nodes: readonly SceneNode[]): readonly unknown[] {
  return nodes.flatMap((node) =>
    node.type === 'group' ? coloursOf(node.children) : [node.type === 'text' ? node.fill : node],
  );
}

const KINDS = ['meeting', 'statement', 'agreement', 'conflict'] as const;

describe('a timeline that is', () => {
  test('dense: a hundred and sixty events of four years', async () => {
    const events = Array.from({ length: 160 }, (_, index) => {
      const month = String(((index * 5) % 12) + 1).padStart(2, '0');
      const day = String(((index * 11) % 28) + 1).padStart(2, '0');
      return eventOf(String(index), `${1920 + Math.floor(index / 40)}-${month}-${day}`, {
        kind: KINDS[index % 4] ?? 'other',
        importance: ((index * 37) % 160) / 160,
      });
    });
    await golden('dense', documentOf(events), { height: 700 });
  });

  test('crowded: sixty events, those without a label by their numbers', async () => {
    const events = Array.from({ length: 60 }, (_, index) =>
      eventOf(String(index), `192${index % 10}-0${1 + (index % 9)}-1${index % 9}`, {
        kind: KINDS[index % 4] ?? 'other',
        title: { en: `Round ${index} of the talks on trade and transit ends without a date for the next` },
        importance: index / 60,
      }),
    );
    await golden('numbered', documentOf(events), { width: 1100, height: 1000 });
  });

  test('sparse: four events of a century, one of them open-ended', async () => {
    const document = documentOf(
      [
        eventOf('a', '1901-05', { kind: 'visit' }),
        eventOf('b', '1934~', { kind: 'summit' }),
        eventOf('c', '1936/1941', { kind: 'conflict' }),
        eventOf('d', '1978-09-17/..', { kind: 'outcome' }),
      ],
      [{ id: 'r', type: 'results-in', from: 'b', to: 'd' }],
    );
    await golden('sparse', document);
  });

  test('one event', async () => {
    await golden('one-event', documentOf([eventOf('a', '2021-06-16', { kind: 'summit' })]));
  });

  test('empty', async () => {
    await golden('no-event', documentOf([]));
  });

  test('full of very long titles', async () => {
    const long = 'Both delegations agree to meet again as soon as the circumstances allow it, '
      .repeat(3)
      .trim();
    const events = ['a', 'b', 'c'].map((id) => eventOf(id, '2021-06-16', { title: { en: long } }));
    await golden('long-titles', documentOf(events), { title: long });
  });

  test('from 3000 BCE to 2100', async () => {
    const dates = [
      '-2999',
      '-1258',
      '-0489/-0448',
      '0001',
      '0843',
      '1648-10-24',
      '1945-02',
      '2015-12-12/2100',
    ];
    await golden(
      'ages',
      documentOf(dates.map((date, index) => eventOf(String(index), date, { kind: 'agreement' }))),
    );
  });

  test('of the minutes of one night', async () => {
    const times = ['18:05', '18:25', '19:30', '21:10', '22:00', '23:45'];
    const events = times.map((time, index) => eventOf(String(index), `1962-10-27T${time}Z`));
    await golden('minutes', documentOf(events));
  });

  test('in letters that no font has', async () => {
    const document = documentOf([eventOf('a', '2021-06-16', { title: { en: 'Signed in ᠮᠣᠩᠭᠣᠯ' } })]);
    await golden('missing-glyph', document);
    expect([...text.missing].join('')).toContain('ᠮ');
  });
});
