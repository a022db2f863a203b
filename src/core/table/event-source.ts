import type { CancelSignal } from '../cancel.ts';
import type { Bounds } from '../dates/dates.ts';
import type { EventKind, FacetName, Filter, LaneMode, TimelineEvent } from '../document/model.ts';

/**
 * The seam between what shows events and what holds them. A document's fifteen events and a table of a million
 * answer the same questions. Every answer is a promise, so that the holder may be a worker, a file on disk or a
 * server; no caller may assume that it is near. A question that a newer one made pointless is abandoned by its signal
 * (the promise rejects with an `AbortError`).
 */
export interface EventSource {
  /** Number of events, before any filter. */
  readonly total: number;
  /** From the earliest to the latest finite bound of all events; null when there is none. */
  readonly span: Bounds | null;
  window(query: WindowQuery, signal?: CancelSignal): Promise<WindowAnswer>;
  facets(filter: Filter, names: readonly FacetName[], signal?: CancelSignal): Promise<FacetAnswer>;
  /** Counts per kind over the whole span, for the overview strip: `bins` bins of equal width. */
  overview(filter: Filter, bins: number, signal?: CancelSignal): Promise<OverviewAnswer>;
  search(text: string, filter: Filter, limit: number, signal?: CancelSignal): Promise<SearchAnswer>;
  /** Rows of the filtered events in the order asked for, `offset` to `offset + limit`. */
  list(
    filter: Filter,
    sort: ListSort,
    offset: number,
    limit: number,
    signal?: CancelSignal,
  ): Promise<ListAnswer>;
  /** Where an event stands among the rows of `list`, from 0; −1 for one that does not pass the filter. */
  listPlace(filter: Filter, sort: ListSort, eventId: string, signal?: CancelSignal): Promise<number>;
  /** Whole records, in the order of the ids; unknown ids are left out. */
  events(ids: readonly string[], signal?: CancelSignal): Promise<readonly TimelineEvent[]>;
}

/** The answer is for the window widened outward to whole bins. */
export interface WindowQuery {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly from: number;
  readonly to: number;
  readonly lanes: LaneMode;
  readonly filter: Filter;
  /** Milliseconds that one CSS pixel stands for: bins and what fits depend on it alone, so they do not flicker in a pan. */
  readonly millisecondsPerPixel: number;
  /** The most events to give over all lanes, one in two lanes counting twice; what is more becomes bins. */
  readonly limit: number;
  /** Lane ids that are collapsed: these give bins only. */
  readonly collapsed?: readonly string[];
  /**
   * Event ids that must be given as events wherever they lie in the window (selection, hover, its relations), on top of
   * the limit.
   */
  readonly always?: readonly string[];
}

export interface WindowAnswer {
  /** In natural order, the fullest first where there are many; lanes without matching events are left out. */
  readonly lanes: readonly LaneWindow[];
  /** Events that pass the filter, over all time. */
  readonly matching: number;
  /** Of these, the events whose bounds touch the window; an event in two lanes counts once. */
  readonly inWindow: number;
}

export interface LaneWindow {
  readonly id: string;
  /** Events of the lane that pass the filter, over all time. */
  readonly matching: number;
  /** items.length + the sum of the bins' counts: events of the lane that touch the window. */
  readonly inWindow: number;
  readonly items: readonly WindowItem[];
  readonly bins: readonly DensityBin[];
}

export interface WindowItem extends Bounds {
  readonly eventId: string;
  readonly kind: EventKind;
  readonly uncertain: boolean;
  readonly approximate: boolean;
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** 0 to 1. */
  readonly importance: number;
  /** Whether the event stands in other lanes too. */
  readonly repeated: boolean;
}

/**
 * Events of a lane that begin in [from, to) and are not given as items; in the window's first bin also those that began
 * before the window. Edges are those of the calendar in UTC (minutes, hours, days, weeks, months, quarters, years), so
 * that widths may differ by some days.
 */
export interface DensityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Index in EVENT_KINDS to count; sums to `count`. */
  readonly kinds: readonly number[];
  /** Mean Goldstein score of those that have one, else null. */
  readonly goldstein: number | null;
  /** Counts by quad class 1 to 4 (index 0 is quad class 1), where known. */
  readonly quadClasses: readonly number[];
}

export interface FacetValue {
  readonly value: string;
  /** Events that would show if this value alone were chosen in its facet, all other facets and the text holding. */
  readonly count: number;
}
export type FacetAnswer = Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;

export interface OverviewAnswer {
  readonly from: number;
  readonly to: number;
  /** One entry a bin: index in EVENT_KINDS to count. */
  readonly bins: readonly (readonly number[])[];
}

export interface SearchHit {
  readonly eventId: string;
  readonly score: number;
  /** The words of the text that matched, as they stand in the event, to be marked. */
  readonly matched: readonly string[];
}
export interface SearchAnswer {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export interface ListSort {
  readonly by: 'date' | 'title' | 'kind' | 'actor' | 'place' | 'relevance';
  readonly descending: boolean;
  /** Language whose texts are compared, BCP 47. */
  readonly language: string;
}
/** From the earliest to the latest: an order in which no language has a part. */
export const BY_DATE: ListSort = { by: 'date', descending: false, language: 'und' };

export interface ListAnswer {
  readonly total: number;
  readonly eventIds: readonly string[];
}
