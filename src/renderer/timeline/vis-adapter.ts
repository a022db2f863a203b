/**
 * The one place that knows vis-timeline. It is given the stage (what one drag can show), at most 400 items and their
 * elements; it answers where they came to lie. Input, axis, lane names and data stay outside.
 */
import moment, { type MomentInput } from 'moment';
import { DataSet } from 'vis-data';
import { Timeline, type DataGroup, type DataItem, type TimelineOptions } from 'vis-timeline';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { assertNever } from '../../core/document/assert-never.ts';
import type { ItemDiff, PlannedItem } from './item-plan.ts';
import type { Stage } from './window-math.ts';
import {
  extendRangeItem,
  type VisItemContent,
  type VisRangeItem,
  type VisRangeItemClass,
} from './vis-event-item.ts';
import { answerMeasures } from './vis-measures.ts';
import { FIRST_TIME, LAST_TIME } from './window-math.ts';

/** px from the top of the plane. */
export interface LaneBox {
  readonly id: string;
  readonly top: number;
  readonly height: number;
}

/** px from the start of the stage and the top of the plane. */
export interface ItemBox {
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** px from the start of the stage and the top of the plane. */
export interface PlaneArea {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

export interface VisAdapterOptions {
  readonly direction: 'ltr' | 'rtl';
  readonly contentOf: (id: string) => VisItemContent;
}

export interface VisAdapter {
  /** Lanes from top to bottom. Lanes that are gone must have lost their items before. */
  setLanes(laneIds: readonly string[]): void;
  applyItems(diff: ItemDiff): void;
  setStage(stage: Stage): void;
  /** Measures all items again: their texts take other room than before. */
  remeasure(): void;
  /** Draws what has changed since the last time; true if anything had. */
  draw(): boolean;
  /** Has the browser lay out and paint only the lanes and items that reach into `area`, and the item `kept`; null: all. */
  paintOnly(area: PlaneArea | null, kept: string | null): void;
  laneBoxes(): readonly LaneBox[];
  itemBox(id: string): ItemBox | null;
  /** Number of items held. */
  readonly size: number;
  /** px */
  readonly leastLaneHeight: number;
  destroy(): void;
}

/**
 * What we use of vis-timeline 8.5 beyond its types. It redraws at once after some changes and in a frame of its own
 * after others, which costs many layouts or a frame of delay: the adapter takes that over and draws when it is told to.
 */
interface VisInternals {
  _redraw: () => void;
  _origRedraw: () => void;
  /** vis gives up and says so on the console when a redraw leads to another five times. */
  redrawCount: number;
  components: unknown[];
  readonly timeAxis: unknown;
  /** Unless it is said to be done, vis shows all of its items once, wherever the stage is. */
  initialFitDone: boolean;
  /** `changed` tells vis that it has drawn: it waits for that before it takes its veil away. */
  readonly body: { readonly emitter: { emit(event: 'changed'): void } };
  readonly itemSet: {
    readonly constructor: { readonly types: Record<string, VisRangeItemClass> };
    readonly dom: { readonly frame: HTMLElement };
    readonly groupIds: readonly string[];
    readonly groups: Readonly<Record<string, VisGroup | undefined>>;
    /** vis calls it after each change of items, and each of our answers changes them three times. */
    redraw: () => boolean;
    readonly items: Readonly<Record<string, VisShape | undefined>>;
    markDirty(what: { readonly refreshItems: boolean; readonly restackGroups: boolean }): void;
  };
}
interface VisGroup {
  readonly top: number;
  readonly height: number;
  readonly dom: Readonly<Record<'foreground' | 'background' | 'inner' | 'marker', HTMLElement>>;
}
type VisShape = VisRangeItem & { readonly displayed: boolean; readonly parent: VisGroup };

interface Entry extends DataItem, VisItemContent {
  readonly id: string;
  readonly rank: number;
  /** px */
  readonly least: number;
}
interface Lane extends DataGroup {
  readonly id: string;
  readonly order: number;
}

/** px between cards, above the first and below the last of a lane. */
export const CARD_GAP = 4;
const LANE_AIR = 6;
/** vis-timeline leaves half a gap below the last card. */
export const LANE_PADDING = LANE_AIR + CARD_GAP / 2;

/** Our type of item, beside vis-timeline's own. */
const EVENT_ITEM = 'event';
/** The group that vis keeps for items behind all others. */
const BACKGROUND = '__background__';
/** Taller than any content: vis then neither scrolls nor hides lanes below a fold; what holds it clips. */
const ROOT_HEIGHT = 200_000;
/** A lane is at least as high as its name and count, rem: what vis takes for the height of its label. */
const LEAST_LANE_HEIGHT = 3.25;
/** vis reckons with borders of one px that our style does not draw: its middle is that much wider than its root. */
const BORDER = 1;

export function createVisAdapter(container: HTMLElement, options: VisAdapterOptions): VisAdapter {
  const items = new DataSet<Entry>();
  const lanes = new DataSet<Lane>();
  const timeline = new Timeline(container, [], [], visOptions(options));
  const internals = timeline as unknown as VisInternals;
  internals.initialFitDone = true;
  let pending = true;
  const leastLane = LEAST_LANE_HEIGHT * parseFloat(getComputedStyle(document.documentElement).fontSize);
  let width = 0;
  let isResized = true;
  let isPartlyPainted = false;
  const redraw = internals._origRedraw;
  internals._redraw = internals._origRedraw = () => {
    pending = true;
  };
  const drawItems = internals.itemSet.redraw.bind(internals.itemSet);
  internals.itemSet.redraw = () => {
    pending = true;
    return false;
  };
  const types = internals.itemSet.constructor.types;
  types[EVENT_ITEM] ??= extendRangeItem(types['range']!);
  internals.components = internals.components.filter((component) => component !== internals.timeAxis);
  timeline.setGroups(lanes);
  answerMeasures(internals.itemSet.dom.frame, { offsetWidth: () => width });
  answerMeasures(internals.itemSet.groups[BACKGROUND]!.dom.background, { offsetWidth: () => width });
  timeline.setItems(items as unknown as DataSet<DataItem>);

  return {
    setLanes(laneIds) {
      const gone = lanes.getIds().filter((id) => !laneIds.includes(String(id)));
      const changed = laneIds
        .map((id, order): Lane => ({ id, order, content: '' }))
        .filter((lane) => lanes.get(lane.id)?.order !== lane.order);
      const added = changed.filter((lane) => lanes.get(lane.id) === null);
      if (changed.length > 0) lanes.update(changed);
      for (const lane of added) answerLaneMeasures(internals, lane.id, leastLane, () => width);
      if (gone.length > 0) lanes.remove(gone);
    },
    applyItems(diff) {
      if (diff.removed.length > 0) items.remove(diff.removed.map((item) => item.id));
      if (diff.updated.length > 0) items.update(diff.updated.map((item) => toEntry(item, options)));
      if (diff.added.length > 0) items.add(diff.added.map((item) => toEntry(item, options)));
    },
    setStage(stage) {
      if (stage.width !== width) {
        width = stage.width;
        isResized = true;
        container.style.inlineSize = `${width - 2 * BORDER}px`;
      }
      timeline.setWindow(stage.from, stage.to, { animation: false });
      pending = true;
    },
    remeasure() {
      internals.itemSet.markDirty({ refreshItems: true, restackGroups: true });
      pending = true;
    },
    draw() {
      if (!pending) return false;
      pending = false;
      internals.redrawCount = 0;
      // The whole of vis reads its sizes from the page, piece by piece. They change with the width of the stage alone.
      if (isResized) redraw();
      drawItems();
      internals.body.emitter.emit('changed');
      isResized = false;
      pending = false;
      return true;
    },
    paintOnly(area, kept) {
      if (area === null && !isPartlyPainted) return;
      isPartlyPainted = area !== null;
      paintOnly(internals, options.direction, area, kept);
    },
    laneBoxes() {
      return lanes.getIds().flatMap((id) => laneBox(internals, String(id)));
    },
    itemBox: (id) => itemBox(internals, id, options.direction),
    get size() {
      return items.length;
    },
    leastLaneHeight: leastLane,
    destroy() {
      timeline.destroy();
    },
  };
}

function visOptions(options: VisAdapterOptions): TimelineOptions {
  return {
    rtl: options.direction === 'rtl',
    align: 'left',
    orientation: { axis: 'none', item: 'top' },
    height: ROOT_HEIGHT,
    margin: { axis: LANE_AIR, item: { horizontal: 0, vertical: CARD_GAP } },
    groupOrder: 'order',
    order: (a: Entry, b: Entry) => a.rank - b.rank || (a.id < b.id ? -1 : 1),
    // A date without a time of day must not shift with the reader's zone: everything is UTC, as our bounds are.
    moment: (input?: MomentInput) => moment.utc(input),
    autoResize: false,
    moveable: false,
    zoomable: false,
    selectable: false,
    showCurrentTime: false,
    showTooltips: false,
    zoomMin: 1,
    zoomMax: LAST_TIME - FIRST_TIME,
  };
}

function toEntry(item: PlannedItem, { contentOf }: VisAdapterOptions): Entry {
  const base = { ...contentOf(item.id), id: item.id, group: item.laneId, content: '', type: EVENT_ITEM };
  switch (item.type) {
    case 'density':
      // As long as time itself: always the whole stage, always last and so at the foot of the lane, and never changed.
      return { ...base, className: 'density', start: FIRST_TIME, end: LAST_TIME, rank: Infinity, least: 0 };
    case 'event':
      return { ...base, start: item.start, end: item.end, rank: item.start, least: item.least };
    default:
      return assertNever(item);
  }
}

/** Lanes stand one below the other, as wide as the stage. */
function answerLaneMeasures(
  { itemSet }: VisInternals,
  id: string,
  leastHeight: number,
  width: () => number,
): void {
  const group = itemSet.groups[id];
  if (!group) throw new Error(`vis-timeline made no group for: ${JSON.stringify(id)}`);
  const topOf = (): number => {
    let top = 0;
    for (const other of itemSet.groupIds) {
      if (other === id) break;
      top += itemSet.groups[other]?.height ?? 0;
    }
    return top;
  };
  answerMeasures(group.dom.foreground, { offsetTop: topOf, offsetLeft: () => 0, offsetWidth: width });
  answerMeasures(group.dom.inner, { clientWidth: () => 0, clientHeight: () => leastHeight });
  answerMeasures(group.dom.marker, { clientHeight: () => 0 });
}

function paintOnly(
  internals: VisInternals,
  direction: 'ltr' | 'rtl',
  area: PlaneArea | null,
  kept: string | null,
): void {
  const { groupIds, groups, items } = internals.itemSet;
  const laneOfKept = kept === null ? undefined : items[kept]?.parent;
  for (const id of groupIds) {
    const group = groups[id];
    if (!group) continue;
    const reaches = area === null || (group.top < area.bottom && group.top + group.height > area.top);
    setPainted(group.dom.foreground, reaches || group === laneOfKept);
  }
  for (const [id, shape] of Object.entries(items)) {
    if (!shape?.dom) continue;
    const box = itemBox(internals, id, direction);
    const reaches = !area || !box || (box.start < area.end && box.start + box.width > area.start);
    setPainted(shape.dom.box, reaches || id === kept);
  }
}

function setPainted(element: HTMLElement, isPainted: boolean): void {
  const visibility = isPainted ? '' : 'hidden';
  if (element.style.contentVisibility !== visibility) element.style.contentVisibility = visibility;
}

function laneBox(internals: VisInternals, id: string): readonly LaneBox[] {
  const group = internals.itemSet.groups[id];
  return group ? [{ id, top: group.top, height: group.height }] : [];
}

function itemBox(internals: VisInternals, id: string, direction: 'ltr' | 'rtl'): ItemBox | null {
  const shape = internals.itemSet.items[id];
  if (!shape?.displayed || !shape.parent) return null;
  const start = direction === 'rtl' ? shape.right : shape.left;
  if (start === null || shape.top === null || shape.width === null || shape.height === null) return null;
  return { start, top: shape.parent.top + shape.top, width: shape.width, height: shape.height };
}
