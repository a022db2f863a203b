import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { composePages } from '../../../../src/core/figure/compose/compose-pages.ts';
import { composeRequest } from '../../../../src/core/figure/compose/side-by-side.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';
import type { Scene } from '../../../../src/core/figure/scene.ts';
import { buildFigureWords } from '../../../../src/i18n/figure-words.ts';
import { plainTextEngine } from './plain-text-engine.ts';
import { anyDocument, documentOf, eventOf, OPTIONS } from './sample-documents.ts';
import { boxesOf, groupsOf, textsOf } from './scene-boxes.ts';

// Many figures are composed in one test: slow machines need the time.
vi.setConfig({ testTimeout: 120_000 });
// The same figures at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const english = buildFigureWords('en');
const pagesOf = (document: ReturnType<typeof documentOf>, options: Partial<FigureOptions> = {}) =>
  composePages(
    { document, options: { ...OPTIONS, width: 794, height: 1123, ...options } },
    plainTextEngine(),
    english,
  );
const yearly = (count: number) =>
  documentOf(Array.from({ length: count }, (_, index) => eventOf(`e${index}`, `${1900 + index}-03-04`)));

/** By the height of its letters. */
const titleSizeOf = ({ nodes }: Scene): number | undefined => textsOf(groupsOf(nodes, 'title'))[0]?.height;

describe('a timeline over several pages', () => {
  test('labels every event, in order and on pages of one size, whatever the events', () => {
    fc.assert(
      fc.property(anyDocument(40), (document) => {
        const pages = pagesOf({ ...document, relations: [] }, { height: 700 });
        const labelled = new Set(
          pages.flatMap(({ scene }) => groupsOf(scene.nodes, 'event').map(({ id }) => id)),
        );
        expect(labelled.size).toBe(document.events.length);
        for (const { scene } of pages) {
          expect([scene.width, scene.height]).toEqual([794, 700]);
          for (const box of boxesOf(scene.nodes)) expect(box.y + box.height).toBeLessThanOrEqual(700.5);
        }
      }),
      { numRuns: 10 },
    );
  });

  test('has one page where all fits, without a number', () => {
    const pages = pagesOf(yearly(3));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.scene.title).toBe('A quiet year');
  });

  test('says how many relations it cannot draw, since their events stand on different pages', () => {
    const relations = [
      { id: 'far', type: 'results-in', from: 'e0', to: 'e199' },
      { id: 'near', type: 'results-in', from: 'e0', to: 'e1' },
    ] as const;
    const notes = pagesOf({ ...yearly(200), relations }).flatMap((page) => page.notes);
    expect(notes.filter(({ type }) => type === 'parted-relations')).toEqual([
      { type: 'parted-relations', count: 1 },
    ]);
  });

  test('has type of one size on all of its pages', () => {
    const title = { en: 'A title that is long enough to be set on two lines where the type is large' };
    const events = Array.from({ length: 130 }, (_, at) =>
      eventOf(`e${at}`, `${1800 + at}-03-04`, at % 40 < 20 ? { title } : {}),
    );
    for (const size of [{}, { width: 1123, height: 794 }]) {
      const pages = pagesOf(documentOf(events), size);
      expect(pages.length).toBeGreaterThan(2);
      expect(new Set(pages.map(({ scene }) => titleSizeOf(scene))).size).toBe(1);
    }
  });

  test('numbers its pages', () => {
    const pages = pagesOf(yearly(200));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[1]?.scene.title).toBe(`A quiet year (2/${pages.length})`);
  });

  test('breaks at a long pause rather than where the page is full', () => {
    const crowd = Array.from({ length: 30 }, (_, index) =>
      eventOf(`a${index}`, `1900-01-${10 + (index % 19)}`),
    );
    const later = Array.from({ length: 30 }, (_, index) =>
      eventOf(`b${index}`, `1950-01-${10 + (index % 19)}`),
    );
    const pages = pagesOf(documentOf([...crowd, ...later]), { height: 900, brokenAxis: false });
    for (const { scene } of pages) {
      const starts = new Set(groupsOf(scene.nodes, 'event').map(({ id }) => id?.charAt(0)));
      expect(starts.size).toBe(1);
    }
  });

  test('leaves no page nearly empty, however unevenly the dates lie', () => {
    const skewed: Readonly<Record<string, (at: number) => string>> = {
      'all but one early': (at) => (at === 59 ? '2900' : `${1900 + at}-02-03`),
      'all but one late': (at) => (at === 0 ? '-2999' : `${1900 + at}-02-03`),
      'ever denser': (at) => `${Math.round(1000 + 1020 * (at / 60) ** 0.15)}-02-03`,
      'ever sparser': (at) => `${Math.round(1000 + 1020 * (at / 60) ** 6)}-02-03`,
    };
    for (const [name, dateAt] of Object.entries(skewed)) {
      for (const size of [{}, { width: 1123, height: 794 }]) {
        const title = { en: 'A long enough title of an event that needs some room' };
        const events = Array.from({ length: 60 }, (_, at) => eventOf(`e${at}`, dateAt(at), { title }));
        const counts = pagesOf(documentOf(events), { ...size, brokenAxis: false }).map(
          ({ scene }) => groupsOf(scene.nodes, 'event').length,
        );
        expect(counts.length, name).toBeGreaterThan(1);
        expect(Math.min(...counts), `${name}: ${counts.join(', ')}`).toBeGreaterThanOrEqual(4);
      }
    }
  });

  test('shows what lasts on each page that it lasts through', () => {
    const document = documentOf([
      eventOf('long', '1900/2090', { kind: 'conflict' }),
      ...yearly(190).events.slice(1),
    ]);
    const pages = pagesOf(document);
    expect(pages.length).toBeGreaterThan(1);
    for (const { scene } of pages)
      expect(groupsOf(scene.nodes, 'event').map(({ id }) => id)).toContain('long');
  });

  test('needs a height', () => {
    expect(() => composePages({ document: yearly(3), options: OPTIONS }, plainTextEngine(), english)).toThrow(
      'Pages need a height',
    );
  });
});

