import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { LaneMode } from '../../../../src/core/document/model.ts';
import { composeFigure } from '../../../../src/core/figure/compose/compose-figure.ts';
import { mirrorNode } from '../../../../src/core/figure/compose/mirror.ts';
import { MINIMUM_NUMBER_SIZE, MINIMUM_TEXT_SIZE } from '../../../../src/core/figure/compose/type-sizes.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';
import { parsePath } from '../../../../src/core/figure/path-data.ts';
import type { Scene } from '../../../../src/core/figure/scene.ts';
import { buildFigureWords } from '../../../../src/i18n/figure-words.ts';
import { plainTextEngine } from './plain-text-engine.ts';
import { anyDocument, documentOf, eventOf, OPTIONS } from './sample-documents.ts';
import { boxesOf, groupsOf, overlapping, textsOf, type InkBox } from './scene-boxes.ts';

// Many figures are composed in one test: slow machines need the time.
vi.setConfig({ testTimeout: 120_000 });
// The same figures at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const english = buildFigureWords('en');
const compose = (
  document: Parameters<typeof documentOf>[0] | ReturnType<typeof documentOf>,
  options: Partial<FigureOptions> = {},
): Scene => {
  const whole = 'events' in document ? document : documentOf(document);
  const chosen = { ...OPTIONS, ...options };
  return composeFigure(
    { document: whole, options: chosen },
    plainTextEngine(),
    chosen.language === 'ar' ? buildFigureWords('ar') : english,
  ).scene;
};

const anyOptions = fc.record({
  width: fc.integer({ min: 600, max: 4000 }),
  lanes: fc.constantFrom<LaneMode>('kind', 'actor', 'topic', 'place'),
  brokenAxis: fc.boolean(),
  direction: fc.constantFrom<'ltr' | 'rtl'>('ltr', 'rtl'),
  legend: fc.boolean(),
  subtitle: fc.constantFrom(
    '',
    'What was said before it, what was said after it, and what came of it in the end',
  ),
  theme: fc.constantFrom<FigureOptions['theme']>('light', 'dark', 'print'),
});

