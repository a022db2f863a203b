import { describe, expect, test } from 'vitest';
import { parseDate } from '../../../src/core/dates/parse.ts';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { TimelineEvent } from '../../../src/core/document/model.ts';
import { areColumnsBetter, buildColumns } from '../../../src/core/layout/columns.ts';
import { buildItem, compareItems, type TimelineItem } from '../../../src/core/layout/items.ts';
import { laneName } from '../../../src/core/layout/lane-names.ts';
import { directionOf, pickText } from '../../../src/core/layout/localized.ts';
import { buildFigureWords } from '../../../src/i18n/figure-words.ts';
import { documentOf, eventOf } from '../figure/compose/sample-documents.ts';

const itemOf = (event: TimelineEvent, language = 'en', order = 0): TimelineItem => {
  const result = parseDate(event.date);
  if (!result.ok) throw new Error(`Not a date: ${event.date}`);
  return buildItem(event, result.date, order, buildDocumentIndex(documentOf([event])), language);
};

describe('text in a language', () => {
  const map = { en: 'Summit', 'ar-EG': 'قمة' };

  test('is taken in that language, whatever its region', () => {
    expect(pickText(map, 'ar', [])).toEqual({ text: 'قمة', language: 'ar-EG', fallback: false });
    expect(pickText(map, 'en-GB', [])?.text).toBe('Summit');
  });

  test('falls back to the document’s own languages, and says so', () => {
    expect(pickText(map, 'fr', ['en'])).toEqual({ text: 'Summit', language: 'en', fallback: true });
    expect(pickText({}, 'fr', ['en'])).toBeNull();
  });

  test('runs from right to left where it is so written', () => {
    expect(['ar', 'fa-IR', 'he', 'en', 'ru'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
  });
});

describe('an item', () => {
  test('names its speakers and its place', () => {
    const item = itemOf(
      eventOf('a', '2021', {
        kind: 'statement',
        place: 'port',
        actors: [{ actor: 'envoy', role: 'speaker' }],
      }),
      'ar',
    );
    expect(item).toMatchObject({
      title: 'حدث a',
      speakers: ['المبعوث'],
      place: 'مدينة المرفأ',
      fallback: false,
    });
  });

  test('lists each source once, in the order of the citations', () => {
    const cite = (source: string) => ({ source, confidence: 'reported' as const });
    const item = itemOf(
      eventOf('a', '2021', { citations: [cite('archive'), cite('gazette'), cite('archive')] }),
    );
    expect(item.sources).toEqual(['archive', 'gazette']);
  });

  test('knows when its date is a conclusion of our own', () => {
    const inferred = { source: 'archive', confidence: 'inferred' as const, supports: ['date' as const] };
    expect(itemOf(eventOf('a', '2021?', { citations: [inferred] })).dateInferred).toBe(true);
    expect(itemOf(eventOf('a', '2021?')).dateInferred).toBe(false);
  });

  test('weighs most when it is starred', () => {
    expect(itemOf(eventOf('a', '2021', { starred: true, importance: 0.1 })).importance).toBe(1);
  });

  test('comes before those that begin later, then end later, then stand later in the document', () => {
    const dates = ['2021/2023', '2020', '2021', '2021'];
    const items = dates.map((date, order) => itemOf(eventOf(String(order), date), 'en', order));
    expect(items.toSorted(compareItems).map(({ eventId }) => eventId)).toEqual(['1', '2', '3', '0']);
  });
});

describe('dated columns', () => {
  const columnsOf = (...dates: string[]) =>
    buildColumns(dates.map((date, order) => itemOf(eventOf(String(order), date), 'en', order)));

  test('hold the events of one date, certain or not, and open ends apart', () => {
    const columns = columnsOf('2021-06-16', '2021-06-16?', '2021-06-16/..');
    expect(columns.map(({ items }) => items.length)).toEqual([2, 1]);
    expect(columns[0]?.date.uncertain).toBe(false);
  });

  test('are broken where days are left out between them', () => {
    const columns = columnsOf('2021-06-14', '2021-06-15', '2021-06-17');
    expect(columns.map(({ brokenBefore }) => brokenBefore)).toEqual([false, false, true]);
  });

  test('are better than a scale for few dates with many events, not for an even spread or for long wars', () => {
    const day = '2021-06-14';
    expect(areColumnsBetter(columnsOf(day, day, day, '2021-06-16', '2021-06-16'), 8)).toBe(true);
    expect(areColumnsBetter(columnsOf('2001', '2002', '2003', '2004'), 8)).toBe(false);
    expect(areColumnsBetter(columnsOf('1939/1945', '1939/1945', '1939/1945'), 8)).toBe(false);
    expect(areColumnsBetter([], 8)).toBe(false);
  });
});

test('lanes are named in the figure’s language', () => {
  const index = buildDocumentIndex(documentOf([]));
  const [english, arabic] = [buildFigureWords('en'), buildFigureWords('ar')];
  expect(laneName('statement:north', 'kind', index, 'en', english)).toBe('Statements · Northland');
  expect(laneName('kind:summit', 'kind', index, 'ar', arabic)).toBe('القمم');
  expect(laneName('actor:south', 'actor', index, 'ar', arabic)).toBe('أرض الجنوب');
  expect(laneName('topic:gone', 'topic', index, 'en', english)).toBe('gone');
  expect(laneName('none', 'place', index, 'en', english)).toBe('No place named');
  expect(laneName('quad:3', 'quad-class', index, 'en', english)).toBe('Verbal conflict');
});
