import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import {
  EVENT_KINDS,
  FACETS,
  LANE_MODES,
  type Filter,
  type TimelineDocument,
} from '../../../src/core/document/model.ts';
import { createCodeSearch } from '../../../src/core/search/code-search.ts';
import { buildCatalog } from '../../../src/core/table/catalog.ts';
import type { WindowAnswer, WindowQuery } from '../../../src/core/table/event-source.ts';
import type { RowRecords } from '../../../src/core/table/row-records.ts';
import { createTableBuilder } from '../../../src/core/table/table-builder.ts';
import { createTableSource } from '../../../src/core/table/table-source.ts';
import { MOST_LANES } from '../../../src/core/table/visible-lanes.ts';

const DAY = 86_400_000;
const START = Date.UTC(2019, 0, 1);
const DAYS = 730;
const ROWS = 60_000;
const STATES = 90;

const catalogDocument: TimelineDocument = {
  format: 'communique',
  version: 1,
  title: { en: 'Rows' },
  languages: ['en'],
  actors: Array.from({ length: STATES }, (_, number) => ({
    id: `state-${number}`,
    type: 'state',
    name: { en: `Country${number}` },
  })),
  places: Array.from({ length: 30 }, (_, number) => ({
    id: `place-${number}`,
    name: { en: `Town${number}` },
  })),
  topics: [],
  sources: [],
  events: [],
  relations: [],
};

