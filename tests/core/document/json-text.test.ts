import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnOf,
  findPaths,
  findSyntaxError,
  linesOf,
  measureJson,
  type RecordRun,
} from '../../../src/core/document/json-text.ts';
import { readHead, readOutline, readRun } from '../../../src/core/document/record-runs.ts';

const measure = (text: string, deepest: number) => measureJson(new TextEncoder().encode(text), deepest);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function countKeys(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + countKeys(child), own);
}

/** Text made of JSON's own pieces, so that much of it is almost JSON. */
const pieces = fc.array(
  fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '\\u00', 'e9', '0', '-', '.5', '1e', 'true', 'nul', ' ', '\n', '\t', '\u00a0', '\u0001', 'é'), // prettier-ignore
  { maxLength: 12 },
);

describe('reading JSON as text', () => {
  it('takes for JSON what JSON.parse takes for JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => list.join('')),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          expect(findSyntaxError(text) === -1).toBe(isJson(text));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('finds an error where the text before it could still have become JSON', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join('');
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

  it('counts the keys of any JSON, whatever stands in its strings', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(measure(text, 1000)).toEqual({ keys: countKeys(JSON.parse(text)), tooDeepAt: -1 });
      }),
    );
  });

  it('counts depth in brackets and not in strings', () => {
    expect(measure('[["[[[["]]', 2).tooDeepAt).toBe(-1);
    expect(measure('[{"a":["\\"["]}]', 2).tooDeepAt).toBe(6);
    expect(measure('[[],[],[[]]]', 2).tooDeepAt).toBe(8);
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

describe('finding records', () => {
  /** The root's lists of objects, read a run at a time. */
  function readRuns(text: string, most: number): Record<string, unknown[]> {
    const bytes = new TextEncoder().encode(text);
    const lists: Record<string, unknown[]> = {};
    const tell = ({ list, from, to, count }: RecordRun): void => {
      const records = readRun(bytes, { from, to }) ?? [];
      expect(records).toHaveLength(count);
      expect(count).toBeLessThanOrEqual(most);
      (lists[list] ??= []).push(...records);
    };
    measureJson(bytes, 100, { most, tell });
    return lists;
  }

  it('gives the lists that JSON.parse gives, in runs', () => {
    const record = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue({ maxDepth: 3 }));
    const root = fc.record({
      events: fc.array(record, { minLength: 1 }),
      title: fc.dictionary(fc.string(), fc.record({ deep: fc.array(record) })),
      actors: fc.array(record, { minLength: 1 }),
    });
    fc.assert(
      fc.property(root, fc.integer({ min: 1, max: 5 }), fc.constantFrom(0, 1), (value, most, indent) => {
        const { events, actors } = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
        expect(readRuns(JSON.stringify(value, null, indent), most)).toEqual({ events, actors });
      }),
    );
  });

  it('leaves an outline, in which each run is one null', () => {
    const records = [{ id: 'a' }, { id: 'b', more: [{}] }, { id: 'c' }];
    const value = {
      format: 'communique',
      version: 1,
      title: { en: '{"é"}' },
      events: records,
      relations: [],
    };
    const bytes = new TextEncoder().encode(`\ufeff${JSON.stringify(value)}`);
    const runs: RecordRun[] = [];
    measureJson(bytes, 100, { most: 2, tell: (run) => void runs.push(run) });
    expect(readOutline(bytes, runs)).toEqual({ ...value, events: [null, null] });
    expect(readHead(bytes, runs[0]!.from)).toEqual({ ...value, events: [], relations: undefined });
    expect(readOutline(bytes, [])).toEqual(value);
    expect(readOutline(new TextEncoder().encode('{"format":"communique","version":2}'), [])).toBeNull();
  });

  it('goes through any bytes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((list) => list.join('')),
          fc.json(),
        ),
        (text) => {
          const tell = ({ from, to }: RecordRun): void => expect(to).toBeGreaterThan(from);
          measureJson(new TextEncoder().encode(text), 100, { most: 2, tell });
        },
      ),
    );
  });
});
