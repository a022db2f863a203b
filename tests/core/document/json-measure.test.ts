import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureJson, type RecordRun } from '../../../src/core/document/json-measure.ts';
import { readHead, readOutline, readRun } from '../../../src/core/document/record-runs.ts';
import { jsonPieces } from './json-pieces.ts';

const measure = (text: string, deepest: number) => measureJson(new TextEncoder().encode(text), deepest);

function countKeys(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, child) => sum + countKeys(child), own);
}

describe('measuring JSON', () => {
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
});

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
      fc.property(fc.oneof(jsonPieces, fc.json()), (text) => {
        const tell = ({ from, to }: RecordRun): void => expect(to).toBeGreaterThan(from);
        measureJson(new TextEncoder().encode(text), 100, { most: 2, tell });
      }),
    );
  });
});
