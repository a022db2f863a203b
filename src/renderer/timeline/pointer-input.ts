/** Mouse, pen, touch and wheel, as a map or a timeline is moved: what they mean, not what follows from it. */
export interface PointerActions {
  /** The content follows the pointer by so many px along the page's x axis. */
  drag(dx: number): void;
  /** Content follows by px on the page's y axis. */
  scroll(dy: number): void;
  /** `x` is the place on the page's x axis that stays where it is. */
  zoom(factor: number, x: number): void;
  /** True while a drag is on, so that a click at its end selects nothing. */
  dragging(active: boolean): void;
}

/** px that a pointer may shake before it drags. */
const THRESHOLD = 4;
/** One notch of a wheel (120 px in Chromium) zooms by a third. */
const ZOOM_PER_PIXEL = 0.0024;
/** A pinch on a touchpad comes as small steps with the control key. */
const PINCH_PER_PIXEL = 0.01;
const LINE = 40;
const PAGE = 800;

/** Listens on `element`; gives the way to stop. */
export function listenToPointers(element: HTMLElement, actions: PointerActions): () => void {
  const drags = new Drags(element, actions);
  const wheel = (event: WheelEvent): void => {
    if (handleWheel(event, actions)) event.preventDefault();
  };
  const controller = new AbortController();
  const { signal } = controller;
  element.addEventListener('wheel', wheel, { passive: false, signal });
  element.addEventListener('pointerdown', (event) => drags.begin(event), { signal });
  element.addEventListener('pointermove', (event) => drags.move(event), { signal });
  element.addEventListener('pointerup', (event) => drags.end(event), { signal });
  element.addEventListener('pointercancel', (event) => drags.end(event), { signal });
  return () => controller.abort();
}

/**
 * A wheel zooms about the pointer, as on a map. Shift, or a wheel or touchpad that moves sideways, pans along time.
 * A two-finger swipe straight up or down on a touchpad scrolls the lanes: touchpads send many small pixel steps
 * without a notch, which is how they are told from wheels.
 */
function handleWheel(event: WheelEvent, actions: PointerActions): boolean {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? PAGE : 1;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.ctrlKey || event.metaKey) {
    const perPixel = isNotched(event) ? ZOOM_PER_PIXEL : PINCH_PER_PIXEL;
    actions.zoom(Math.exp(-dy * perPixel), event.clientX);
    return true;
  }
  if (event.shiftKey) {
    actions.drag(-(dx || dy));
    return true;
  }
  if (Math.abs(dx) > Math.abs(dy)) {
    actions.drag(-dx);
    return true;
  }
  if (!isNotched(event)) {
    actions.scroll(-dy);
    return true;
  }
  actions.zoom(Math.exp(-dy * ZOOM_PER_PIXEL), event.clientX);
  return true;
}

/** Wheels with notches send whole steps of 100 or 120 px, or lines and pages. */
function isNotched(event: WheelEvent): boolean {
  if (event.deltaMode !== 0) return true;
  return event.deltaX === 0 && Math.abs(event.deltaY) >= 50 && Number.isInteger(event.deltaY);
}

interface Touch {
  x: number;
  y: number;
}

/** One pointer drags, two pinch. */
class Drags {
  readonly #element: HTMLElement;
  readonly #actions: PointerActions;
  readonly #touches = new Map<number, Touch>();
  #began: Touch | null = null;
  #active = false;

  constructor(element: HTMLElement, actions: PointerActions) {
    this.#element = element;
    this.#actions = actions;
  }

  begin(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    this.#touches.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#began ??= { x: event.clientX, y: event.clientY };
  }

  move(event: PointerEvent): void {
    const touch = this.#touches.get(event.pointerId);
    if (!touch) return;
    // A button released outside the window sends no pointerup.
    if (event.pointerType === 'mouse' && event.buttons === 0) return this.end(event);
    if (!this.#active && !this.#hasLeft(event)) return;
    this.#start(event);
    if (this.#touches.size === 2) this.#pinch(event, touch);
    else this.#pan(event, touch);
    touch.x = event.clientX;
    touch.y = event.clientY;
  }

  end(event: PointerEvent): void {
    if (!this.#touches.delete(event.pointerId) || this.#touches.size > 0) return;
    this.#began = null;
    if (!this.#active) return;
    this.#active = false;
    this.#actions.dragging(false);
  }

  #hasLeft(event: PointerEvent): boolean {
    if (this.#began === null) return false;
    return Math.hypot(event.clientX - this.#began.x, event.clientY - this.#began.y) >= THRESHOLD;
  }

  #start(event: PointerEvent): void {
    if (this.#active) return;
    this.#active = true;
    // Captured only once it drags: a captured pointer's click would go to the element and not to the card.
    this.#element.setPointerCapture(event.pointerId);
    this.#actions.dragging(true);
  }

  #pan(event: PointerEvent, touch: Touch): void {
    this.#actions.drag(event.clientX - touch.x);
    if (event.clientY !== touch.y) this.#actions.scroll(event.clientY - touch.y);
  }

  #pinch(event: PointerEvent, touch: Touch): void {
    const other = [...this.#touches.values()].find((candidate) => candidate !== touch);
    if (!other) return;
    const before = Math.hypot(touch.x - other.x, touch.y - other.y);
    const after = Math.hypot(event.clientX - other.x, event.clientY - other.y);
    if (before > 0 && after > 0) this.#actions.zoom(after / before, (event.clientX + other.x) / 2);
    this.#actions.drag((event.clientX - touch.x) / 2);
  }
}
