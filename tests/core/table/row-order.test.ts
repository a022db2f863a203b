import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildOngoingRows, mostOngoing } from '../../../src/core/table/ongoing-rows.ts';
import { filteredRows } from '../../../src/core/table/row-filter.ts';
import { mostSalient } from '../../../src/core/table/salience.ts';
import { sortedOrder } from '../../../src/core/table/sorted-order.ts';
import { createTableBuilder } from '../../../src/core/table/table-builder.ts';

const key = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(-0, Infinity, -Infinity),
  fc.double({ noNaN: true }),
);

describe('The order of rows', () => {
  test('is ascending, and equal keys stay as they stood', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const expected = [...keys.keys()].sort((a, b) => compare(keys[a] ?? 0, keys[b] ?? 0));
        expect([...sortedOrder(Float64Array.from(keys))]).toEqual(expected);
      }),
    );
  });
});

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

describe('Rows that last', () => {
  test('are found among all that began before, and no others', () => {
    const ends = fc.array(fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(Infinity)), {
      maxLength: 700,
    });
    fc.assert(
      fc.property(ends, fc.nat(800), fc.nat(1000), (latest, row, time) => {
        const expected = [...latest.keys()].filter((other) => other < row && (latest[other] ?? 0) >= time);
        expect(buildOngoingRows(Float64Array.from(latest)).before(row, time)).toEqual(expected);
      }),
    );
  });
});

describe('The most rows that last at one time', () => {
  test('are those of the busiest moment, of rows that last long enough and pass the filter', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), fc.nat(12), (spans, length) => {
        const rows = spans.toSorted(([a], [b]) => a - b);
        const table = {
          earliest: Float64Array.from(rows, ([start]) => start),
          latest: Float64Array.from(rows, ([start, lasts]) => start + lasts),
        };
        const failed = Uint16Array.from(rows, ([, , fails]) => (fails ? 1 : 0));
        const counted = rows.filter(([, lasts, fails]) => !fails && lasts >= length);
        const busiest = Array.from({ length: 61 }, (_, time) =>
          counted.reduce(
            (sum, [start, lasts]) => (start <= time && start + lasts >= time ? sum + 1 : sum),
            0,
          ),
        );
        expect(mostOngoing(table, filteredRows(failed), length)).toBe(Math.max(...busiest));
      }),
    );
  });
});

describe('The most salient rows', () => {
  test('are those that a whole sort would put first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 300 }), fc.nat(320), (salience, most) => {
        const rows = Uint32Array.from(salience.keys());
        const expected = [...rows]
          .sort((a, b) => (salience[b] ?? 0) - (salience[a] ?? 0) || a - b)
          .slice(0, most);
        expect([...mostSalient(rows, Float64Array.from(salience), most)]).toEqual(expected);
      }),
    );
  });

  test.each([0, 1, 50, 3000, 9000])('are found among many that are alike: the first %d', (most) => {
    // Many more than are gathered at once, in few different keys, the highest of which come late.
    const salience = Float64Array.from(
      { length: 10_000 },
      (_, row) => ((row * 7919) % 13) + (row > 9900 ? 5 : 0),
    );
    const rows = Uint32Array.from(salience.keys());
    const expected = [...rows].sort((a, b) => salience[b]! - salience[a]! || a - b).slice(0, most);
    expect([...mostSalient(rows, salience, most)]).toEqual(expected);
  });
});

describe('A table builder', () => {
  test('sorts rows with their lists and remembers which record each was', () => {
    const builder = createTableBuilder(1);
    const push = (earliest: number, actors: number[], place: number) => {
      builder.row.earliest = earliest;
      builder.row.actors.push(...actors);
      builder.row.place = place;
      return builder.push();
    };
    for (let record = 0; record < 40; record++) {
      expect(push(40 - record, record % 3 === 0 ? [] : [record, 7, record], record - 1)).toBe(record);
    }
    builder.addMentions(39, 5);
    const table = builder.build();
    expect(table.size).toBe(40);
    expect([...table.earliest]).toEqual(Array.from({ length: 40 }, (_, row) => row + 1));
    expect([...table.record]).toEqual(Array.from({ length: 40 }, (_, row) => 39 - row));
    expect(table.mentions[0]).toBe(5);
    const listOf = (row: number) => [
      ...table.actors.values.slice(table.actors.offsets[row], table.actors.offsets[row + 1]),
    ];
    expect(listOf(0)).toEqual([]);
    expect(listOf(1)).toEqual([38, 7]);
    expect(listOf(32)).toEqual([7]);
    expect(table.place[39]).toBe(0);
    expect(table.place[0]).toBe(39);
  });

  test('leaves nothing of one row in the next', () => {
    const builder = createTableBuilder();
    Object.assign(builder.row, { earliest: 1, latest: 2, flags: 3, goldstein: 4, mentions: 5, place: 6 });
    builder.row.topics.push(1);
    builder.push();
    builder.row.earliest = 2;
    builder.push();
    const table = builder.build();
    expect([table.latest[1], table.flags[1], table.goldstein[1], table.mentions[1], table.place[1]]).toEqual([
      Infinity,
      0,
      NaN,
      0,
      0,
    ]);
    expect([...table.topics.offsets]).toEqual([0, 1, 1]);
  });
});
