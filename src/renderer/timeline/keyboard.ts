import type { Step, TimelineProps } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.svelte.ts';

const ZOOM_STEP = 1.5;
const PAN_PIXELS = 160;

/** What a key on a card does; true if it does anything. */
export function handleKey(event: KeyboardEvent, view: TimelineView, props: TimelineProps): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const step = stepOfKey(event.key, props.direction);
  if (step !== null) {
    if (event.shiftKey && (step === 'next' || step === 'previous'))
      view.camera.panBy(step === 'next' ? PAN_PIXELS : -PAN_PIXELS, true);
    else void view.stepEvent(step);
    return true;
  }
  return handleCommand(event, view, props);
}

/** Arrows follow the eye: in a right-to-left page later events lie to the left. */
export function stepOfKey(key: string, direction: 'ltr' | 'rtl'): Step | null {
  switch (key) {
    case 'ArrowRight':
      return direction === 'ltr' ? 'next' : 'previous';
    case 'ArrowLeft':
      return direction === 'ltr' ? 'previous' : 'next';
    case 'ArrowUp':
      return 'lane-up';
    case 'ArrowDown':
      return 'lane-down';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return null;
  }
}

function handleCommand(event: KeyboardEvent, view: TimelineView, props: TimelineProps): boolean {
  switch (event.key) {
    case '+':
    case '=':
      view.zoomBy(ZOOM_STEP);
      return true;
    case '-':
    case '_':
      view.zoomBy(1 / ZOOM_STEP);
      return true;
    case 'f':
      void view.fit();
      return true;
    case 'Escape':
      if (props.selection === null) return false;
      props.onselect(null);
      return true;
    case 'Enter':
    case ' ':
      return openFocused(event, props);
    default:
      return false;
  }
}

function openFocused(event: KeyboardEvent, props: TimelineProps): boolean {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-event]') : null;
  const eventId = card?.dataset['event'];
  if (eventId === undefined) return false;
  props.onselect(eventId);
  if (event.key === 'Enter') props.onopen(eventId);
  return true;
}
