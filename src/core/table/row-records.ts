import type { TimelineEvent } from '../document/model.ts';
import type { TextSearch } from '../search/text-search.ts';

/** What the columns of a table do not hold: ids, whole events, words. Records are numbered as they were pushed. */
export interface RowRecords {
  idOf(record: number): string;
  /** -1 where there is none. */
  recordOf(eventId: string): number;
  eventAt(record: number): TimelineEvent;
  /** The title in a language, or in whichever there is; made for comparing, so it may be asked for every record. */
  titleOf(record: number, language: string): string;
  /** Built when the first text is looked for. */
  textSearch(): Promise<TextSearch>;
}
