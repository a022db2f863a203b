/** The data behind a figure as files for other programs. */
import type { EventData, FigureData } from './figure-data.ts';

/** The version of the JSON's shape. */
const VERSION = 1;

export function writeJson(data: FigureData): string {
  return `${JSON.stringify({ format: 'communique-figure-data', version: VERSION, ...data }, null, 2)}\n`;
}

const COLUMNS: readonly (readonly [name: string, value: (event: EventData, data: FigureData) => string])[] = [
  ['id', ({ id }) => id],
  ['date', ({ date }) => date],
  ['date_text', ({ dateText }) => dateText],
  ['earliest', ({ earliest }) => earliest ?? ''],
  ['latest', ({ latest }) => latest ?? ''],
  ['date_inferred', ({ dateInferred }) => (dateInferred ? 'yes' : 'no')],
  ['kind', ({ kind }) => kind],
  ['kind_name', ({ kindName }) => kindName],
  ['lane', ({ lanes }) => lanes.join('; ')],
  ['title', ({ title }) => title],
  ['summary', ({ summary }) => summary ?? ''],
  ['actors', ({ actors }) => actors.map(({ name }) => name).join('; ')],
  ['place', ({ place }) => place ?? ''],
  ['topics', ({ topics }) => topics.join('; ')],
  ['quotes', ({ quotes }) => quotes.map(({ text, translation }) => translation ?? text).join('\n')],
  [
    'sources',
    (event, data) =>
      citedOf(event, data)
        .map(({ title }) => title)
        .join('; '),
  ],
  [
    'source_urls',
    (event, data) =>
      citedOf(event, data)
        .flatMap(({ url }) => url ?? [])
        .join(' '),
  ],
];

function citedOf({ citations }: EventData, { sources }: FigureData): FigureData['sources'] {
  const numbers = new Set(citations.map(({ source }) => source));
  return sources.filter(({ number }) => numbers.has(number));
}

/** RFC 4180, a row an event, with a mark of UTF-8 at its start, without which spreadsheets misread Arabic. */
export function writeCsv(data: FigureData): string {
  const head = COLUMNS.map(([name]) => name);
  const rows = data.events.map((event) => COLUMNS.map(([, value]) => toCell(value(event, data))));
  return `\ufeff${[head, ...rows].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

function quote(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Spreadsheets run text that starts so, in its wide forms too; what follows a sign may be more than a number. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

/** Controls of direction would sit in the cell unseen. An apostrophe makes a formula text. */
function toCell(value: string): string {
  const plain = value.replace(/[\u2066-\u2069]/g, '');
  return FORMULA.test(plain) && !PLAIN_NUMBER.test(plain) ? `'${plain}` : plain;
}
