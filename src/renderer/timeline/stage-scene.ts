import type { Relation, TimelineEvent } from '../../core/document/model.ts';
import type { LaneWindow } from '../../core/table/event-source.ts';
import { CardShelf } from './card-shelf.ts';
import type { CardWords } from './card-text.ts';
import { buildBars, buildTonePaths, highestCount, type TonePath } from './density-bars.ts';
import { CARD_WIDTH, densityId, diffItems, itemId, planItems, type PlannedItem } from './item-plan.ts';
import { buildRelationPath, type RelationPath } from './relation-paths.ts';
import type { DensityColour } from './timeline-props.ts';
import { createVisAdapter, type ItemBox, type LaneBox, type VisAdapter } from './vis-adapter.ts';
import type { Stage } from './window-math.ts';

/** What stands on the stage: the planned items, their elements, and vis-timeline that places them. */
export class StageScene {
  readonly shelf: CardShelf;
  readonly #direction: 'ltr' | 'rtl';
  readonly #vis: VisAdapter;
  #items: ReadonlyMap<string, PlannedItem> = new Map();
  #lanes: readonly LaneWindow[] = [];
  #stage: Stage | null = null;
  #pinned: readonly (readonly [HTMLElement, ItemBox])[] = [];

  constructor(host: HTMLElement, direction: 'ltr' | 'rtl', words: CardWords) {
    this.#direction = direction;
    this.shelf = new CardShelf(words, host);
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

  setLanes(lanes: readonly LaneWindow[], records: ReadonlyMap<string, TimelineEvent>): void {
    this.#lanes = lanes;
    const planned = planItems(lanes);
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
    this.shelf.remeasure();
    this.#vis.remeasure();
  }

  /** Makes all cards anew in other words; what is needed is asked for with the next lanes. */
  clear(): void {
    this.#vis.applyItems({ added: [], updated: [], removed: [...this.#items.values()] });
    this.#items = new Map();
    this.#lanes = [];
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
    for (const [body, box] of this.#pinned) {
      const shift = Math.min(Math.max(offset - box.start, 0), Math.max(box.width - CARD_WIDTH, 0));
      body.style.transform = shift === 0 ? '' : `translateX(${sign * Math.round(shift)}px)`;
    }
  }

  /** Arrows whose both ends are on the stage. */
  relationPaths(relations: readonly Relation[]): readonly RelationPath[] {
    const flip = this.#direction === 'rtl' ? (this.#stage?.width ?? 0) : null;
    return relations.flatMap((relation) => {
      const from = this.boxOfEvent(relation.from);
      const to = this.boxOfEvent(relation.to);
      return from && to ? [buildRelationPath(relation, from.box, to.box, flip)] : [];
    });
  }

  /** Bars of what is not shown event by event, at the foot of each lane. */
  densityPaths(colour: DensityColour): readonly TonePath[] {
    const stage = this.#stage;
    if (stage === null) return [];
    const highest = highestCount(this.#lanes);
    const placed = this.#lanes.flatMap((lane) => {
      const box = lane.bins.length > 0 ? this.#vis.itemBox(densityId(lane.id)) : null;
      if (!box) return [];
      return [{ laneId: lane.id, bars: buildBars(lane.bins, highest, stage, colour), top: box.top }];
    });
    return buildTonePaths(placed, this.#direction === 'rtl' ? stage.width : null);
  }

  destroy(): void {
    this.#vis.destroy();
  }

  /** Only stretches can begin before the window and reach into it. */
  #findPinned(): void {
    this.#pinned = [...this.#items.values()].flatMap((item) => {
      const box = item.type === 'event' ? this.#vis.itemBox(item.id) : null;
      if (!box || box.width <= CARD_WIDTH) return [];
      const body = this.shelf.elementOf(item.id).querySelector<HTMLElement>('.body');
      return body ? [[body, box] as const] : [];
    });
  }
}
