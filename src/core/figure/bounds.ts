import { assertNever } from '../document/assert-never.ts';
import { parsePath, type PathCommand } from './path-data.ts';
import type { SceneNode } from './scene.ts';

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a node covers at most, strokes left out of account; null for a group of nothing. */
export function boundsOf(node: SceneNode): Bounds | null {
  switch (node.type) {
    case 'rect':
      return { left: node.x, top: node.y, right: node.x + node.width, bottom: node.y + node.height };
    case 'path':
      return boundsOfPoints(parsePath(node.d).flatMap(pointsOf));
    case 'text': {
      const { width, ascent, descent } = node.line;
      return { left: node.x, top: node.y - ascent, right: node.x + width, bottom: node.y + descent };
    }
    case 'group':
      return unionOf(node.children.map(boundsOf));
    default:
      return assertNever(node);
  }
}

export function unionOf(all: readonly (Bounds | null)[]): Bounds | null {
  return all.reduce((sum, one) => {
    if (sum === null || one === null) return sum ?? one;
    return {
      left: Math.min(sum.left, one.left),
      top: Math.min(sum.top, one.top),
      right: Math.max(sum.right, one.right),
      bottom: Math.max(sum.bottom, one.bottom),
    };
  }, null);
}

type Point = readonly [x: number, y: number];

/** A curve stays within its control points; an arc within its radii around both ends. */
function pointsOf(command: PathCommand): readonly Point[] {
  switch (command.type) {
    case 'move':
    case 'line':
      return [[command.x, command.y]];
    case 'quadratic':
      return [
        [command.x1, command.y1],
        [command.x, command.y],
      ];
    case 'cubic':
      return [
        [command.x1, command.y1],
        [command.x2, command.y2],
        [command.x, command.y],
      ];
    case 'arc': {
      const reach = Math.max(command.rx, command.ry);
      return [
        [command.x - reach, command.y - reach],
        [command.x + reach, command.y + reach],
      ];
    }
    case 'close':
      return [];
    default:
      return assertNever(command);
  }
}

function boundsOfPoints(points: readonly Point[]): Bounds | null {
  return unionOf(points.map(([x, y]) => ({ left: x, top: y, right: x, bottom: y })));
}
