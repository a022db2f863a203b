/**
 * Events as GDELT would have them, from a seed: the same ones in every run and on every machine. Ten years, busier on
 * weekdays and around a few crises, among forty states, over CAMEO's codes as often as the real data have them.
 */
export interface SyntheticEvent {
  /** Days since 2011-01-01. */
  readonly day: number;
  /** CAMEO actor codes. */
  readonly actor1: string;
  readonly actor2: string;
  /** CAMEO event code. */
  readonly code: string;
  readonly goldstein: number;
  readonly mentions: number;
}

const DAYS = 3650;
const START = Date.UTC(2011, 0, 1);
const DAY = 86_400_000;
const STATES =
  'USA RUS CHN GBR FRA DEU GEO UKR TUR IRN IRQ SYR ISR EGY SAU IND PAK JPN KOR PRK ITA ESP POL CAN MEX BRA ZAF NGA KEN ETH AUS IDN VNM THA PHL ARE QAT JOR LBN CHE'.split(
    ' ',
  );
const CODES: readonly (readonly [string, number, number])[] = [
  ['010', 0, 14],
  ['020', 3, 6],
  ['036', 4, 10],
  ['040', 1, 16],
  ['042', 1.9, 12],
  ['043', 2.8, 9],
  ['051', 3.4, 7],
  ['057', 8, 3],
  ['071', 7.4, 3],
  ['111', -2, 6],
  ['120', -4, 4],
  ['138', -7, 2],
  ['141', -6.5, 3],
  ['163', -8, 2],
  ['173', -5, 4],
  ['190', -10, 5],
];
const WEIGHT = CODES.reduce((sum, [, , weight]) => sum + weight, 0);
const CRISES = [220, 1170, 1490, 2400, 3210];

/** Mulberry32 by Tommy Ettinger (public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function* syntheticEvents(count: number, seed = 2021): Generator<SyntheticEvent> {
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[], skew = 1): T => from[Math.floor(random() ** skew * from.length)]!;
  for (let at = 0; at < count; at++) {
    const [code, goldstein] = pickCode(random());
    yield {
      day: pickDay(random),
      actor1: pick(STATES, 2),
      actor2: pick(STATES, 2),
      code,
      goldstein,
      mentions: 1 + Math.floor(random() ** 6 * 200),
    };
  }
}

function pickDay(random: () => number): number {
  if (random() < 0.25) {
    const crisis = CRISES[Math.floor(random() * CRISES.length)]!;
    return Math.min(DAYS - 1, Math.floor(crisis + random() ** 3 * 60));
  }
  const day = Math.floor(random() * DAYS);
  return day % 7 > 4 && random() < 0.5 ? day - 2 : day;
}

function pickCode(share: number): readonly [string, number, number] {
  let left = share * WEIGHT;
  return CODES.find(([, , weight]) => (left -= weight) < 0) ?? CODES[0]!;
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function timeOf(event: SyntheticEvent): number {
  return START + event.day * DAY;
}

/** The events as rows of GDELT 1.0 (58 columns), in chunks of about a megabyte. */
export function* syntheticBytes(count: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let rows: string[] = [];
  let id = 400_000_000;
  for (const event of syntheticEvents(count)) {
    rows.push(rowOf(event, id++));
    if (rows.length < 5000) continue;
    yield encoder.encode(rows.join(''));
    rows = [];
  }
  if (rows.length > 0) yield encoder.encode(rows.join(''));
}

function rowOf(event: SyntheticEvent, id: number): string {
  const date = new Date(timeOf(event)).toISOString().slice(0, 10).replaceAll('-', '');
  const root = event.code.slice(0, 2);
  const rootNumber = Number(root);
  const quad = rootNumber <= 5 ? 1 : rootNumber <= 8 ? 2 : rootNumber <= 14 ? 3 : 4;
  const actor = (code: string): string => [code, code, code, '', '', '', '', '', '', ''].join('\t');
  const place = ['1', 'Geneva, Genève, Switzerland', 'SZ', 'SZ', '46.2', '6.15', '-2551985'].join('\t');
  return (
    [
      id,
      date,
      date.slice(0, 6),
      date.slice(0, 4),
      `${date.slice(0, 4)}.5`,
      actor(event.actor1),
      actor(event.actor2),
      1,
      event.code,
      event.code,
      root,
      quad,
      event.goldstein,
      event.mentions,
      1,
      event.mentions,
      '1.5',
      place,
      place,
      place,
      date,
      `https://example.org/${id}`,
    ].join('\t') + '\n'
  );
}
