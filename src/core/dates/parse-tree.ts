/**
 * EDTF text to its tree: ISO 8601-2:2019 levels 0 to 2, as the Library of Congress specifies them.
 *
 * Written by hand and not left to the `edtf` package, which serves as a second opinion in the tests: it takes about
 * 200 µs a date (its grammar is ambiguous and parsed by Earley's method), which is 20 s for a large timeline; it
 * refuses `201X?`, `2011-23~` and seasons in intervals; it accepts 1900-02-29 and intervals that end before they
 * start; and it cannot tell an impossible date from a misspelt one, which people need to be told.
 */
import {
  CERTAIN,
  type CalendarPoint,
  type EdtfInterval,
  type EdtfPoint,
  type EdtfSet,
  type EdtfTree,
  type IntervalEnd,
  type Qualifier,
  type SeasonPoint,
  type SetMember,
  type TimeOfDay,
  type YearPoint,
} from './edtf-tree.ts';

/** Longer strings are no dates; the longest real sets have some hundred members. */
export const MAX_LENGTH = 4096;

/** Null where the text is not EDTF. Whether such a date exists in the calendar is not looked at here. */
export function parseTree(text: string): EdtfTree | null {
  if (text.length > MAX_LENGTH) return null;
  const first = text[0];
  if (first === '[' || first === '{') return parseSet(text);
  return text.includes('/') ? parseInterval(text) : parsePoint(text);
}

function parseInterval(text: string): EdtfInterval | null {
  const [left = '', right = '', ...more] = text.split('/');
  if (more.length > 0) return null;
  const start = parseEnd(left);
  const end = parseEnd(right);
  return start !== null && end !== null ? { type: 'interval', start, end } : null;
}

function parseEnd(text: string): IntervalEnd | null {
  if (text === '..') return 'open';
  return text === '' ? 'unknown' : parsePoint(text);
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

function parseSet(text: string): EdtfSet | null {
  if (text.at(-1) !== CLOSING[text[0] ?? '']) return null;
  const inner = text.slice(1, -1);
  const earlier = inner.startsWith('..');
  const later = inner.endsWith('..') && inner.length > 2;
  const members: SetMember[] = [];
  for (const part of inner.slice(earlier ? 2 : 0, later ? -2 : undefined).split(',')) {
    const member = parseMember(part);
    if (member === null) return null;
    members.push(member);
  }
  return { type: 'set', choice: text[0] === '[' ? 'one' : 'all', members, earlier, later };
}

function parseMember(text: string): SetMember | null {
  const dots = text.indexOf('..');
  if (dots < 0) {
    const from = parsePoint(text);
    return from && { from, to: null };
  }
  const from = parsePoint(text.slice(0, dots));
  const to = parsePoint(text.slice(dots + 2));
  return from && to && { from, to };
}

function parsePoint(text: string): EdtfPoint | null {
  return parseCalendar(text) ?? parseLongYear(text) ?? parseDateTime(text) ?? parseShortYear(text);
}

const CALENDAR =
  /^([?~%])?(-)?([0-9X]{4})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?(?:-([?~%])?([0-9X]{2})([?~%])?)?)?$/;

function parseCalendar(text: string): CalendarPoint | SeasonPoint | null {
  const match = CALENDAR.exec(text);
  if (!match) return null;
  const [, beforeYear, sign, year = '', afterYear, beforeMonth, month, afterMonth, beforeDay, day, afterDay] =
    match;
  const negative = sign !== undefined;
  // A sign to the right of a part covers it and all to its left; a sign to the left covers that part alone.
  const ofYear = toQualifier(beforeYear, afterYear, afterMonth, afterDay);
  const ofMonth = toQualifier(beforeMonth, afterMonth, afterDay);
  if (month !== undefined && day === undefined && isSeason(month)) {
    return { type: 'season', negative, year, season: Number(month), qualifiers: [ofYear, ofMonth] };
  }
  const qualifiers = [ofYear, ofMonth, toQualifier(beforeDay, afterDay)] as const;
  return { type: 'calendar', negative, year, month: month ?? null, day: day ?? null, time: null, qualifiers };
}

