import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates } from '../../../src/core/dates/compare.ts';
import type { TimelineDate } from '../../../src/core/dates/dates.ts';
import { parseDate } from '../../../src/core/dates/parse.ts';
import { millisecondsFromCivil } from '../../../src/core/dates/calendar.ts';

function dateOf(edtf: string): TimelineDate {
  const result = parseDate(edtf);
  if (!result.ok) throw new Error(`${result.reason}: ${edtf}`);
  return result.date;
}

/** The start of a day, or `-` for none: `-0480-01-01`. Years of more than four digits by number. */
function startOfDay(text: string): number {
  const match = /^(-?\d+)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) throw new Error(`Not a day: ${text}`);
  return millisecondsFromCivil(Number(match[1]), Number(match[2]), Number(match[3]));
}

type Flag = 'uncertain' | 'approximate' | 'openStart' | 'openEnd' | 'isRange' | 'hasTime';
type Row = readonly [
  edtf: string,
  first: string | null,
  last: string | null,
  precision: string,
  flags?: string,
];

/**
 * Every example of the Library of Congress's EDTF specification (2019), level by level, with those of ISO 8601-2 that
 * it leaves out. First and last day inclusive; null is open.
 */
const EXAMPLES: readonly Row[] = [
  // Level 0
  ['1985-04-12', '1985-04-12', '1985-04-12', 'day'],
  ['1985-04', '1985-04-01', '1985-04-30', 'month'],
  ['1985', '1985-01-01', '1985-12-31', 'year'],
  ['1964/2008', '1964-01-01', '2008-12-31', 'year', 'isRange'],
  ['2004-06/2006-08', '2004-06-01', '2006-08-31', 'month', 'isRange'],
  ['2004-02-01/2005-02-08', '2004-02-01', '2005-02-08', 'day', 'isRange'],
  ['2004-02-01/2005-02', '2004-02-01', '2005-02-28', 'day', 'isRange'],
  ['2004-02-01/2005', '2004-02-01', '2005-12-31', 'day', 'isRange'],
  ['2005/2006-02', '2005-01-01', '2006-02-28', 'month', 'isRange'],
  ['0000', '0-01-01', '0-12-31', 'year'],
  ['19', '1900-01-01', '1999-12-31', 'century'],
  // Level 1
  ['Y170000002', '170000002-01-01', '170000002-12-31', 'year'],
  ['Y-170000002', '-170000002-01-01', '-170000002-12-31', 'year'],
  ['2001-21', '2001-03-01', '2001-05-31', 'season'],
  ['2001-22', '2001-06-01', '2001-08-31', 'season'],
  ['2001-23', '2001-09-01', '2001-11-30', 'season'],
  ['2001-24', '2001-12-01', '2002-02-28', 'season'],
  ['2003-24', '2003-12-01', '2004-02-29', 'season'],
  ['1984?', '1984-01-01', '1984-12-31', 'year', 'uncertain'],
  ['2004-06~', '2004-06-01', '2004-06-30', 'month', 'approximate'],
  ['2004-06-11%', '2004-06-11', '2004-06-11', 'day', 'uncertain approximate'],
  ['201X', '2010-01-01', '2019-12-31', 'decade'],
  ['20XX', '2000-01-01', '2099-12-31', 'century'],
  ['2004-XX', '2004-01-01', '2004-12-31', 'year'],
  ['1985-04-XX', '1985-04-01', '1985-04-30', 'month'],
  ['1985-XX-XX', '1985-01-01', '1985-12-31', 'year'],
  ['1985-04-12/..', '1985-04-12', null, 'day', 'openEnd isRange'],
  ['1985-04/..', '1985-04-01', null, 'month', 'openEnd isRange'],
  ['1985/..', '1985-01-01', null, 'year', 'openEnd isRange'],
  ['../1985-04-12', null, '1985-04-12', 'day', 'openStart isRange'],
  ['../1985-04', null, '1985-04-30', 'month', 'openStart isRange'],
  ['../1985', null, '1985-12-31', 'year', 'openStart isRange'],
  ['1985-04-12/', '1985-04-12', null, 'day', 'openEnd isRange'],
  ['1985-04/', '1985-04-01', null, 'month', 'openEnd isRange'],
  ['1985/', '1985-01-01', null, 'year', 'openEnd isRange'],
  ['/1985-04-12', null, '1985-04-12', 'day', 'openStart isRange'],
  ['/1985-04', null, '1985-04-30', 'month', 'openStart isRange'],
  ['/1985', null, '1985-12-31', 'year', 'openStart isRange'],
  ['../..', null, null, 'millennium', 'openStart openEnd isRange'],
  ['-1985', '-1985-01-01', '-1985-12-31', 'year'],
  ['-0480', '-480-01-01', '-480-12-31', 'year'],
  ['1984~/2004-06', '1984-01-01', '2004-06-30', 'month', 'approximate isRange'],
  ['1984/2004-06~', '1984-01-01', '2004-06-30', 'month', 'approximate isRange'],
  ['1984~/2004~', '1984-01-01', '2004-12-31', 'year', 'approximate isRange'],
  ['1984?/2004%', '1984-01-01', '2004-12-31', 'year', 'uncertain approximate isRange'],
  ['1984-06-02?/2004-08-08~', '1984-06-02', '2004-08-08', 'day', 'uncertain approximate isRange'],
  ['1984-06-02?/', '1984-06-02', null, 'day', 'uncertain openEnd isRange'],
  // Level 2
  ['Y-17E7', '-170000000-01-01', '-170000000-12-31', 'year'],
  ['Y17E7', '170000000-01-01', '170000000-12-31', 'year'],
  ['1950S2', '1900-01-01', '1999-12-31', 'century'],
  ['-1950S2', '-1999-01-01', '-1900-12-31', 'century'],
  ['Y171010000S3', '171000000-01-01', '171999999-12-31', 'millennium', 'isRange'],
  ['Y3388E2S3', '338000-01-01', '338999-12-31', 'millennium'],
  ['Y17101E4S3', '171000000-01-01', '171999999-12-31', 'millennium', 'isRange'],
  ['2001-25', '2001-03-01', '2001-05-31', 'season'],
  ['2001-28', '2001-12-01', '2002-02-28', 'season'],
  ['2001-29', '2001-09-01', '2001-11-30', 'season'],
  ['2001-30', '2001-12-01', '2002-02-28', 'season'],
  ['2001-31', '2001-03-01', '2001-05-31', 'season'],
  ['2001-32', '2001-06-01', '2001-08-31', 'season'],
  ['2001-33', '2001-01-01', '2001-03-31', 'quarter'],
  ['2001-34', '2001-04-01', '2001-06-30', 'quarter'],
  ['2001-36', '2001-10-01', '2001-12-31', 'quarter'],
  ['2001-37', '2001-01-01', '2001-04-30', 'season'],
  ['2001-39', '2001-09-01', '2001-12-31', 'season'],
  ['2001-40', '2001-01-01', '2001-06-30', 'season'],
  ['2001-41', '2001-07-01', '2001-12-31', 'season'],
  ['[1667,1668,1670..1672]', '1667-01-01', '1672-12-31', 'year', 'isRange'],
  ['[..1760-12-03]', null, '1760-12-03', 'day', 'openStart isRange'],
  ['[1760-12..]', '1760-12-01', null, 'month', 'openEnd isRange'],
  ['[1760-01,1760-02,1760-12..]', '1760-01-01', null, 'month', 'openEnd isRange'],
  ['[1667,1760-12]', '1667-01-01', '1760-12-31', 'month', 'isRange'],
  ['[..1984]', null, '1984-12-31', 'year', 'openStart isRange'],
  ['{1667,1668,1670..1672}', '1667-01-01', '1672-12-31', 'year', 'isRange'],
  ['{1960,1961-12}', '1960-01-01', '1961-12-31', 'month', 'isRange'],
  ['{..1984}', null, '1984-12-31', 'year', 'openStart isRange'],
  ['2004-06-11%', '2004-06-11', '2004-06-11', 'day', 'uncertain approximate'],
  ['2004-06~-11', '2004-06-11', '2004-06-11', 'day', 'approximate'],
  ['2004?-06-11', '2004-06-11', '2004-06-11', 'day', 'uncertain'],
  ['?2004-06-~11', '2004-06-11', '2004-06-11', 'day', 'uncertain approximate'],
  ['2004-%06-11', '2004-06-11', '2004-06-11', 'day', 'uncertain approximate'],
  ['2004-?06-11', '2004-06-11', '2004-06-11', 'day', 'uncertain'],
  ['156X-12-25', '1560-12-25', '1569-12-25', 'day', 'isRange'],
  ['15XX-12-25', '1500-12-25', '1599-12-25', 'day', 'isRange'],
  ['XXXX-12-XX', '0-12-01', '9999-12-31', 'month', 'isRange'],
  ['1XXX-XX', '1000-01-01', '1999-12-31', 'millennium'],
  ['1XXX-12', '1000-12-01', '1999-12-31', 'month', 'isRange'],
  ['1984-1X', '1984-10-01', '1984-12-31', 'month', 'isRange'],
  ['15XX-12-XX', '1500-12-01', '1599-12-31', 'month', 'isRange'],
  ['1560-XX-25', '1560-01-25', '1560-12-25', 'day', 'isRange'],
  ['2004-06-~01/2004-06-~20', '2004-06-01', '2004-06-20', 'day', 'approximate isRange'],
  ['2004-06-XX/2004-07-03', '2004-06-01', '2004-07-03', 'day', 'isRange'],
  ['196', '1960-01-01', '1969-12-31', 'decade'],
  // Not in the specification's list, but easily got wrong.
  ['-201X', '-2019-01-01', '-2010-12-31', 'decade'],
  ['201X?', '2010-01-01', '2019-12-31', 'decade', 'uncertain'],
  ['2011-23~', '2011-09-01', '2011-11-30', 'season', 'approximate'],
  ['2001-21/2003', '2001-03-01', '2003-12-31', 'season', 'isRange'],
  ['190X-02-29', '1904-02-29', '1908-02-29', 'day', 'isRange'],
  ['2021-02-XX', '2021-02-01', '2021-02-28', 'month'],
  ['2021-XX-31', '2021-01-31', '2021-12-31', 'day', 'isRange'],
  ['2021-02-2X', '2021-02-20', '2021-02-28', 'day', 'isRange'],
  ['1X99', '1099-01-01', '1999-12-31', 'year', 'isRange'],
  ['XXXX', '0-01-01', '9999-12-31', 'millennium', 'isRange'],
  ['2021-06-16/2021-06-16', '2021-06-16', '2021-06-16', 'day', 'isRange'],
];

