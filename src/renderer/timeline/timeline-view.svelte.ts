import type { Filter } from '../../core/document/model.ts';
import type { OverviewAnswer, WindowQuery } from '../../core/table/event-source.ts';
import { type Axis, buildAxis } from './axis-labels.ts';
import { Camera } from './camera.ts';
import { CARD_WIDTH, orderLanes } from './item-plan.ts';
import type { TonePath } from './density-bars.ts';
import type { RelationPath } from './relation-paths.ts';
import { type Arrival, StageFeed } from './stage-feed.ts';
import { StageScene } from './stage-scene.ts';
import { neighbour, type Place } from './step-events.ts';
import { neighbourBeyond } from './step-beyond.ts';
import { filledSpan, openingSpan } from './overview-geometry.ts';
import type { Step, TimelineProps, TimeWindow } from './timeline-props.ts';
import {
  boundsOfEvent,
  buildHeads,
  cardWords,
  isComfortable,
  isOtherQuestion,
  isReworded,
  isSameWindow,
  type LaneHead,
  queryOf,
} from './view-questions.ts';
import {
  fitWindow,
  isStaged,
  type FitMargins,
  type Stage,
  stageAround,
  windowAround,
  windowThatShows,
  windowWithin,
} from './window-math.ts';

/** Viewport widths that the stage reaches beyond the window on either side. */
const MARGIN = 0.5;
const FIT_MARGINS: FitMargins = { start: 28, card: 310, end: 28 };
const REVEAL_MARGINS: FitMargins = { start: 12, card: 256, end: 12 };
const FIT_BINS = 2048;

/** The stretch of time that a view is fitted to. */
type SpanFinder = (answer: OverviewAnswer) => TimeWindow | null;

/** Elements that live as long as the view. */
export interface ViewElements {
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement;
  /** What vis-timeline fills. */
  readonly host: HTMLElement;
}

/** What the timeline shows and where: asks the source for it and has it drawn, once a frame. */
export class TimelineView {
  heads = $state.raw<readonly LaneHead[]>([]);
  axis = $state.raw<Axis>({ ticks: [], contexts: [], minor: [] });
  paths = $state.raw<readonly RelationPath[]>([]);
  density = $state.raw<readonly TonePath[]>([]);
  stage = $state.raw<Stage | null>(null);
  /** px of the stage that lie before the window. */
  offset = $state(0);
  isEmpty = $state(false);

  readonly camera = new Camera(() => this.#requestFrame());
  readonly #elements: ViewElements;
  readonly #scene: StageScene;
  readonly #feed: StageFeed;
  #props: TimelineProps;
  #frame = 0;
  #emitted: TimeWindow | null = null;
  #hasTimes = false;
  #fitted: { readonly window: TimeWindow; readonly find: SpanFinder } | null = null;
  #afterDraw: (() => void)[] = [];

  constructor(props: TimelineProps, elements: ViewElements) {
    this.#props = props;
    this.#elements = elements;
    this.#scene = new StageScene(elements.host, props.direction, cardWords(props));
    this.#scene.shelf.select(props.selection);
    this.#scene.shelf.highlight(props.highlighted ?? []);
    this.#feed = new StageFeed(
      props.source,
      (stage) => this.#queryOf(stage),
      () => this.#requestFrame(),
    );
  }

