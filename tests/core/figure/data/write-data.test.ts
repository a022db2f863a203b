import { beforeAll, describe, expect, test } from 'vitest';
import type { TimelineDocument } from '../../../../src/core/document/model.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';
import { collectFigureData, type FigureData } from '../../../../src/core/figure/data/figure-data.ts';
import { formatLimit } from '../../../../src/core/figure/data/limits.ts';
import { writeCsv, writeJson } from '../../../../src/core/figure/data/write-data.ts';
import { defaultFigureOptions } from '../../../../src/core/figure/default-options.ts';
import { speakFigures } from '../../../../src/i18n/figure-speech.ts';
import { openGeneva } from '../geneva.ts';

let document: TimelineDocument;
beforeAll(async () => {
  document = await openGeneva();
});

function collect(chosen: Partial<FigureOptions> = {}, from = document): FigureData {
  const options = { ...defaultFigureOptions(from, chosen.language ?? 'en'), ...chosen };
  return collectFigureData({ document: from, options }, speakFigures(options.language, options).figure);
}

/** Rows of RFC 4180, read by the letter of it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') cell += text.charAt((at += 1));
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || character === '\r') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\r') {
        at += 1;
        rows.push([]);
      }
    } else cell += character;
  }
  return rows.slice(0, -1);
}

describe('the data behind a figure', () => {
  test('holds every event that is shown, in time order, in the language of the figure', () => {
    const { events, title, language } = collect({ language: 'ar' });
    expect(language).toBe('ar');
    expect(title).toMatch(/قمة جنيف/);
    expect(events).toHaveLength(15);
    expect(events.map(({ earliest }) => earliest)).toEqual(events.map(({ earliest }) => earliest).toSorted());
    for (const event of events) expect(event.title).toMatch(/\p{Script=Arabic}/u);
  });

  test('holds only what the range and the filter leave', () => {
    expect(collect({ from: '2021-06-16' }).events.length).toBeLessThan(15);
    expect(collect({ to: '2021-06-15' }).events.every(({ date }) => date === '2021-06-14?')).toBe(true);
    const outcomes = collect({ filter: { facets: { kind: ['outcome'] } } }).events;
    expect(outcomes.map(({ kind }) => kind)).toEqual(['outcome', 'outcome']);
    expect(outcomes.every(({ latest }) => latest === null)).toBe(true);
  });

  test('refers to sources by their numbers, and to events by their ids', () => {
    const { events, relations, sources } = collect({ sources: false, relations: false });
    const ids = new Set(events.map(({ id }) => id));
    expect(relations.length).toBeGreaterThan(0);
    expect(relations.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    const numbers = sources.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    for (const { citations } of events) for (const { source } of citations) expect(numbers).toContain(source);
  });

  test('gives a quote in its own language and translated', () => {
    const quotes = collect().events.flatMap((event) => event.quotes);
    expect(quotes.some(({ language, translation }) => language === 'ar' && translation !== null)).toBe(true);
    expect(
      collect({ language: 'ar' })
        .events.flatMap(({ quotes: own }) => own)
        .every(({ translation }) => translation === null),
    ).toBe(true);
  });
});

describe('limits of dates', () => {
  const at = (iso: string): number => Date.parse(iso);

  test('are days where they are the edge of one, and have a sign beyond four digits', () => {
    expect(formatLimit(at('2021-06-16T00:00:00.000Z'))).toBe('2021-06-16');
    expect(formatLimit(at('2021-06-16T23:59:59.999Z'))).toBe('2021-06-16');
    expect(formatLimit(at('2021-06-16T13:30:05.000Z'))).toBe('2021-06-16T13:30:05');
    expect(formatLimit(at('-000044-03-15T00:00:00.000Z'))).toBe('-000044-03-15');
    expect(formatLimit(at('+012000-01-01T00:00:00.000Z'))).toBe('+012000-01-01');
    expect(formatLimit(Infinity)).toBeNull();
  });
});

describe('CSV', () => {
  test('has a head, a row an event, equal columns and a mark of UTF-8', () => {
    const text = writeCsv(collect({ language: 'ar' }));
    expect(text.startsWith('\ufeffid,date,')).toBe(true);
    const rows = readCsv(text.slice(1));
    expect(rows).toHaveLength(16);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(text).not.toMatch(/[\u2066-\u2069]/);
  });

  test('gives back commas, quotes and line ends as they were, and no formula', () => {
    const title = '=1+1, "he said"\nand left';
    const [event, ...others] = document.events;
    const changed = { ...document, events: [{ ...event!, title: { en: title } }, ...others] };
    const rows = readCsv(writeCsv(collect({}, changed)).slice(1));
    const column = rows[0]!.indexOf('title');
    expect(rows.map((row) => row[column])).toContain(`'${title}`);
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ["-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"],
  ['+41 22 917', "'+41 22 917"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1+1', "'＝1+1"],
  ['-40', '-40'],
  ['2021 = summit', '2021 = summit'],
])('a cell of CSV that a spreadsheet would run is text: %s', (title, cell) => {
  const [event, ...others] = document.events;
  const changed = { ...document, events: [{ ...event!, title: { en: title } }, ...others] };
  const rows = readCsv(writeCsv(collect({}, changed)).slice(1));
  const column = rows[0]!.indexOf('title');
  expect(rows.map((row) => row[column])).toContain(cell);
});

test('JSON says what it is and holds the same', () => {
  const data = collect();
  const read = JSON.parse(writeJson(data)) as Record<string, unknown>;
  expect(read).toEqual({ format: 'communique-figure-data', version: 1, ...data });
});
