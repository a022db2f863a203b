import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/codecs/import-files.ts';
import type { ImportedRows } from '../../../src/core/codecs/import-target.ts';
import { createImportedSource, type ImportedSource } from '../../../src/core/codecs/imported-source.ts';
import { civilFromDays } from '../../../src/core/dates/calendar.ts';
import { loadVocabulary } from '../../../src/core/vocabulary/vocabulary.ts';
import { fileOf } from './gdelt-rows.ts';

const folder = join(process.cwd(), '../shared/data/gdelt');
const paths = [1, 2, 3, 4].map((part) => join(folder, `georgia_v1_restored_part0${part}.tsv`));
const hasAwk = spawnSync('awk', ['BEGIN{}']).status === 0;
const isThere = hasAwk && paths.every((path) => existsSync(path));

/** Counts of a column by plain awk: the program prints one key a row. */
function countByAwk(program: string): ReadonlyMap<string, number> {
  const { stdout } = spawnSync('awk', ['-F', '\t', program, ...paths], { encoding: 'utf8', maxBuffer: 1e9 });
  return tally(stdout.split('\n').filter((line) => line !== ''));
}

function tally(keys: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe.skipIf(!isThere)(
  'sixty thousand rows on Georgia (skipped where awk or the files are absent)',
  () => {
    let rows: ImportedRows;
    let imported: ImportedSource;
    beforeAll(async () => {
      const vocabulary = await loadVocabulary();
      const files = paths.map((path) => fileOf(path, new Uint8Array(readFileSync(path))));
      const result = await importFiles(files, { vocabulary });
      if (!result.ok) throw new Error(result.reason);
      rows = result.rows;
      imported = createImportedSource(rows, vocabulary, 'Georgia');
    });

    it('are all there', () => {
      const counted = [...countByAwk('{print "rows"}').values()][0];
      expect(counted).toBeGreaterThan(60_000);
      expect(rows.rowsRead).toBe(counted);
      expect(imported.source.total).toBe(counted);
    });

    it('count by month as awk counts them', () => {
      const months = Array.from(rows.columns.day, (day) => {
        const { year, month } = civilFromDays(day);
        return `${year}${String(month).padStart(2, '0')}`;
      });
      expect(tally(months)).toEqual(countByAwk('{print substr($2, 1, 6)}'));
    });

    it('count by root code as awk counts them', async () => {
      const { 'root-code': values = [] } = await imported.source.facets({}, ['root-code']);
      const counts = new Map(
        values.filter(({ count }) => count > 0).map(({ value, count }) => [value, count] as const),
      );
      expect(new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(countByAwk('{print $29}'));
    });

    it('count by actor as awk counts them, on each side', () => {
      for (const [column, field] of [
        [rows.columns.actor1, 6],
        [rows.columns.actor2, 16],
      ] as const) {
        const codes = Array.from(column).filter((number) => number > 0);
        expect(tally(codes.map((number) => rows.actors.textOf(number - 1)))).toEqual(
          countByAwk(`$${field} != "" {print $${field}}`),
        );
      }
    });

    it('are found by the words of their titles in both languages', async () => {
      const english = await imported.source.search('Russia consults', {}, 5);
      const arabic = await imported.source.search('تتشاور روسيا', {}, 5);
      expect(english.total).toBeGreaterThan(0);
      expect(arabic.total).toBe(english.total);
      const [event] = await imported.source.events([english.hits[0]?.eventId ?? '']);
      expect(event?.title['en']).toMatch(/Russia/);
    });
  },
);
