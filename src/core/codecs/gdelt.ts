/** GDELT event tables 1.0 and 2.0: lines without a header, tabs between, and what spreadsheets made of them. */
import { daysFromCivil, daysInMonth } from '../dates/calendar.ts';
import type { RowCodec, RowReader } from './codec.ts';
import { decimalNumber, wholeNumber } from './field-values.ts';
import { resolveCode, type ResolvedCode } from './gdelt-code.ts';
import { GDELT_61, layoutOfColumns, layoutOfHeader, shiftedByOne, type GdeltLayout } from './gdelt-layout.ts';
import type { ImportTarget } from './import-target.ts';
import { createRowScanner, TAB, type Fields } from './row-scanner.ts';
import { addField, createPairAdder, fieldText, hasValue } from './row-texts.ts';
import { createSiteFinder } from './report-site.ts';

export const gdeltCodec: RowCodec = {
  id: 'gdelt',
  recognise(head) {
    const separator = separatorOf(head);
    return separator === null ? 0 : separator === TAB ? 1 : 0.9;
  },
  createReader(target, head) {
    const separator = separatorOf(head) ?? TAB;
    if (separator !== TAB) target.problems.add('spreadsheet', 0, () => String.fromCharCode(separator));
    const reader = createGdeltRows(target);
    const scanner = createRowScanner(separator, reader);
    return { write: scanner.write, end: scanner.end } satisfies RowReader;
  },
};

const SEMICOLON = 59;
const COMMA = 44;

/** The separator with which one of the first lines is a row of GDELT's or a header of its names. */
function separatorOf(head: Uint8Array): number | null {
  for (const separator of [TAB, SEMICOLON, COMMA]) {
    let lines = 0;
    let found = false;
    const scanner = createRowScanner(separator, {
      row(fields) {
        if (lines++ < 5 && looksLikeRow(fields)) found = true;
      },
      tooLong() {
        lines++;
      },
    });
    scanner.write(head);
    scanner.end();
    if (found) return separator;
  }
  return null;
}

function looksLikeRow(fields: Fields): boolean {
  if (layoutOfHeader(cellsOf(fields)) !== null) return true;
  const layout = layoutOfRow(fields);
  return (
    layout !== null && numberAt(fields, layout.id) >= 0 && dayOfDigits(numberAt(fields, layout.date)) !== null
  );
}

function cellsOf(fields: Fields): readonly string[] {
  return Array.from({ length: fields.count }, (_, index) => fieldText(fields, index));
}

function createGdeltRows(target: ImportTarget) {
  const { row, problems } = target;
  const readCode = createCodeReader(target);
  const readDate = createDateReader(target);
  const addPlace = createPairAdder(target.places, problems);
  const siteOfReport = createSiteFinder(target);
  let header: GdeltLayout | null = null;

  return {
    row(fields: Fields): void {
      if (fields.line === 1 && isHeader(fields)) return;
      const layout = header ? layoutUnder(header, fields.count) : layoutOfRow(fields);
      if (!layout) {
        problems.add('ragged-row', fields.line, () => String(fields.count));
        return;
      }
      if (!readDate(fields, layout) || !readCode(fields, layout)) return;
      row.id = readId(fields, layout);
      row.actor1 = addField(target.actors, fields, layout.actor1Code, problems);
      row.actor2 = addField(target.actors, fields, layout.actor2Code, problems);
      row.name1 = addField(target.names, fields, layout.actor1Name, problems);
      row.name2 = addField(target.names, fields, layout.actor2Name, problems);
      row.mentions = hasValue(fields, layout.mentions)
        ? Math.max(0, Math.round(decimalAt(fields, layout.mentions))) || 0
        : 0;
      readPlace(fields, layout);
      row.report = addField(target.reports, fields, layout.url, problems);
      row.site = row.report < 0 ? -1 : siteOfReport(row.report, fields, layout.url);
      target.push(fields.line);
    },
    tooLong(line: number): void {
      problems.add('long-line', line);
    },
  };

  /** A header may have lost its names: then it says nothing, but it is no row either. */
  function isHeader(fields: Fields): boolean {
    header = layoutOfHeader(cellsOf(fields));
    return header !== null || !/[0-9]/.test(fieldText(fields, 0) + fieldText(fields, 1));
  }

  /** Numbers that a spreadsheet rounded (`6.13E+08`) name no event: such rows get numbers beyond all of GDELT's. */
  function readId(fields: Fields, layout: GdeltLayout): number {
    const id = numberAt(fields, layout.id);
    if (id >= 0) return id;
    problems.add('bad-number', fields.line, () => fieldText(fields, layout.id));
    return 1e14 + target.rowsRead;
  }

  function readPlace(fields: Fields, layout: GdeltLayout): void {
    const before = target.places.size;
    row.place = addPlace(fields, layout.placeName, layout.placeCountry);
    if (row.place !== before) return;
    const isKnown = hasValue(fields, layout.latitude) && hasValue(fields, layout.longitude);
    target.locate(
      row.place,
      isKnown ? decimalAt(fields, layout.latitude) : NaN,
      isKnown ? decimalAt(fields, layout.longitude) : NaN,
    );
  }
}

function layoutUnder(header: GdeltLayout, count: number): GdeltLayout | null {
  if (count === header.columns) return header;
  return count === header.columns + 1 ? shiftedByOne(header) : null;
}

