import { describe, expect, test, vi } from 'vitest';
import type { TimelineDocument } from '../../../../src/core/document/model.ts';
import { composeFigure, type Composition } from '../../../../src/core/figure/compose/compose-figure.ts';
import { composePages } from '../../../../src/core/figure/compose/compose-pages.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';
import { PAGE_SIZES, type PageSize } from '../../../../src/core/layout/sizes.ts';
import { buildFigureWords } from '../../../../src/i18n/figure-words.ts';
import { plainTextEngine } from './plain-text-engine.ts';
import { documentOf, eventOf, OPTIONS } from './sample-documents.ts';
import { boxesOf, groupsOf, overlapping, textsOf } from './scene-boxes.ts';

// Many figures are composed in one test: slow machines need the time.
vi.setConfig({ testTimeout: 120_000 });

const english = buildFigureWords('en');

const LONG = ': a headline on the talks that is as long as most of them are';

/** Events each of which cites three sources of its own; of their titles one in so many is long. */
function citing(sources: number, long = 3): TimelineDocument {
  const events = Array.from({ length: Math.ceil(sources / 3) }, (_, at) =>
    eventOf(`e${at}`, `${1900 + (at % 100)}-03-04`, {
      citations: [0, 1, 2].map((more) => ({
        source: `s${Math.min(sources - 1, at * 3 + more)}`,
        confidence: 'reported',
      })),
    }),
  );
  return {
    ...documentOf(events),
    sources: Array.from({ length: sources }, (_, at) => ({
      id: `s${at}`,
      type: 'article',
      title: {
        en: `Gazette ${at}${at % long === 0 ? LONG : ''}`,
      },
    })),
  };
}

const compose = (document: TimelineDocument, options: Partial<FigureOptions>): Composition =>
  composeFigure({ document, options: { ...OPTIONS, ...options } }, plainTextEngine(), english);
const numbersIn = (text: string): readonly number[] => text.split(', ').map(Number);
const keyOf = ({ scene }: Composition): readonly string[] =>
  textsOf(groupsOf(scene.nodes, 'sources')).map(({ text }) => text);
/** Numbers that the key gives: before a source, or in a column of their own. */
const listed = (composition: Composition): ReadonlySet<number> =>
  new Set(keyOf(composition).flatMap((text) => /^(\d+)(?: {2}|$)/.exec(text)?.slice(1).map(Number) ?? []));
const unlisted = ({ notes }: Composition): number =>
  notes.flatMap((note) => (note.type === 'unlisted-sources' ? [note.count] : []))[0] ?? 0;
const raised = ({ scene }: Composition): readonly number[] =>
  textsOf(groupsOf(scene.nodes, 'event')).flatMap((box) => (box.isNumber ? numbersIn(box.text) : []));

describe('a source key', () => {
  for (const size of ['social', 'a4-portrait', 'a4-landscape', 'square', 'story'] as const)
    test.each([12, 40, 120, 600])(
      `leaves room for the events of a page for ${size}, with %i sources`,
      (count) => {
        const { width, height, textScale } = PAGE_SIZES[size] as PageSize & { height: number };
        const figure = compose(citing(count), { width, height, textScale });
        const events = groupsOf(figure.scene.nodes, 'event').length;
        expect(events).toBeGreaterThan(0);
        const texts = textsOf(figure.scene.nodes);
        expect(overlapping(texts, texts)).toEqual([]);
        for (const box of boxesOf(figure.scene.nodes))
          expect(box.y + box.height).toBeLessThanOrEqual(height + 0.5);
        expect(listed(figure).size + unlisted(figure)).toBe(count);
        for (const number of raised(figure)) expect(listed(figure)).toContain(number);
      },
    );

  test('counts the sources that it has no room for at its end', () => {
    const figure = compose(citing(600), { width: 1123, height: 794 });
    expect(unlisted(figure)).toBeGreaterThan(100);
    expect(keyOf(figure).at(-1)).toBe(`${unlisted(figure)} more sources`);
  });

  test('lists all on a page that is as high as it needs', () => {
    const figure = compose(citing(300), { width: 1200 });
    expect(listed(figure).size).toBe(300);
    expect(unlisted(figure)).toBe(0);
  });

  test('with many sources stands in columns, each read downwards', () => {
    const { scene } = compose(citing(40, 1), { width: 1123, height: 794 });
    const numbers = textsOf(groupsOf(scene.nodes, 'sources')).filter(({ text }) => /^\d+$/.test(text));
    expect(numbers).toHaveLength(40);
    expect(numbers.map(({ text }) => Number(text))).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
    const columns = new Set(numbers.map(({ x }) => x));
    expect(columns.size).toBeGreaterThan(1);
    expect(columns.size).toBeLessThan(8);
  });

  test('of one page of several lists its own sources, by the numbers that they have on all', () => {
    const request = { document: citing(300), options: { ...OPTIONS, width: 794, height: 1123 } };
    const pages = composePages(request, plainTextEngine(), english);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(unlisted(page)).toBe(0);
      expect([...listed(page)]).toEqual([...new Set(raised(page))].sort((a, b) => a - b));
    }
    expect(Math.max(...pages.flatMap((page) => [...listed(page)]))).toBe(300);
  });
});