  /** Takes what its owner has changed. */
  update(props: TimelineProps): void {
    const before = this.#props;
    this.#props = props;
    if (props.densityColour !== before.densityColour) this.#paintDensity();
    if (isReworded(before, props)) this.#reword();
    if (props.selection !== before.selection) this.#scene.shelf.select(props.selection);
    if (props.highlighted !== before.highlighted) this.#scene.shelf.highlight(props.highlighted ?? []);
    if (isOtherQuestion(before, props))
      this.#feed.askAgain(props.source === before.source ? null : props.source);
    else if (props.laneOrder !== before.laneOrder || props.collapsed !== before.collapsed)
      this.#feed.askAgain(null);
    else if (props.selection !== before.selection && this.#feed.asked)
      this.#feed.ask(this.#feed.asked, false);
    if (props.window !== null && !isSameWindow(props.window, this.#emitted)) this.#follow(props.window);
    this.#requestFrame();
  }

  /** What was fitted to the old width is fitted to the new one, unless the reader has moved since. */
  resize(width: number): void {
    const fitted = this.#fitted;
    this.camera.resize(width);
    if (width === 0) return;
    if (this.camera.window === null) this.#begin();
    else if (fitted !== null && isSameWindow(this.camera.window, fitted.window))
      void this.#fitTo(fitted.find, false);
  }

  /** Fonts have come in: texts take other room. */
  remeasure(): void {
    this.#scene.remeasure();
    this.#requestFrame();
  }

  async fit(): Promise<void> {
    await this.#fitTo(filledSpan, true);
  }

  async reveal(eventId: string): Promise<void> {
    await this.#bringIntoView(eventId, (window, bounds) =>
      windowThatShows(window, bounds, this.camera.width, REVEAL_MARGINS),
    );
  }

  async centre(eventId: string): Promise<void> {
    await this.#bringIntoView(eventId, (window, bounds) =>
      windowAround(window, bounds, this.camera.width, CARD_WIDTH),
    );
  }

  async stepEvent(step: Step): Promise<string | null> {
    if (this.stage === null) return null;
    const { source, laneOrder } = this.#props;
    const current = this.#currentPlace();
    const place =
      neighbour(this.#scene.lanes, current, step) ??
      (await neighbourBeyond(source, this.#queryOf(this.stage), laneOrder, current, step));
    if (place === null) return null;
    const focused = this.#isFocused();
    this.#props.onselect(place.eventId);
    await this.reveal(place.eventId);
    this.#scene.shelf.setTabStop(`${place.laneId}\n${place.eventId}`);
    if (focused) this.#afterDraw.push(() => this.focus());
    return place.eventId;
  }

  focus(): void {
    const id = this.#scene.shelf.tabStop;
    if (id !== null) this.#scene.shelf.elementOf(id).focus({ preventScroll: true });
    else this.#elements.host.focus({ preventScroll: true });
  }

  /** A card has taken the focus: it is what Tab comes back to. */
  focused(itemId: string): void {
    this.#scene.shelf.setTabStop(itemId);
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.camera.stop();
    this.#feed.stop();
    this.#scene.destroy();
  }

  async #fitTo(find: SpanFinder, smooth: boolean): Promise<void> {
    const { source, filter } = this.#props;
    const bounds = find(await source.overview($state.snapshot(filter) as Filter, FIT_BINS));
    if (bounds === null) return;
    const window = fitWindow(bounds, this.camera.width, FIT_MARGINS);
    this.#fitted = { window, find };
    this.camera.show(window, smooth);
  }

  async #bringIntoView(
    eventId: string,
    find: (window: TimeWindow, bounds: TimeWindow) => TimeWindow,
  ): Promise<void> {
    const bounds = await boundsOfEvent(this.#props.source, eventId);
    const window = this.camera.window;
    if (bounds === null || window === null) return;
    this.camera.show(find(window, bounds), true);
    this.#afterDraw.push(() => this.#scrollTo(eventId));
    this.#requestFrame();
  }

  #begin(): void {
    if (this.#props.window !== null) this.camera.show(this.#props.window);
    else void this.#fitTo(openingSpan, false);
  }

  #follow(window: TimeWindow): void {
    this.#emitted = window;
    this.camera.show(window);
  }

  #reword(): void {
    this.#scene.clear();
    this.#scene.shelf.reword(cardWords(this.#props), this.#props.matched ?? []);
    this.#layAxis();
    this.#feed.askAgain(null);
  }

  #queryOf(stage: Stage): WindowQuery {
    // Plain copies: the source may live in a worker, to which a reactive object cannot be sent.
    const filter = $state.snapshot(this.#props.filter) as Filter;
    const collapsed = $state.snapshot(this.#props.collapsed) as readonly string[];
    return queryOf({ ...this.#props, filter, collapsed }, stage, this.#elements.scroller.clientHeight);
  }

  #requestFrame(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawFrame();
    });
  }

  #drawFrame(): void {
    const { window, width } = this.camera;
    if (window === null || width === 0) return;
    const focused = this.#isFocused();
    const shown = this.#takeArrived(window, width) ?? this.#moveStage(window, width);
    if (shown !== window) this.#requestFrame();
    this.#emit(window);
    if (shown === null) return;
    const drawn = this.#scene.draw();
    if (focused && !this.#isFocused()) this.focus();
    this.#keepTabStop();
    this.#place(shown);
    if (drawn) this.#readBack();
    if (!this.camera.isMoving && this.#feed.asked === this.stage)
      for (const task of this.#afterDraw.splice(0)) task();
  }

  /**
   * The stage that an answer is for becomes the stage: items and place change together. Where the camera has gone on
   * to another zoom meanwhile, what it showed a frame before is shown on the way; gives that window then, else null.
   */
  #takeArrived(window: TimeWindow, width: number): TimeWindow | null {
    const arrived = this.#feed.take();
    if (arrived === null) return null;
    const isNow = isStaged(window, width, arrived.stage);
    const isOnTheWay = !isNow && (this.stage === null || !isStaged(window, width, this.stage));
    if (arrived.stage !== this.stage && (isNow || isOnTheWay)) this.#setStage(arrived.stage);
    this.#showAnswer(arrived);
    if (!isOnTheWay) return null;
    this.#askFor(window, width);
    return windowWithin(arrived.stage, width);
  }

  #showAnswer({ answer, records }: Arrival): void {
    this.isEmpty = answer.matching === 0;
    const hasTimes = [...records.values()].some(({ date }) => date.includes('T'));
    if (hasTimes !== this.#hasTimes) {
      this.#hasTimes = hasTimes;
      this.#layAxis();
    }
    this.#scene.setLanes(orderLanes(answer, this.#props.laneOrder), records);
  }

  /** Brings the stage to where the camera is, and gives what can be shown now; null while the answer is waited for. */
  #moveStage(window: TimeWindow, width: number): TimeWindow | null {
    const { asked } = this.#feed;
    if (this.stage !== null && isStaged(window, width, this.stage)) {
      if (asked === null || !isComfortable(window, width, asked))
        this.#feed.ask(stageAround(window, width, MARGIN), false);
      return window;
    }
    const next = this.#askFor(window, width);
    if (this.stage !== null && this.#feed.isPatient) return null;
    this.#setStage(next);
    return window;
  }

  /** The stage that was asked for to show this window: asks where none was. */
  #askFor(window: TimeWindow, width: number): Stage {
    const { asked } = this.#feed;
    if (asked !== null && isStaged(window, width, asked)) return asked;
    const next = stageAround(window, width, MARGIN);
    this.#feed.ask(next, false);
    return next;
  }

