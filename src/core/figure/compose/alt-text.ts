import type { TimelineDate } from '../../dates/dates.ts';
import { formatDate } from '../../dates/format.ts';
import { parseDate } from '../../dates/parse.ts';
import type { Relation } from '../../document/model.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { Page } from './page.ts';

/** More events than these are told of by number. */
const MOST_EVENTS = 40;

export interface AltContent {
  readonly title: string;
  /** In time order, each once. */
  readonly items: readonly TimelineItem[];
  readonly lanes: readonly { readonly name: string; readonly count: number }[];
  readonly relations: readonly Relation[];
}

/** What the figure says, in sentences, for those who cannot see it. */
export function describeFigure(page: Page, content: AltContent): string {
  const { alt } = page.words;
  const { items } = content;
  const say = (date: TimelineDate): string => formatDate(date, page.words.dates, page.dates);
  const date = (item: TimelineItem): string => say(item.date);
  const sentences = content.title === '' ? [] : [alt.timeline(content.title)];
  const first = items[0];
  const last = items.at(-1);
  if (!first || !last) return [...sentences, page.words.noEvents].join(' ');
  const isOneDate = first.date.edtf === last.date.edtf;
  sentences.push(
    isOneDate
      ? alt.single(items.length, date(first))
      : alt.span(items.length, say(statedEnd(first.date, 'first')), say(statedEnd(last.date, 'last'))),
  );
  if (content.lanes.length > 1)
    for (const { name, count } of content.lanes) sentences.push(alt.lane(name, count));
  const told = mostImportant(items);
  for (const item of told) sentences.push(alt.event(date(item), item.title));
  if (told.length < items.length) sentences.push(alt.rest(items.length - told.length));
  const titles = new Map(told.map((item) => [item.eventId, item.title]));
  for (const relation of content.relations) {
    const [from, to] = [titles.get(relation.from), titles.get(relation.to)];
    if (from !== undefined && to !== undefined)
      sentences.push(alt.relation(from, page.words.relation[relation.type], to));
  }
  return sentences.join(' ');
}

/** The end of an interval that says most: “to from 16 June” is no span, so an open end gives way to the stated one. */
function statedEnd(date: TimelineDate, which: 'first' | 'last'): TimelineDate {
  const ends = date.edtf.split('/');
  if (ends.length !== 2) return date;
  for (const end of which === 'first' ? ends : ends.toReversed()) {
    const parsed = parseDate(end);
    if (parsed.ok) return parsed.date;
  }
  return date;
}

function mostImportant(items: readonly TimelineItem[]): readonly TimelineItem[] {
  if (items.length <= MOST_EVENTS) return items;
  const ranked = items.toSorted((a, b) => b.importance - a.importance || a.order - b.order);
  const chosen = new Set(ranked.slice(0, MOST_EVENTS));
  return items.filter((item) => chosen.has(item));
}
