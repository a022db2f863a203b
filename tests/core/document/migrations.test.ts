import { describe, expect, it } from 'vitest';
import { migrateDocument, MIGRATIONS, type Migration } from '../../../src/core/document/migrations.ts';
import { VERSION } from '../../../src/core/document/model.ts';
import { parseDocument } from '../../../src/core/document/open.ts';
import { changedGeneva } from './geneva.ts';

const rename: Migration = {
  from: 0,
  migrate: ({ occurrences, ...rest }) => ({ ...rest, events: occurrences }),
};

describe('migrations', () => {
  it('lead from every version in the list to the next without a gap', () => {
    const versions = MIGRATIONS.map(({ from }) => from);
    expect(versions).toEqual(versions.map((_, index) => VERSION - versions.length + index));
  });

  it('run one step after the other, each seeing what the one before gave', () => {
    const steps: Migration[] = [
      { from: 1, migrate: (document) => ({ ...document, trail: `${String(document['trail'])} 1` }) },
      { from: 0, migrate: (document) => ({ ...document, trail: '0' }) },
    ];
    expect(migrateDocument({ version: 0 }, 0, steps, 2)).toEqual({ version: 2, trail: '0 1' });
  });

  it('give nothing where a step is missing', () => {
    expect(migrateDocument({ version: 0 }, 0, [rename], 2)).toBeNull();
  });

  it('leave a document of the current version as it is', () => {
    const document = { version: VERSION };
    expect(migrateDocument(document, VERSION)).toBe(document);
  });

  const old = changedGeneva((document) => {
    const { events, ...rest } = document;
    for (const key of Object.keys(document)) Reflect.deleteProperty(document, key);
    Object.assign(document, rest, { version: 0, occurrences: events });
  });

  it('bring an old file up to date when it is opened, and say so', () => {
    const result = parseDocument(old, { migrations: [rename] });
    expect(result).toMatchObject({
      ok: true,
      document: { version: 1 },
      problems: [{ severity: 'warning', code: 'migrated', params: { from: 0, to: 1 } }],
    });
    expect(result.ok && result.document.events).toHaveLength(15);
  });

  it('do not hide a repeated key of an old file', () => {
    const text = old.replace('"version": 0', '"version": 0, "title": {}');
    const result = parseDocument(text, { migrations: [rename] });
    expect(result.problems.map(({ code }) => code)).toContain('duplicate-key');
  });

  it('leave an old version refused that has no step', () => {
    expect(parseDocument(old).problems).toMatchObject([{ code: 'bad-version', params: { version: '0' } }]);
  });
});
