import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { millisecondsFromCivil, TIME_UNITS } from '../../../src/core/dates/calendar.ts';
import {
  formatDate,
  formatRange,
  formatTick,
  type DateFormatOptions,
} from '../../../src/core/dates/format.ts';
import { parseDate } from '../../../src/core/dates/parse.ts';
import { buildDateWords } from '../../../src/i18n/date-words.ts';

const english = buildDateWords('en');
const arabic = buildDateWords('ar');
const long: DateFormatOptions = { digits: 'latin', months: 'gulf-egyptian', style: 'long' };
const short: DateFormatOptions = { ...long, style: 'short' };

function dateOf(edtf: string) {
  const result = parseDate(edtf);
  if (!result.ok) throw new Error(`${result.reason}: ${edtf}`);
  return result.date;
}

/** Without the isolates, which are invisible; they have tests of their own. */
function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

const WORDED: readonly (readonly [edtf: string, english: string, arabic: string])[] = [
  ['2021-06-16', '16 June 2021', '16 يونيو 2021'],
  ['2021-06-14?', '14 June 2021 (uncertain)', '14 يونيو 2021 (غير مؤكد)'],
  ['1984~', 'circa 1984', 'نحو 1984'],
  ['1984%', 'circa 1984 (uncertain)', 'نحو 1984 (غير مؤكد)'],
  ['-0043', '44 BCE', '44 ق.م'],
  ['0000', '1 BCE', '1 ق.م'],
  ['0476-09-04', '4 September 476 CE', '4 سبتمبر 476 م'],
  ['Y170000002', '170,000,002', '170,000,002'],
  ['1950S2', 'circa 1950 (1900–1999)', 'نحو 1950 (1900–1999)'],
  [
    'Y171010000S3',
    'circa 171,010,000 (171,000,000–171,999,999)',
    'نحو 171,010,000 (171,000,000–171,999,999)',
  ],
  ['196X', '1960s', 'ستينيات القرن العشرين'],
  ['200X', '2000s', 'العقد الأول من القرن الحادي والعشرين'],
  ['-019X', 'between 200 and 191 BCE', 'بين 200 و191 ق.م'],
  ['17XX', '18th century', 'القرن الثامن عشر'],
  ['19XX', '20th century', 'القرن العشرون'],
  ['-01XX', '2nd century BCE', 'القرن الثاني ق.م'],
  ['1XXX', '2nd millennium', 'الألفية الثانية'],
  ['35XX', 'between 3500 and 3599', 'بين 3500 و3599'],
  ['2004-XX', '2004 (month not stated)', '2004 (الشهر غير مذكور)'],
  ['2004-06-XX', 'June 2004 (day not stated)', 'يونيو 2004 (اليوم غير مذكور)'],
  ['2004-XX-25', 'between 25 January and 25 December 2004', 'بين 25 يناير و25 ديسمبر 2004'],
  ['156X-12-25', '25 December, 1560s', '25 ديسمبر من ستينيات القرن السادس عشر'],
  ['19XX-12-XX', 'December, 20th century', 'ديسمبر من القرن العشرين'],
  ['XXXX-12-XX', 'December, year unknown', 'ديسمبر من سنة غير معروفة'],
  ['2021-1X', 'between October and December 2021', 'بين أكتوبر وديسمبر 2021'],
  ['2001-21', 'spring 2001', 'ربيع 2001'],
  ['2001-30', 'summer 2001 (Southern Hemisphere)', 'صيف 2001 (نصف الكرة الجنوبي)'],
  ['2001-34', 'second quarter of 2001', 'الربع الثاني من 2001'],
  ['2001-38', 'May–August 2001', 'من مايو إلى أغسطس 2001'],
  ['2001-41', 'second half of 2001', 'النصف الثاني من 2001'],
  ['2004-06~-11', '11 June 2004 (year and month approximate)', '11 يونيو 2004 (السنة والشهر تقريبيان)'],
  ['2004-?06-11', '11 June 2004 (month uncertain)', '11 يونيو 2004 (الشهر غير مؤكد)'],
  ['2021-06-14/2021-06-18', '14–18 June 2021', 'من 14 إلى 18 يونيو 2021'],
  ['2021-06-14/2021-07-18', '14 June – 18 July 2021', 'من 14 يونيو إلى 18 يوليو 2021'],
  ['2020-12-14/2021-01-03', '14 December 2020 – 3 January 2021', 'من 14 ديسمبر 2020 إلى 3 يناير 2021'],
  ['2021-06/2021-07', 'June–July 2021', 'من يونيو إلى يوليو 2021'],
  ['1984/2004', '1984–2004', 'من 1984 إلى 2004'],
  ['2021-06-16/2021-06-16', '16 June 2021', '16 يونيو 2021'],
  ['-0479/-0478', '480–479 BCE', 'من 480 إلى 479 ق.م'],
  ['-0043/0014', '44 BCE – 14 CE', 'من 44 ق.م إلى 14 م'],
  ['1984~/2004', 'circa 1984 – 2004', 'من نحو 1984 إلى 2004'],
  ['2021-06-16/..', 'from 16 June 2021', 'منذ 16 يونيو 2021'],
  ['1985/', 'from 1985 (end unknown)', 'منذ 1985 (النهاية غير معروفة)'],
  ['../1985', 'until 1985', 'حتى 1985'],
  ['/1985', 'until 1985 (start unknown)', 'حتى 1985 (البداية غير معروفة)'],
  ['/', 'date unknown', 'تاريخ غير معروف'],
  ['[1667,1668,1670..1672]', '1667, 1668 or 1670–1672', '1667 أو 1668 أو 1670–1672'],
  ['[..1760-12-03]', '3 December 1760 or earlier', '3 ديسمبر 1760 أو قبل ذلك'],
  ['[1760-12..]', 'December 1760 or later', 'ديسمبر 1760 أو بعد ذلك'],
  ['{1960,1961-12}', '1960 and December 1961', '1960 وديسمبر 1961'],
  ['2021-06-16T11:00:00Z', '16 June 2021, 11:00 UTC', '16 يونيو 2021، 11:00 بتوقيت غرينتش'],
  ['2021-06-16T13:00+02:00', '16 June 2021, 13:00 (UTC+02:00)', '16 يونيو 2021، 13:00 (غرينتش +02:00)'],
  [
    '2021-06-16T13:00+02:00/2021-06-16T17:05+02:00',
    '16 June 2021, 13:00–17:05 (UTC+02:00)',
    '16 يونيو 2021، 13:00–17:05 (غرينتش +02:00)',
  ],
];

