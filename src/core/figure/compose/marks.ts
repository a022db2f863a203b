import type { EventKind } from '../../document/model.ts';
import { KIND_SHAPES } from '../../theme/shapes.ts';
import type { Theme } from '../../theme/tokens.ts';
import type { Paint, SceneNode } from '../scene.ts';
import { pathNumber, toPath } from './mirror.ts';

/** Shapes are drawn in a box of 12 px. */
const SHAPE_SIZE = 12;

/**
 * The mark of a kind with its middle at (x, y). A doubtful date's is hollow, filled with the page's
 * `background` and with a broken outline; null fills it with its colour.
 */
export function drawMark(
  theme: Theme,
  kind: EventKind,
  x: number,
  y: number,
  size: number,
  background: string | null,
): SceneNode {
  const color = theme.kind[kind].mark;
  const d = placeShape(KIND_SHAPES[kind], x, y, (size - (background === null ? 0 : 1)) / SHAPE_SIZE);
  if (background === null) return { type: 'path', d, fill: color };
  return {
    type: 'path',
    d,
    fill: background,
    stroke: { color, width: size / 7.5, dash: [size / 4.5, size / 7] },
  };
}

/** Scales and moves a path of absolute M, L, H, V, A and Z to a place, writing H and V as L. */
export function placeShape(shape: string, x: number, y: number, scale: number): string {
  let lastX = 0;
  let lastY = 0;
  return (shape.match(/[A-Z][^A-Z]*/g) ?? [])
    .map((part) => {
      const command = part.charAt(0);
      const numbers = (part.slice(1).match(/-?\d*\.?\d+/g) ?? []).map(Number);
      if (command === 'Z') return 'Z';
      if (command === 'H') lastX = numbers[0] ?? 0;
      else if (command === 'V') lastY = numbers[0] ?? 0;
      else [lastX, lastY] = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
      const end = [x + lastX * scale, y + lastY * scale];
      if (command !== 'A') return (command === 'M' ? 'M' : 'L') + end.map(pathNumber).join(' ');
      const [rx = 0, ry = 0, turn = 0, large = 0, sweep = 0] = numbers;
      return 'A' + [rx * scale, ry * scale, turn, large, sweep, ...end].map(pathNumber).join(' ');
    })
    .join('');
}

export interface BarShape {
  readonly kind: EventKind;
  readonly fromX: number;
  readonly toX: number;
  /** Middle height. */
  readonly y: number;
  readonly height: number;
  /** px over which the bar begins and ends: 0 for a sharp end. */
  readonly fadeIn: number;
  readonly fadeOut: number;
  /** Fill of a stretch that is doubtful as a whole: the page's colour; else null. */
  readonly hollow: string | null;
}

/** A stretch of time. What is open or not known fades; on paper without greys it breaks up instead. */
export function drawBar(theme: Theme, bar: BarShape, isPrint: boolean): readonly SceneNode[] {
  const color = theme.kind[bar.kind].mark;
  const top = bar.y - bar.height / 2;
  if (bar.hollow !== null) {
    const stroke = { color, width: bar.height / 6, dash: [bar.height / 1.5, bar.height / 2.4] };
    return [
      {
        type: 'rect',
        x: bar.fromX,
        y: top,
        width: bar.toX - bar.fromX,
        height: bar.height,
        fill: bar.hollow,
        stroke,
      },
    ];
  }
  if (isPrint && (bar.fadeIn > 0 || bar.fadeOut > 0)) return drawBrokenBar(bar, color);
  const fill = barPaint(bar, color);
  return [
    { type: 'rect', x: bar.fromX, y: top, width: bar.toX - bar.fromX, height: bar.height, radius: 1.5, fill },
  ];
}

function barPaint(bar: BarShape, color: string): Paint {
  const width = bar.toX - bar.fromX;
  if (width <= 0 || (bar.fadeIn === 0 && bar.fadeOut === 0)) return color;
  const stops = [
    ...(bar.fadeIn > 0 ? [{ offset: 0, color, opacity: 0 }] : []),
    { offset: Math.min(1, bar.fadeIn / width), color, opacity: 1 },
    { offset: Math.max(0, 1 - bar.fadeOut / width), color, opacity: 1 },
    ...(bar.fadeOut > 0 ? [{ offset: 1, color, opacity: 0 }] : []),
  ];
  return { type: 'linear-gradient', x1: bar.fromX, y1: bar.y, x2: bar.toX, y2: bar.y, stops };
}

/** A solid middle, and pieces that grow shorter towards an end that is not known. */
function drawBrokenBar(bar: BarShape, color: string): readonly SceneNode[] {
  const top = bar.y - bar.height / 2;
  const piece = (x: number, width: number): SceneNode => ({
    type: 'rect',
    x,
    y: top,
    width,
    height: bar.height,
    fill: color,
  });
  const solidFrom = bar.fromX + bar.fadeIn;
  const solidTo = bar.toX - bar.fadeOut;
  const nodes = solidTo > solidFrom ? [piece(solidFrom, solidTo - solidFrom)] : [];
  for (const [from, width] of brokenPieces(bar.fadeOut)) nodes.push(piece(solidTo + from, width));
  for (const [from, width] of brokenPieces(bar.fadeIn)) nodes.push(piece(solidFrom - from - width, width));
  return nodes;
}

/** Offset and length of each piece within a fade. */
function brokenPieces(length: number): readonly (readonly [number, number])[] {
  const shares = [
    [0.06, 0.24],
    [0.38, 0.17],
    [0.63, 0.11],
    [0.82, 0.06],
  ] as const;
  return length > 0 ? shares.map(([at, width]) => [at * length, width * length] as const) : [];
}

/** What lasts on after its dot: a line that fades, or ends short on paper without greys. */
export function drawTail(
  theme: Theme,
  kind: EventKind,
  fromX: number,
  toX: number,
  y: number,
  height: number,
): SceneNode {
  const color = theme.kind[kind].mark;
  const stops = [
    { offset: 0, color, opacity: 1 },
    { offset: 1, color, opacity: 0 },
  ];
  const fill: Paint = { type: 'linear-gradient', x1: fromX, y1: y, x2: toX, y2: y, stops };
  return { type: 'rect', x: fromX, y: y - height / 2, width: toX - fromX, height, fill };
}

/** Brackets around the time in which a date lies: a line with ends turned in. */
export function drawBracket(color: string, fromX: number, toX: number, y: number, height: number): SceneNode {
  const half = height / 2;
  const d = toPath(
    ['M', fromX, y - half],
    ['L', fromX, y + half],
    ['M', fromX, y],
    ['L', toX, y],
    ['M', toX, y - half],
    ['L', toX, y + half],
  );
  return { type: 'path', d, stroke: { color, width: 1.25 } };
}
