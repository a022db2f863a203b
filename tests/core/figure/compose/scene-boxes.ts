import type { SceneNode } from '../../../../src/core/figure/scene.ts';
import { parsePath } from '../../../../src/core/figure/path-data.ts';

type Group = Extract<SceneNode, { type: 'group' }>;

export interface InkBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Whether it is a raised number. */
  readonly isNumber: boolean;
}

export function groupsOf(nodes: readonly SceneNode[], role: Group['role']): readonly Group[] {
  return nodes.flatMap((node): readonly Group[] => {
    if (node.type !== 'group') return [];
    return [...(node.role === role ? [node] : []), ...groupsOf(node.children, role)];
  });
}

/** Boxes of all that is drawn: lines of text as high as their letters, shapes by their points. */
export function boxesOf(nodes: readonly SceneNode[]): readonly InkBox[] {
  return nodes.flatMap((node): readonly InkBox[] => {
    switch (node.type) {
      case 'group':
        return boxesOf(node.children);
      case 'rect':
        return [{ x: node.x, y: node.y, width: node.width, height: node.height, text: '', isNumber: false }];
      case 'text':
        return [textBox(node)];
      case 'path':
        return [pathBox(node.d)];
    }
  });
}

export function textsOf(nodes: readonly SceneNode[]): readonly InkBox[] {
  return boxesOf(nodes).filter(({ text }) => text !== '');
}

function textBox(node: Extract<SceneNode, { type: 'text' }>): InkBox {
  const { line, x, y } = node;
  const height = line.ascent * 0.72;
  return {
    x,
    y: y - height,
    width: line.width,
    height,
    text: line.text,
    isNumber: /^[\d, ]+$/.test(line.text),
  };
}

function pathBox(d: string): InkBox {
  const points = parsePath(d).flatMap((command) => (command.type === 'close' ? [] : [command]));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y, text: '', isNumber: false };
}

/** Pairs of boxes that share ink. */
export function overlapping(some: readonly InkBox[], others: readonly InkBox[]): readonly unknown[] {
  const pairs: unknown[] = [];
  for (const a of some) {
    for (const b of others) {
      if (a === b) continue;
      const shares =
        a.x < b.x + b.width - 0.1 &&
        b.x < a.x + a.width - 0.1 &&
        a.y < b.y + b.height - 0.1 &&
        b.y < a.y + a.height - 0.1;
      if (shares) pairs.push([a, b]);
    }
  }
  return pairs;
}
