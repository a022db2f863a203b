import { gzipSync, strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/codecs/import-files.ts';
import { parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { loadVocabulary } from '../../../src/core/vocabulary/vocabulary.ts';
import { fieldsOf, fileOf, importAll, importText, lineOf, type RowValues } from './gdelt-rows.ts';

const rows = (...values: readonly RowValues[]) => values.map((each) => lineOf(each)).join('\n');
const ids = ({ events }: Awaited<ReturnType<typeof importText>>) => events.map(({ id }) => id);

describe('a row of GDELT', () => {
  it('becomes an event with a title in both languages, its actors, place, topic and citations', async () => {
    const { events } = await importText(
      lineOf({ id: '42', code: '046', goldstein: '7.0', mentions: '5', url: 'https://www.example.org/a?b' }),
    );
    expect(events).toEqual([
      {
        id: 'gdelt-42',
        kind: 'meeting',
        title: {
          en: 'Russia negotiates with the United States',
          ar: 'تتفاوض روسيا مع الولايات المتحدة',
        },
        summary: {
          en: 'Named in the data as RUSSIA, UNITED STATES.',
          ar: 'وردت الأسماء في البيانات هكذا: RUSSIA، UNITED STATES.',
        },
        date: '2021-06-16',
        actors: [
          { actor: 'cameo-rus', role: 'participant' },
          { actor: 'cameo-usa', role: 'participant' },
        ],
        place: 'place-1',
        topics: ['topic-negotiation'],
        citations: [
          { source: 'gdelt', locator: { en: 'Event 42', ar: 'الحدث 42' }, confidence: 'reported' },
          { source: 'site-1', locator: { en: 'https://www.example.org/a?b' }, confidence: 'reported' },
        ],
        cameo: '046',
        goldstein: 7,
        mentions: 5,
      },
    ]);
  });

  it('tells a state and an ethnic group apart whose codes differ by case alone', async () => {
    const { document } = await importText(
      rows(
        { id: '1', actor1: 'CHE', name1: 'SWITZERLAND', actor2: 'che', name2: 'CHECHEN' },
        { id: '2', actor1: 'CHEMED', actor2: 'cheMED' },
        { id: '3', actor1: 'MEDche', actor2: 'CHEche' },
      ),
    );
    const found = document?.actors.map(({ id, cameo }) => [id, cameo]);
    expect(found).toEqual([
      ['cameo-che', 'CHE'],
      ['cameo-ethnic-che', 'che'],
      ['cameo-chemed', 'CHEMED'],
      ['cameo-ethnic-che-med', 'cheMED'],
      ['cameo-ethnic-medche', 'MEDche'],
      ['cameo-ethnic-cheche', 'CHEche'],
    ]);
    expect(parseDocument(saveDocument(document!)).problems).toEqual([]);
  });

  it('is read alike from 57, 58 and 61 columns, and from a file that mixes them', async () => {
    const text = [lineOf({ id: '1' }, 57), lineOf({ id: '2' }, 58), lineOf({ id: '3' }, 61)].join('\n');
    const { events, problems } = await importText(text);
    expect(events.map(({ title }) => title['en'])).toEqual(
      Array(3).fill('Russia consults the United States'),
    );
    expect(problems.size).toBe(0);
  });

  it('keeps events without a first actor, a second, or any', async () => {
    const none = { name1: '', name2: '', actor1: '', actor2: '' };
    const { events } = await importText(
      rows({ id: '1', actor1: '', name1: '' }, { id: '2', actor2: '', name2: '' }, { ...none, id: '3' }),
    );
    expect(events.map(({ title }) => title['en'])).toEqual([
      'An unnamed actor consults the United States',
      'Russia consults',
      'Consult',
    ]);
  });

  it('names places by their country in both languages, and gives coordinates', async () => {
    const { result } = await importText(rows({ id: '1' }, { id: '2', place: 'Switzerland' }));
    if (!result.ok) throw new Error(result.reason);
    const vocabulary = await loadVocabulary();
    const { createImportedSource } = await import('../../../src/core/codecs/imported-source.ts');
    const { document } = createImportedSource(result.rows, vocabulary, 'test');
    expect(document.places).toEqual([
      {
        id: 'place-1',
        name: { en: 'Geneva, Genève, Switzerland' },
        country: 'CH',
        coordinates: { latitude: 46.2, longitude: 6.16667 },
      },
      {
        id: 'place-2',
        name: { en: 'Switzerland', ar: 'سويسرا' },
        country: 'CH',
        coordinates: { latitude: 46.2, longitude: 6.16667 },
      },
    ]);
  });
});

describe('reports of one event', () => {
  const url = 'https://example.org/1';
  it('are rows of one address, day, code and pair of actors; their mentions add up', async () => {
    const { events, result } = await importText(
      rows(
        { id: '1', url, mentions: '2' },
        { id: '2', url, mentions: '3', place: 'Bern' },
        { id: '3', url, code: '046' },
        { id: '4', url: 'https://example.org/2' },
        { id: '5', url, date: '20210617' },
        { id: '6', url, actor2: 'FRA' },
      ),
    );
    expect(events.map(({ id }) => id)).toEqual(['gdelt-1', 'gdelt-3', 'gdelt-4', 'gdelt-6', 'gdelt-5']);
    expect(events[0]?.mentions).toBe(5);
    if (!result.ok) throw new Error(result.reason);
    expect(result.rows.rowsRead).toBe(6);
    expect(Array.from(result.rows.columns.reports).reduce((sum, count) => sum + count)).toBe(6);
    expect(result.rows.records.find(2)).toBe(result.rows.records.find(1));
  });

  it('cannot be told where there is no address: every row is an event then', async () => {
    expect(ids(await importText(rows({ id: '1' }, { id: '2' })))).toHaveLength(2);
  });

  it('a number that comes twice is the same row twice', async () => {
    const imported = await importAll([
      fileOf('a.csv', rows({ id: '1' }, { id: '2' })),
      fileOf('b.csv', rows({ id: '2' }, { id: '3' })),
    ]);
    expect(ids(imported)).toHaveLength(3);
    expect(imported.problems.get('duplicate-row')).toMatchObject({
      count: 1,
      outcome: 'refused',
      places: [{ file: 'b.csv', line: 1, value: '2' }],
    });
  });
});

describe('damage', () => {
  it('from R and databases: NA, NULL and \\N stand for nothing, spaces around codes go', async () => {
    const { events } = await importText(
      rows(
        { id: '1', actor1: 'NA', name1: 'NULL', actor2: ' GOV ' },
        { id: '2', actor2: '\\N', url: 'NULL' },
      ),
    );
    expect(events.map(({ title }) => title['en'])).toEqual([
      'An unnamed actor consults the government',
      'Russia consults',
    ]);
    expect(events[1]?.citations).toHaveLength(1);
  });

  it('from R: a header, one name short of the rows, and quotes', async () => {
    const { GDELT_HEADER } = await import('./gdelt-header.ts');
    const line = `"17",${fieldsOf({ id: '9' }, 58)
      .map((field) => `"${field}"`)
      .join(',')}`;
    const { events, problems } = await importText(`${GDELT_HEADER.join(',')}\n${line}\n`);
    expect(events.map(({ id, date }) => [id, date])).toEqual([['gdelt-9', '2021-06-16']]);
    expect(problems.get('spreadsheet')?.outcome).toBe('repaired');
  });

  it('from a spreadsheet: semicolons, CRLF, lost zeros, decimal commas, numbers with exponents', async () => {
    const fields = fieldsOf({ id: '7', code: '36', root: '3', goldstein: '4,0', added: '2.02E+13' });
    const { events, problems } = await importText(`${fields.join(';')}\r\n`);
    expect(events[0]).toMatchObject({ cameo: '036', goldstein: 4 });
    expect([...problems.keys()]).toEqual(['lost-zero', 'bad-number', 'spreadsheet']);
    expect(problems.get('lost-zero')).toMatchObject({
      outcome: 'repaired',
      places: [{ file: 'test.csv', line: 1, value: '36' }],
    });
  });

  it('from a spreadsheet: a header without names is neither a row nor a fault', async () => {
    const imported = await importText(
      `${Array(61).fill('').join(';')}\r\n${fieldsOf({ id: '8' }).join(';')}`,
    );
    expect(ids(imported)).toEqual(['gdelt-8']);
    expect([...imported.problems.keys()]).toEqual(['spreadsheet']);
  });

  it('a code that lost its zero is put right by its root, by its score, or left with a doubt', async () => {
    const { events, problems } = await importText(
      rows(
        { id: '1', code: '10', root: '1', goldstein: '0' },
        { id: '2', code: '10', root: '', goldstein: '0.0' },
        { id: '3', code: '10', root: '', goldstein: '-5.0' },
        { id: '4', code: '10', root: '', goldstein: '' },
        { id: '5', code: '100', root: '10', goldstein: '-5.0' },
      ),
    );
    expect(events.map(({ cameo }) => cameo)).toEqual(['010', '010', '10', '10', '100']);
    expect(problems.get('lost-zero')?.count).toBe(2);
    expect(problems.get('unclear-code')?.places).toEqual([{ file: 'test.csv', line: 4, value: '10' }]);
  });

  it('rows with a wrong number of fields are left out, by their lines', async () => {
    const good = lineOf({ id: '1' });
    const text = [good, good.split('\t').slice(0, 30).join('\t'), `${lineOf({ id: '2' })}\t\t`, 'x\ty'].join(
      '\n',
    );
    const imported = await importText(text);
    expect(ids(imported)).toEqual(['gdelt-1', 'gdelt-2']);
    expect(imported.problems.get('ragged-row')).toMatchObject({
      count: 2,
      places: [
        { line: 2, value: '30' },
        { line: 4, value: '2' },
      ],
    });
  });

  it('a damaged day falls back to its month and year; a row without any date is left out', async () => {
    const damaged = (id: string, ...changes: readonly (readonly [number, string])[]) => {
      const fields = fieldsOf({ id });
      for (const [index, value] of changes) fields[index] = value;
      return fields.join('\t');
    };
    const text = [
      damaged('1', [1, '20210231']),
      damaged('2', [1, ''], [2, '']),
      damaged('3', [1, '0'], [2, ''], [3, '']),
    ].join('\n');
    const { events, problems } = await importText([lineOf({ id: '9' }), text].join('\n'));
    expect(events.map(({ id, date }) => `${id} ${date}`)).toEqual([
      'gdelt-2 2021',
      'gdelt-1 2021-06',
      'gdelt-9 2021-06-16',
    ]);
    expect([problems.get('month-only')?.count, problems.get('bad-date')?.places[0]?.line]).toEqual([2, 4]);
  });

  it('a date long before the capture is kept as uncertain', async () => {
    const { events, problems } = await importText(
      rows({ id: '1', date: '20200616' }, { id: '2', date: '20210610' }),
    );
    expect(events.map(({ date }) => date)).toEqual(['2020-06-16?', '2021-06-10']);
    expect(problems.get('dated-before-capture')).toMatchObject({ count: 1, outcome: 'kept' });
  });

  it('the bulk conversion of 2013 is no capture: old rows of GDELT 1.0 are certain', async () => {
    const { events, problems } = await importText(lineOf({ date: '20110601', added: '20130203' }, 58));
    expect([events[0]?.date, problems.size]).toEqual(['2011-06-01', 0]);
  });

  it('bytes that are not UTF-8 are read as Windows-1252', async () => {
    const text = lineOf({ place: 'Zürich, Switzerland' });
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const { result, problems } = await importText(bytes);
    if (!result.ok) throw new Error(result.reason);
    expect(result.rows.places.textOf(0)).toBe('Zürich, Switzerland\tSZ');
    expect(problems.get('not-utf8')).toMatchObject({ count: 1, outcome: 'repaired' });
  });

  it('UTF-16 of either order is read, however it is cut', async () => {
    const text = `\ufeff${lineOf({ id: '1', place: 'Genève 🕊, Switzerland' })}\r\n${lineOf({ id: '2' })}`;
    for (const isBig of [false, true]) {
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !isBig);
      const { result } = await importAll([fileOf('u.txt', bytes, 333)]);
      if (!result.ok) throw new Error(result.reason);
      expect(result.rows.places.textOf(0)).toBe('Genève 🕊, Switzerland\tSZ');
      expect(result.rows.table.size).toBe(2);
    }
  });

  it('a line without end is skipped, and the rows around it kept', async () => {
    const text = [lineOf({ id: '1' }), 'x'.repeat(3_000_000), lineOf({ id: '2' })].join('\n');
    const imported = await importText(text);
    expect(ids(imported)).toEqual(['gdelt-1', 'gdelt-2']);
    expect(imported.problems.get('long-line')?.places[0]?.line).toBe(2);
  });

  it('never throws, whatever the bytes', async () => {
    const vocabulary = await loadVocabulary();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(10), async (noise, cut) => {
        const bytes = new Uint8Array([...strToU8(`${lineOf({ id: '1' })}\n`), ...noise]);
        const result = await importFiles([fileOf('noise', bytes, cut + 1)], { vocabulary });
        expect(result.ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('files', () => {
  const text = Array.from({ length: 300 }, (_, id) => lineOf({ id: String(id + 1) })).join('\n');

  it('give the same rows plain, gzipped and zipped, and wherever the chunks are cut', async () => {
    const plain = strToU8(text);
    const zipped = zipSync({
      'a/': new Uint8Array(),
      'a/one.CSV': plain.slice(0, 1),
      'a/x.export.CSV': plain,
    });
    for (const bytes of [plain, gzipSync(plain), zipped]) {
      for (const chunk of [7, 1000, 1 << 20]) {
        const { events } = await importAll([fileOf('x', bytes, chunk)]);
        expect(events).toHaveLength(300);
      }
    }
  });

  it('end lines with LF, CRLF or CR, counted alike', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = [lineOf({ id: '1' }), '', 'broken', lineOf({ id: '2' })].join(end);
      const imported = await importAll([fileOf('x', lines, 10)]);
      expect(ids(imported)).toEqual(['gdelt-1', 'gdelt-2']);
      expect(imported.problems.get('ragged-row')?.places[0]?.line).toBe(3);
    }
  });

  it('of other kinds are named and passed over; none at all is a reason', async () => {
    const imported = await importAll([fileOf('notes.txt', 'Dear diary,\nnothing.'), fileOf('x', text)]);
    expect(imported.events).toHaveLength(300);
    expect(imported.problems.get('unreadable-file')?.places[0]?.file).toBe('notes.txt');
    const { result } = await importText('<!doctype html>');
    expect(result).toMatchObject({ ok: false, reason: 'unknown' });
  });

  it('that are cut off in the middle of their compression give what could be read, and say so', async () => {
    const many = Array.from({ length: 5000 }, (_, id) =>
      lineOf({ id: String(id * 7919), mentions: String(id) }),
    );
    const whole = gzipSync(strToU8(many.join('\n')));
    const { events, problems } = await importAll([fileOf('x.gz', whole.slice(0, whole.length - 200))]);
    expect(events.length).toBeGreaterThan(0);
    expect(problems.get('unreadable-file')?.count).toBe(1);
  });

  it('are given up at once when nobody wants them any more', async () => {
    const vocabulary = await loadVocabulary();
    const controller = new AbortController();
    let slices = 0;
    const reading = importFiles([fileOf('x', text.repeat(50))], {
      vocabulary,
      signal: controller.signal,
      onProgress: ({ fraction }) => {
        expect(fraction).toBeLessThan(1);
        if (++slices === 2) controller.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(slices).toBe(2);
  });
});

describe('a table of imported rows', () => {
  /** Bytes of all arrays that a value reaches. */
  function bytesOf(value: unknown, seen = new Set<unknown>()): number {
    if (value === null || typeof value !== 'object' || seen.has(value)) return 0;
    seen.add(value);
    if (ArrayBuffer.isView(value)) {
      if (seen.has(value.buffer)) return 0;
      seen.add(value.buffer);
      return value.buffer.byteLength;
    }
    const inside = value instanceof Map ? [...value.entries()].flat() : Object.values(value);
    return inside.reduce<number>((sum, one) => sum + bytesOf(one, seen), 0);
  }

  it('takes room for the rows that are kept, however long the files are', async () => {
    const text = Array.from({ length: 400 }, (_, at) =>
      lineOf({ id: String(at), url: `https://example.org/${at}` }),
    ).join('\n');
    const vocabulary = await loadVocabulary();
    const read = async (times: number) => {
      const files = Array.from({ length: times }, (_, at) => fileOf(`${at}.csv`, text));
      const result = await importFiles(files, { vocabulary });
      if (!result.ok) throw new Error(result.reason);
      return { rowsRead: result.rows.rowsRead, bytes: bytesOf(result.rows) };
    };
    const once = await read(1);
    const often = await read(50);
    expect(often.rowsRead).toBe(once.rowsRead * 50);
    expect(once.bytes).toBeGreaterThan(400 * 20);
    expect(often.bytes).toBe(once.bytes);
  });
});
