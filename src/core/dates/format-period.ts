/** Years, decades, centuries and millennia in words, from a year whose last digits are open. */
import { fill, writeYear, type Writer } from './writer.ts';

interface PeriodYear {
  readonly negative: boolean;
  /** Four digits, `X` where open. */
  readonly year: string;
}

/**
 * `role` is `of` where another noun comes before (`25 December, 16th century`): Arabic declines some ordinals there.
 * Null where no word says it: open digits in the middle, decades before Christ, centuries beyond the 30th.
 */
export function writePeriod(writer: Writer, { negative, year }: PeriodYear, role: 'alone' | 'of' = 'alone') {
  const known = Number(year.replaceAll('X', ''));
  switch (year.replace(/\d/g, '#')) {
    case '####':
      return writeYear(writer, negative ? -known : known);
    case '###X':
      return negative ? null : writeDecade(writer, known);
    case '##XX':
      return withEra(writer, writeCentury(writer, known + 1, role), negative);
    case '#XXX':
      return withEra(writer, writeMillennium(writer, known + 1), negative);
    case 'XXXX':
      return writer.words.patterns['year-unknown'];
    default:
      return null;
  }
}

/** `1960s`, «ستينيات القرن العشرين». */
function writeDecade(writer: Writer, decade: number): string | null {
  const { decades } = writer.words;
  if (decades.length === 0) return fill(writer, 'decade', { year: String(decade * 10) });
  const name = decades[decade % 10];
  const century = writeCentury(writer, Math.floor(decade / 10) + 1, 'of');
  return name === undefined || century === null ? null : fill(writer, 'decade', { decade: name, century });
}

/** The century of 1700 to 1799 is the 18th; −0199 to −0100 is exactly the 2nd before Christ. */
function writeCentury(writer: Writer, number: number, role: 'alone' | 'of'): string | null {
  const ordinals = role === 'of' ? writer.words.centuriesOf : writer.words.centuries;
  const ordinal = ordinals[number - 1];
  return ordinal === undefined ? null : fill(writer, 'century', { ordinal });
}

function writeMillennium(writer: Writer, number: number): string | null {
  const ordinal = writer.words.millennia[number - 1];
  return ordinal === undefined ? null : fill(writer, 'millennium', { ordinal });
}

function withEra(writer: Writer, period: string | null, negative: boolean): string | null {
  return period !== null && negative ? fill(writer, 'bce', { year: period }) : period;
}