describe('two languages in one figure', () => {
  const both = (options: Partial<FigureOptions>) =>
    composeRequest(
      { document: yearly(6), options: { ...OPTIONS, second: { language: 'ar' }, ...options } },
      plainTextEngine(),
      (language) => (language === 'ar' ? buildFigureWords('ar') : english),
    ).scene;
  const middleOf = (scene: ReturnType<typeof both>, text: string): number => {
    const found = textsOf(scene.nodes).find((box) => box.text === text);
    return (found?.x ?? NaN) + (found?.width ?? NaN) / 2;
  };

  test('stand side by side on a wide page, the first at its start', () => {
    const scene = both({ width: 1600 });
    expect(middleOf(scene, 'A quiet year')).toBeLessThan(800);
    expect(middleOf(scene, 'عام هادئ')).toBeGreaterThan(800);
  });

  test('stand one above the other on a narrow page', () => {
    const tops = textsOf(both({ width: 700 }).nodes);
    const y = (text: string): number => tops.find((box) => box.text === text)?.y ?? NaN;
    expect(y('A quiet year')).toBeLessThan(y('عام هادئ'));
  });

  test('have type of one size, even where one of them takes more room', () => {
    const long = {
      en: 'Event with a title that takes a line or two more in English than it does',
      ar: 'حدث',
    };
    const document = documentOf(yearly(16).events.map((event) => ({ ...event, title: long })));
    const { scene } = composeRequest(
      { document, options: { ...OPTIONS, width: 1123, height: 794, second: { language: 'ar' } } },
      plainTextEngine(),
      (language) => (language === 'ar' ? buildFigureWords('ar') : english),
    );
    const parts = groupsOf(scene.nodes, 'part').map(({ children }) =>
      textsOf(groupsOf(children, 'event')).reduce((most, { height }) => Math.max(most, height), 0),
    );
    expect(parts).toHaveLength(2);
    expect(parts[0]).toBe(parts[1]);
  });

  test('keep to the size of the page and describe themselves in both', () => {
    const scene = both({ width: 1600, height: 900 });
    expect([scene.width, scene.height]).toEqual([1600, 900]);
    expect(scene.description).toContain('Timeline: A quiet year.');
    expect(scene.description).toContain('خط زمني: عام هادئ.');
    for (const { x, width } of boxesOf(scene.nodes)) expect(x + width).toBeLessThanOrEqual(1600.5);
  });
});
