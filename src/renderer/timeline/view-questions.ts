import type { Relation } from '../../core/document/model.ts';
import { laneName } from '../../core/layout/lane-names.ts';
import type { EventSource, LaneWindow, WindowQuery } from '../../core/table/event-source.ts';
import { readDate, type CardWords } from './card-text.ts';
import { MOST_ITEMS } from './item-plan.ts';
import type { TimelineProps, TimeWindow } from './timeline-props.ts';
import type { LaneBox } from './vis-adapter.ts';
import { isStaged, type Stage, spanOf } from './window-math.ts';

/** Nearer to the end of the stage than this share of the window, the next stage is asked for. */
const COMFORT = 0.2;
/** A card with its margins, px: how many would fill the stage decides how many are asked for. */
const CARD_AREA = 256 * 66;
const FEWEST_ASKED = 80;
/** What is always shown comes on top of the limit, and the density of up to 60 lanes too. */
const MOST_ASKED = MOST_ITEMS - 140;
const MOST_ALWAYS = 60;

export interface LaneHead extends LaneBox {
  readonly name: string;
  readonly matching: number;
  readonly collapsed: boolean;
}

/** The question for a stage of so many px of height. */
export function queryOf(props: TimelineProps, stage: Stage, height: number): WindowQuery {
  const { lanes, filter, collapsed, selection } = props;
  const room = Math.round((stage.width * height) / CARD_AREA);
  return {
    from: stage.from,
    to: stage.to,
    millisecondsPerPixel: stage.millisecondsPerPixel,
    lanes,
    filter,
    collapsed,
    always: selection === null ? [] : withRelated(selection, props),
    limit: Math.min(Math.max(room, FEWEST_ASKED), MOST_ASKED),
  };
}

/** The event and what its relations lead to, so that no arrow of it ends in nothing. */
function withRelated(eventId: string, props: TimelineProps): readonly string[] {
  const linked = relationsOf(eventId, props).flatMap(({ from, to }) => [from, to]);
  return [...new Set([eventId, ...linked])].slice(0, MOST_ALWAYS);
}

/** Where an event lies, open ends left out; null where no end is known or no such event is there. */
export async function boundsOfEvent(source: EventSource, eventId: string): Promise<TimeWindow | null> {
  const [event] = await source.events([eventId]);
  if (!event) return null;
  const date = readDate(event.date);
  const from = Number.isFinite(date.earliest) ? date.earliest : date.latest;
  if (!Number.isFinite(from)) return null;
  return { from, to: Number.isFinite(date.latest) ? date.latest : from };
}

export function buildHeads(
  boxes: readonly LaneBox[],
  lanes: readonly LaneWindow[],
  props: TimelineProps,
): readonly LaneHead[] {
  const matching = new Map(lanes.map((lane) => [lane.id, lane.matching]));
  return boxes.map((box) => ({
    ...box,
    name: laneName(box.id, props.lanes, props.index, props.language, props.laneWords),
    matching: matching.get(box.id) ?? 0,
    collapsed: props.collapsed.includes(box.id),
  }));
}

/** px of a lane that have to be seen for it not to be missed: its name and the beginning of a card. */
const GLIMPSE = 36;

/** Lanes that cannot be seen, the nearest first. `seen` in px of the plane. */
export function lanesBeyond(
  heads: readonly LaneHead[],
  seen: { readonly top: number; readonly height: number },
): { readonly above: readonly LaneHead[]; readonly below: readonly LaneHead[] } {
  if (seen.height === 0) return { above: [], below: [] };
  const { top, height } = seen;
  return {
    above: heads.filter((head) => head.top + head.height < top + GLIMPSE).toReversed(),
    below: heads.filter((head) => head.top > top + height - GLIMPSE),
  };
}

export function cardWords({ index, language, words, formatOptions, translate }: TimelineProps): CardWords {
  return { index, language, words, formatOptions, translate };
}

/** Whether cards have to be made anew. */
export function isReworded(a: TimelineProps, b: TimelineProps): boolean {
  return (
    a.language !== b.language ||
    a.words !== b.words ||
    a.translate !== b.translate ||
    a.index !== b.index ||
    !isSame(a.formatOptions, b.formatOptions) ||
    !isSame(a.matched ?? [], b.matched ?? [])
  );
}

/** Whether what was asked of the source is answered for another question. */
export function isOtherQuestion(a: TimelineProps, b: TimelineProps): boolean {
  return a.source !== b.source || a.lanes !== b.lanes || !isSame(a.filter, b.filter);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export function isSameWindow(a: TimeWindow | null, b: TimeWindow | null): boolean {
  return a === b || (a !== null && b !== null && a.from === b.from && a.to === b.to);
}

/** Whether the stage reaches far enough beyond the window that no more has to be asked for yet. */
export function isComfortable(window: TimeWindow, width: number, stage: Stage): boolean {
  const air = spanOf(window) * COMFORT;
  return isStaged({ from: window.from - air, to: window.to + air }, width * (1 + 2 * COMFORT), stage);
}

function relationsOf(eventId: string, { index }: TimelineProps): readonly Relation[] {
  return [...(index.relationsFrom.get(eventId) ?? []), ...(index.relationsTo.get(eventId) ?? [])];
}
