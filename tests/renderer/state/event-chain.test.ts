import { describe, expect, it } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { Relation, RelationType, TimelineDocument } from '../../../src/core/document/model.ts';
import { chainInOrder, chainOfEvent } from '../../../src/renderer/state/event-chain.ts';

function chain(eventId: string, relations: readonly (readonly [string, RelationType, string])[]) {
  const ids = [...new Set(relations.flatMap(([from, , to]) => [from, to]))];
  const document: TimelineDocument = {
    format: 'communique',
    version: 1,
    title: { en: 'A' },
    languages: ['en'],
    actors: [],
    places: [],
    topics: [],
    sources: [],
    events: ids.map((id) => ({ id, kind: 'other', title: { en: id }, date: '2021' })),
    relations: relations.map(([from, type, to], at): Relation => ({ id: String(at), type, from, to })),
  };
  const { before, after } = chainOfEvent(eventId, buildDocumentIndex(document));
  return { before: [...before].sort(), after: [...after].sort() };
}

describe('The chain of an event', () => {
  it('goes back to all that led to it and on to all that came of it', () => {
    expect(
      chain('talks', [
        ['warning', 'results-in', 'summit'],
        ['summit', 'results-in', 'talks'],
        ['talks', 'results-in', 'treaty'],
      ]),
    ).toEqual({ before: ['summit', 'warning'], after: ['treaty'] });
  });

  it('reads an answer and an implementation against the arrow: what they answer came first', () => {
    expect(
      chain('answer', [
        ['answer', 'responds-to', 'warning'],
        ['law', 'implements', 'answer'],
      ]),
    ).toEqual({ before: ['warning'], after: ['law'] });
  });

  it('takes neither a part, nor a contradiction, nor a mention for a cause', () => {
    expect(
      chain('a', [
        ['a', 'part-of', 'b'],
        ['a', 'contradicts', 'c'],
        ['d', 'cites', 'a'],
      ]),
    ).toEqual({ before: [], after: [] });
  });

  it('ends where relations run in a circle', () => {
    expect(
      chain('a', [
        ['a', 'results-in', 'b'],
        ['b', 'results-in', 'a'],
      ]),
    ).toEqual({ before: ['b'], after: ['b'] });
  });

  it('is told in order of time, with what a filter hides at the end', () => {
    const found = { before: new Set(['x', 'hidden']), after: new Set(['z']) };
    expect(chainInOrder('y', found, ['x', 'other', 'y', 'z'])).toEqual(['x', 'y', 'z', 'hidden']);
  });
});
