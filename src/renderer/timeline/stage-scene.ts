import type { Relation, RelationType, TimelineEvent } from '../../core/document/model.ts';
import type { LaneWindow } from '../../core/table/event-source.ts';
import { CardShelf } from './card-shelf.ts';
import type { CardWords } from './card-text.ts';
import { type CardForm, chooseForms, stackHeight } from './card-form.ts';
import { buildBars, buildTonePaths, DENSITY_HEIGHT, fullCounts, type TonePath } from './density-bars.ts';
import {
  densityId,
  diffItems,
  itemId,
  planItems,
  type PlannedEvent,
  type PlannedItem,
  timeOfCard,
} from './item-plan.ts';
import { buildRelationPaths, type RelationPath } from './relation-paths.ts';
import { TitleWidths } from './title-widths.ts';
import type { DensityColour } from './timeline-props.ts';
import {
  CARD_GAP,
  createVisAdapter,
  LANE_PADDING,
  type ItemBox,
  type LaneBox,
  type PlaneArea,
  type VisAdapter,
} from './vis-adapter.ts';
import { type Stage, toStageX } from './window-math.ts';

/** Names of relations are smaller than titles (10 of 13 px), in a frame. */
const NAME_SCALE = 0.77;
const NAME_FRAME = 16;

type Records = ReadonlyMap<string, TimelineEvent>;

/** What stands on the stage: the planned items, their elements, and vis-timeline that places them. */
export class StageScene {
  readonly shelf: CardShelf;
  readonly #direction: 'ltr' | 'rtl';
  readonly #vis: VisAdapter;
  #items: ReadonlyMap<string, PlannedItem> = new Map();
  #lanes: readonly LaneWindow[] = [];
  #stage: Stage | null = null;
  readonly #widths: TitleWidths;
  #pinned: readonly { readonly body: HTMLElement; readonly box: ItemBox; readonly least: number }[] = [];