const FLAGS: readonly Flag[] = ['uncertain', 'approximate', 'openStart', 'openEnd', 'isRange', 'hasTime'];

function toCase([edtf, first, last, precision, flags = '']: Row) {
  return { edtf, first, last, precision, flags };
}

describe('the examples of the standard', () => {
  it.each(EXAMPLES.map(toCase))(
    '$edtf lies from $first to $last',
    ({ edtf, first, last, precision, flags }) => {
      const date = dateOf(edtf);
      expect(date.earliest).toBe(first === null ? -Infinity : startOfDay(first));
      expect(date.latest).toBe(last === null ? Infinity : startOfDay(last) + 86_400_000 - 1);
      expect(date.precision).toBe(precision);
      expect(FLAGS.filter((flag) => date[flag])).toEqual(
        FLAGS.filter((flag) => flags.split(' ').includes(flag)),
      );
    },
  );

  it.each([
    ['1985-04-12T23:20:30', '1985-04-12T23:20:30.000Z', 'second', null],
    ['1985-04-12T23:20:30Z', '1985-04-12T23:20:30.000Z', 'second', 0],
    ['1985-04-12T23:20:30-04', '1985-04-13T03:20:30.000Z', 'second', -240],
    ['1985-04-12T23:20:30+04:30', '1985-04-12T18:50:30.000Z', 'second', 270],
    ['2021-06-16T13:00+05:30', '2021-06-16T07:30:00.000Z', 'minute', 330],
    ['2021-06-16T24:00:00', '2021-06-17T00:00:00.000Z', 'second', null],
  ])('%s is the instant %s', (edtf, instant, precision, utcOffset) => {
    const date = dateOf(edtf);
    expect(new Date(date.earliest).toISOString()).toBe(instant);
    expect(date.latest - date.earliest).toBe(precision === 'minute' ? 59_999 : 999);
    expect(date).toMatchObject({ precision, utcOffset, hasTime: true, isRange: false });
  });

  it('reads fractions of a second to any length, to the millisecond', () => {
    const date = dateOf('2021-06-16T13:00:00.123456789012Z');
    expect(new Date(date.earliest).toISOString()).toBe('2021-06-16T13:00:00.123Z');
    expect(date.latest).toBe(date.earliest);
  });

  it('keeps the order of years that numbers can no longer tell to the millisecond', () => {
    const years = ['Y-17E12', 'Y-17101E4S3', 'Y-170000002', '-9999', '0000', 'Y170000002', 'Y17E12'];
    const dates = years.map(dateOf);
    expect(dates.toSorted(compareDates)).toEqual(dates);
  });
});

