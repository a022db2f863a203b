import { describe, expect, it } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { createDocumentSource } from '../../../src/core/table/document-source.ts';
import { endOfTime, neighbourBeyond } from '../../../src/renderer/timeline/step-beyond.ts';

const document: TimelineDocument = {
  format: 'communique',
  version: 1,
  title: { en: 'Steps' },
  languages: ['en'],
  actors: [],
  places: [],
  topics: [],
  sources: [],
  relations: [],
  events: ['1919-06-28', '1945-02-04', '2021-06-16'].map((date, at) => ({
    id: `e${at}`,
    kind: 'summit',
    title: { en: date },
    date,
  })),
};
const others = (['meeting', 'visit', 'other'] as const).map((kind, at) => ({
  id: kind[0]!,
  kind,
  title: { en: kind },
  date: ['1950-06-01', '2000-01-01', '1900-01-01'][at]!,
}));
const lanes = createDocumentSource(
  buildDocumentIndex({ ...document, events: [...document.events, ...others] }),
);
const source = createDocumentSource(buildDocumentIndex(document));
const DAY = 86_400_000;
const query = {
  from: Date.UTC(1945, 0, 1),
  to: Date.UTC(1945, 11, 31),
  lanes: 'kind',
  filter: {},
  millisecondsPerPixel: DAY,
  limit: 100,
} as const;
const here = { laneId: 'kind:summit', eventId: 'e1' };

describe('stepping beyond what is shown', () => {
  it('finds the next and the previous event decades away', async () => {
    expect((await neighbourBeyond(source, query, [], here, 'next'))?.eventId).toBe('e2');
    expect((await neighbourBeyond(source, query, [], here, 'previous'))?.eventId).toBe('e0');
  });

  it('ends where time does', async () => {
    const last = { laneId: 'kind:summit', eventId: 'e2' };
    const late = { ...query, from: Date.UTC(2021, 0, 1), to: Date.UTC(2021, 11, 31) };
    expect(await neighbourBeyond(source, late, [], last, 'next')).toBeNull();
  });

  it('finds the event of the next lane that is nearest in time, however far away', async () => {
    const place = { laneId: 'kind:meeting', eventId: 'm' };
    const at = (date: number) => ({ ...query, from: date, to: date + DAY, millisecondsPerPixel: DAY / 1000 });
    const asked = (date: number, step: 'lane-up' | 'lane-down', collapsed: readonly string[] = []) =>
      neighbourBeyond(lanes, { ...at(date), collapsed }, [], place, step);
    const here = Date.UTC(1950, 5, 1);
    expect(await asked(here, 'lane-up')).toEqual({ laneId: 'kind:summit', eventId: 'e1' });
    expect(await asked(here, 'lane-down')).toEqual({ laneId: 'kind:visit', eventId: 'v' });
    expect(await asked(here, 'lane-down', ['kind:visit'])).toEqual({ laneId: 'kind:other', eventId: 'o' });
    expect(await asked(here, 'lane-up', ['kind:summit'])).toBeNull();
  });

  it('finds nothing above the first lane, and below the last', async () => {
    expect(await neighbourBeyond(source, query, [], here, 'lane-down')).toBeNull();
    expect(await neighbourBeyond(source, query, [], here, 'lane-up')).toBeNull();
  });

  it('goes to the first and the last of all events that pass the filter', async () => {
    expect(await endOfTime(source, {}, 'en', 'first')).toBe('e0');
    expect(await endOfTime(source, {}, 'en', 'last')).toBe('e2');
    const within = { time: { within: '1900/1950', mode: 'certainly' } } as const;
    expect(await endOfTime(source, within, 'en', 'last')).toBe('e1');
    expect(await endOfTime(source, { text: 'nowhere' }, 'en', 'last')).toBeNull();
  });
});
