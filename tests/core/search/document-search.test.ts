import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { TimelineDocument, TimelineEvent } from '../../../src/core/document/model.ts';
import { createDocumentSearch } from '../../../src/core/search/document-search.ts';
import { TEXT_FIELDS, textsOfField } from '../../../src/core/search/event-texts.ts';
import { findWords } from '../../../src/core/search/words.ts';
import { documentOf, randomDocument } from '../table/random-documents.ts';

const geneva = JSON.parse(
  readFileSync(new URL('../../../resources/timelines/geneva-2021.communique', import.meta.url), 'utf8'),
) as TimelineDocument;

function searchIn(document: TimelineDocument) {
  const search = createDocumentSearch(buildDocumentIndex(document));
  return (text: string): readonly string[] => {
    const scores = search.find(text)?.scores ?? new Float32Array();
    const found = [...scores.keys()].filter((record) => (scores[record] ?? 0) > 0);
    const best = found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    return best.map((record) => document.events[record]?.id ?? '');
  };
}

function titled(...titles: readonly string[]): TimelineDocument {
  return documentOf(
    titles.map((title): Omit<TimelineEvent, 'id'> => ({ kind: 'other', title: { ar: title }, date: '2021' })),
  );
}

/** Ways in which people spell the same word. */
const spellings: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.replace(/[أإآٱ]/g, 'ا'),
  (word) => word.replace(/ة/g, 'ه').replace(/ى/g, 'ي'),
  (word) => word.replace(/([\u0628-\u064A])/g, '$1\u064E'),
  (word) => word.replace(/([بتسش])(?=[\u0628-\u064A])/g, '$1ـ'),
  (word) => word.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (word) => word.normalize('NFD'),
];

describe('Search in a document', { timeout: 120_000 }, () => {
  test('finds every event by each of its words, however spelt', () => {
    const index = buildDocumentIndex(geneva);
    const search = createDocumentSearch(index);
    for (const [record, event] of geneva.events.entries()) {
      const words = TEXT_FIELDS.flatMap((field) => textsOfField(event, field, index)).flatMap(findWords);
      for (const { text } of words) {
        for (const spell of spellings) {
          expect(search.find(spell(text))?.scores[record], `${event.id}: ${spell(text)}`).toBeGreaterThan(0);
        }
      }
    }
  });

  test('finds events by the beginnings of several words at once, in any order and either language', () => {
    const found = searchIn(geneva);
    expect(found('cyber consul')).toContain('cybersecurity-consultations');
    expect(found('consul cyber')).toEqual(found('cyber consul'));
    expect(found('السيبراني')).toContain('cybersecurity-consultations');
    expect(found('putin constructive')).toEqual(['putin-constructive']);
  });

  test('finds Arabic words with and without the article and particles, whichever was typed', () => {
    const found = searchIn(titled('اجتماع', 'الاجتماع', 'والاجتماع', 'بالاجتماع', 'بروكسل', 'لبروكسل'));
    for (const typed of ['اجتماع', 'الاجتماع', 'والاجتماع', 'اجتم']) {
      expect(found(typed).toSorted()).toEqual(['event-0', 'event-1', 'event-2', 'event-3']);
    }
    expect(found('بروكسل').toSorted()).toEqual(['event-4', 'event-5']);
    expect(found('وبروكسل').toSorted()).toEqual(['event-4', 'event-5']);
  });

  test('takes a letter for a particle only where the word as typed finds nothing', () => {
    expect(searchIn(titled('وزير', 'زيرو'))('وزير')).toEqual(['event-0']);
  });

  test('puts titles before actors, actors before summaries and those before quotes', () => {
    const plain = { kind: 'other', title: { en: 'Nothing' }, date: '2021-06-16' } as const;
    const document = documentOf([
      { ...plain, quotes: [{ text: 'Vladimir was there', language: 'en' }] },
      { ...plain, summary: { en: 'Vladimir was there' } },
      { ...plain, actors: [{ actor: 'putin', role: 'participant' }] },
      { ...plain, title: { en: 'Vladimir was there' } },
    ]);
    expect(searchIn(document)('vladimir')).toEqual(['event-3', 'event-2', 'event-1', 'event-0']);
  });

  test('forgives a slip of the keyboard only where nothing else is found', () => {
    const found = searchIn(geneva);
    expect(found('cybersecurty').length).toBeGreaterThan(0);
    const exact = searchIn(titled('modem', 'model'));
    expect(exact('modem')).toEqual(['event-0']);
    expect(exact('modet').toSorted()).toEqual(['event-0', 'event-1']);
  });

  test('finds nothing for what is nowhere, and has nothing to look for in a text without letters or digits', () => {
    const search = createDocumentSearch(buildDocumentIndex(geneva));
    expect(search.find('zzzzzzzz')?.scores.every((score) => score === 0)).toBe(true);
    expect(search.find(' – ! ')).toBeNull();
    expect(search.find('')).toBeNull();
  });

  test('gives the words that matched as they stand in the event', () => {
    const search = createDocumentSearch(buildDocumentIndex(titled('بدء الاجتماعات في بروكسل')));
    expect(search.find('اجتماعات')?.matchedIn(0)).toEqual(['الاجتماعات']);
    expect(search.find('بروك بدء')?.matchedIn(0).toSorted()).toEqual(['بدء', 'بروكسل'].toSorted());
  });

  test('only ever names words that the event holds', () => {
    fc.assert(
      fc.property(
        randomDocument(12),
        fc.constantFrom('قمه', 'decl', 'ret talks', 'وزير'),
        (document, typed) => {
          const index = buildDocumentIndex(document);
          const hits = createDocumentSearch(index).find(typed);
          for (const [record, event] of document.events.entries()) {
            const texts = TEXT_FIELDS.flatMap((field) => textsOfField(event, field, index)).join('\n');
            const matched = hits?.matchedIn(record) ?? [];
            expect(matched.length > 0).toBe((hits?.scores[record] ?? 0) > 0);
            for (const word of matched) expect(texts).toContain(word);
          }
        },
      ),
    );
  });
});
