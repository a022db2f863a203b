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
import { extendRangeItem, type VisRangeItem, type VisRangeItemClass } from './vis-event-item.ts';
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

export interface VisAdapterOptions {
  readonly direction: 'ltr' | 'rtl';
  /** The element of an item; the same one each time it is asked for. */
  readonly elementOf: (id: string) => HTMLElement;
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
  laneBoxes(): readonly LaneBox[];
  itemBox(id: string): ItemBox | null;
  /** Number of items held. */
  readonly size: number;
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
  readonly itemSet: {
    readonly constructor: { readonly types: Record<string, VisRangeItemClass> };
    readonly groups: Readonly<Record<string, VisGroup | undefined>>;
    readonly items: Readonly<Record<string, VisShape | undefined>>;
    markDirty(what: { readonly refreshItems: boolean; readonly restackGroups: boolean }): void;
  };
}
interface VisGroup {
  readonly top: number;
  readonly height: number;
}
type VisShape = VisRangeItem & { readonly displayed: boolean };

interface Entry extends DataItem {
  readonly id: string;
  readonly rank: number;
  /** px */
  readonly least: number;
}
interface Lane extends DataGroup {
  readonly id: string;
  readonly order: number;
}

/** Our type of item, beside vis-timeline's own. */
const EVENT_ITEM = 'event';
/** Taller than any content: vis then neither scrolls nor hides lanes below a fold; what holds it clips. */
const ROOT_HEIGHT = 200_000;
const MOST_PASSES = 4;
/** vis reckons with borders of one px that our style does not draw: its middle is that much wider than its root. */
const BORDER = 1;

export function createVisAdapter(container: HTMLElement, options: VisAdapterOptions): VisAdapter {
  const items = new DataSet<Entry>();
  const lanes = new DataSet<Lane>();
  const timeline = new Timeline(container, [], [], visOptions(options));
  const internals = timeline as unknown as VisInternals;
  let pending = true;
  const redraw = internals._origRedraw;
  internals._redraw = internals._origRedraw = () => {
    pending = true;
  };
  const types = internals.itemSet.constructor.types;
  types[EVENT_ITEM] ??= extendRangeItem(types['range']!);
  internals.components = internals.components.filter((component) => component !== internals.timeAxis);
  timeline.setGroups(lanes);
  timeline.setItems(items as unknown as DataSet<DataItem>);

  return {
    setLanes(laneIds) {
      const gone = lanes.getIds().filter((id) => !laneIds.includes(String(id)));
      const changed = laneIds
        .map((id, order): Lane => ({ id, order, content: '' }))
        .filter((lane) => lanes.get(lane.id)?.order !== lane.order);
      if (changed.length > 0) lanes.update(changed);
      if (gone.length > 0) lanes.remove(gone);
    },
    applyItems(diff) {
      if (diff.removed.length > 0) items.remove(diff.removed.map((item) => item.id));
      if (diff.updated.length > 0) items.update(diff.updated.map(toEntry));
      if (diff.added.length > 0) items.add(diff.added.map(toEntry));
    },
    setStage(stage) {
      container.style.inlineSize = `${stage.width - 2 * BORDER}px`;
      timeline.setWindow(stage.from, stage.to, { animation: false });
      pending = true;
    },
    remeasure() {
      internals.itemSet.markDirty({ refreshItems: true, restackGroups: true });
      pending = true;
    },
    draw() {
      if (!pending) return false;
      // A pass that changed the height of a lane asks for another, in which the lanes below move.
      for (let pass = 0; pending && pass < MOST_PASSES; pass++) {
        pending = false;
        internals.redrawCount = 0;
        redraw();
      }
      return true;
    },
    laneBoxes() {
      return lanes.getIds().flatMap((id) => laneBox(internals, String(id)));
    },
    itemBox: (id) => itemBox(internals, id, options.direction),
    get size() {
      return items.length;
    },
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
    margin: { axis: 3, item: { horizontal: 0, vertical: 6 } },
    groupOrder: 'order',
    order: (a: Entry, b: Entry) => a.rank - b.rank || (a.id < b.id ? -1 : 1),
    // A date without a time of day must not shift with the reader's zone: everything is UTC, as our bounds are.
    moment: (input?: MomentInput) => moment.utc(input),
    template: (entry: Entry) => options.elementOf(entry.id),
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

function toEntry(item: PlannedItem): Entry {
  const base = { id: item.id, group: item.laneId, content: '', type: EVENT_ITEM };
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
