/** An elliptical arc of SVG as cubic curves, for formats that have none. */
import type { PathCommand } from './path-data.ts';

type Arc = Extract<PathCommand, { readonly type: 'arc' }>;
type Cubic = Extract<PathCommand, { readonly type: 'cubic' }>;
interface Point {
  readonly x: number;
  readonly y: number;
}

/** By the notes on implementation of SVG 1.1, F.6.5 and F.6.6; a straight arc gives no curve. */
export function arcToCubics(from: Point, arc: Arc): readonly Cubic[] {
  if (arc.rx === 0 || arc.ry === 0 || (from.x === arc.x && from.y === arc.y)) return [];
  const ellipse = centreOf(from, arc);
  const pieces = Math.max(1, Math.ceil(Math.abs(ellipse.sweep) / (Math.PI / 2) - 1e-9));
  const step = ellipse.sweep / pieces;
  return Array.from({ length: pieces }, (_, index) =>
    curveBetween(ellipse, ellipse.start + index * step, ellipse.start + (index + 1) * step),
  );
}

interface Ellipse {
  readonly centre: Point;
  readonly rx: number;
  readonly ry: number;
  /** Radians. */
  readonly rotation: number;
  readonly start: number;
  readonly sweep: number;
}

function centreOf(from: Point, arc: Arc): Ellipse {
  const rotation = (arc.rotation * Math.PI) / 180;
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  const half = { x: (from.x - arc.x) / 2, y: (from.y - arc.y) / 2 };
  const turned = { x: cos * half.x + sin * half.y, y: -sin * half.x + cos * half.y };
  const reach = (turned.x / arc.rx) ** 2 + (turned.y / arc.ry) ** 2;
  const grow = Math.sqrt(Math.max(1, reach));
  const rx = arc.rx * grow;
  const ry = arc.ry * grow;
  const across = (rx * turned.y) ** 2 + (ry * turned.x) ** 2;
  const side = arc.large === arc.sweep ? -1 : 1;
  const factor = side * Math.sqrt(Math.max(0, ((rx * ry) ** 2 - across) / across));
  const middle = { x: (factor * rx * turned.y) / ry, y: (-factor * ry * turned.x) / rx };
  const start = Math.atan2((turned.y - middle.y) / ry, (turned.x - middle.x) / rx);
  const end = Math.atan2((-turned.y - middle.y) / ry, (-turned.x - middle.x) / rx);
  const centre = {
    x: cos * middle.x - sin * middle.y + (from.x + arc.x) / 2,
    y: sin * middle.x + cos * middle.y + (from.y + arc.y) / 2,
  };
  return { centre, rx, ry, rotation, start, sweep: sweepOf(start, end, arc.sweep) };
}

function sweepOf(start: number, end: number, clockwise: boolean): number {
  const turn = end - start;
  if (clockwise && turn < 0) return turn + 2 * Math.PI;
  if (!clockwise && turn > 0) return turn - 2 * Math.PI;
  return turn;
}

function curveBetween(ellipse: Ellipse, from: number, to: number): Cubic {
  const reach = (4 / 3) * Math.tan((to - from) / 4);
  const start = pointAt(
    ellipse,
    Math.cos(from) - reach * Math.sin(from),
    Math.sin(from) + reach * Math.cos(from),
  );
  const end = pointAt(ellipse, Math.cos(to) + reach * Math.sin(to), Math.sin(to) - reach * Math.cos(to));
  const last = pointAt(ellipse, Math.cos(to), Math.sin(to));
  return { type: 'cubic', x1: start.x, y1: start.y, x2: end.x, y2: end.y, x: last.x, y: last.y };
}

/** From the unit circle to the ellipse. */
function pointAt({ centre, rx, ry, rotation }: Ellipse, x: number, y: number): Point {
  const cos = Math.cos(rotation);
  const sin = Math.sin(rotation);
  return { x: centre.x + cos * rx * x - sin * ry * y, y: centre.y + sin * rx * x + cos * ry * y };
}
