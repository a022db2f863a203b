/** Operators for rectangles, paths and what fills them, in a space whose y grows downwards. */
import { assertNever } from '../../document/assert-never.ts';
import { arcToCubics } from '../arc.ts';
import { parsePath, type PathCommand } from '../path-data.ts';
import type { Paint, SceneNode, Stroke } from '../scene.ts';
import { pdfColor, pdfNumber, pdfNumbers } from './pdf-file.ts';

type Rect = Extract<SceneNode, { readonly type: 'rect' }>;
type Path = Extract<SceneNode, { readonly type: 'path' }>;
type Gradient = Exclude<Paint, string>;

/** Gives the names under which the page knows a gradient's colours and its opacity. */
export type GradientNames = (gradient: Gradient) => { readonly shading: string; readonly state: string };

export function drawShape(node: Rect | Path, namesOf: GradientNames): string {
  const outline = node.type === 'rect' ? outlineOfRect(node) : outlineOfPath(parsePath(node.d));
  const { fill, stroke } = node;
  if (fill === undefined || typeof fill === 'string') return drawPlain(outline, fill, stroke);
  const { shading, state } = namesOf(fill);
  const faded = `q ${outline}W n /${state} gs /${shading} sh Q\n`;
  return stroke === undefined ? faded : faded + drawPlain(outline, undefined, stroke);
}

function drawPlain(outline: string, fill: string | undefined, stroke: Stroke | undefined): string {
  if (fill === undefined && stroke === undefined) return '';
  const colour = fill === undefined ? '' : `${pdfColor(fill)} rg `;
  const operator = fill === undefined ? 'S' : stroke === undefined ? 'f' : 'B';
  return `q ${colour}${stroke === undefined ? '' : strokeState(stroke)}${outline}${operator} Q\n`;
}

/** Corners are mitred as in SVG, where both formats start from the same limits but for this one. */
const SVG_MITRE_LIMIT = 4;

function strokeState({ color, width, dash, cap }: Stroke): string {
  const dashes = dash === undefined ? '' : `[${pdfNumbers(...dash)}] 0 d `;
  const ends = cap === 'round' ? '1 J ' : '';
  return `${pdfColor(color)} RG ${pdfNumber(width)} w ${SVG_MITRE_LIMIT} M ${ends}${dashes}`;
}

function outlineOfRect({ x, y, width, height, radius = 0 }: Rect): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (r <= 0) return `${pdfNumbers(x, y, width, height)} re `;
  const corner = (toX: number, toY: number): PathCommand => ({
    type: 'arc',
    rx: r,
    ry: r,
    rotation: 0,
    large: false,
    sweep: true,
    x: toX,
    y: toY,
  });
  const right = x + width;
  const bottom = y + height;
  return outlineOfPath([
    { type: 'move', x: x + r, y },
    { type: 'line', x: right - r, y },
    corner(right, y + r),
    { type: 'line', x: right, y: bottom - r },
    corner(right - r, bottom),
    { type: 'line', x: x + r, y: bottom },
    corner(x, bottom - r),
    { type: 'line', x, y: y + r },
    corner(x + r, y),
    { type: 'close' },
  ]);
}

/** Path construction operators; PDF has neither quadratic curves nor arcs. */
export function outlineOfPath(commands: readonly PathCommand[]): string {
  let pen = { x: 0, y: 0 };
  let start = pen;
  let operators = '';
  for (const command of commands) {
    operators += operatorsOf(command, pen);
    if (command.type === 'close') pen = start;
    else pen = { x: command.x, y: command.y };
    if (command.type === 'move') start = pen;
  }
  return operators;
}

function operatorsOf(command: PathCommand, pen: { readonly x: number; readonly y: number }): string {
  switch (command.type) {
    case 'move':
      return `${pdfNumbers(command.x, command.y)} m `;
    case 'line':
      return `${pdfNumbers(command.x, command.y)} l `;
    case 'cubic':
      return `${pdfNumbers(command.x1, command.y1, command.x2, command.y2, command.x, command.y)} c `;
    case 'quadratic': {
      const towards = (end: number, control: number): number => end + (2 / 3) * (control - end);
      const first = [towards(pen.x, command.x1), towards(pen.y, command.y1)];
      const second = [towards(command.x, command.x1), towards(command.y, command.y1)];
      return `${pdfNumbers(...first, ...second, command.x, command.y)} c `;
    }
    case 'arc': {
      const curves = arcToCubics(pen, command);
      return curves.length === 0
        ? `${pdfNumbers(command.x, command.y)} l `
        : curves.map((curve) => operatorsOf(curve, pen)).join('');
    }
    case 'close':
      return 'h ';
    default:
      return assertNever(command);
  }
}
