/** A rectangle in px, y growing downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether two rectangles share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

export function grow(box: Box, horizontal: number, vertical: number): Box {
  return {
    x: box.x - horizontal,
    y: box.y - vertical,
    width: box.width + 2 * horizontal,
    height: box.height + 2 * vertical,
  };
}

export function moveDown(box: Box, by: number): Box {
  return { ...box, y: box.y + by };
}

/** The smallest rectangle around all; throws for none. */
export function union(boxes: readonly Box[]): Box {
  if (boxes.length === 0) throw new RangeError('No box to be put around: 0');
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