/** Numbers that look random and are always the same. */
function createRandom(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = createRandom();
const first = new Uint32Array(ROWS);
const builder = createTableBuilder(ROWS);
for (let record = 0; record < ROWS; record++) {
  const { row } = builder;
  const day = Math.floor(random() ** 2 * DAYS);
  row.earliest = START + day * DAY;
  row.latest = row.earliest + (random() < 0.01 ? 40 * DAY : DAY) - 1;
  row.kind = Math.floor(random() * EVENT_KINDS.length);
  row.rootCode = 1 + Math.floor(random() * 20);
  row.quadClass = row.rootCode <= 5 ? 1 : row.rootCode <= 8 ? 2 : row.rootCode <= 13 ? 3 : 4;
  row.goldstein = Math.round(random() * 200 - 100) / 10;
  row.importance = Math.floor(random() * 50) / 50;
  row.place = random() < 0.8 ? Math.floor(random() * 30) : -1;
  if (random() < 0.9) {
    first[record] = 1 + Math.floor(random() ** 2 * STATES);
    row.actors.push(first[record]! - 1);
  }
  if (random() < 0.6) row.actors.push(Math.floor(random() * STATES));
  builder.push();
}
const table = builder.build();
const search = createCodeSearch(ROWS, [
  { values: first, first: 1, count: STATES, textsOf: (actor) => [`Country${actor}`], weight: 1 },
]);
const records: RowRecords = {
  idOf: (record) => `row-${record}`,
  recordOf: (id) => Number(id.slice(4)),
  eventAt: (record) => ({ id: `row-${record}`, kind: 'other', title: { en: 'Row' }, date: '2019' }),
  titleOf: (record) => `Row ${record % 100}`,
  textSearch: () => Promise.resolve(search),
};
const source = createTableSource(table, buildCatalog(buildDocumentIndex(catalogDocument)), records);

const WHOLE: WindowQuery = {
  from: START,
  to: START + (DAYS + 60) * DAY,
  millisecondsPerPixel: (DAYS * DAY) / 1400,
  lanes: 'kind',
  filter: {},
  limit: 300,
};

const FILTERS: readonly Filter[] = [
  {},
  { facets: { actor: ['state-0', 'state-7'] } },
  {
    facets: { 'quad-class': ['4'], place: ['place-3'] },
    time: { within: '2019-03/2019-09', mode: 'certainly' },
  },
  { between: ['state-1', 'state-2'] },
  { text: 'country3' },
];

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function placements(answer: WindowAnswer): number {
  return sum(answer.lanes.map((lane) => lane.items.length + sum(lane.bins.map(({ count }) => count))));
}

/** Milliseconds: much work, and a machine may be busy with more. */
const PATIENCE = 180_000;

describe('A table of sixty thousand rows', { timeout: PATIENCE }, () => {
  test('has counts that add up to the total at every zoom, in every mode, under every filter', async () => {
    for (const filter of FILTERS) {
      const { total } = await source.list(filter, { by: 'date', descending: false, language: 'en' }, 0, 1);
      expect(sum((await source.overview(filter, 137)).bins.flat())).toBe(total);
      for (const lanes of LANE_MODES) {
        const answer = await source.window({ ...WHOLE, lanes, filter });
        expect([answer.matching, answer.inWindow]).toEqual([total, total]);
        expect(placements(answer)).toBe(sum(answer.lanes.map(({ matching }) => matching)));
        expect(answer.lanes.length).toBeLessThanOrEqual(MOST_LANES);
        if (['kind', 'root-code', 'quad-class', 'place'].includes(lanes))
          expect(placements(answer)).toBe(total);
      }
    }
  });

  test('counts the same rows whether it puts bins together or looks at each row', async () => {
    for (const days of [1, 3, 10, 40, 200]) {
      const from = START + 100 * DAY;
      const millisecondsPerPixel = (days * DAY) / 50;
      const answer = await source.window({
        ...WHOLE,
        from,
        to: from + 1400 * millisecondsPerPixel,
        millisecondsPerPixel,
      });
      const bins = answer.lanes.flatMap((lane) => lane.bins);
      expect(bins.filter((bin) => bin.to <= bin.from || sum(bin.quadClasses) !== bin.count)).toEqual([]);
      const end = Math.max(...bins.map((bin) => bin.to));
      const start = binStart(answer);
      let touching = 0;
      for (let row = 0; row < table.size; row++) {
        if (table.earliest[row]! < end && table.latest[row]! >= start) touching++;
      }
      expect(answer.inWindow).toBe(touching);
      expect(placements(answer)).toBe(touching);
    }
  });

  test('never gives more events than the limit, nor others in the part that two windows share', async () => {
    const shown = async (from: number) => {
      const answer = await source.window({
        ...WHOLE,
        from,
        to: from + 200 * DAY,
        millisecondsPerPixel: DAY / 7,
      });
      const items = answer.lanes.flatMap(({ items }) => items);
      expect(items.length).toBeLessThanOrEqual(300);
      expect(items.length).toBeGreaterThan(50);
      return items;
    };
    for (let step = 0; step < 12; step++) {
      const from = START + (50 + step * 7.3) * DAY;
      const [one, other] = [await shown(from), await shown(from + 11 * DAY)];
      const ids = (items: typeof one) =>
        items
          .filter(({ earliest }) => earliest > from + 13 * DAY && earliest < from + 198 * DAY)
          .map(({ eventId }) => eventId);
      expect(ids(one)).toEqual(ids(other));
    }
  });

  test('counts facets as a walk over all rows would', async () => {
    const filter: Filter = { facets: { 'quad-class': ['3', '4'] }, text: 'country1' };
    const answer = await source.facets(filter, FACETS);
    const counted = new Map<string, number>();
    for (let row = 0; row < table.size; row++) {
      const actor = first[table.record[row]!]!;
      if (table.quadClass[row]! < 3 || !`country${actor - 1}`.startsWith('country1') || actor === 0) continue;
      const kind = EVENT_KINDS[table.kind[row]!]!;
      counted.set(kind, (counted.get(kind) ?? 0) + 1);
    }
    expect(new Map(answer.kind?.map(({ value, count }) => [value, count]))).toEqual(counted);
    expect(answer['quad-class']).toHaveLength(4);
    expect(answer['quad-class']?.every(({ count }) => count > 0)).toBe(true);
  });

  test('finds by words of codes, the best first, and pages through what it lists', async () => {
    const found = await source.search('country7', {}, 20);
    const expected = first.filter(
      (actor) => actor > 0 && `country${actor - 1}`.startsWith('country7'),
    ).length;
    expect(found.total).toBe(expected);
    expect(found.hits).toHaveLength(20);
    expect(found.hits.every(({ matched }) => matched.join() === 'Country7')).toBe(true);
    const sort = { by: 'title', descending: true, language: 'en' } as const;
    const pages = await Promise.all([0, 500, 1000].map((offset) => source.list({}, sort, offset, 500)));
    const titles = pages.flatMap(({ eventIds }) =>
      eventIds.map((id) => records.titleOf(Number(id.slice(4)), 'en')),
    );
    expect(titles).toEqual(titles.toSorted().toReversed());
    expect(new Set(pages.flatMap(({ eventIds }) => eventIds)).size).toBe(1500);
  });
});

/** The first instant of the widened window: that of its first bin. */
function binStart(answer: WindowAnswer): number {
  return Math.min(...answer.lanes.flatMap((lane) => lane.bins.map((bin) => bin.from)));
}
