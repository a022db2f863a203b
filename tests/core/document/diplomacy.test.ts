import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import {
  buildDiplomacyDocument,
  DIPLOMACY_ABSENT,
  readCsv,
  readDiplomacyData,
} from '../../fixtures/diplomacy.ts';

const data = readDiplomacyData();

describe.skipIf(data === null)(`13,000 events of real diplomacy (skipped where ${DIPLOMACY_ABSENT})`, () => {
  const document = data && buildDiplomacyDocument(data);

  it('open without a problem and save as they were', () => {
    const text = saveDocument(document!);
    const result = parseDocument(text);
    expect(result.problems).toEqual([]);
    expect(result.ok && result.document).toEqual(document);
    expect(document!.events.length).toBeGreaterThan(13_000);
  });

  it('keep the precision that the tables have', () => {
    const dates = document!.events.map(({ date }) => date.replace(/\d/g, '9'));
    for (const shape of [
      '9999-99-99',
      '9999-99-99/9999-99-99',
      '9999-99/9999-99-99',
      '9999-99-99/',
      '/9999-99-99',
    ])
      expect(dates.filter((date) => date === shape).length, shape).toBeGreaterThan(0);
  });
});

describe('reading the tables', () => {
  it('takes quotes, commas and empty cells as RFC 4180 has them', () => {
    expect(readCsv('a,b,c\r\n1,"x, ""y""\nz",\r\n,,3\n')).toEqual([
      { a: '1', b: 'x, "y"\nz', c: '' },
      { a: '', b: '', c: '3' },
    ]);
  });
});
