import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import { LANE_MODES, type TimelineEvent } from '../../../src/core/document/model.ts';
import { tableFromDocument } from '../../../src/core/table/document-table.ts';
import { compareLanes, laneIds, laneLabel, lanesOfEvent } from '../../../src/core/table/lanes.ts';
import { buildRowLanes } from '../../../src/core/table/row-lanes.ts';
import { documentOf, randomDocument } from './random-documents.ts';

const said = (actor: string, role: 'speaker' | 'addressee' = 'speaker') => ({ actor, role }) as const;

function statement(...actors: NonNullable<TimelineEvent['actors']>): Omit<TimelineEvent, 'id'> {
  return { kind: 'statement', title: { en: 'Words' }, date: '2021-06-16', actors };
}

function lanesIn(events: readonly Omit<TimelineEvent, 'id'>[], mode: (typeof LANE_MODES)[number]) {
  const index = buildDocumentIndex(documentOf(events));
  return index.document.events.map((event) => lanesOfEvent(event, index, mode));
}

describe('Lanes by kind', () => {
  test('split statements by the state of whoever speaks, not of whoever is spoken to', () => {
    const events = [statement(said('putin'), said('biden', 'addressee')), statement(said('biden'))];
    expect(lanesIn(events, 'kind')).toEqual([['statement:russia'], ['statement:usa']]);
  });

  test('leave statements whole where only one state speaks', () => {
    expect(lanesIn([statement(said('putin')), statement(said('russia'))], 'kind')).toEqual([
      ['kind:statement'],
      ['kind:statement'],
    ]);
  });

  test('put a joint statement in the lanes of both states, and one by no state in the lane of statements', () => {
    const events = [statement(said('putin'), said('biden')), statement(said('un'))];
    expect(lanesIn(events, 'kind')).toEqual([['statement:russia', 'statement:usa'], ['kind:statement']]);
  });
});

describe('Lanes by what an event has', () => {
  const event = {
    ...statement(),
    actors: [said('putin'), said('russia'), said('biden', 'addressee')],
    topics: ['cyber', 'arms'],
    place: 'geneva',
    cameo: '0841',
  };

  test('hold it once for each', () => {
    expect(lanesIn([event], 'actor')[0]).toEqual(['actor:putin', 'actor:russia', 'actor:biden']);
    expect(lanesIn([event], 'topic')[0]).toEqual(['topic:cyber', 'topic:arms']);
    expect(lanesIn([event], 'place')[0]).toEqual(['place:geneva']);
    expect(lanesIn([event], 'country')[0]).toEqual(['country:CH']);
    expect(lanesIn([event], 'root-code')[0]).toEqual(['root:08']);
    expect(lanesIn([event], 'quad-class')[0]).toEqual(['quad:2']);
  });

  test('pair the states that its actors stand for, whichever is named first', () => {
    const reversed = { ...event, actors: event.actors.toReversed() };
    const [one, other] = lanesIn([event, reversed], 'actor-pair');
    expect(one).toEqual([laneIds.pair('russia', 'usa')]);
    expect(other).toEqual(one);
  });

  test('are `none` for an event that has none', () => {
    const bare = { kind: 'other', title: { en: 'Bare' }, date: '2021' } as const;
    for (const mode of LANE_MODES.filter((mode) => mode !== 'kind')) {
      expect(lanesIn([bare], mode)).toEqual([['none']]);
    }
  });
});

describe('Lane ids', () => {
  test('say what the lane stands for, whatever characters an id holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        expect(laneLabel(laneIds.pair(first, second), 'actor-pair')).toEqual({
          type: 'actor-pair',
          first,
          second,
        });
        expect(laneLabel(laneIds.actor(first), 'actor')).toEqual({ type: 'actor', actor: first });
        expect(laneLabel(laneIds.statement(first), 'kind')).toEqual({
          type: 'kind',
          kind: 'statement',
          state: first,
        });
      }),
    );
  });

  test('that no event could have are refused', () => {
    expect(() => laneLabel('kind:party', 'kind')).toThrow('kind:party');
    expect(() => laneLabel('quad:7', 'quad-class')).toThrow('7');
  });

  test('sort by kind and then by the order of states in the document, codes by number, `none` and `rest` last', () => {
    const index = buildDocumentIndex(documentOf([]));
    const kinds = [
      'rest',
      'none',
      'kind:outcome',
      'statement:usa',
      'kind:summit',
      'statement:russia',
      'kind:statement',
    ];
    expect(kinds.toSorted(compareLanes(index, 'kind'))).toEqual([
      'kind:summit',
      'kind:statement',
      'statement:russia',
      'statement:usa',
      'kind:outcome',
      'none',
      'rest',
    ]);
    expect(['root:10', 'root:02', 'none'].toSorted(compareLanes(index, 'root-code'))).toEqual([
      'root:02',
      'root:10',
      'none',
    ]);
    const pairs = [laneIds.pair('usa', 'x'), laneIds.pair('russia', 'x'), laneIds.pair('russia', 'usa')];
    expect(pairs.toSorted(compareLanes(index, 'actor-pair'))).toEqual([pairs[2], pairs[1], pairs[0]]);
  });
});

describe('The lanes of columns', () => {
  test('are those of the events that the rows stand for, in their natural order', () => {
    fc.assert(
      fc.property(randomDocument(), fc.constantFrom(...LANE_MODES), (document, mode) => {
        const index = buildDocumentIndex(document);
        const cataloged = tableFromDocument(index);
        const { ids, rows } = buildRowLanes(cataloged, mode);
        expect(ids).toEqual(ids.toSorted(compareLanes(index, mode)));
        for (let row = 0; row < cataloged.table.size; row++) {
          const event = document.events[cataloged.table.record[row] ?? -1];
          const lanes = Array.from(
            rows.values.slice(rows.offsets[row], rows.offsets[row + 1]),
            (lane) => ids[lane],
          );
          expect(event && lanesOfEvent(event, index, mode).toSorted()).toEqual(lanes.toSorted());
        }
      }),
      { numRuns: 300 },
    );
  });
});
