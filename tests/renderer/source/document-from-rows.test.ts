import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import { createDocumentSource } from '../../../src/core/table/document-source.ts';
import { documentFromRows } from '../../../src/renderer/source/document-from-rows.ts';
import { documentOf } from '../../core/table/random-documents.ts';

const whole = documentOf(
  Array.from({ length: 2500 }, (_, number) => ({
    kind: number % 2 === 0 ? ('visit' as const) : ('measure' as const),
    title: { en: `Event ${number}` },
    date: `2020-01-${String(1 + (number % 28)).padStart(2, '0')}`,
    ...(number % 2 === 0
      ? { actors: [{ actor: 'biden', role: 'participant' as const }], place: 'geneva' }
      : {}),
    citations: [{ source: 'record', confidence: 'reported' as const }],
  })),
);
const catalog = { ...whole, events: [] };
const source = createDocumentSource(buildDocumentIndex(whole));
const title = { en: 'Kept', ar: 'محفوظ' };

describe('Keeping chosen rows', () => {
  test('makes a document of those that a filter shows, with what they name and no more', async () => {
    const filter = { facets: { kind: ['visit'] } };
    const kept = await documentFromRows(source, catalog, { filter }, { title, most: 10_000 });
    expect(kept.events).toHaveLength(1250);
    expect(new Set(kept.events.map(({ kind }) => kind))).toEqual(new Set(['visit']));
    expect(kept.actors.map(({ id }) => id)).toEqual(['usa', 'biden', 'white-house']);
    expect(kept.places.map(({ id }) => id)).toEqual(['geneva']);
    expect(kept.topics).toEqual([]);
    expect(kept.sources.map(({ id }) => id)).toEqual(['record']);
    expect(kept.title).toEqual(title);
  });

  test('takes no more than the most, the first in time', async () => {
    const kept = await documentFromRows(source, catalog, { filter: {} }, { title, most: 1100 });
    expect(kept.events).toHaveLength(1100);
    expect(kept.events.every(({ date }) => date <= '2020-01-13')).toBe(true);
  });

  test('takes a choice by hand', async () => {
    const kept = await documentFromRows(source, catalog, { ids: ['event-5', 'gone'] }, { title, most: 10 });
    expect(kept.events.map(({ id }) => id)).toEqual(['event-5']);
  });

  test('stops when it is given up', async () => {
    const signal = AbortSignal.abort();
    await expect(
      documentFromRows(source, catalog, { filter: {} }, { title, most: 9 }, signal),
    ).rejects.toThrow();
  });
});
