/** ICEWS coded event data: tab-separated lines under a header of twenty names. */
import { daysFromCivil, daysInMonth } from '../dates/calendar.ts';
import type { RowCodec } from './codec.ts';
import { decimalNumber, wholeNumber } from './field-values.ts';
import { resolveCode } from './gdelt-code.ts';
import type { ImportTarget } from './import-target.ts';
import { createRowScanner, TAB, type Fields } from './row-scanner.ts';
import { addField, createPairAdder, fieldText, hasValue } from './row-texts.ts';

/** As the Dataverse files have them. */
const NAMES = {
  id: 'event id',
  date: 'event date',
  sourceName: 'source name',
  sourceCountry: 'source country',
  code: 'cameo code',
  intensity: 'intensity',
  targetName: 'target name',
  targetCountry: 'target country',
  story: 'story id',
  publisher: 'publisher',
  city: 'city',
  country: 'country',
  latitude: 'latitude',
  longitude: 'longitude',
} as const;
type Layout = Readonly<Record<keyof typeof NAMES, number>> & { readonly columns: number };

export const icewsCodec: RowCodec = {
  id: 'icews',
  recognise: (head) => (separatorOf(head) === null ? 0 : 1),
  createReader(target, head) {
    return createRowScanner(separatorOf(head) ?? TAB, createIcewsRows(target));
  },
};

const COMMA = 44;
const SEMICOLON = 59;

function separatorOf(head: Uint8Array): number | null {
  return [TAB, COMMA, SEMICOLON].find((separator) => headerUnder(head, separator)) ?? null;
}

function headerUnder(head: Uint8Array, separator: number): boolean {
  let found = false;
  const scanner = createRowScanner(separator, {
    row(fields) {
      if (fields.line === 1) found = layoutOf(fields) !== null;
    },
    tooLong: () => undefined,
  });
  scanner.write(head);
  scanner.end();
  return found;
}

/** Names are compared without regard to case, dots and underscores: R writes `Event.Date`, others `event_date`. */
function layoutOf(fields: Fields): Layout | null {
  const cells = Array.from({ length: fields.count }, (_, index) =>
    fieldText(fields, index).trim().toLowerCase().replace(/[._]/g, ' '),
  );
  const places = Object.entries(NAMES).map(([key, name]) => [key, cells.indexOf(name)] as const);
  const layout = { ...Object.fromEntries(places), columns: cells.length } as Layout;
  return layout.id >= 0 && layout.date >= 0 && layout.code >= 0 ? layout : null;
}

/** Codes of what two do together: the data has them twice, once from each side. */
const SYMMETRIC = /^(?:036|037|04[0146]|05[07]|06)/;

function createIcewsRows(target: ImportTarget) {
  const { row, problems, vocabulary } = target;
  const addActor = createPairAdder(target.actors, problems);
  const addPlace = createPairAdder(target.places, problems);
  let layout: Layout | null = null;

  return {
    row(fields: Fields): void {
      if (fields.line === 1) {
        layout = layoutOf(fields);
        return;
      }
      if (!layout || fields.count < layout.columns) {
        problems.add('ragged-row', fields.line, () => String(fields.count));
        return;
      }
      if (readDay(fields, layout.date) && readCode(fields, layout)) readRest(fields, layout);
    },
    tooLong(line: number): void {
      problems.add('long-line', line);
    },
  };

  /** `2015-01-31`. */
  function readDay({ bytes, starts, ends, line }: Fields, index: number): boolean {
    const from = starts[index] ?? 0;
    const year = wholeNumber(bytes, from, from + 4);
    const month = wholeNumber(bytes, from + 5, from + 7);
    const day = wholeNumber(bytes, from + 8, from + 10);
    const isDay = (ends[index] ?? 0) - from === 10 && year > 0 && month >= 1 && month <= 12 && day >= 1;
    if (!isDay || day > daysInMonth(year, month)) {
      problems.add('bad-date', line, () => fieldText({ bytes, starts, ends, line, count: 0 }, index));
      return false;
    }
    row.day = daysFromCivil(year, month, day);
    return true;
  }

  function readCode(fields: Fields, { code, intensity }: Layout): boolean {
    const { bytes, starts, ends } = fields;
    const hasScore = hasValue(fields, intensity);
    row.goldstein = hasScore ? decimalNumber(bytes, starts[intensity] ?? 0, ends[intensity] ?? 0) : NaN;
    if (!hasValue(fields, code) || !/^\d{2,4}$/.test(fieldText(fields, code))) {
      problems.add('no-code', fields.line, () => fieldText(fields, code));
      return false;
    }
    const resolved = resolveCode(fieldText(fields, code), '', row.goldstein, vocabulary);
    if (resolved.problem) problems.add(resolved.problem, fields.line, () => fieldText(fields, code));
    row.code = target.codeNumber(resolved.code);
    return true;
  }

  function readRest(fields: Fields, at: Layout): void {
    const { bytes, starts, ends } = fields;
    const id = wholeNumber(bytes, starts[at.id] ?? 0, ends[at.id] ?? 0);
    if (id < 0) problems.add('bad-number', fields.line, () => fieldText(fields, at.id));
    row.id = id < 0 ? 1e14 + target.rowsRead : id;
    row.actor1 = addActor(fields, at.sourceName, at.sourceCountry);
    row.actor2 = addActor(fields, at.targetName, at.targetCountry);
    const before = target.places.size;
    row.place = addPlace(fields, hasValue(fields, at.city) ? at.city : at.country, at.country);
    if (row.place === before) locate(fields, at);
    row.site = addField(target.sites, fields, at.publisher, problems);
    row.report = addField(target.reports, fields, at.story, problems);
    row.mentions = 1;
    if (row.report >= 0 && isReverse(fields, at)) [row.actor1, row.actor2] = [row.actor2, row.actor1];
    target.push(fields.line);
  }

  /** Of a symmetric pair both rows are told from the side of the actor that was seen first, and so become one event. */
  function isReverse(fields: Fields, { code }: Layout): boolean {
    return row.actor2 >= 0 && row.actor1 > row.actor2 && SYMMETRIC.test(fieldText(fields, code));
  }

  function locate(fields: Fields, { latitude, longitude }: Layout): void {
    const { bytes, starts, ends } = fields;
    const valueAt = (index: number) =>
      hasValue(fields, index) ? decimalNumber(bytes, starts[index] ?? 0, ends[index] ?? 0) : NaN;
    target.locate(row.place, valueAt(latitude), valueAt(longitude));
  }
}
