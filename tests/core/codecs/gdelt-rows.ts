/** Rows of GDELT for tests, made field by field. */
import { importFiles, type ImportFile, type ImportResult } from '../../../src/core/codecs/import-files.ts';
import { encodeUtf8 } from '../../../src/core/document/utf8.ts';
import { createImportedSource } from '../../../src/core/codecs/imported-source.ts';
import type { ImportProblem } from '../../../src/core/codecs/import-problems.ts';
import type { TimelineDocument, TimelineEvent } from '../../../src/core/document/model.ts';
import { loadVocabulary } from '../../../src/core/vocabulary/vocabulary.ts';

export interface RowValues {
  readonly id?: string;
  readonly date?: string;
  readonly actor1?: string;
  readonly name1?: string;
  readonly actor2?: string;
  readonly name2?: string;
  readonly code?: string;
  readonly root?: string;
  readonly goldstein?: string;
  readonly mentions?: string;
  readonly place?: string;
  readonly added?: string;
  readonly url?: string;
}

/** Fields of a row of GDELT 2.0 (61) or 1.0 (58, 57). */
export function fieldsOf(values: RowValues, columns: 57 | 58 | 61 = 61): string[] {
  const code = values.code ?? '040';
  const fields = Array.from({ length: columns }, () => '');
  const geo = columns === 61 ? 51 : 49;
  fields[0] = values.id ?? '1';
  fields[1] = values.date ?? '20210616';
  fields[2] = (values.date ?? '20210616').slice(0, 6);
  fields[3] = (values.date ?? '20210616').slice(0, 4);
  fields[5] = values.actor1 ?? 'RUS';
  fields[6] = values.name1 ?? 'RUSSIA';
  fields[15] = values.actor2 ?? 'USA';
  fields[16] = values.name2 ?? 'UNITED STATES';
  fields[26] = code;
  fields[27] = code.slice(0, 3);
  fields[28] = values.root ?? code.slice(0, 2);
  fields[29] = '1';
  fields[30] = values.goldstein ?? '1.0';
  fields[31] = values.mentions ?? '3';
  fields[geo + 1] = values.place ?? 'Geneva, Genève, Switzerland';
  fields[geo + 2] = 'SZ';
  const [latitude, longitude] = columns === 61 ? [56, 57] : [53, 54];
  fields[latitude] = '46.2';
  fields[longitude] = '6.16667';
  fields[columns === 61 ? 59 : 56] = values.added ?? (columns === 61 ? '20210616120000' : '20210616');
  if (columns !== 57) fields[columns - 1] = values.url ?? '';
  return fields;
}

export function lineOf(values: RowValues, columns: 57 | 58 | 61 = 61): string {
  return fieldsOf(values, columns).join('\t');
}

/** A file in memory, in chunks of the given size. */
export function fileOf(name: string, content: string | Uint8Array, chunk = 1 << 16): ImportFile {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
  return {
    name,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

export interface Imported {
  readonly result: ImportResult;
  readonly events: readonly TimelineEvent[];
  /** All of it as a document. */
  readonly document: TimelineDocument | null;
  readonly problems: ReadonlyMap<string, ImportProblem>;
}

/** Imports and gives all events, in the order of time. */
export async function importAll(files: readonly ImportFile[]): Promise<Imported> {
  const vocabulary = await loadVocabulary();
  const result = await importFiles(files, { vocabulary });
  const problems = new Map(result.problems.map((problem) => [problem.code, problem]));
  if (!result.ok) return { result, events: [], document: null, problems };
  const { source, document } = createImportedSource(result.rows, vocabulary, 'test');
  const { eventIds } = await source.list({}, { by: 'date', descending: false, language: 'en' }, 0, 1e6);
  const events = await source.events(eventIds);
  return { result, events, document: { ...document, events }, problems };
}

export async function importText(content: string | Uint8Array, name = 'test.csv'): Promise<Imported> {
  return importAll([fileOf(name, content)]);
}
