import { civilFromMilliseconds, MS_PER_DAY } from '../../core/dates/calendar.ts';
import type { TimelineDate } from '../../core/dates/dates.ts';
import { type DateFormatOptions, type DateWords, formatDate, formatRange } from '../../core/dates/format.ts';
import { parseDate } from '../../core/dates/parse.ts';
import { buildDateWords } from '../../i18n/date-words.ts';
import type { SettingsState } from './settings.svelte.ts';
import { offsetOfZone } from './time-zones.ts';

/** Dates in the reader's language, digits and month names. */
export class DatesState {
  readonly #settings: SettingsState;
  readonly words: DateWords = $derived.by(() => buildDateWords(this.#settings.languageCode));
  readonly options: DateFormatOptions = $derived.by(() => ({
    digits: this.#settings.digits,
    months: this.#settings.months,
    style: 'long',
  }));

  constructor(settings: SettingsState) {
    this.#settings = settings;
  }

  /** An EDTF date in full words; as it stands where it is none, so that nothing is hidden. */
  long(edtf: string): string {
    const date = this.parse(edtf);
    return date ? formatDate(date, this.words, this.options) : edtf;
  }

  short(edtf: string): string {
    const date = this.parse(edtf);
    return date ? formatDate(date, this.words, { ...this.options, style: 'short' }) : edtf;
  }

  /** When something was done, in this computer's own time. */
  moment(milliseconds: number): string {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const local = milliseconds + offsetOfZone(timeZone, milliseconds) * 60_000;
    const minute = local - (local % 60_000);
    return this.long(edtfSecond(minute).replace(/Z$/, ''));
  }

  parse(edtf: string): TimelineDate | null {
    const result = parseDate(edtf);
    return result.ok ? result.date : null;
  }

  /** The days from and to which a stretch of time reaches, in words. */
  stretch(from: number, to: number): string {
    return formatRange({ earliest: from, latest: to }, this.words, this.options);
  }

  /** A stretch of time as EDTF: in days, or to the second where it is shorter than two of them. */
  edtfRange(from: number, to: number): { readonly from: string; readonly to: string } {
    const write = to - from < 2 * MS_PER_DAY ? edtfSecond : edtfDay;
    return { from: write(from), to: write(to) };
  }
}

function edtfDay(milliseconds: number): string {
  const { year, month, day } = civilFromMilliseconds(milliseconds);
  if (Math.abs(year) > 9999) return `Y${year}`;
  return `${year < 0 ? '-' : ''}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function edtfSecond(milliseconds: number): string {
  const { hour, minute, second } = civilFromMilliseconds(milliseconds);
  return `${edtfDay(milliseconds)}T${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}Z`;
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
