import type { Paint, SceneNode } from '../scene.ts';

/**
 * The page is laid out from its start on the left; a right-to-left page is the reflection of that. Text is moved, not
 * turned around.
 */
export function mirrorNode(node: SceneNode, width: number): SceneNode {
  switch (node.type) {
    case 'rect':
      return { ...node, x: width - node.x - node.width, ...mirrorFill(node.fill, width) };
    case 'path':
      return { ...node, d: mirrorPath(node.d, width), ...mirrorFill(node.fill, width) };
    case 'text':
      return { ...node, x: width - node.x - node.line.width };
    case 'group':
      return { ...node, children: node.children.map((child) => mirrorNode(child, width)) };
  }
}

function mirrorFill(fill: Paint | undefined, width: number): { readonly fill?: Paint } {
  if (fill === undefined) return {};
  return { fill: typeof fill === 'string' ? fill : { ...fill, x1: width - fill.x1, x2: width - fill.x2 } };
}

/** Numbers of a command, and which of them are x. */
const COORDINATES: Readonly<Record<string, { readonly count: number; readonly x: readonly number[] }>> = {
  M: { count: 2, x: [0] },
  L: { count: 2, x: [0] },
  Q: { count: 4, x: [0, 2] },
  C: { count: 6, x: [0, 2, 4] },
  A: { count: 7, x: [5] },
  Z: { count: 0, x: [] },
};

/** Reflects a path of absolute M, L, Q, C, A and Z; throws for any other command. */
export function mirrorPath(d: string, width: number): string {
  return mapPath(d, (command, numbers) => {
    const x: readonly number[] = COORDINATES[command]?.x ?? [];
    return numbers.map((value, index) => {
      if (x.includes(index)) return width - value;
      const isSweep = command === 'A' && index === 4;
      return isSweep ? 1 - value : value;
    });
  });
}

/** Moves a path of absolute M, L, Q, C, A and Z. */
export function movePath(d: string, dx: number, dy: number): string {
  return mapPath(d, (command, numbers) => {
    const x: readonly number[] = COORDINATES[command]?.x ?? [];
    return numbers.map((value, index) => {
      if (x.includes(index)) return value + dx;
      return x.includes(index - 1) ? value + dy : value;
    });
  });
}

function mapPath(d: string, map: (command: string, numbers: readonly number[]) => readonly number[]): string {
  const commands = d.match(/[A-Za-z][^A-Za-z]*/g) ?? [];
  return commands
    .map((part) => {
      const command = part.charAt(0);
      const numbers = (part.slice(1).match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
      const known = COORDINATES[command];
      if (!known || numbers.length !== known.count)
        throw new SyntaxError(`Not a command of a scene's path: ${part}`);
      return command + map(command, numbers).map(pathNumber).join(' ');
    })
    .join('');
}

/** A thousandth of a pixel is finer than any output needs. */
export function pathNumber(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return String(Object.is(rounded, -0) ? 0 : rounded);
}

/** Builds a path from commands: `toPath(['M', 0, 0], ['L', 10, 0])`. */
export type PathCommand = readonly [string, ...number[]];

export function toPath(...commands: readonly PathCommand[]): string {
  return commands.map(([command, ...numbers]) => command + numbers.map(pathNumber).join(' ')).join('');
}
