import type { Filter, LaneMode, SavedView } from '../../core/document/model.ts';
import type { EventSource } from '../../core/table/event-source.ts';
import type { DensityColour, TimeWindow } from '../timeline/timeline-props.ts';

export const VIEW_MODES = ['timeline', 'list'] as const;
export type ViewMode = (typeof VIEW_MODES)[number];

/** How the open document is looked at. Replaced as a whole when another one opens. */
export class ViewState {
  lanes = $state<LaneMode>('kind');
  laneOrder = $state.raw<readonly string[]>([]);
  collapsedLanes = $state.raw<readonly string[]>([]);
  filter = $state.raw<Filter>({});
  /** Null: the whole span, until the timeline has said what it shows. */
  window = $state.raw<TimeWindow | null>(null);
  /** Whether the window is just what shows all: at another size, that is another one. */
  isFitted = $state(false);
  selection = $state<string | null>(null);
  hovered = $state<string | null>(null);
  /** Whether what hangs together with the selection stands out. */
  traced = $state(false);
  mode = $state<ViewMode>('timeline');
  /** What the colours of bars stand for where events are too many to show one by one. */
  densityColour = $state<DensityColour>('kind');

  /** What is kept, without the values that say nothing. */
  readonly saved: SavedView = $derived({
    lanes: this.lanes,
    ...(this.laneOrder.length > 0 && { laneOrder: this.laneOrder }),
    ...(this.collapsedLanes.length > 0 && { collapsedLanes: this.collapsedLanes }),
    ...(Object.keys(this.filter).length > 0 && { filter: this.filter }),
    ...(this.window && !this.isFitted && { window: this.window }),
    ...(this.selection !== null && { selection: this.selection }),
  });

  /** Another way of sorting has other lanes: what was arranged for the former one goes. */
  sortLanesBy(mode: LaneMode): void {
    if (mode === this.lanes) return;
    this.lanes = mode;
    this.laneOrder = [];
    this.collapsedLanes = [];
  }

  /** Takes a saved view. */
  restore(saved: SavedView): void {
    this.lanes = saved.lanes ?? 'kind';
    this.laneOrder = saved.laneOrder ?? [];
    this.collapsedLanes = saved.collapsedLanes ?? [];
    this.filter = saved.filter ?? {};
    this.window = saved.window ?? null;
    this.isFitted = false;
    this.selection = saved.selection ?? null;
    this.hovered = null;
    this.traced = false;
    this.densityColour = 'kind';
  }

  /** A selection that the document no longer holds is let go. */
  async letGoOfMissing(source: EventSource): Promise<void> {
    const { selection } = this;
    if (selection === null) return;
    const found = await source.events([selection]);
    if (found.length === 0 && this.selection === selection) this.selection = null;
  }
}
