/** CAMEO codes of countries; none comes last. */
const ACTORS = ['USA', 'RUS', 'CHN', 'GBR', 'FRA', 'DEU', 'GEO', 'UKR', 'TURGOV', 'IRN', ''];
/** CAMEO codes of events, of all quad classes. */
const CODES = ['010', '020', '036', '040', '042', '051', '057', '111', '120', '138', '141', '173', '190'];
const PLACES = 50;
/** Columns that say more of an actor than its code, name and country. */
const REST_OF_ACTOR = '\t'.repeat(7);

/** A row of GDELT 1.0 (58 columns) with its line end: the same one for the same number, and none like another. */
export function rehearsalRow(number: number): string {
  const year = 2011 + (number % 10);
  const date = `${year}${twoDigits(1 + ((number * 5) % 12))}${twoDigits(1 + ((number * 7) % 28))}`;
  const code = nth(CODES, number * 11);
  const mentions = 1 + ((number * number) % 97);
  const place = placeOf(number % PLACES);
  const fields = [
    number + 1,
    date,
    date.slice(0, 6),
    year,
    `${year}.5`,
    actorOf(nth(ACTORS, number * 3)),
    actorOf(nth(ACTORS, number * 13 + 4)),
    1,
    code,
    code,
    code.slice(0, 2),
    1,
    (number % 21) - 10,
    mentions,
    1,
    mentions,
    1.5,
    place,
    place,
    place,
    date,
    `https://example.org/${number}`,
  ];
  return `${fields.join('\t')}\n`;
}

function actorOf(code: string): string {
  return `${code}\t${code}\t${code.slice(0, 3)}${REST_OF_ACTOR}`;
}

function placeOf(number: number): string {
  return `1\tPlace ${number}\tSZ\tSZ\t46.2\t6.15\t-${number}`;
}

function nth(values: readonly string[], at: number): string {
  return values[at % values.length] ?? '';
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
