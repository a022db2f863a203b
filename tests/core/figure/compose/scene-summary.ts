import type { Scene, SceneNode } from '../../../../src/core/figure/scene.ts';

/**
 * What a figure shows, small enough to be read in review: its size, its texts in order with their places in whole px,
 * and how many shapes each of its groups has.
 */
export function summariseScene(scene: Scene, notes: readonly unknown[]): string {
  const head = `${Math.round(scene.width)} × ${Math.round(scene.height)} ${scene.language} ${scene.direction}`;
  const lines = [head, `title ${clean(scene.title)}`, ...scene.nodes.flatMap((node) => summarise(node))];
  const said = notes.map((note) => `note ${JSON.stringify(note)}`);
  return [...lines, ...said].join('\n') + '\n';
}

function summarise(node: SceneNode): readonly string[] {
  if (node.type === 'text') return [textLine(node)];
  if (node.type !== 'group') return [];
  const shapes = countShapes(node.children);
  const name = [node.role, node.id].filter((part) => part !== undefined).join(' ');
  const place = node.role === 'relation' ? ` ${pathOf(node.children)}` : '';
  return [
    `${name}${shapes > 0 ? ` (${shapes})` : ''}${place}`,
    ...node.children.flatMap(summarise).map((line) => `  ${line}`),
  ];
}

function textLine({ x, y, line }: Extract<SceneNode, { type: 'text' }>): string {
  return `${Math.round(x)},${Math.round(y)} ${clean(line.text)}`;
}

/** Shapes right in a group, not in the groups within it. */
function countShapes(children: readonly SceneNode[]): number {
  return children.filter(({ type }) => type === 'path' || type === 'rect').length;
}

/** A relation's line, rounded. */
function pathOf(children: readonly SceneNode[]): string {
  const path = children.find((child) => child.type === 'path');
  return path ? path.d.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number)))) : '';
}

/** Isolates are there for the renderer; a reader of the summary would not see them. */
function clean(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
