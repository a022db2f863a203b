/** The words of an import's codes, for the search over tables of codes. */
import { createCodeSearch, type CodeField } from '../search/code-search.ts';
import type { TextSearch } from '../search/text-search.ts';
import { wordsOf } from '../vocabulary/actor-phrase.ts';
import type { NamedActor } from '../vocabulary/cameo-actors.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { ImportedCatalog } from './imported-catalog.ts';
import type { ImportedRows } from './import-target.ts';

export function createImportSearch(
  rows: ImportedRows,
  catalog: ImportedCatalog,
  vocabulary: Vocabulary,
): TextSearch {
  const { columns, codes, names } = rows;
  const { places } = catalog.document;
  const actor = {
    first: 1,
    count: catalog.actors.length,
    textsOf: (entry: number) => wordsOfActor(catalog.actors[entry]),
    weight: 5,
  } as const;
  const name = {
    first: 1,
    count: names.size,
    textsOf: (entry: number) => [names.textOf(entry)],
    weight: 3,
  } as const;
  const fields: readonly CodeField[] = [
    {
      values: columns.code,
      first: 0,
      count: codes.length,
      textsOf: (entry) => vocabulary.words(codes[entry] ?? ''),
      weight: 4,
    },
    { values: columns.actor1, ...actor },
    { values: columns.actor2, ...actor },
    { values: columns.name1, ...name },
    { values: columns.name2, ...name },
    {
      values: columns.place,
      first: 1,
      count: places.length,
      textsOf: (entry) => Object.values(places[entry]?.name ?? {}),
      weight: 2,
    },
  ];
  return createCodeSearch(rows.table.size, fields);
}

function wordsOfActor(actor: NamedActor | undefined): readonly string[] {
  return actor ? wordsOf(actor) : [];
}