/** By the number of fields; empty ones too many at the end are let go, and a row of 2.0 may lack its address. */
function layoutOfRow(fields: Fields): GdeltLayout | null {
  let { count } = fields;
  const exact = layoutOfColumns(count);
  if (exact) return exact;
  if (count === 60 && numberAt(fields, GDELT_61.added) > 1e13) return { ...GDELT_61, url: -1 };
  while (count > 57 && (fields.starts[count - 1] ?? 0) === (fields.ends[count - 1] ?? 0)) {
    count--;
    const layout = layoutOfColumns(count);
    if (layout) return layout;
  }
  return null;
}

function numberAt({ bytes, starts, ends }: Fields, index: number): number {
  return index < 0 ? -1 : wholeNumber(bytes, starts[index] ?? 0, ends[index] ?? 0);
}

function decimalAt({ bytes, starts, ends }: Fields, index: number): number {
  return decimalNumber(bytes, starts[index] ?? 0, ends[index] ?? 0);
}

/** Days since 1970 of `20130405`; null for what is no day. */
function dayOfDigits(digits: number): number | null {
  const year = Math.floor(digits / 10_000);
  const month = Math.floor(digits / 100) % 100;
  const day = digits % 100;
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return daysFromCivil(year, month, day);
}

/** GDELT's daily files begin here; DATEADDED of what is older is the day of a bulk conversion, years after. */
const FIRST_DAILY_FILE = 20_130_401;
/** An event dated this long before it was captured was more likely mentioned as the past than misdated by a few days. */
const LONG_BEFORE = 28;

function createDateReader(target: ImportTarget) {
  const { row, problems } = target;
  let lastDigits = -1;
  let lastDay: number | null = null;
  let lastAdded = -1;
  let lastCapture: number | null = null;

  /** False where no date can be had. */
  return (fields: Fields, layout: GdeltLayout): boolean => {
    const digits = hasValue(fields, layout.date) ? numberAt(fields, layout.date) : -1;
    if (digits !== lastDigits) lastDay = dayOfDigits(digits);
    lastDigits = digits;
    row.precision = 'day';
    row.uncertain = false;
    if (lastDay === null) return readMonth(fields, layout);
    row.day = lastDay;
    const added = numberAt(fields, layout.added);
    if (added !== lastAdded || added < 0) lastCapture = captureDay(added, fields, layout);
    lastAdded = added;
    if (lastCapture !== null && lastCapture - lastDay >= LONG_BEFORE) {
      row.uncertain = true;
      problems.add('dated-before-capture', fields.line, () => fieldText(fields, layout.date));
    }
    return true;
  };

  function captureDay(added: number, fields: Fields, layout: GdeltLayout): number | null {
    if (added < 0 && hasValue(fields, layout.added)) {
      problems.add('bad-number', fields.line, () => fieldText(fields, layout.added));
    }
    const digits = added > 1e13 ? Math.floor(added / 1e6) : added;
    return digits < FIRST_DAILY_FILE ? null : dayOfDigits(digits);
  }

  /** MonthYear or Year, where the day itself is damaged. */
  function readMonth(fields: Fields, layout: GdeltLayout): boolean {
    const written = () => (layout.date < fields.count ? fieldText(fields, layout.date) : '');
    const fromMonth = dayOfDigits(numberAt(fields, layout.month) * 100 + 1);
    const day = fromMonth ?? dayOfDigits(numberAt(fields, layout.year) * 10_000 + 101);
    if (day === null) {
      problems.add('bad-date', fields.line, written);
      return false;
    }
    problems.add('month-only', fields.line, written);
    row.day = day;
    row.precision = fromMonth === null ? 'year' : 'month';
    return true;
  }
}

function createCodeReader(target: ImportTarget) {
  const { row, problems, vocabulary } = target;
  const known = new Map<number, ResolvedCode & { readonly number: number }>();

  function resolve(fields: Fields, layout: GdeltLayout, key: number) {
    const code = hasValue(fields, layout.code) ? fieldText(fields, layout.code) : '';
    const root = hasValue(fields, layout.root) ? fieldText(fields, layout.root) : '';
    const resolved = resolveCode(code, root, row.goldstein, vocabulary);
    const numbered = { ...resolved, number: target.codeNumber(resolved.code) };
    if (root !== '') known.set(key, numbered);
    return numbered;
  }

  /** False where there is no code: the row says nothing then. */
  return (fields: Fields, layout: GdeltLayout): boolean => {
    row.goldstein = hasValue(fields, layout.goldstein) ? decimalAt(fields, layout.goldstein) : NaN;
    const code = hasValue(fields, layout.code) ? numberAt(fields, layout.code) : -1;
    if (code < 0 || code > 9999) {
      problems.add('no-code', fields.line, () => fieldText(fields, layout.code));
      return false;
    }
    const lengths = lengthAt(fields, layout.code) * 8 + lengthAt(fields, layout.root);
    const key = (code * 64 + lengths) * 128 + Math.max(0, numberAt(fields, layout.root));
    const resolved = known.get(key) ?? resolve(fields, layout, key);
    if (resolved.problem) problems.add(resolved.problem, fields.line, () => fieldText(fields, layout.code));
    row.code = resolved.number;
    return true;
  };
}

function lengthAt({ starts, ends }: Fields, index: number): number {
  return index < 0 ? 0 : Math.min(7, (ends[index] ?? 0) - (starts[index] ?? 0));
}
