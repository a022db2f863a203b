import type { Paint, SceneNode } from '../scene.ts';
import { movePath } from './mirror.ts';

/** The same nodes elsewhere on the page, px. */
export function moveNodes(nodes: readonly SceneNode[], dx: number, dy: number): readonly SceneNode[] {
  return nodes.map((node) => moveNode(node, dx, dy));
}

function moveNode(node: SceneNode, dx: number, dy: number): SceneNode {
  switch (node.type) {
    case 'rect':
      return { ...node, x: node.x + dx, y: node.y + dy, ...moveFill(node.fill, dx, dy) };
    case 'path':
      return { ...node, d: movePath(node.d, dx, dy), ...moveFill(node.fill, dx, dy) };
    case 'text':
      return { ...node, x: node.x + dx, y: node.y + dy };
    case 'group':
      return { ...node, children: moveNodes(node.children, dx, dy) };
  }
}

function moveFill(fill: Paint | undefined, dx: number, dy: number): { readonly fill?: Paint } {
  if (fill === undefined) return {};
  if (typeof fill === 'string') return { fill };
  return { fill: { ...fill, x1: fill.x1 + dx, x2: fill.x2 + dx, y1: fill.y1 + dy, y2: fill.y2 + dy } };
}