describe('a date in words', () => {
  it.each(WORDED)('%s reads “%s” and «%s»', (edtf, inEnglish, inArabic) => {
    expect(bare(formatDate(dateOf(edtf), english, long))).toBe(inEnglish);
    expect(bare(formatDate(dateOf(edtf), arabic, long))).toBe(inArabic);
  });

  it.each([
    ['2021-09-16', '16 Sept 2021', '16 سبتمبر 2021'],
    ['1984~', 'c. 1984', 'نحو 1984'],
    ['2021-06-14?', '14 June 2021?', '14 يونيو 2021؟'],
    ['2021-06-14/2021-06-18', '14–18 June 2021', '14–18 يونيو 2021'],
    ['2004-06-XX', 'June 2004', 'يونيو 2004'],
  ])('%s is “%s” and «%s» where there is little room', (edtf, inEnglish, inArabic) => {
    expect(bare(formatDate(dateOf(edtf), english, short))).toBe(inEnglish);
    expect(bare(formatDate(dateOf(edtf), arabic, short))).toBe(inArabic);
  });

  it('has its month from the family that the reader knows', () => {
    const write = (months: DateFormatOptions['months']) =>
      bare(formatDate(dateOf('2021-06/2021-07'), arabic, { ...short, months }));
    expect(write('levantine')).toBe('حزيران–تموز 2021');
    expect(write('maghrebi')).toBe('جوان–جويلية 2021');
    expect(bare(formatDate(dateOf('2021-01/2021-02'), arabic, { ...short, months: 'levantine' }))).toBe(
      'كانون الثاني – شباط 2021',
    );
  });

  it('has Arabic-Indic digits throughout when these are chosen', () => {
    const options: DateFormatOptions = { ...long, digits: 'arabic-indic' };
    expect(formatDate(dateOf('2021-06-16'), arabic, options)).toBe('١٦ يونيو ٢٠٢١');
    expect(bare(formatDate(dateOf('Y170000002'), arabic, options))).toBe('١٧٠٬٠٠٠٬٠٠٢');
  });

  it('names the day of the week, or leaves the year out, when asked', () => {
    const day = dateOf('2021-06-16');
    expect(formatDate(day, english, { ...long, weekday: true })).toBe('Wednesday 16 June 2021');
    expect(formatDate(day, arabic, { ...long, weekday: true })).toBe('الأربعاء 16 يونيو 2021');
    expect(formatDate(day, english, { ...long, withoutYear: true })).toBe('16 June');
    expect(bare(formatDate(dateOf('2020-12-30/2021-01-02'), english, { ...long, withoutYear: true }))).toBe(
      '30 December 2020 – 2 January 2021',
    );
  });

  it('comes in an isolate of its language where neighbours could reorder it, and bare where not', () => {
    expect(formatDate(dateOf('2021-06-16'), arabic, long)).toBe('16 يونيو 2021');
    expect(formatDate(dateOf('1984/2004'), english, long)).toBe('\u20661984–2004\u2069');
    expect(formatDate(dateOf('1984/2004'), arabic, short)).toBe('\u20671984–2004\u2069');
  });

  it('exists for every date that parses, in both languages, with balanced isolates', () => {
    const edtfish = fc.string({ unit: fc.constantFrom(...'012X-/.?~%[],'), minLength: 4, maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(edtfish, fc.constantFrom(...WORDED.map(([edtf]) => edtf))), (edtf) => {
        const result = parseDate(edtf);
        if (!result.ok) return;
        for (const words of [english, arabic]) {
          for (const options of [long, short]) {
            const text = formatDate(result.date, words, options);
            expect(text).not.toMatch(/undefined|NaN|\{|X|^$/);
            expect(text.match(/[\u2066\u2067]/g)?.length ?? 0).toBe(text.match(/\u2069/g)?.length ?? 0);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a window of time in words', () => {
  const at = millisecondsFromCivil;
  it.each([
    [at(2021, 6, 16, 8), at(2021, 6, 16, 14, 30), '16 June 2021, 08:00–14:30'],
    [at(2021, 6, 16, 22), at(2021, 6, 17, 6), '16 June 2021, 22:00 – 17 June 2021, 06:00'],
    [at(2021, 6, 16), at(2021, 6, 17) - 1, '16 June 2021'],
    [at(2021, 6, 14), at(2021, 6, 19) - 1, '14–18 June 2021'],
    [at(2020, 12, 30), at(2021, 2, 1), '30 December 2020 – 1 February 2021'],
    [at(2015, 3), at(2021, 5), 'March 2015 – May 2021'],
    [at(1984), at(2021), '1984–2021'],
    [at(-499), at(1500), '500 BCE – 1500 CE'],
    [-Infinity, at(2021), 'until 1 January 2021'],
    [-Infinity, Infinity, 'all time'],
  ])('%d to %d is “%s”', (earliest, latest, text) => {
    expect(bare(formatRange({ earliest, latest }, english, long))).toBe(text);
  });
});

describe('the labels of an axis', () => {
  const ms = millisecondsFromCivil(2021, 6, 16, 14, 5, 30);
  it('say their own unit', () => {
    expect(TIME_UNITS.slice(0, 6).map((unit) => formatTick(ms, unit, english, long))).toEqual([
      '\u206614:05:30\u2069',
      '\u206614:05\u2069',
      '\u206614:05\u2069',
      '16',
      'June',
      '2021',
    ]);
  });

  it('say in full what is above it', () => {
    const write = (unit: 'hour' | 'day' | 'month') =>
      bare(formatTick(ms, unit, arabic, { ...long, tick: 'full' }));
    expect([write('hour'), write('day'), write('month')]).toEqual([
      '16 يونيو 2021، 14:05',
      '16 يونيو 2021',
      'يونيو 2021',
    ]);
  });

  it('count years before Christ without a year 0', () => {
    const years = [-99, 1, 100, 1000].map((year) => millisecondsFromCivil(year));
    expect(years.map((year) => formatTick(year, 'century', english, long))).toEqual([
      '100 BCE',
      '1 CE',
      '100 CE',
      '1000',
    ]);
    expect(formatTick(years[0]!, 'century', arabic, long)).toBe('100 ق.م');
  });
});
