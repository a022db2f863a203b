import { describe, expect, it } from 'vitest';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { changedGeneva, genevaText } from './geneva.ts';

function open(text: string): TimelineDocument {
  const result = parseDocument(text);
  if (!result.ok) throw new Error(`Not opened: ${JSON.stringify(result.problems)}`);
  return result.document;
}

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, child]) => [key, reversed(child)]),
  );
}

describe('saving', () => {
  it('writes keys in one order, however the document came by them', () => {
    const document = open(JSON.stringify(reversed(JSON.parse(genevaText))));
    expect(saveDocument(document)).toBe(genevaText);
  });

  it('writes the main language of a text first and languages that are not listed last', () => {
    const text = changedGeneva((document) => {
      document['languages'] = ['ar', 'en'];
      document['title'] = { zu: 'a', en: 'b', fr: 'c', ar: 'd' };
    });
    const saved = JSON.parse(saveDocument(open(text))) as TimelineDocument;
    expect(Object.keys(saved.title)).toEqual(['ar', 'en', 'fr', 'zu']);
  });

  it('keeps fields that it does not know, behind those that it knows', () => {
    const text = changedGeneva((document) => {
      document.events[0] = { mood: { calm: [1, null] }, ...document.events[0] };
      document['tool'] = 'other';
    });
    const saved = saveDocument(open(text));
    expect(JSON.parse(saved)).toEqual(JSON.parse(text));
    expect(Object.keys((JSON.parse(saved) as TimelineDocument).events[0]!).at(-1)).toBe('mood');
    expect(saveDocument(open(saved))).toBe(saved);
  });

  it('leaves out a field that an edit set to nothing', () => {
    const document = open(genevaText);
    const edited = { ...document, description: undefined } as unknown as TimelineDocument;
    expect(Object.keys(JSON.parse(saveDocument(edited)) as object)).not.toContain('description');
  });
});
