import { describe, expect, it } from 'vitest';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { genevaText, type LooseValue } from './geneva.ts';

const geneva = JSON.parse(genevaText) as TimelineDocument;

/** Every map from language to text in the document, with where it stands. */
function languageMaps(value: LooseValue, path = ''): [string, Record<string, string>][] {
  if (value === null || typeof value !== 'object') return [];
  if (!Array.isArray(value) && typeof value['en'] === 'string')
    return [[path, value as Record<string, string>]];
  return Object.entries(value).flatMap(([key, child]) => languageMaps(child, `${path}/${key}`));
}

describe('the Geneva timeline', () => {
  it('holds the summit, twelve statements and two outcomes on their days', () => {
    const days = geneva.events.map(({ kind, date }) => `${kind} ${date}`);
    const count = (day: string): number => days.filter((one) => one === day).length;
    expect(days).toHaveLength(15);
    expect(count('statement 2021-06-14?')).toBe(4);
    expect(count('summit 2021-06-16')).toBe(1);
    expect(count('statement 2021-06-16')).toBe(8);
    expect(count('outcome 2021-06-16/..')).toBe(2);
  });

  it('says everything in English and Arabic, but translates quotes into English alone, since they are Arabic', () => {
    for (const [path, map] of languageMaps(geneva as unknown as LooseValue)) {
      const expected = path.endsWith('/translation') ? ['en'] : ['en', 'ar'];
      expect(Object.keys(map), path).toEqual(expected);
      if (map['ar'] !== undefined && !path.includes('/locator'))
        expect(map['ar']).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('stands on a paragraph of the report for every event, and on the public record where it says more', () => {
    for (const { id, citations = [] } of geneva.events) {
      const paragraphs = citations.filter(
        ({ source, locator }) => source === 'press-report' && locator?.['en'],
      );
      expect(paragraphs.length, id).toBeGreaterThan(0);
      for (const { source, confidence, note } of citations)
        if (source === 'public-record') expect([confidence, note === undefined]).toEqual(['inferred', false]);
    }
  });

  it('marks the date of every event that the report does not date as inferred', () => {
    for (const { id, date, citations = [] } of geneva.events) {
      const inferred = citations.some(
        ({ confidence, supports }) => confidence === 'inferred' && supports?.includes('date'),
      );
      expect(inferred, `${id} ${date}`).toBe(id !== 'summit');
    }
  });

  it('relates outcomes to the summit, to their statements and to the warning', () => {
    expect(geneva.relations.map(({ type, from, to }) => `${from} ${type} ${to}`)).toEqual([
      'summit results-in ambassadors-return',
      'summit results-in cybersecurity-consultations',
      'putin-ambassadors announces ambassadors-return',
      'putin-cybersecurity announces cybersecurity-consultations',
      'cybersecurity-consultations responds-to biden-response-in-kind',
      'biden-more-details cites summit',
    ]);
  });

  it('gives cards titles that fit and quotes that are short', () => {
    for (const { title, quotes = [] } of geneva.events) {
      for (const text of Object.values(title)) {
        expect(text.length, text).toBeLessThanOrEqual(55);
        expect(text).not.toMatch(/[.؟!]$/);
      }
      for (const { text, language } of quotes) {
        expect(language).toBe('ar');
        expect(text.length, text).toBeLessThanOrEqual(90);
      }
    }
  });

  it('names no publisher of the report and invents no address', () => {
    for (const source of geneva.sources) expect(source.url ?? source.archiveUrl).toBeUndefined();
    expect(geneva.sources.find(({ id }) => id === 'press-report')?.publisher).toBeUndefined();
  });
});
