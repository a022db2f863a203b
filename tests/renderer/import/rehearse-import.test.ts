import { describe, expect, test } from 'vitest';
import { loadVocabulary } from '../../../src/core/vocabulary/vocabulary.ts';
import { rehearsalRow } from '../../../src/renderer/import/rehearsal-row.ts';
import { rehearseImport } from '../../../src/renderer/import/rehearse-import.ts';
import { importText } from '../../core/codecs/gdelt-rows.ts';

describe('The rehearsal of an import', () => {
  test('reads rows like real ones: each becomes an event, and nothing is wrong with any', async () => {
    const text = Array.from({ length: 500 }, (_, number) => rehearsalRow(number)).join('');
    const { result, events, document } = await importText(text);
    expect(result.problems).toEqual([]);
    expect(events.length).toBe(500);
    expect(new Set(events.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    expect(document!.actors.length).toBeGreaterThan(8);
  });

  test('goes through to its end, and looks after each hundred rows whether the real import has come', async () => {
    let looks = 0;
    await rehearseImport(await loadVocabulary(), { aborted: false, throwIfAborted: () => looks++ });
    expect(looks).toBeGreaterThan(60);
  });

  test('ends as soon as the real import wants to begin', async () => {
    const wanted = new AbortController();
    const rehearsing = rehearseImport(await loadVocabulary(), wanted.signal);
    wanted.abort(new Error('The real one'));
    await expect(rehearsing).rejects.toThrow('The real one');
  });
});
