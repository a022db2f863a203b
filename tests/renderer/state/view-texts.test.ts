import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/core/dates/parse.ts';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { Actor, TimelineDocument, TimelineEvent } from '../../../src/core/document/model.ts';
import { actorInitials } from '../../../src/renderer/state/actor-initials.ts';
import { dateReasons } from '../../../src/renderer/state/date-reasons.ts';
import { hitExcerpt } from '../../../src/renderer/state/hit-excerpt.ts';
import { storyMove } from '../../../src/renderer/state/story-keys.ts';

const EVENT: TimelineEvent = { id: 'e', kind: 'statement', title: { en: 'A promise' }, date: '2021' };

function reasons(date: string, event: TimelineEvent = EVENT) {
  const parsed = parseDate(date);
  return dateReasons({ ...event, date }, parsed.ok ? parsed.date : null);
}

describe('Why a date is not certain', () => {
  it('is told from the date itself', () => {
    expect(reasons('2021-06-14')).toEqual([]);
    expect(reasons('2021-06-14?')).toEqual(['uncertain']);
    expect(reasons('2021-06~')).toEqual(['approximate']);
    expect(reasons('2021-06-16/..')).toEqual(['open-end']);
  });

  it('is told by the citation that infers it, without saying twice that it is uncertain', () => {
    const inferred: TimelineEvent = {
      ...EVENT,
      citations: [{ source: 's', supports: ['date'], confidence: 'inferred' }],
    };
    expect(reasons('2021-06-14?', inferred)).toEqual(['inferred']);
  });

  it('is not told by a citation for something else', () => {
    const other: TimelineEvent = {
      ...EVENT,
      citations: [{ source: 's', supports: ['place'], confidence: 'inferred' }],
    };
    expect(reasons('2021-06-14', other)).toEqual([]);
  });
});

describe('Two letters for an actor', () => {
  const person: Actor = { id: 'a', type: 'person', name: {} };

  it('are the first of the first and the last name', () => {
    expect(actorInitials(person, 'Vladimir Vladimirovich Putin')).toBe('VP');
    expect(actorInitials(person, 'NATO')).toBe('N');
  });

  it('are a state’s code', () => {
    expect(actorInitials({ ...person, type: 'state', iso3166: 'us' }, 'United States')).toBe('US');
  });

  it('are one letter in Arabic, where two would join, and never that of the article', () => {
    expect(actorInitials(person, 'السفير الروسي')).toBe('س');
    expect(actorInitials(person, 'جو بايدن')).toBe('ج');
  });

  it('are empty for a name without letters', () => {
    expect(actorInitials(person, '—')).toBe('');
  });
});

describe('Where a search found its words', () => {
  const event: TimelineEvent = {
    ...EVENT,
    title: { en: 'Talks will begin', ar: 'ستبدأ المشاورات' },
    summary: { en: `${'word '.repeat(40)}about cybersecurity${' more'.repeat(40)}` },
    quotes: [{ text: 'يتعين على كلا الجانبين', language: 'ar', translation: { en: 'Both sides must' } }],
  };
  const document: TimelineDocument = {
    format: 'communique',
    version: 1,
    title: { en: 'A' },
    languages: ['en', 'ar'],
    actors: [],
    places: [],
    topics: [],
    sources: [],
    events: [event],
    relations: [],
  };
  const index = buildDocumentIndex(document);

  it('is not told when the title has them', () => {
    expect(hitExcerpt(event, ['Talks'], 'en', index)).toBeNull();
  });

  it('is a stretch of the summary about the word, cut at spaces', () => {
    const excerpt = hitExcerpt(event, ['cybersecurity'], 'en', index);
    expect(excerpt?.text).toMatch(/^…word .*about cybersecurity more.*more…$/);
    expect(excerpt?.text.length).toBeLessThan(160);
  });

  it('is the quote in its own language, or the title in the other one', () => {
    expect(hitExcerpt(event, ['الجانبين'], 'en', index)).toEqual({
      text: 'يتعين على كلا الجانبين',
      language: 'ar',
    });
    expect(hitExcerpt(event, ['المشاورات'], 'en', index)).toEqual({
      text: 'ستبدأ المشاورات',
      language: 'ar',
    });
  });
});

describe('A key in story mode', () => {
  const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });

  it('goes on by what keyboards and presenters’ remotes send', () => {
    for (const key of ['ArrowRight', 'PageDown', ' ', 'Enter', 'ArrowDown'])
      expect(storyMove(press(key), 'stage', 'ltr'), key).toBe('next');
    for (const key of ['ArrowLeft', 'PageUp', 'ArrowUp'])
      expect(storyMove(press(key), 'stage', 'ltr'), key).toBe('back');
    expect(storyMove(press('Escape'), 'stage', 'ltr')).toBe('end');
  });

  it('follows the direction of writing', () => {
    expect(storyMove(press('ArrowLeft'), 'stage', 'rtl')).toBe('next');
    expect(storyMove(press('ArrowRight'), 'stage', 'rtl')).toBe('back');
  });

  it('leaves to a control the keys by which it is worked', () => {
    expect(storyMove(press('Enter'), 'button', 'ltr')).toBeNull();
    expect(storyMove(press('ArrowRight'), 'choice', 'ltr')).toBeNull();
    expect(storyMove(press('PageDown'), 'button', 'ltr')).toBe('next');
  });

  it('leaves shortcuts with Control to the page', () => {
    expect(storyMove({ ...press('Enter'), ctrlKey: true }, 'stage', 'ltr')).toBeNull();
  });
});
