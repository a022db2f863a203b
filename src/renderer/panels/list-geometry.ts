/** px of a row of the event list. */
export const ROW_HEIGHT = 44;
/** px that a browser can scroll through (Chromium ends at 2²⁵): longer lists are scrolled through faster. */
const TALLEST = 30_000_000;
/** Rows made beyond what is seen, so that scrolling shows no gap. */
const AIR = 8;

export interface ListPlace {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  /** px of nothing above the first row and below the last. */
  readonly before: number;
  readonly after: number;
}

export interface ListView {
  readonly total: number;
  /** px, without the head of the table. */
  readonly height: number;
}

/** The rows to be made at a place of the scroll bar. */
export function rowsAt(scrollTop: number, view: ListView): ListPlace {
  const { total, height } = view;
  const top = Math.max(scrollTop, 0) * stretch(view);
  const first = Math.max(Math.floor(top / ROW_HEIGHT) - AIR, 0);
  const last = Math.min(Math.ceil((top + height) / ROW_HEIGHT) + AIR, total);
  const whole = Math.min(total * ROW_HEIGHT, TALLEST);
  const before = Math.max(scrollTop - (top - first * ROW_HEIGHT), 0);
  return { first, last, before, after: Math.max(whole - before - (last - first) * ROW_HEIGHT, 0) };
}

/** Where to scroll for a row to be seen whole: as little as can be, or with the row in the middle if it is far away. */
export function scrollToRow(row: number, scrollTop: number, view: ListView): number {
  const by = stretch(view);
  const top = scrollTop * by;
  const start = row * ROW_HEIGHT;
  const end = start + ROW_HEIGHT;
  if (start >= top && end <= top + view.height) return scrollTop;
  const isFar = end < top - view.height || start > top + 2 * view.height;
  if (isFar) return Math.max(start - (view.height - ROW_HEIGHT) / 2, 0) / by;
  return (start < top ? start : end - view.height) / by;
}

/** px of rows that one px of the scroll bar passes. */
function stretch({ total, height }: ListView): number {
  const whole = total * ROW_HEIGHT;
  return whole <= TALLEST ? 1 : (whole - height) / (TALLEST - height);
}
