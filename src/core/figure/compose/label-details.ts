import type { TimelineItem } from '../../layout/items.ts';
import type { FigureAxis } from './axis.ts';
import { dateRemark, dateText } from './labels.ts';
import type { LaneContent } from './lane-plan.ts';
import type { Page } from './page.ts';

/** Between the parts of a second line; a line that breaks there ends in the dot. */
export const JOINT = '\u00a0· ';

type AxisType = Pick<FigureAxis, 'type'>;

/** The second line of a label: what neither the axis, the lane nor the title says of the event already. */
export function detailOf(page: Page, item: TimelineItem, lane: LaneContent, axis: AxisType): string {
  const parts = [
    axis.type === 'scale' ? dateText(page, item) : '',
    isShared(lane, speakersOf(page)) ? '' : speakersOf(page)(item),
    isShared(lane, placeIn(page)) ? '' : placeIn(page)(item),
    remarkBeside(page, item, lane, axis),
  ];
  return joinParts(parts);
}

/** What all events of a lane have in common, to be said with its name: who spoke, and where. */
export function sharedDetail(page: Page, lane: LaneContent): string {
  const first = lane.items[0];
  if (!first) return '';
  return joinParts([speakersOf(page), placeIn(page)].map((of) => (isShared(lane, of) ? of(first) : '')));
}

/** The place, unless the title names it. */
export function placeBeside(item: TimelineItem): string {
  const place = item.place ?? '';
  return item.title.includes(place) ? '' : place;
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(JOINT);
}

type Part = (item: TimelineItem) => string;

function isShared(lane: LaneContent, of: Part): boolean {
  const [first, ...others] = lane.items;
  return first !== undefined && others.length > 0 && others.every((other) => of(other) === of(first));
}

function speakersOf(page: Page): Part {
  if (page.options.lanes === 'actor') return () => '';
  return ({ speakers }) => speakers.join(page.words.separator);
}

function placeIn(page: Page): Part {
  return page.options.lanes === 'place' ? () => '' : placeBeside;
}

/** A scale's label words its doubt with the date, but for a conclusion of our own. */
function remarkBeside(page: Page, item: TimelineItem, lane: LaneContent, axis: AxisType): string {
  if (axis.type === 'scale') return item.date.uncertain && item.dateInferred ? dateRemark(page, item) : '';
  return hasColumnRemark(item, lane) ? dateRemark(page, item) : '';
}

/** A column's remark stands at the axis if all share it; else each event says its own. */
function hasColumnRemark(item: TimelineItem, lane: LaneContent): boolean {
  const same = lane.items.filter(
    ({ date }) => date.earliest === item.date.earliest && date.latest === item.date.latest,
  );
  return same.some(
    ({ date }) => date.uncertain !== item.date.uncertain || date.approximate !== item.date.approximate,
  );
}