describe('whatever the events', () => {
  test('no text touches another text or a mark', () => {
    fc.assert(
      fc.property(anyDocument(), anyOptions, (document, options) => {
        const scene = compose(document, options);
        const texts = textsOf(scene.nodes);
        const marks = groupsOf(scene.nodes, 'event').flatMap((event) =>
          boxesOf(event.children.filter(({ type }) => type !== 'text')),
        );
        expect(overlapping(texts, texts)).toEqual([]);
        expect(overlapping(texts, marks)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing lies outside the page', () => {
    fc.assert(
      fc.property(anyDocument(), anyOptions, (document, options) => {
        const scene = compose(document, options);
        const outside = boxesOf(scene.nodes).filter(
          ({ x, y, width, height }) =>
            x < -0.5 || y < -0.5 || x + width > scene.width + 0.5 || y + height > scene.height + 0.5,
        );
        expect(outside).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('every event is drawn', () => {
    fc.assert(
      fc.property(anyDocument(), anyOptions, (document, options) => {
        const drawn = new Set(groupsOf(compose(document, options).nodes, 'event').map(({ id }) => id));
        expect(drawn).toEqual(new Set(document.events.map(({ id }) => id)));
      }),
      { numRuns: 25 },
    );
  });

  test('a right-to-left page is the reflection of the left-to-right one', () => {
    fc.assert(
      fc.property(anyDocument(12), anyOptions, (document, options) => {
        const ltr = compose(document, { ...options, direction: 'ltr' });
        const rtl = compose(document, { ...options, direction: 'rtl' });
        const turned = ltr.nodes.map((node) => mirrorNode(node, ltr.width));
        const numberless = (boxes: readonly InkBox[]): unknown =>
          boxes.filter(({ isNumber }) => !isNumber).map(({ x, y }) => [Math.round(x), Math.round(y)]);
        // Text keeps its own direction, so that of an English last line makes room for its numbers.
        if (document.events.every(({ citations }) => citations?.length === 0))
          expect(numberless(boxesOf(rtl.nodes))).toEqual(numberless(boxesOf(turned)));
        expect([rtl.width, rtl.height]).toEqual([ltr.width, ltr.height]);
      }),
      { numRuns: 25 },
    );
  });

  test('no text is smaller than the stated minimum, nor are raised numbers than theirs', () => {
    fc.assert(
      fc.property(
        anyDocument(6),
        anyOptions,
        fc.integer({ min: 240, max: 4000 }),
        (document, options, width) => {
          const engine = plainTextEngine();
          const sizes = new Set<number>();
          const numbers = new Set<number>();
          const watched = {
            ...engine,
            paragraph: (...args: Parameters<typeof engine.paragraph>) => {
              (/^[\d, ]+$/.test(args[0]) ? numbers : sizes).add(args[1].size);
              return engine.paragraph(...args);
            },
          };
          composeFigure({ document, options: { ...OPTIONS, ...options, width } }, watched, english);
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(MINIMUM_TEXT_SIZE);
          expect(Math.min(...numbers, Infinity)).toBeGreaterThanOrEqual(MINIMUM_NUMBER_SIZE);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('a page higher than it is wide', () => {
  const upright = { width: 800, height: 1200 };
  const links = [
    { id: 'r', type: 'results-in' as const, from: 'a', to: 'd' },
    { id: 's', type: 'announces' as const, from: 'b', to: 'c' },
  ];
  const document = documentOf(
    [
      eventOf('a', '2021-06-14'),
      eventOf('b', '2021-06-16'),
      eventOf('c', '2021-06-16'),
      eventOf('d', '2021-06-18'),
    ],
    links,
  );

  test('has time run down it, each date beside its events', () => {
    const texts = textsOf(compose(document, upright).nodes);
    const y = (text: string): number => texts.find((box) => box.text === text)?.y ?? NaN;
    expect(y('14 June 2021')).toBeLessThan(y('16 June 2021'));
    expect(y('16 June 2021')).toBeLessThan(y('18 June 2021'));
    expect(Math.abs(y('16 June 2021') - y('Event b'))).toBeLessThan(6);
  });

  test('draws links of near events inside of those of far ones, so that they do not cross', () => {
    const near = { id: 'near', type: 'announces' as const, from: 'b', to: 'c' };
    const far = { id: 'far', type: 'results-in' as const, from: 'a', to: 'd' };
    const drawn = compose({ ...document, relations: [far, near] }, upright);
    const reach = new Map(
      groupsOf(drawn.nodes, 'relation').map(({ id, children }) => [
        id,
        Math.max(...uprightsOf(children).map(({ x }) => x)),
      ]),
    );
    expect(reach.get('near')!).toBeLessThan(reach.get('far')!);
  });

  test('draws every link after the labels, through none of them, whatever the events', () => {
    fc.assert(
      fc.property(anyDocument(12), fc.integer({ min: 250, max: 420 }), (any, width) => {
        const scene = compose(any, { width });
        const relations = groupsOf(scene.nodes, 'relation');
        expect(relations).toHaveLength(any.relations.length);
        const lines = relations.flatMap(({ children }) => uprightsOf(children));
        expect(overlapping(lines, textsOf(scene.nodes))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

test('links of the bundled summits go around the labels of a wide page', async () => {
  const bundled = new URL('../../../../resources/timelines/summits-1943-2021.communique', import.meta.url);
  const summits = JSON.parse(await readFile(bundled, 'utf8')) as ReturnType<typeof documentOf>;
  const scene = compose(summits, { width: 1600, lanes: 'kind', brokenAxis: true });
  const relations = groupsOf(scene.nodes, 'relation');
  expect(relations).toHaveLength(summits.relations.length);
  const lines = relations.flatMap(({ children }) => uprightsOf(children));
  expect(overlapping(lines, textsOf(scene.nodes)).length).toBeLessThanOrEqual(1);
});

/** Parts of lines that run up or down. */
function uprightsOf(nodes: Scene['nodes']): readonly InkBox[] {
  const line = nodes.find((node) => node.type === 'path');
  const points = line?.type === 'path' ? parsePath(line.d).filter((command) => command.type !== 'close') : [];
  return points.slice(1).flatMap((point, at) => {
    const before = points[at];
    if (!before || point.type !== 'line' || Math.abs(before.x - point.x) > 0.01) return [];
    const y = Math.min(before.y, point.y);
    return [{ x: point.x, y, width: 0.2, height: Math.abs(before.y - point.y), text: '', isNumber: false }];
  });
}

describe('dates side by side', () => {
  const [before, after] = ['2021-06-14', '2021-06-16'];
  const apart = documentOf([
    ...['a', 'b', 'c', 'd'].map((id) => eventOf(id, before, { kind: 'statement' })),
    ...['e', 'f', 'g', 'h'].map((id) => eventOf(id, after, { kind: 'meeting' })),
  ]);
  const topOf = (scene: Scene, lane: string): number => {
    const [group] = groupsOf(scene.nodes, 'lane').filter(({ id }) => id === lane);
    return textsOf(group ? [group] : [])[0]?.y ?? NaN;
  };

  test('have their lanes over each other under each date, where rows would leave the page half empty', () => {
    const scene = compose(apart);
    expect(topOf(scene, 'kind:meeting')).toBeCloseTo(topOf(scene, 'kind:statement'), 0);
    expect(scene.height).toBeLessThan(compose(apart, { brokenAxis: false }).height);
  });

  test('keep rows where the lanes have events on the same dates', () => {
    const kinds = ['statement', 'meeting'] as const;
    const both = documentOf(
      kinds.flatMap((kind) =>
        [before, after].flatMap((date) => ['1', '2'].map((n) => eventOf(kind + date + n, date, { kind }))),
      ),
    );
    const scene = compose(both);
    expect(topOf(scene, 'kind:meeting')).toBeLessThan(topOf(scene, 'kind:statement') - 20);
  });
});

describe('order', () => {
  test('in a lane, later events never stand before earlier ones', () => {
    fc.assert(
      fc.property(anyDocument(), fc.boolean(), (document, brokenAxis) => {
        const plain = { ...document, events: document.events.filter(({ date }) => date.length === 10) };
        const scene = compose({ ...plain, relations: [] }, { brokenAxis });
        const dateOf = new Map(plain.events.map(({ id, date }) => [id, date]));
        for (const lane of groupsOf(scene.nodes, 'lane')) {
          const events = groupsOf(lane.children, 'event').map((event) => ({
            date: dateOf.get(event.id ?? '') ?? '',
            x: boxesOf(event.children.filter(({ type }) => type === 'path'))[0]?.x ?? 0,
          }));
          events.sort((a, b) => (a.date < b.date ? -1 : 1));
          for (const [index, event] of events.entries())
            expect(event.x).toBeGreaterThanOrEqual((events[index - 1]?.x ?? 0) - 0.01);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('events of one day stand under each other as the document has them', () => {
    const scene = compose(['a', 'b', 'c'].map((id) => eventOf(id, '2021-06-16')));
    const tops = groupsOf(scene.nodes, 'event').map((event) => [
      event.id,
      textsOf(event.children)[0]?.y ?? 0,
    ]);
    expect(tops.map(([id]) => id)).toEqual(['a', 'b', 'c']);
    expect(tops.map(([, y]) => y)).toEqual(tops.map(([, y]) => y).toSorted((a, b) => Number(a) - Number(b)));
  });
});

describe('what the figure says', () => {
  const words = (scene: Scene): string[] => textsOf(scene.nodes).map(({ text }) => text);

  test('dated columns carry their dates, and an open end says so', () => {
    const scene = compose([
      eventOf('a', '2021-06-14?'),
      eventOf('b', '2021-06-14?'),
      eventOf('c', '2021-06-16'),
      eventOf('d', '2021-06-16'),
      eventOf('e', '2021-06-16/..', { kind: 'outcome' }),
      eventOf('f', '2021-06-16/..', { kind: 'outcome' }),
    ]);
    expect(words(scene)).toEqual(
      expect.arrayContaining(['14 June 2021', 'date uncertain', '16 June', 'from 16 June', 'open-ended']),
    );
  });

  test('an end that is not known is not called open', () => {
    const said = words(compose([eventOf('a', '2006/'), eventOf('b', '2006/')], { width: 321 })).join(' ');
    expect(said).toContain('from 2006 (end unknown)');
    expect(said).not.toContain('open-ended');
  });

  test('sources have the numbers of the key at the foot', () => {
    const cited = (id: string, sources: string[]) =>
      eventOf(id, '2021-06-14', {
        citations: sources.map((source) => ({ source, confidence: 'reported' as const })),
      });
    const said = words(compose([cited('a', ['archive']), cited('b', ['gazette', 'archive'])]));
    expect(said).toContain('1');
    expect(said).toContain('1, 2');
    expect(said).toContain('1  State archive');
    expect(said.some((line) => line.startsWith('2  The Gazette'))).toBe(true);
  });

  test('text in another language than the figure is reported', () => {
    const { notes } = composeFigure(
      { document: documentOf([eventOf('a', '2021', { title: { ar: 'حدث' } })]), options: OPTIONS },
      plainTextEngine(),
      english,
    );
    expect(notes).toEqual([{ type: 'fallback-language', eventIds: ['a'], language: 'ar' }]);
  });

  test('events outside the range are counted', () => {
    const { notes, scene } = composeFigure(
      {
        document: documentOf([eventOf('a', '2019'), eventOf('b', '2021-05-03'), eventOf('c', '2022')]),
        options: { ...OPTIONS, from: '2021', to: '2021-12' },
      },
      plainTextEngine(),
      english,
    );
    expect(notes).toEqual([{ type: 'outside-range', count: 2 }]);
    expect(groupsOf(scene.nodes, 'event').map(({ id }) => id)).toEqual(['b']);
  });

  test('the alternative text tells title, span, lanes, events and links', () => {
    const document = documentOf(
      [eventOf('a', '2021-06-14'), eventOf('b', '2021-06-16', { kind: 'outcome' })],
      [{ id: 'r', type: 'results-in', from: 'a', to: 'b' }],
    );
    const plain = compose(document).description.replace(/[\u2066-\u2069]/g, '');
    expect(plain).toContain('Timeline: A quiet year. 2 events, from 14 June 2021 to 16 June 2021.');
    expect(plain).toContain('Meetings: 1 event. Outcomes: 1 event.');
    expect(plain).toContain('“Event a” leads to “Event b”.');
  });

  test('the span of the alternative text ends at a stated date, where the last event has no end', () => {
    const { description } = compose([eventOf('a', '2021-06-14/2021-06-15'), eventOf('b', '2021-06-16/..')]);
    expect(description.replace(/[\u2066-\u2069]/g, '')).toContain('from 14 June 2021 to 16 June 2021.');
  });

  test('a figure of nothing says so', () => {
    expect(words(compose([]))).toContain('No events to show');
  });

  test('a range that ends before it begins is refused, and so is a width that is none', () => {
    expect(() => compose([], { from: '2022', to: '2021' })).toThrow('The range ends before it begins');
    expect(() => compose([], { width: NaN })).toThrow('A figure cannot have this width: NaN');
  });
});
