import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnOf,
  findPaths,
  findSyntaxError,
  linesOf,
  parseJson,
} from '../../../src/core/document/json-text.ts';
import { jsonPieces } from './json-pieces.ts';

const isJson = (text: string): boolean => parseJson(text) !== undefined;

describe('reading JSON as text', () => {
  it('takes for JSON what JSON.parse takes for JSON', () => {
    fc.assert(
      fc.property(fc.oneof(jsonPieces, fc.json(), fc.string()), (text) => {
        expect(findSyntaxError(text) === -1).toBe(isJson(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('finds an error where the text before it could still have become JSON', () => {
    fc.assert(
      fc.property(jsonPieces, (text) => {
        const at = findSyntaxError(text);
        expect(at).toBeLessThanOrEqual(text.length);
        // What stands before the error is not itself in error: it only ends too early.
        if (at > 0) expect([-1, at]).toContain(findSyntaxError(text.slice(0, at)));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['01', 1],
    ['-', 1],
    ['1.', 2],
    ['1e+', 3],
    ['"a\nb"', 2],
    ['"\\x"', 2],
    ['"\\u12g4"', 2],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['{a:1}', 1],
    ['[1 2]', 3],
    ['1 2', 2],
    ['[}', 1],
    ['{]', 1],
    ["['a']", 1],
    ['\u00a01', 0],
    ['tru', 0],
  ])('finds the error of %j at %i', (text, at) => {
    expect(findSyntaxError(text)).toBe(at);
  });

  it('finds every value by its path', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1);
        const paths = pathsOf(JSON.parse(text));
        const { offsets, repeated } = findPaths(text, paths, 10);
        expect(repeated).toEqual([]);
        for (const [index, path] of paths.entries()) {
          const step = path.at(-1);
          if (typeof step !== 'string') continue;
          const key = JSON.stringify(step);
          expect(text.slice(offsets[index]).startsWith(key)).toBe(true);
        }
      }),
    );
  });

  it('gives the nearest ancestor of a path that is not there', () => {
    const text = '{"a": [1, {"b": 2}]}';
    const { offsets } = findPaths(text, [['a', 1, 'c'], ['a', 7], ['x', 'y'], []], 0); // prettier-ignore
    expect(offsets).toEqual([10, 1, 0, 0]);
  });

  it('gives the last of a repeated key, and each repetition', () => {
    const text = '{"a": 1, "a": {"b": 1, "b": 2}}';
    const { offsets, repeated } = findPaths(text, [['a'], ['a', 'b']], 10);
    expect(offsets).toEqual([9, 23]);
    expect(repeated).toEqual([
      { path: ['a'], at: 9 },
      { path: ['a', 'b'], at: 23 },
    ]);
    expect(findPaths(text, [], 1).repeated).toHaveLength(1);
  });

  it('counts lines that end in LF, CR LF or CR', () => {
    const text = 'a\nb\r\nc\rd';
    expect(linesOf(text, [7, 0, 2, -1, 5])).toEqual([4, 1, 2, null, 3]);
    expect([0, 2, 5, 7].map((at) => columnOf(text, at))).toEqual([1, 1, 1, 1]);
    expect(columnOf('ab\n  x', 5)).toBe(3);
  });
});

function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path];
  const children = Array.isArray(value)
    ? value.map((child: unknown, index) => [index, child] as const)
    : Object.entries(value);
  return [path, ...children.flatMap(([step, child]) => pathsOf(child, [...path, step]))];
}
