import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { fileOf, importAll } from './gdelt-rows.ts';

const folder = join(process.cwd(), '../shared/data/gdelt');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(tsv|csv)$/i.test(name)) : [];

describe.skipIf(names.length === 0)('Event data as published (skipped where the files are absent)', () => {
  it.each(names)('%s becomes a document that can be saved and opened again', async (name) => {
    const imported = await importAll([fileOf(name, new Uint8Array(readFileSync(join(folder, name))))]);
    expect(imported.events.length).toBeGreaterThan(500);
    // All actors, places and sources, and some of the events.
    const document = { ...imported.document!, events: imported.events.slice(0, 2000) };
    const opened = parseDocument(saveDocument(document));
    expect(opened.problems).toEqual([]);
    expect(opened.ok && opened.document).toEqual(document);
  });
});
