import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { composeFigure, type Composition } from '../../../../src/core/figure/compose/compose-figure.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';
import { PAGE_SIZE_NAMES, PAGE_SIZES } from '../../../../src/core/layout/sizes.ts';
import { buildFigureWords } from '../../../../src/i18n/figure-words.ts';
import { plainTextEngine } from './plain-text-engine.ts';
import { anyDocument, documentOf, eventOf, OPTIONS } from './sample-documents.ts';
import { boxesOf, groupsOf, overlapping, textsOf } from './scene-boxes.ts';

// Many figures are composed in one test: slow machines need the time.
vi.setConfig({ testTimeout: 120_000 });
// The same figures at every run: a failure can then be looked at again.
fc.configureGlobal({ seed: 20210616 });

const english = buildFigureWords('en');
const compose = (document: ReturnType<typeof documentOf>, options: Partial<FigureOptions>): Composition =>
  composeFigure({ document, options: { ...OPTIONS, ...options } }, plainTextEngine(), english);
const crowd = (count: number) =>
  documentOf(
    Array.from({ length: count }, (_, index) =>
      eventOf(`e${index}`, `19${20 + (index % 10)}-0${1 + (index % 9)}-1${index % 9}`, {
        kind: index % 3 === 0 ? 'statement' : 'meeting',
        importance: index / count,
      }),
    ),
  );

describe('on a page of a given height', () => {
  test('everything lies on the page and no texts touch, whatever the events', () => {
    fc.assert(
      fc.property(
        anyDocument(20),
        fc.integer({ min: 600, max: 1600 }),
        fc.integer({ min: 500, max: 1600 }),
        (document, width, height) => {
          const { scene } = compose(document, { width, height });
          expect([scene.width, scene.height]).toEqual([width, height]);
          const outside = boxesOf(scene.nodes).filter(
            (box) =>
              box.x < -0.5 ||
              box.y < -0.5 ||
              box.x + box.width > width + 0.5 ||
              box.y + box.height > height + 0.5,
          );
          expect(outside).toEqual([]);
          const texts = textsOf(scene.nodes);
          expect(overlapping(texts, texts)).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('every event has a label or is counted in a note', () => {
    fc.assert(
      fc.property(anyDocument(20), fc.integer({ min: 420, max: 1200 }), (document, height) => {
        const { scene, notes } = compose(document, { width: 900, height });
        const labelled = groupsOf(scene.nodes, 'event').length;
        const grouped = notes.reduce((sum, note) => sum + (note.type === 'grouped' ? note.count : 0), 0);
        expect(labelled + grouped).toBe(document.events.length);
      }),
      { numRuns: 20 },
    );
  });

  test.each(PAGE_SIZE_NAMES)('a figure is composed for %s', (name) => {
    const { width, height, textScale } = PAGE_SIZES[name];
    const { scene } = compose(crowd(9), { width, textScale, ...(height === null ? {} : { height }) });
    expect(scene.width).toBe(width);
    if (height !== null) expect(scene.height).toBe(height);
    expect(groupsOf(scene.nodes, 'event').length).toBeGreaterThan(0);
  });

  test('type shrinks before anything is left out, and the note says so', () => {
    const natural = compose(crowd(14), {}).scene.height;
    const { notes, scene } = compose(crowd(14), { height: Math.round(natural * 0.85) });
    expect(notes.map(({ type }) => type)).toEqual(['smaller-text']);
    expect(groupsOf(scene.nodes, 'event')).toHaveLength(14);
  });

  test('a few events on a large page have type that fills it', () => {
    const { width, height, textScale } = PAGE_SIZES.poster;
    const page = { width, textScale, ...(height === null ? {} : { height }) };
    const { scene } = compose(crowd(12), { ...page, relations: false });
    const lowest = Math.max(...textsOf(groupsOf(scene.nodes, 'event')).map(({ y }) => y));
    expect(lowest).toBeGreaterThan(scene.height * 0.75);
  });

  test('lanes that are merged again and again share one lane', () => {
    const states = Array.from({ length: 40 }, (_, at) => `s${at}`);
    const events = Array.from({ length: 120 }, (_, at) =>
      eventOf(`e${at}`, `19${20 + (at % 10)}-0${1 + (at % 9)}-1${at % 9}`, {
        actors: [{ actor: states[(at * 7) % 40]!, role: 'participant' }],
      }),
    );
    const document = {
      ...documentOf(events),
      actors: states.map((id) => ({ id, type: 'state' as const, name: { en: `State ${id}` } })),
    };
    for (const height of [500, 800, 1100]) {
      const { scene } = compose(document, { width: 1123, height, lanes: 'actor' });
      const names = textsOf(scene.nodes).filter(({ text }) => text === 'Others');
      expect(names).toHaveLength(1);
    }
  });

  test('a page that can hold nothing is refused', () => {
    expect(() => compose(crowd(9), { height: 60 })).toThrow('Nothing can be shown on a page of this height');
  });
});

describe('labels that have no room', () => {
  const plain = crowd(60);
  const title = { en: 'The delegations of both sides meet once more to settle what was left open' };
  const document = { ...plain, events: plain.events.map((event) => ({ ...event, title })) };
  const { scene, notes } = compose(document, { width: 1100, height: 800 });
  const key = textsOf(scene.nodes).map(({ text }) => text);

  test('give way to numbers, each of which the key explains', () => {
    const numbered = notes.flatMap((note) => (note.type === 'numbered' ? [note.count] : []))[0] ?? 0;
    expect(numbered).toBeGreaterThan(10);
    const rings = groupsOf(scene.nodes, 'note');
    expect(rings).toHaveLength(numbered);
    for (const { id, label } of rings) {
      const number = label.split(':')[0] ?? '';
      expect(key.filter((text) => text === number).length).toBeGreaterThanOrEqual(2);
      expect(groupsOf(scene.nodes, 'event').filter((event) => event.id === id)).toHaveLength(1);
    }
  });

  test('are told of, one way or another, to the last event', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 260 }), fc.integer({ min: 420, max: 1600 }), (count, height) => {
        const figure = compose(crowd(count), { width: 1000, height });
        const named = new Set(groupsOf(figure.scene.nodes, 'event').map(({ id }) => id)).size;
        const grouped = figure.notes.reduce(
          (sum, note) => sum + (note.type === 'grouped' ? note.count : 0),
          0,
        );
        expect(named + grouped).toBe(count);
      }),
      { numRuns: 25 },
    );
  });
});