  #setStage(stage: Stage): void {
    this.stage = stage;
    this.#scene.setStage(stage);
    this.#layAxis();
  }

  /** Hours would mean nothing where every date is a day. */
  #layAxis(): void {
    const { words, formatOptions } = this.#props;
    if (this.stage === null) return;
    this.axis = buildAxis(this.stage, words, formatOptions, this.#hasTimes ? 'second' : 'day');
  }

  #place(window: TimeWindow): void {
    if (this.stage === null) return;
    this.offset = Math.round((window.from - this.stage.from) / this.stage.millisecondsPerPixel);
    this.#scene.pinTo(this.offset);
  }

  #readBack(): void {
    this.heads = buildHeads(this.#scene.laneBoxes(), this.#scene.lanes, this.#props);
    this.paths = this.#scene.relationPaths(this.#props.index.document.relations);
    this.#paintDensity();
  }

  #paintDensity(): void {
    this.density = this.#scene.densityPaths(this.#props.densityColour ?? 'kind');
  }

  #emit(window: TimeWindow): void {
    if (isSameWindow(window, this.#emitted)) return;
    this.#emitted = window;
    this.#props.onwindow(window);
  }

  #isFocused(): boolean {
    return this.#elements.host.contains(document.activeElement);
  }

  #currentPlace(): Place | null {
    const stop = this.#scene.shelf.tabStop?.split('\n');
    const { selection } = this.#props;
    if (stop?.[0] !== undefined && stop[1] !== undefined && (selection === null || stop[1] === selection))
      return { laneId: stop[0], eventId: stop[1] };
    const laneId = selection === null ? undefined : this.#scene.boxOfEvent(selection)?.id.split('\n')[0];
    return laneId === undefined || selection === null ? null : { laneId, eventId: selection };
  }

  /** The selected card, else the first, takes Tab. */
  #keepTabStop(): void {
    if (this.#scene.shelf.tabStop !== null) return;
    const place = this.#currentPlace() ?? neighbour(this.#scene.lanes, null, 'first');
    if (place) this.#scene.shelf.setTabStop(`${place.laneId}\n${place.eventId}`);
  }

  #scrollTo(eventId: string): void {
    const found = this.#scene.boxOfEvent(eventId);
    if (!found) return;
    const { scroller } = this.#elements;
    const { top, height } = found.box;
    if (top < scroller.scrollTop) scroller.scrollTop = top - 12;
    else if (top + height > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + height - scroller.clientHeight + 12;
  }
}
