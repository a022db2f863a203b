/** Panning and zooming of one figure by its `viewBox`. */

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far one can go in: the figure at this many times its own size. */
const CLOSEST = 16;
/** Px of the window for a px of the figure, below which its smallest words cannot be read. */
const LEGIBLE = 0.75;
/** Part of the view that a step of an arrow key moves it by. */
const STEP = 0.12;

export interface ViewBox {
  /** Shows the whole figure where it can be read so, else as much of it from its start as can. */
  fit(): void;
  /** After the view's own size changed: keeps what the reader chose to see. */
  resize(): void;
  /** About a point of the window, else about the middle. */
  zoom(factor: number, at?: { readonly x: number; readonly y: number }): void;
  /** By px of the window. Gives whether there was anywhere to go. */
  panBy(x: number, y: number): boolean;
  /** By steps: right and down are positive. */
  step(right: number, down: number): void;
  /** Brings an element of the figure into the view. */
  reveal(element: SVGGraphicsElement): void;
}

export function createViewBox(svg: SVGSVGElement, direction: 'ltr' | 'rtl'): ViewBox {
  const whole = readBox(svg);
  svg.setAttribute('width', '100%');
  svg.setAttribute('height', '100%');
  let view: Box = whole;
  let chosen = false;

  const show = (next: Box, byReader = true): void => {
    chosen = byReader;
    view = keepInside(next, whole);
    svg.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  };
  const aspect = (): number => {
    const { width, height } = svg.getBoundingClientRect();
    return width > 0 && height > 0 ? height / width : whole.height / whole.width;
  };
  /** Of the view that shows all. */
  const widest = (): number => Math.max(whole.width, whole.height / aspect());
  const perPixel = (): number => view.width / Math.max(1, svg.getBoundingClientRect().width);

  const fit = (): void => {
    const { width: room } = svg.getBoundingClientRect();
    const legible = room / LEGIBLE;
    const width = widest() <= legible ? widest() : Math.min(whole.width, legible);
    const x = direction === 'rtl' ? whole.x + whole.width - width : whole.x;
    show({ x, y: whole.y, width, height: width * aspect() }, false);
  };

  return {
    fit,
    resize() {
      if (chosen) show({ ...view, height: view.width * aspect() });
      else fit();
    },
    zoom(factor, at) {
      const frame = svg.getBoundingClientRect();
      const width = clamp(view.width / factor, whole.width / CLOSEST, widest());
      const height = width * aspect();
      const right = at ? (at.x - frame.left) / frame.width : 0.5;
      const down = at ? (at.y - frame.top) / frame.height : 0.5;
      const x = view.x + right * (view.width - width);
      show({ x, y: view.y + down * (view.height - height), width, height });
    },
    panBy(x, y) {
      const scale = perPixel();
      const before = view;
      show({ ...view, x: view.x + x * scale, y: view.y + y * scale });
      return view.x !== before.x || view.y !== before.y;
    },
    step(right, down) {
      show({ ...view, x: view.x + right * STEP * view.width, y: view.y + down * STEP * view.height });
    },
    reveal(element) {
      const box = element.getBBox();
      const margin = view.width * 0.04;
      const x = nearest(view.x, view.width, box.x - margin, box.width + 2 * margin);
      show({ ...view, x, y: nearest(view.y, view.height, box.y - margin, box.height + 2 * margin) });
    },
  };
}

function readBox(svg: SVGSVGElement): Box {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { x, y, width, height };
}

/** The start of a view of `length` nearest to `start` in which the thing lies. */
function nearest(start: number, length: number, from: number, size: number): number {
  if (from < start) return from;
  return from + size > start + length ? Math.min(from, from + size - length) : start;
}

/** No view beyond the figure's edges; where it is larger than the figure, that stands in its middle, at its top. */
function keepInside(view: Box, whole: Box): Box {
  const spare = Math.max(0, view.width - whole.width) / 2;
  return {
    ...view,
    x: clamp(view.x, whole.x - spare, whole.x + whole.width - view.width + spare),
    y: clamp(view.y, whole.y, Math.max(whole.y, whole.y + whole.height - view.height)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
