import type { Filter, LaneMode } from '../../core/document/model.ts';
import type { WindowQuery } from '../../core/table/event-source.ts';
import { type Axis, buildAxis } from './axis-labels.ts';
import { Camera } from './camera.ts';
import { CardFocus } from './card-focus.ts';
import { Fitting } from './fitting.ts';
import { orderLanes } from './item-plan.ts';
import type { TonePath } from './density-bars.ts';
import type { RelationPath } from './relation-paths.ts';
import { Reveal } from './reveal.ts';
import { type Arrival, StageFeed } from './stage-feed.ts';
import { StageScene } from './stage-scene.ts';
import { momentOf } from './step-events.ts';
import { Stepping } from './stepping.ts';
import { filledSpan, openingSpan } from './overview-geometry.ts';
import type { Step, TimelineProps, TimeWindow } from './timeline-props.ts';
import {
  buildHeads,
  cardWords,
  isComfortable,
  isOtherQuestion,
  isReworded,
  isSameWindow,
  type LaneHead,
  queryOf,
} from './view-questions.ts';
import { isStaged, type Stage, stageAround, windowWithin } from './window-math.ts';
import { Zooming } from './zooming.ts';

/** Viewport widths that the stage reaches beyond the window on either side. */
const MARGIN = 0.5;

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
  /** px of the lanes that can be seen. */
  seen = $state.raw({ top: 0, height: 0 });

  readonly camera = new Camera(() => this.#requestFrame());
  readonly #zooming = new Zooming(() => this.#requestFrame());
  readonly #scene: StageScene;
  readonly #feed: StageFeed;
  readonly #fitting = new Fitting(this.camera);
  readonly #focus: CardFocus;
  readonly #reveal: Reveal;
  readonly #stepping: Stepping;
  #props: TimelineProps;
  #frame = 0;
  #emitted: TimeWindow | null = null;
  /** Whether any event that was shown has a time of day: between such events, too, hours mean something. */
  #hasTimes = false;
  /** How the lanes that are drawn were sorted. */
  #lanes: LaneMode | null = null;
  #formKey = '';
  #isOver = false;
  #afterDraw: (() => void)[] = [];

  constructor(props: TimelineProps, elements: ViewElements) {
    this.#props = props;
    this.#scene = new StageScene(elements.host, props.direction, cardWords(props));
    this.#focus = new CardFocus(elements.host, this.#scene);
    this.#reveal = new Reveal({
      camera: this.camera,
      scene: this.#scene,
      scroller: elements.scroller,
      whenDrawn: (task) => this.#whenDrawn(task),
    });
    this.#stepping = new Stepping({
      scene: this.#scene,
      focus: this.#focus,
      reveal: this.#reveal,
      whenDrawn: (task) => this.#whenDrawn(task),
    });
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
    if (props.filter !== before.filter) this.#fitting.settle();
    if (isReworded(before, props)) this.#reword();
    if (props.selection !== before.selection) this.#scene.shelf.select(props.selection);
    if (props.highlighted !== before.highlighted) this.#scene.shelf.highlight(props.highlighted ?? []);
    if (isOtherQuestion(before, props))
      this.#feed.askAgain(props.source === before.source ? null : props.source);
    else if (props.laneOrder !== before.laneOrder || props.collapsed !== before.collapsed)
      this.#feed.askAgain(null);
    else if (props.selection !== before.selection) this.#askMore();
    if (props.window !== null && !isSameWindow(props.window, this.#emitted)) this.#follow(props.window);
    this.#requestFrame();
  }

  /** Another height may have room for other cards. What was fitted to the old width is fitted to the new one, unless the reader has moved since. */
  resize(width: number, height: number): void {
    if (height !== this.seen.height) {
      this.seen = { ...this.seen, height };
      this.#askMore();
    }
    if (width === this.camera.width) return;
    const wasFitted = this.camera.width > 0 && this.#fitting.holds;
    this.camera.resize(width);
    if (width === 0) return;
    if (this.camera.window === null) void this.#begin();
    else if (wasFitted) void this.#fitting.again(this.#props.source, this.#filter);
  }

  /** The lanes were scrolled to so many px from their top. */
  scrolled(top: number): void {
    this.seen = { ...this.seen, top };
    if (this.#zooming.isOn) this.#requestFrame();
  }

  /** Fonts have come in: texts take other room. */
  remeasure(): void {
    this.#scene.remeasure();
    this.#formKey = '';
    this.#askMore();
    this.#requestFrame();
  }

  /** By keys and buttons, which know no place: the selected event stays where it is. */
  zoomBy(factor: number): void {
    this.camera.zoomAbout(factor, momentOf(this.#scene.lanes, this.#props.selection));
  }

  async fit(): Promise<void> {
    await this.#fitting.to(filledSpan, this.#props.source, this.#filter, true);
  }

  async reveal(eventId: string): Promise<void> {
    await this.#reveal.show(this.#props.source, eventId);
  }

  async centre(eventId: string): Promise<void> {
    await this.#reveal.centre(this.#props.source, eventId);
  }

  async stepEvent(step: Step): Promise<string | null> {
    const { selection } = this.#props;
    // The key before may have sent the view to where it stands.
    if (selection !== null && !this.#scene.has(selection))
      await new Promise<void>((rest) => this.#whenDrawn(rest));
    if (this.stage === null) return null;
    return this.#stepping.go(step, this.#props, this.#queryOf(this.stage));
  }

  focus(): void {
    this.#focus.take();
  }

  /** A card has taken the focus: it is what Tab comes back to. */
  focused(itemId: string): void {
    this.#scene.shelf.setTabStop(itemId);
  }

  /** To be called before the first size is known: what shows everything is asked for meanwhile. */
  prepare(): void {
    if (this.#props.window === null) this.#fitting.prepare(this.#props.source, this.#filter);
  }

  /** Shows what another view of the same document shows, which is about to end. */
  takeOver(former: TimelineView): void {
    this.#fitting.takeOver(former.#fitting);
    if (former.camera.window !== null) this.camera.show(former.camera.window);
  }

  destroy(): void {
    this.#isOver = true;
    cancelAnimationFrame(this.#frame);
    this.camera.stop();
    this.#zooming.stop();
    this.#feed.stop();
    this.#scene.destroy();
  }

  #whenDrawn(task: () => void): void {
    this.#afterDraw.push(task);
    this.#requestFrame();
  }

  async #begin(): Promise<void> {
    if (this.#props.window !== null) this.camera.show(this.#props.window);
    else await this.#fitting.to(openingSpan, this.#props.source, this.#filter, false);
    const { window, width } = this.camera;
    // Asked now and not with the frame that draws it: the source works meanwhile.
    if (window !== null && width > 0 && !this.#isOver) this.#askFor(window, width);
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

  /** A plain copy: the source may live in a worker, to which a reactive object cannot be sent. */
  get #filter(): Filter {
    return $state.snapshot(this.#props.filter) as Filter;
  }

  #queryOf(stage: Stage): WindowQuery {
    const filter = this.#filter;
    const collapsed = $state.snapshot(this.#props.collapsed) as readonly string[];
    return queryOf({ ...this.#props, filter, collapsed }, stage, this.seen.height);
  }

  #requestFrame(): void {
    if (this.#frame !== 0 || this.#isOver) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#drawFrame();
    });
  }

  #drawFrame(): void {
    const { window, width } = this.camera;
    if (window === null || width === 0) return;
    const focused = this.#focus.isInside;
    const onTheWay = this.#takeArrived(window, width);
    if (!this.#scene.hasDensity && this.#fitting.widen(this.#scene.events)) return;
    const shown = onTheWay ?? this.#moveStage(window, width);
    if (shown !== window) this.#requestFrame();
    this.#emit(window);
    if (shown === null) return;
    const drawn = this.#scene.draw();
    if (focused && !this.#focus.isInside) this.#focus.take();
    this.#focus.keepStop(this.#props.selection);
    this.#place(shown);
    if (drawn) this.#readBack();
    if (!this.camera.isMoving && this.#feed.asked === this.stage && !this.#feed.isBusy)
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

  #showAnswer({ answer, records, query }: Arrival): void {
    this.isEmpty = answer.matching === 0;
    this.#lanes = query.lanes;
    if (!this.#hasTimes && [...records.values()].some(({ date }) => date.includes('T'))) {
      this.#hasTimes = true;
      this.#layAxis();
    }
    this.#scene.setLanes(orderLanes(answer, this.#props.laneOrder), records, this.#roomForForm(query));
  }

  /** The form of cards is chosen anew for another zoom, question or height, and never in a pan. */
  #roomForForm({ millisecondsPerPixel, lanes, filter, collapsed }: WindowQuery): number | null {
    const key = JSON.stringify([this.seen.height, millisecondsPerPixel, lanes, filter, collapsed]);
    if (key === this.#formKey) return null;
    this.#formKey = key;
    return this.seen.height;
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

  /** Asks the last question with what has changed about it; what is under way still answers it in part. */
  #askMore(): void {
    const { asked } = this.#feed;
    if (asked !== null) this.#feed.ask(asked, false);
  }

  #setStage(stage: Stage): void {
    if (this.stage !== null && this.stage.millisecondsPerPixel !== stage.millisecondsPerPixel)
      this.#zooming.goOn();
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
    const { top, height } = this.seen;
    const inView = { start: this.offset, end: this.offset + this.camera.width, top, bottom: top + height };
    this.#scene.paintOnly(this.#zooming.isOn ? inView : null);
  }

  #readBack(): void {
    // The lanes drawn may still be those of a former way to sort, whose answer came first.
    const asked = { ...this.#props, lanes: this.#lanes ?? this.#props.lanes };
    this.heads = buildHeads(this.#scene.laneBoxes(), this.#scene.lanes, asked);
    const { index, translate } = this.#props;
    this.paths = this.#scene.relationPaths(index.document.relations, (type) =>
      translate(`timeline.relation.${type}`),
    );
    this.#paintDensity();
  }

  #paintDensity(): void {
    this.density = this.#scene.densityPaths(this.#props.densityColour ?? 'kind');
  }

  #emit(window: TimeWindow): void {
    if (isSameWindow(window, this.#emitted)) return;
    this.#emitted = window;
    this.#props.onwindow(window, this.#fitting.holds);
  }
}
