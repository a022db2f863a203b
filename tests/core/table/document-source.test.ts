import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import {
  EVENT_KINDS,
  FACETS,
  LANE_MODES,
  type Filter,
  type TimelineDocument,
} from '../../../src/core/document/model.ts';
import { createDocumentSource } from '../../../src/core/table/document-source.ts';
import { eventsPassing } from '../../../src/core/table/filter-events.ts';
import type { WindowAnswer, WindowQuery } from '../../../src/core/table/event-source.ts';
import { lanesOfEvent } from '../../../src/core/table/lanes.ts';
import { stepForZoom } from '../../../src/core/table/time-steps.ts';
import { boundsOf, passes, valuesOf } from './filter-by-hand.ts';
import { documentOf, edtfDate, randomDocument } from './random-documents.ts';

const DAY = 86_400_000;
const START = Date.UTC(2019, 0, 1);

const filter: fc.Arbitrary<Filter> = fc.record(
  {
    facets: fc.record(
      {
        kind: fc.uniqueArray(fc.constantFrom(...EVENT_KINDS), { maxLength: 4 }),
        actor: fc.uniqueArray(fc.constantFrom('russia', 'usa', 'putin', 'un'), { maxLength: 2 }),
        state: fc.uniqueArray(fc.constantFrom('russia', 'usa', 'swiss'), { maxLength: 2 }),
        topic: fc.uniqueArray(fc.constantFrom('cyber', 'arms'), { maxLength: 2 }),
        place: fc.uniqueArray(fc.constantFrom('geneva', 'moscow', 'nowhere'), { maxLength: 2 }),
        source: fc.uniqueArray(fc.constantFrom('report', 'record'), { maxLength: 1 }),
        confidence: fc.uniqueArray(fc.constantFrom('confirmed', 'inferred'), { maxLength: 2 }),
        'root-code': fc.uniqueArray(fc.constantFrom('01', '03', '19'), { maxLength: 2 }),
        'quad-class': fc.uniqueArray(fc.constantFrom('1', '4'), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    between: fc.constantFrom<[string, string]>(['russia', 'usa'], ['putin', 'biden']),
    time: fc.record({ within: edtfDate, mode: fc.constantFrom('certainly', 'possibly') }),
    starred: fc.boolean(),
    only: fc.uniqueArray(fc.integer({ min: 0, max: 60 }).map((number) => `event-${number}`)),
  },
  { requiredKeys: [] },
);

const query: fc.Arbitrary<WindowQuery> = fc
  .record({
    start: fc.integer({ min: -200, max: 700 }),
    pixels: fc.integer({ min: 50, max: 3000 }),
    daysPerPixel: fc.constantFrom(0.001, 0.02, 0.1, 0.5, 2, 11),
    lanes: fc.constantFrom(...LANE_MODES),
    filter,
    limit: fc.constantFrom(0, 1, 3, 10, 400),
    collapsed: fc.subarray(['kind:statement', 'statement:russia', 'actor:russia', 'none', 'quad:1']),
    always: fc.subarray(['event-0', 'event-7', 'no-such-event']),
  })
  .map(({ start, pixels, daysPerPixel, ...rest }) => ({
    from: START + start * DAY,
    to: START + start * DAY + pixels * daysPerPixel * DAY,
    millisecondsPerPixel: daysPerPixel * DAY,
    ...rest,
  }));

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The window that the answer is for: whole bins. */
function widened({ from, to, millisecondsPerPixel }: WindowQuery, { events }: TimelineDocument) {
  const step = stepForZoom(millisecondsPerPixel, events.some(({ date }) => date.includes('T')) ? 1000 : DAY);
  return { from: step.startOf(step.indexOf(from)), to: step.startOf(step.indexOf(to) + 1) };
}

function shownIn(answer: WindowAnswer, from: number, to: number): string[] {
  return answer.lanes.flatMap((lane) =>
    lane.items
      .filter((item) => item.earliest >= from && item.earliest < to)
      .map((item) => `${lane.id} ${item.eventId}`),
  );
}

/** Milliseconds: many documents are tried, and a machine may be busy with more. */
const PATIENCE = 120_000;

describe('A window of a document', { timeout: PATIENCE }, () => {
  test('counts every event that passes the filter and touches the window, once in each of its lanes', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), query, async (document, asked) => {
        const index = buildDocumentIndex(document);
        const answer = await createDocumentSource(index).window(asked);
        const { from, to } = widened(asked, document);
        const matching = document.events.filter((event) => passes(event, asked.filter, index));
        const touching = matching.filter(
          ({ date }) => boundsOf(date).earliest < to && boundsOf(date).latest >= from,
        );
        expect(answer.matching).toBe(matching.length);
        expect(answer.inWindow).toBe(touching.length);
        const lanes = new Map(answer.lanes.map((lane) => [lane.id, lane]));
        const named = new Set(matching.flatMap((event) => lanesOfEvent(event, index, asked.lanes)));
        expect(new Set(lanes.keys())).toEqual(named);
        for (const [id, lane] of lanes) {
          const own = (event: (typeof matching)[number]) =>
            lanesOfEvent(event, index, asked.lanes).includes(id);
          expect(lane.matching).toBe(matching.filter(own).length);
          expect(lane.inWindow).toBe(touching.filter(own).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('has items and bins that add up, in every lane and by every measure', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), query, async (document, asked) => {
        const answer = await createDocumentSource(buildDocumentIndex(document)).window(asked);
        for (const lane of answer.lanes) {
          expect(lane.items.length + sum(lane.bins.map(({ count }) => count))).toBe(lane.inWindow);
          for (const bin of lane.bins) {
            expect(bin.count).toBeGreaterThan(0);
            expect(sum(bin.kinds)).toBe(bin.count);
            expect(sum(bin.quadClasses)).toBeLessThanOrEqual(bin.count);
            expect(Math.abs(bin.goldstein ?? 0)).toBeLessThanOrEqual(10 + 1e-9);
          }
          if (asked.collapsed?.includes(lane.id)) expect(lane.items).toEqual([]);
        }
      }),
    );
  });

  test('never gives more events than asked for, save those that must be given', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), query, async (document, asked) => {
        const answer = await createDocumentSource(buildDocumentIndex(document)).window({
          ...asked,
          always: [],
        });
        expect(sum(answer.lanes.map((lane) => lane.items.length))).toBeLessThanOrEqual(asked.limit);
      }),
    );
  });

  test('gives the events that must be given wherever they lie in the window', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), query, async (document, asked) => {
        const index = buildDocumentIndex(document);
        const answer = await createDocumentSource(index).window({ ...asked, collapsed: [] });
        const given = new Set(answer.lanes.flatMap((lane) => lane.items.map((item) => item.eventId)));
        const { from, to } = widened(asked, document);
        for (const id of asked.always ?? []) {
          const event = index.events.get(id);
          const bounds = event && boundsOf(event.date);
          const visible = bounds && bounds.earliest < to && bounds.latest >= from;
          if (visible && passes(event, asked.filter, index)) expect(given).toContain(id);
        }
      }),
    );
  });

  test('shows the same events in the stretch that two neighbouring windows share', async () => {
    const dense = documentOf(
      Array.from({ length: 2000 }, (_, number) => ({
        kind: EVENT_KINDS[(number * 7) % 9] ?? 'other',
        title: { en: `Event ${number}` },
        date: new Date(START + ((number * 7919) % 4000) * (DAY / 5)).toISOString().slice(0, 10),
        importance: ((number * 31) % 101) / 100,
      })),
    );
    const source = createDocumentSource(buildDocumentIndex(dense));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(0.05, 0.2, 0.5),
        fc.constantFrom(20, 100, 400),
        async (start, shift, daysPerPixel, limit) => {
          const at = (from: number): WindowQuery => ({
            from,
            to: from + 1000 * daysPerPixel * DAY,
            millisecondsPerPixel: daysPerPixel * DAY,
            lanes: 'kind',
            filter: {},
            limit,
          });
          const one = at(START + start * DAY);
          const other = at(one.from + shift * daysPerPixel * DAY);
          const answers = await Promise.all([source.window(one), source.window(other)]);
          // Whole cells of eight bins at the edges are complete in both.
          const shared = [widened(other, dense).from, widened(one, dense).to] as const;
          expect(shownIn(answers[0], ...shared)).toEqual(shownIn(answers[1], ...shared));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('Lanes of which there are many', () => {
  test('come with the fullest first, and the smaller ones share one', async () => {
    const places = Array.from({ length: 80 }, (_, at) => ({ id: `p${at}`, name: { en: `Place ${at}` } }));
    // Place 79 has eighty events, place 0 one.
    const events = places.flatMap(({ id }, at) =>
      Array.from({ length: at + 1 }, () => ({
        kind: 'visit' as const,
        title: { en: 'A visit' },
        date: '2020-01-01',
        place: id,
      })),
    );
    const document = { ...documentOf(events), places };
    const answer = await createDocumentSource(buildDocumentIndex(document)).window({
      from: START,
      to: START + 1000 * DAY,
      millisecondsPerPixel: DAY,
      lanes: 'place',
      filter: {},
      limit: 100,
    });
    const expected = Array.from({ length: 59 }, (_, at) => `place:p${79 - at}`);
    expect(answer.lanes.map(({ id }) => id)).toEqual([...expected, 'rest']);
    expect(answer.lanes.reduce((sum, { matching }) => sum + matching, 0)).toBe(events.length);
  });
});

describe('A window with little room', () => {
  const loud = Array.from({ length: 40 }, (_, at) => ({
    kind: 'conflict' as const,
    importance: 0.5 + at / 100,
  }));
  const quiet = Array.from({ length: 40 }, (_, at) => ({ kind: 'meeting' as const, importance: at / 1000 }));
  const world = documentOf(
    [...loud, ...quiet].map((fields) => ({ ...fields, title: { en: 'x' }, date: '2019-03-05' })),
  );

  test('gives each lane its own most important event before the tenth of another', async () => {
    const answer = await createDocumentSource(buildDocumentIndex(world)).window({
      from: START,
      to: START + 100 * DAY,
      millisecondsPerPixel: DAY / 10,
      lanes: 'kind',
      filter: {},
      limit: 10,
    });
    const shown = new Map(answer.lanes.map(({ id, items }) => [id, items.map(({ eventId }) => eventId)]));
    expect(shown.get('kind:meeting')).toEqual(['event-79']);
    expect(shown.get('kind:conflict')?.length).toBeGreaterThan(1);
    expect(shown.get('kind:conflict')).toContain('event-39');
  });
});

describe('Facets of a document', { timeout: PATIENCE }, () => {
  test('count what would show if one value alone were chosen and all else held', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), filter, async (document, asked) => {
        const index = buildDocumentIndex(document);
        const answer = await createDocumentSource(index).facets(asked, FACETS);
        for (const name of FACETS) {
          const occurring = new Set(document.events.flatMap((event) => valuesOf(event, name, index)));
          const counts = new Map((answer[name] ?? []).map(({ value, count }) => [value, count]));
          for (const value of occurring) {
            const alone = { ...asked, facets: { ...asked.facets, [name]: [value] } };
            const expected = document.events.filter((event) => passes(event, alone, index)).length;
            expect([name, value, counts.get(value)]).toEqual([name, value, expected]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('keep the order of their values when the filter changes', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), filter, async (document, asked) => {
        const source = createDocumentSource(buildDocumentIndex(document));
        const whole = await source.facets({}, ['actor', 'topic', 'kind']);
        const narrowed = await source.facets({ ...asked, facets: {} }, ['actor', 'topic', 'kind']);
        const values = (answer: typeof whole) =>
          Object.values(answer).map((facet) => facet.map(({ value }) => value));
        expect(values(narrowed)).toEqual(values(whole));
      }),
    );
  });
});

describe('The overview and the list of a document', { timeout: PATIENCE }, () => {
  test('hold each event that passes the filter once', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDocument(),
        filter,
        fc.integer({ min: 1, max: 300 }),
        async (document, asked, bins) => {
          const index = buildDocumentIndex(document);
          const source = createDocumentSource(index);
          const matching = document.events.filter((event) => passes(event, asked, index)).map(({ id }) => id);
          const overview = await source.overview(asked, bins);
          expect(overview.bins).toHaveLength(bins);
          expect(sum(overview.bins.flat())).toBe(matching.length);
          for (const by of ['date', 'title', 'kind', 'actor', 'place', 'relevance'] as const) {
            const sort = { by, descending: false, language: 'ar' };
            const list = await source.list(asked, sort, 0, 1000);
            for (const { id } of document.events)
              expect(await source.listPlace(asked, sort, id)).toBe(list.eventIds.indexOf(id));
            expect(list.total).toBe(matching.length);
            expect(list.eventIds.toSorted()).toEqual(matching.toSorted());
          }
        },
      ),
    );
  });

  test('list rows in the order asked for, a page at a time', async () => {
    const source = createDocumentSource(
      buildDocumentIndex(
        documentOf([
          {
            kind: 'summit',
            title: { en: 'Élan', ar: 'ب' },
            date: '2021-03-01',
            actors: [{ actor: 'usa', role: 'host' }],
          },
          { kind: 'other', title: { en: 'apple', ar: 'أ' }, date: '2021-02-01' },
          {
            kind: 'visit',
            title: { en: 'Echo', ar: 'ت' },
            date: '2021-01-01',
            actors: [{ actor: 'un', role: 'host' }],
          },
        ]),
      ),
    );
    const order = async (by: 'date' | 'title' | 'kind' | 'actor', descending: boolean, language = 'en') =>
      (await source.list({}, { by, descending, language }, 0, 10)).eventIds.join(' ');
    expect(await order('date', false)).toBe('event-2 event-1 event-0');
    expect(await order('date', true)).toBe('event-0 event-1 event-2');
    expect(await order('title', false)).toBe('event-1 event-2 event-0');
    expect(await order('title', true, 'ar')).toBe('event-2 event-0 event-1');
    expect(await order('kind', false)).toBe('event-0 event-2 event-1');
    expect(await order('actor', false)).toBe('event-2 event-0 event-1');
    expect(await order('actor', true)).toBe('event-0 event-2 event-1');
    const page = await source.list({}, { by: 'date', descending: false, language: 'en' }, 1, 1);
    expect(page).toEqual({ total: 3, eventIds: ['event-1'] });
  });
});

