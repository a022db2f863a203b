import type { ViewBox } from './view-box.ts';

/** px that a pointer may stray in a click. */
const CLICK = 4;

/** Drag and wheel pan, pinch and wheel with Control zoom. What moved the figure is no click on what lies under it. */
export function listenToPointers(frame: HTMLElement, view: () => ViewBox): void {
  const down = new Map<number, PointerEvent>();
  let moved = 0;

  frame.addEventListener('pointerdown', (event) => {
    down.set(event.pointerId, event);
    if (down.size === 1) moved = 0;
  });
  frame.addEventListener('pointermove', (event) => {
    const before = down.get(event.pointerId);
    if (before === undefined) return;
    const x = event.clientX - before.clientX;
    const y = event.clientY - before.clientY;
    moved += Math.abs(x) + Math.abs(y);
    if (moved <= CLICK) return;
    if (!frame.hasPointerCapture(event.pointerId)) frame.setPointerCapture(event.pointerId);
    if (down.size === 2)
      pinch(
        view(),
        event,
        before,
        [...down.values()].find((other) => other !== before),
      );
    else view().panBy(-x, -y);
    down.set(event.pointerId, event);
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    frame.addEventListener(end, (event) => down.delete(event.pointerId));
  frame.addEventListener(
    'click',
    (event) => {
      if (moved > CLICK) event.stopPropagation();
      moved = 0;
    },
    { capture: true },
  );
  frame.addEventListener(
    'wheel',
    (event) => {
      const at = { x: event.clientX, y: event.clientY };
      if (event.ctrlKey || event.metaKey) view().zoom(Math.exp(-event.deltaY / 300), at);
      else {
        const right = event.shiftKey ? event.deltaY : event.deltaX;
        // At the figure's edge the page that holds it goes on.
        if (!view().panBy(right, event.shiftKey ? 0 : event.deltaY)) return;
      }
      event.preventDefault();
    },
    { passive: false },
  );
}

function pinch(
  view: ViewBox,
  event: PointerEvent,
  before: PointerEvent,
  other: PointerEvent | undefined,
): void {
  if (other === undefined) return;
  const distance = (one: PointerEvent): number =>
    Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  const at = { x: (event.clientX + other.clientX) / 2, y: (event.clientY + other.clientY) / 2 };
  view.zoom(distance(event) / Math.max(1, distance(before)), at);
}