  constructor(host: HTMLElement, direction: 'ltr' | 'rtl', words: CardWords) {
    this.#direction = direction;
    this.#widths = new TitleWidths(host);
    this.shelf = new CardShelf(words, host, this.#widths);
    const { elementOf, heightOf } = this.shelf;
    this.#vis = createVisAdapter(host, {
      direction,
      contentOf: (id) => ({ element: () => elementOf(id), height: () => heightOf(id) }),
    });
  }

  get stage(): Stage | null {
    return this.#stage;
  }

  /** Number of items that vis-timeline holds. */
  get size(): number {
    return this.#vis.size;
  }

  /** Lanes as they stand from top to bottom. */
  get lanes(): readonly LaneWindow[] {
    return this.#lanes;
  }

  setStage(stage: Stage): void {
    this.#stage = stage;
    this.#vis.setStage(stage);
  }

  /** Cards take the forms for which there is `room` (px of height); null leaves them as they are. */
  setLanes(lanes: readonly LaneWindow[], records: Records, room: number | null): void {
    if (room !== null) this.#takeForms(lanes, records, room);
    this.#lanes = lanes;
    const planned = planItems(
      lanes,
      (laneId, event) => this.shelf.sizeOf(this.shelf.formIn(laneId), event, records).width,
    );
    const diff = diffItems(this.#items, planned);
    for (const item of diff.removed) this.shelf.remove(item.id);
    this.shelf.add(diff.added, records);
    this.#items = planned;
    // vis-timeline wants items gone before their lane goes and lanes there before their items come.
    this.#vis.applyItems({ added: [], updated: [], removed: diff.removed });
    this.#vis.setLanes(lanes.map((lane) => lane.id));
    this.#vis.applyItems({ ...diff, removed: [] });
  }

  remeasure(): void {
    this.#widths.forget();
    this.shelf.remeasure();
    this.#vis.remeasure();
  }

  /** Makes all cards anew in other words; what is needed is asked for with the next lanes. */
  clear(): void {
    this.#vis.applyItems({ added: [], updated: [], removed: [...this.#items.values()] });
    this.#items = new Map();
    this.#lanes = [];
  }

  /** Whether some events are bars and not cards. */
  get hasDensity(): boolean {
    return this.#lanes.some((lane) => lane.bins.length > 0);
  }

  /** The planned events, without the density. */
  get events(): readonly PlannedEvent[] {
    return [...this.#items.values()].filter((item) => item.type === 'event');
  }

  /** Whether the event is among what is planned. */
  has(eventId: string): boolean {
    return this.events.some(({ event }) => event.eventId === eventId);
  }

  /** Draws what changed; true if anything may have moved. */
  draw(): boolean {
    const drawn = this.#vis.draw();
    if (drawn) this.#findPinned();
    return drawn;
  }

  laneBoxes(): readonly LaneBox[] {
    const boxes = new Map(this.#vis.laneBoxes().map((box) => [box.id, box]));
    return this.#lanes.flatMap((lane) => boxes.get(lane.id) ?? []);
  }

  /** The first of an event's cards from the top. */
  boxOfEvent(eventId: string): { readonly id: string; readonly box: ItemBox } | null {
    for (const lane of this.#lanes) {
      const id = itemId(lane.id, eventId);
      const box = this.#items.has(id) ? this.#vis.itemBox(id) : null;
      if (box) return { id, box };
    }
    return null;
  }

  /** Keeps the words of long stretches in view: `offset` is the px of the stage before the window. */
  pinTo(offset: number): void {
    const sign = this.#direction === 'rtl' ? -1 : 1;
    for (const { body, box, least } of this.#pinned) {
      const shift = Math.min(Math.max(offset - box.start, 0), Math.max(box.width - least, 0));
      body.style.transform = shift === 0 ? '' : `translateX(${sign * Math.round(shift)}px)`;
    }
  }

  /**
   * A zoom lays out and paints only what is in view; null paints all of the stage, so that a pan or a scroll uncovers
   * what is there. The card that Tab comes to is always painted: what is not can have no focus.
   */
  paintOnly(area: PlaneArea | null): void {
    this.#vis.paintOnly(area, this.shelf.tabStop);
  }

  /** Arrows whose both ends are on the stage. */
  relationPaths(
    relations: readonly Relation[],
    nameOf: (type: RelationType) => string,
  ): readonly RelationPath[] {
    if (relations.length === 0 || this.#stage === null) return [];
    const cards = this.events.flatMap(({ id, event }) => {
      const box = this.#vis.itemBox(id);
      return box ? [{ eventId: event.eventId, openStart: event.openStart, openEnd: event.openEnd, box }] : [];
    });
    const { width } = this.#stage;
    const nameWidth = (type: RelationType): number => this.#widths.of(nameOf(type)) * NAME_SCALE + NAME_FRAME;
    const plane = { width, lanes: this.laneBoxes(), flip: this.#direction === 'rtl', nameWidth };
    return buildRelationPaths(relations, cards, plane);
  }

  /** Bars of what is not shown event by event, at the foot of each lane. */
  densityPaths(colour: DensityColour): readonly TonePath[] {
    const stage = this.#stage;
    if (stage === null) return [];
    const fullOf = fullCounts(this.#lanes);
    const placed = this.#lanes.flatMap((lane) => {
      const box = lane.bins.length > 0 ? this.#vis.itemBox(densityId(lane.id)) : null;
      if (!box) return [];
      const bars = buildBars(lane.bins, fullOf(lane), stage, colour);
      return [{ laneId: lane.id, bars, top: box.top }];
    });
    return buildTonePaths(placed, this.#direction === 'rtl' ? stage.width : null);
  }

  destroy(): void {
    this.#vis.destroy();
  }

  #takeForms(lanes: readonly LaneWindow[], records: Records, room: number): void {
    const { stage } = this;
    if (stage === null) return;
    const heights = lanes.map((lane) => ({
      laneId: lane.id,
      full: this.#laneHeight(lane, 'full', stage, records),
      brief: this.#laneHeight(lane, 'brief', stage, records),
    }));
    const forms = chooseForms(this.shelf.forms, heights, room);
    if (lanes.every(({ id }) => this.shelf.formIn(id) === forms.get(id))) return;
    this.clear();
    this.shelf.setForms(forms);
  }

  /** px, about. */
  #laneHeight(lane: LaneWindow, form: CardForm, stage: Stage, records: Records): number {
    const cards = lane.items.map((event) => {
      const { width: least, height } = this.shelf.sizeOf(form, event, records);
      const time = timeOfCard(event);
      const start = Math.max(toStageX(time.from, stage), -stage.width);
      const end = Math.min(toStageX(time.to, stage), 2 * stage.width);
      return { start, width: Math.max(end - start, least), height };
    });
    const density = lane.bins.length > 0 ? DENSITY_HEIGHT + CARD_GAP : 0;
    return Math.max(this.#vis.leastLaneHeight, stackHeight(cards, CARD_GAP) + density + LANE_PADDING);
  }

  /** Only stretches can begin before the window and reach into it. */
  #findPinned(): void {
    this.#pinned = this.events.flatMap(({ id, least }) => {
      const box = this.#vis.itemBox(id);
      if (!box || box.width <= least) return [];
      const body = this.shelf.elementOf(id).querySelector<HTMLElement>('.body');
      return body ? [{ body, box, least }] : [];
    });
  }
}
