import { describe, expect, it } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { laneName } from '../../../src/core/layout/lane-names.ts';
import { laneIds } from '../../../src/core/table/lanes.ts';
import { buildFigureWords } from '../../../src/i18n/figure-words.ts';

const empty: TimelineDocument = {
  format: 'communique',
  version: 1,
  title: { en: 'Names' },
  languages: ['en', 'ar'],
  actors: [{ id: 'che', type: 'state', name: { en: 'Switzerland', ar: 'سويسرا' }, iso3166: 'CH' }],
  places: [],
  topics: [],
  sources: [],
  events: [],
  relations: [],
};
const index = buildDocumentIndex(empty);
const [english, arabic] = [buildFigureWords('en'), buildFigureWords('ar')];

describe('names of lanes', () => {
  it('tell every CAMEO root in words, in both languages', () => {
    for (let root = 1; root <= 20; root++) {
      const id = laneIds.rootCode(root);
      expect(laneName(id, 'root-code', index, 'en', english)).toMatch(/^[A-Z][a-z ]+$/);
      expect(laneName(id, 'root-code', index, 'ar', arabic)).toMatch(/^[\p{Script=Arabic} ]+$/u);
    }
    expect(laneName('root:04', 'root-code', index, 'en', english)).toBe('Consultations');
    expect(laneName('root:04', 'root-code', index, 'ar', arabic)).toBe('المشاورات');
  });

  it('leave a code that CAMEO does not have as it is', () => {
    expect(laneName('root:77', 'root-code', index, 'en', english)).toBe('77');
  });

  it('call a country as the document calls the state, and otherwise by the words given', () => {
    expect(laneName('country:CH', 'country', index, 'ar', arabic)).toBe('سويسرا');
    const named = buildFigureWords('en', { country: (code) => (code === 'FR' ? 'France' : null) });
    expect(laneName('country:FR', 'country', index, 'en', named)).toBe('France');
    expect(laneName('country:XZ', 'country', index, 'en', named)).toBe('XZ');
  });
});