describe('with more events', () => {
  const events = (count: number, height?: number) => {
    const { scene, notes } = compose(crowd(count), { relations: false, ...(height ? { height } : {}) });
    return { labelled: groupsOf(scene.nodes, 'event').length, notes, scene };
  };

  test('ten all have their labels', () => {
    expect(events(10)).toMatchObject({ labelled: 10, notes: [] });
  });

  test('a thousand stand as marks, with labels for some and a note for the rest', () => {
    const { labelled, notes } = events(1000);
    expect(labelled).toBeGreaterThan(10);
    const grouped = notes.flatMap((note) => (note.type === 'grouped' ? [note.count] : []));
    expect(grouped.reduce((sum, count) => sum + count, labelled)).toBe(1000);
  });

  test('labels go to the most important', () => {
    const { scene } = events(1000);
    const ids = groupsOf(scene.nodes, 'event').map(({ id }) => Number(id?.slice(1)));
    expect(Math.min(...ids)).toBeGreaterThan(400);
  });

  test('ten thousand become a density whose scale is stated', () => {
    const { scene } = events(10_000, 800);
    expect(textsOf(scene.nodes).some(({ text }) => text.startsWith('Tallest column: '))).toBe(true);
    expect(scene.nodes.length).toBeLessThan(5000);
  });

  test.each([100, 1000, 10_000])('a column of a newspaper with %i events can still be printed', (count) => {
    const { scene, notes } = compose(crowd(count), { width: PAGE_SIZES['column-1'].width, relations: false });
    expect(scene.height).toBeLessThan(3700);
    const labelled = groupsOf(scene.nodes, 'event').length;
    const grouped = notes.flatMap((note) => (note.type === 'grouped' ? [note.count] : []));
    expect(grouped.reduce((sum, number) => sum + number, labelled)).toBe(count);
  });

  test('a narrow page too low for an axis shows what it can, and how many there are besides', () => {
    const { scene, notes } = compose(crowd(60), { width: 321, height: 240, relations: false });
    const labelled = groupsOf(scene.nodes, 'event').length;
    expect(labelled).toBeGreaterThan(0);
    expect(notes).toContainEqual(expect.objectContaining({ type: 'grouped', count: 60 - labelled }));
  });

  test('densities grow into the room that a page has left, all to one scale', () => {
    const columns = (height: number): readonly number[] => {
      const { scene } = compose(crowd(6000), { width: 1000, height, relations: false });
      const lanes = groupsOf(scene.nodes, 'lane');
      return lanes.map(({ children }) =>
        Math.max(...children.flatMap((node) => (node.type === 'rect' ? [node.height] : []))),
      );
    };
    const [low, high] = [columns(600), columns(2400)];
    expect(low).toHaveLength(2);
    expect(high[0]!).toBeGreaterThan(low[0]! * 2);
    expect(high[0]! / high[1]!).toBeCloseTo(low[0]! / low[1]!, 1);
  });

  test('labels of equally important events are spread over all of the time', () => {
    const events = Array.from({ length: 1500 }, (_, at) =>
      eventOf(`e${String(at).padStart(4, '0')}`, `${1500 + Math.floor(at / 3)}-0${1 + (at % 3)}-01`),
    );
    const { scene } = compose(documentOf(events), { width: 1200, height: 700 });
    const places = groupsOf(scene.nodes, 'event').map(({ id }) => Number(id?.slice(1)));
    for (const third of [0, 500, 1000])
      expect(places.some((at) => at >= third && at < third + 500)).toBe(true);
  });
});
