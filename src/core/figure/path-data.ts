/** SVG path data of absolute commands, as the scene and the fonts give it. */
import { formatNumber } from './number.ts';

export type PathCommand =
  | { readonly type: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      readonly type: 'quadratic';
      readonly x1: number;
      readonly y1: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly type: 'cubic';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly type: 'arc';
      readonly rx: number;
      readonly ry: number;
      /** Degrees. */
      readonly rotation: number;
      readonly large: boolean;
      readonly sweep: boolean;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'close' };

const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, C: 6, A: 7, Z: 0 };
const TOKEN = /([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)|[\s,]+|(.)/g;

/** Reads M, L, H, V, Q, C, A and Z; throws for anything else. */
export function parsePath(data: string): readonly PathCommand[] {
  const commands: PathCommand[] = [];
  const pen = { x: 0, y: 0 };
  for (const [letter, numbers] of sections(data)) {
    const arity = ARITY[letter];
    if (arity === undefined) throw new Error(`Path command not known: ${letter}`);
    if (arity === 0) commands.push({ type: 'close' });
    else if (numbers.length === 0 || numbers.length % arity !== 0)
      throw new Error(`Path command ${letter} has the wrong count of numbers: ${numbers.length}`);
    for (let index = 0; arity > 0 && index < numbers.length; index += arity) {
      const command = toCommand(letter, index > 0, numbers.slice(index, index + arity), pen);
      if (command.type !== 'close') Object.assign(pen, { x: command.x, y: command.y });
      commands.push(command);
    }
  }
  return commands;
}

function sections(data: string): readonly (readonly [string, number[]])[] {
  const found: [string, number[]][] = [];
  for (const [, letter, number, other] of data.matchAll(TOKEN)) {
    if (other !== undefined) throw new Error(`Path data holds what is no number: ${other}`);
    if (letter !== undefined) found.push([letter, []]);
    else if (number !== undefined) {
      const last = found.at(-1);
      if (last === undefined) throw new Error(`Path data starts with a number: ${number}`);
      last[1].push(Number(number));
    }
  }
  return found;
}

function toCommand(
  letter: string,
  repeated: boolean,
  numbers: readonly number[],
  pen: { readonly x: number; readonly y: number },
): PathCommand {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = numbers;
  switch (letter) {
    case 'M':
      return { type: repeated ? 'line' : 'move', x: a, y: b };
    case 'H':
      return { type: 'line', x: a, y: pen.y };
    case 'V':
      return { type: 'line', x: pen.x, y: a };
    case 'Q':
      return { type: 'quadratic', x1: a, y1: b, x: c, y: d };
    case 'C':
      return { type: 'cubic', x1: a, y1: b, x2: c, y2: d, x: e, y: f };
    case 'A':
      return { type: 'arc', rx: a, ry: b, rotation: c, large: d !== 0, sweep: e !== 0, x: f, y: g };
    default:
      return { type: 'line', x: a, y: b };
  }
}

/** Path data again, every number at fixed precision. */
export function formatPath(commands: readonly PathCommand[], decimals = 2): string {
  const write = (...numbers: readonly number[]): string =>
    numbers.map((number) => formatNumber(number, decimals)).join(' ');
  return commands
    .map((command) => {
      switch (command.type) {
        case 'move':
          return `M${write(command.x, command.y)}`;
        case 'line':
          return `L${write(command.x, command.y)}`;
        case 'quadratic':
          return `Q${write(command.x1, command.y1, command.x, command.y)}`;
        case 'cubic':
          return `C${write(command.x1, command.y1, command.x2, command.y2, command.x, command.y)}`;
        case 'arc':
          return `A${write(command.rx, command.ry, command.rotation)} ${command.large ? 1 : 0} ${command.sweep ? 1 : 0} ${write(command.x, command.y)}`;
        case 'close':
          return 'Z';
      }
    })
    .join('');
}
