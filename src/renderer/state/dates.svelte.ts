import type { TimelineDate } from '../../core/dates/dates.ts';
import { type DateFormatOptions, type DateWords, formatDate, formatRange } from '../../core/dates/format.ts';
import { parseDate } from '../../core/dates/parse.ts';
import { buildDateWords } from '../../i18n/date-words.ts';
import type { SettingsState } from './settings.svelte.ts';

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

  parse(edtf: string): TimelineDate | null {
    const result = parseDate(edtf);
    return result.ok ? result.date : null;
  }

  /** The days from and to which a stretch of time reaches, in words. */
  stretch(from: number, to: number): string {
    return formatRange({ earliest: from, latest: to }, this.words, this.options);
  }
}