function isSeason(month: string): boolean {
  const value = Number(month);
  return value >= 21 && value <= 41;
}

/** Most parts have no sign at all, and then it is always the same object: `=== CERTAIN` tells. */
function toQualifier(first?: string, second?: string, third?: string, fourth?: string): Qualifier {
  const signs = (first ?? '') + (second ?? '') + (third ?? '') + (fourth ?? '');
  if (signs === '') return CERTAIN;
  const isBoth = signs.includes('%');
  return { uncertain: isBoth || signs.includes('?'), approximate: isBoth || signs.includes('~') };
}

const LONG_YEAR = /^Y(-?)(\d+)(?:E(\d+))?(?:S([1-9]\d*))?([?~%])?$/;
const ESTIMATED_YEAR = /^(-?)(\d{4})S([1-9]\d*)([?~%])?$/;

function parseLongYear(text: string): YearPoint | null {
  const long = LONG_YEAR.exec(text);
  if (long) {
    const [, sign, digits = '', exponent, significant, qualifier] = long;
    // `Y` marks what four digits cannot hold: plain `Y2021` is refused by the standard.
    if (exponent === undefined && !/^[1-9]\d{4}/.test(digits)) return null;
    return toYear(sign === '-', Number(`${digits}e${exponent ?? 0}`), significant, qualifier);
  }
  const estimated = ESTIMATED_YEAR.exec(text);
  if (!estimated) return null;
  const [, sign, digits, significant, qualifier] = estimated;
  return toYear(sign === '-', Number(digits), significant, qualifier);
}

function toYear(negative: boolean, size: number, significant: string | undefined, sign?: string): YearPoint {
  return {
    type: 'year',
    year: negative ? 0 - size : size,
    significant: significant === undefined ? null : Number(significant),
    qualifier: toQualifier(sign),
  };
}

const DATE_TIME =
  /^(-)?(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|[+\-−]\d{2}(?::?\d{2})?)?$/;

function parseDateTime(text: string): CalendarPoint | null {
  const match = DATE_TIME.exec(text);
  if (!match) return null;
  const [, sign, year = '', month = '', day = '', hour, minute, second, fraction, offset] = match;
  const time: TimeOfDay = {
    hour: Number(hour),
    minute: Number(minute),
    second: second === undefined ? null : Number(second),
    millisecond: Math.floor(Number(`0.${fraction ?? 0}`) * 1000),
    utcOffset: offset === undefined ? null : toOffset(offset),
  };
  const qualifiers = [CERTAIN, CERTAIN, CERTAIN] as const;
  return { type: 'calendar', negative: sign !== undefined, year, month, day, time, qualifiers };
}

/** Minutes; `NaN` where the minutes of the offset are no minutes, which the bounds refuse. */
function toOffset(text: string): number {
  if (text === 'Z') return 0;
  const minutes = Number(text.slice(3).replace(':', '') || 0);
  const size = Number(text.slice(1, 3)) * 60 + (minutes < 60 ? minutes : NaN);
  return text.startsWith('+') ? size : 0 - size;
}

const SHORT_YEAR = /^(-)?(\d{2,3})([?~%])?$/;

function parseShortYear(text: string): CalendarPoint | null {
  const match = SHORT_YEAR.exec(text);
  if (!match) return null;
  const [, sign, digits = '', qualifier] = match;
  const ofYear = toQualifier(qualifier);
  return {
    type: 'calendar',
    negative: sign !== undefined,
    year: digits.padEnd(4, 'X'),
    month: null,
    day: null,
    time: null,
    qualifiers: [ofYear, CERTAIN, CERTAIN],
  };
}