describe('The events that a filter shows', { timeout: PATIENCE }, () => {
  test('are those that the source lists, in the order of the document', async () => {
    const text = fc.constantFrom(undefined, 'قمه', 'summit', 'nowhere', '!');
    await fc.assert(
      fc.asyncProperty(randomDocument(), filter, text, async (document, parts, typed) => {
        const index = buildDocumentIndex(document);
        const asked = typed === undefined ? parts : { ...parts, text: typed };
        const shown = eventsPassing(index, asked).map(({ id }) => id);
        const sort = { by: 'date', descending: false, language: 'en' } as const;
        const listed = new Set((await createDocumentSource(index).list(asked, sort, 0, 1000)).eventIds);
        expect(shown).toEqual(document.events.map(({ id }) => id).filter((id) => listed.has(id)));
      }),
    );
  });
});

describe('A document without events', () => {
  test('answers every question', async () => {
    const source = createDocumentSource(buildDocumentIndex(documentOf([])));
    expect(source.total).toBe(0);
    expect(source.span).toBeNull();
    const window = {
      from: 0,
      to: DAY,
      millisecondsPerPixel: 1000,
      lanes: 'kind',
      filter: {},
      limit: 10,
    } as const;
    expect(await source.window(window)).toEqual({ lanes: [], matching: 0, inWindow: 0 });
    expect((await source.facets({}, ['actor'])).actor).toEqual([]);
    expect(await source.search('summit', {}, 10)).toEqual({ total: 0, hits: [] });
    expect((await source.overview({}, 4)).bins).toHaveLength(4);
  });
});

describe('A question that was given up', () => {
  test('rejects with the reason of its signal', async () => {
    const source = createDocumentSource(buildDocumentIndex(documentOf([])));
    const signal = AbortSignal.abort();
    await expect(source.facets({}, ['kind'], signal)).rejects.toThrow('aborted');
    await expect(
      source.list({}, { by: 'date', descending: false, language: 'en' }, 0, 1, signal),
    ).rejects.toThrow();
  });
});
