import { possiblyWithin } from '../../dates/compare.ts';
import type { Bounds, TimelineDate } from '../../dates/dates.ts';
import { parseDate } from '../../dates/parse.ts';
import type { DocumentIndex } from '../../document/document-index.ts';
import type { Relation, TimelineEvent } from '../../document/model.ts';
import { buildItem, compareItems, type TimelineItem } from '../../layout/items.ts';
import { laneName } from '../../layout/lane-names.ts';
import { eventsPassing } from '../../table/filter-events.ts';
import { compareLanes, lanesOfEvent } from '../../table/lanes.ts';
import type { FigureNote, FigureOptions } from '../contract.ts';
import type { FigureWords } from '../words.ts';
import type { LaneContent } from './lane-plan.ts';

/** A source of the figure: the first that is cited has number 1, and keeps it on every page. */
export interface CitedSource {
  readonly id: string;
  readonly number: number;
}

/** What a figure shows, before anything is measured. */
export interface Gathered {
  /** In time order, each event once. */
  readonly items: readonly TimelineItem[];
  readonly lanes: readonly LaneContent[];
  /** Between events that are shown. */
  readonly relations: readonly Relation[];
  /** In the order in which the events first cite them. */
  readonly sources: readonly CitedSource[];
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly notes: readonly FigureNote[];
}

/** Throws where `from` or `to` is no EDTF date, or `to` lies before `from`. */
export function gatherFigure(index: DocumentIndex, options: FigureOptions, words: FigureWords): Gathered {
  const bounds = rangeBounds(options);
  const order = new Map(index.document.events.map(({ id }, at) => [id, at]));
  const all = eventsPassing(index, options.filter ?? {}).map((event) =>
    buildItem(event, dateOf(event), order.get(event.id) ?? 0, index, options.language),
  );
  const items = all.filter(({ date }) => possiblyWithin(date, bounds)).sort(compareItems);
  const shown = new Set(items.map(({ eventId }) => eventId));
  const finite = Number.isFinite(bounds.earliest) && Number.isFinite(bounds.latest);
  return {
    items,
    lanes: gatherLanes(items, index, options, words),
    relations: options.relations
      ? index.document.relations.filter(({ from, to }) => shown.has(from) && shown.has(to))
      : [],
    sources: options.sources ? citedSources(items) : [],
    range: finite ? { from: bounds.earliest, to: bounds.latest } : null,
    notes: gatherNotes(items, all.length - items.length),
  };
}

function citedSources(items: readonly TimelineItem[]): readonly CitedSource[] {
  const ids = new Set(items.flatMap(({ sources }) => sources));
  return [...ids].map((id, at) => ({ id, number: at + 1 }));
}

function rangeBounds(options: FigureOptions): Bounds {
  const earliest = options.from === undefined ? -Infinity : readDate(options.from).earliest;
  const latest = options.to === undefined ? Infinity : readDate(options.to).latest;
  if (latest < earliest)
    throw new RangeError(`The range ends before it begins: ${options.from}–${options.to}`);
  return { earliest, latest };
}

function dateOf(event: TimelineEvent): TimelineDate {
  return readDate(event.date);
}

function readDate(edtf: string): TimelineDate {
  const result = parseDate(edtf);
  if (!result.ok) throw new RangeError(`Not a date (${result.reason}): ${edtf}`);
  return result.date;
}

function gatherLanes(
  items: readonly TimelineItem[],
  index: DocumentIndex,
  options: FigureOptions,
  words: FigureWords,
): readonly LaneContent[] {
  const lanes = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const event = index.events.get(item.eventId);
    if (!event) continue;
    for (const id of lanesOfEvent(event, index, options.lanes)) {
      const lane = lanes.get(id);
      if (lane) lane.push(item);
      else lanes.set(id, [item]);
    }
  }
  return [...lanes]
    .sort(([a], [b]) => compareLanes(index, options.lanes)(a, b))
    .map(([id, members]) => ({
      id,
      name: laneName(id, options.lanes, index, options.language, words),
      items: members,
    }));
}

function gatherNotes(items: readonly TimelineItem[], outside: number): readonly FigureNote[] {
  const notes: FigureNote[] = outside > 0 ? [{ type: 'outside-range', count: outside }] : [];
  const byLanguage = new Map<string, string[]>();
  for (const item of items) {
    if (!item.fallback) continue;
    const ids = byLanguage.get(item.language);
    if (ids) ids.push(item.eventId);
    else byLanguage.set(item.language, [item.eventId]);
  }
  for (const [language, eventIds] of byLanguage)
    notes.push({ type: 'fallback-language', eventIds, language });
  return notes;
}