describe('what is certain about a date', () => {
  const day = (text: string) => [startOfDay(text), startOfDay(text) + 86_400_000 - 1] as const;
  it.each([
    ['2021-06-16', ...day('2021-06-16')],
    ['1984/2004', startOfDay('1984-12-31') + 86_399_999, startOfDay('2004-01-01')],
    ['2021-06-16/..', ...day('2021-06-16')],
    ['/2021-06-16', ...day('2021-06-16')],
    ['2021-06-16/2021-06-16', ...day('2021-06-16')],
  ])('%s certainly covers its core', (edtf, earliest, latest) => {
    expect(dateOf(edtf).core).toEqual({ earliest, latest });
  });

  it.each(['[1667,1668]', '156X-12-25', '2004/2004-06', '../..', '1X99'])('%s has none', (edtf) => {
    expect(dateOf(edtf).core).toBeNull();
  });
});

describe('what is refused', () => {
  it.each([
    '2021-02-30',
    '1900-02-29',
    '2021-13',
    '2021-00',
    '2021-01-00',
    '2021-06-31',
    '2021-20',
    '2021-42',
    '2021-21-01',
    '2021-2X',
    '2021-02-3X',
    '19X1-02-29',
    '2021-06-16T25:00:00Z',
    '2021-06-16T24:01:00',
    '2021-06-16T12:60',
    '2021-06-16T12:00:60',
    '2021-06-16T12:00:00+25:00',
    '2021-06-16T12:00:00+01:75',
    '2021-02-30T12:00:00',
    '-0000',
    '2004/1985',
    '2021-06-16/2021-06-10',
    '2021-02-30/2021-03-01',
    '[1672..1670]',
    '[1667,2021-02-30]',
    'Y1E400',
    'Y99999999999999999999',
  ])('%s is no date of any calendar', (edtf) => {
    expect(parseDate(edtf)).toEqual({ ok: false, reason: 'impossible' });
  });

  it.each([
    '',
    ' ',
    '16 June 2021',
    '16/06/2021',
    '2021-6-16',
    '20210616',
    '2021-06-16 ',
    '2021-06-16T',
    'Y2021',
    'Y-0',
    '2021?~',
    '2021-06-16/2021-06-17/2021-06-18',
    '[1667',
    '[]',
    '[..]',
    '{}',
    '[1667,]',
    '[[1667]]',
    '{1960]',
    'open/2021',
    '٢٠٢١-٠٦-١٦',
    '__proto__',
    '1'.repeat(5000),
    `[${'1667,'.repeat(2000)}1668]`,
  ])('%j is not EDTF', (edtf) => {
    expect(parseDate(edtf)).toEqual({ ok: false, reason: 'syntax' });
  });

  it('never throws, whatever the string', () => {
    const edtfish = fc.string({ unit: fc.constantFrom(...'0123456789X-/.?~%[]{},YESTZ:+'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), edtfish), (text) => {
        const result = parseDate(text);
        if (result.ok) expect(result.date.earliest).toBeLessThanOrEqual(result.date.latest);
        else expect(['syntax', 'impossible']).toContain(result.reason);
      }),
      { numRuns: 5000 },
    );
  });

  it('refuses the longest input at once', () => {
    expect(parseDate('['.repeat(50_000_000))).toEqual({ ok: false, reason: 'syntax' });
  });
});
