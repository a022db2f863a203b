/** Imported rows as events: made one by one, when somebody looks at them. */
import { civilFromDays } from '../dates/calendar.ts';
import type { Citation, EventActor, LanguageMap, TimelineEvent } from '../document/model.ts';
import { at, rowsOfRecords } from '../table/event-table.ts';
import type { RowRecords } from '../table/row-records.ts';
import { kindOfCode, rolesOfCode, topicOfCode } from '../vocabulary/cameo-meaning.ts';
import { DATA_LANGUAGE, inEachLanguage, toVocabularyLanguage } from '../vocabulary/vocabulary-languages.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { ImportedCatalog } from './imported-catalog.ts';
import type { ImportedRows } from './import-target.ts';
import { createImportSearch } from './imported-search.ts';

export function createImportedRecords(
  rows: ImportedRows,
  catalog: ImportedCatalog,
  vocabulary: Vocabulary,
): RowRecords {
  const { columns, dataset, table } = rows;
  const rowOf = rowsOfRecords(table);
  const idOf = (record: number) => `${dataset}-${at(columns.id, record)}`;
  const titleOf = (record: number, language: string) =>
    vocabulary.sentence(
      rows.codes[at(columns.code, record)] ?? '',
      toVocabularyLanguage(language),
      catalog.actors[at(columns.actor1, record) - 1] ?? null,
      catalog.actors[at(columns.actor2, record) - 1] ?? null,
    );
  let search: ReturnType<RowRecords['textSearch']> | undefined;

  function eventAt(record: number): TimelineEvent {
    if (record < 0 || record >= table.size) throw new RangeError(`No such record: ${record}`);
    const code = rows.codes[at(columns.code, record)] ?? '';
    const row = at(rowOf, record);
    const goldstein = at(table.goldstein, row);
    const place = at(columns.place, record);
    const summary = namesInData(rows, record, vocabulary);
    return {
      id: idOf(record),
      kind: kindOfCode(code),
      title: inEachLanguage((language) => titleOf(record, language)),
      ...(summary ? { summary } : {}),
      date: dateOf(rows, record),
      actors: actorsOf(rows, catalog, record, code),
      ...(place === 0 ? {} : { place: `place-${place}` }),
      topics: [`topic-${topicOfCode(code)}`],
      citations: citationsOf(rows, record, vocabulary),
      cameo: code,
      ...(Number.isNaN(goldstein) ? {} : { goldstein: Math.round(goldstein * 10) / 10 }),
      mentions: at(table.mentions, row),
    };
  }

  return {
    idOf,
    recordOf(eventId) {
      const digits = eventId.startsWith(`${dataset}-`) ? eventId.slice(dataset.length + 1) : '';
      return /^\d{1,16}$/.test(digits) ? rows.records.find(Number(digits)) : -1;
    },
    eventAt,
    titleOf,
    textSearch: () => (search ??= Promise.resolve(createImportSearch(rows, catalog, vocabulary))),
  };
}

/** EDTF. */
function dateOf({ columns }: ImportedRows, record: number): string {
  const { year, month, day } = civilFromDays(at(columns.day, record));
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [String(year).padStart(4, '0'), two(month), two(day)].slice(
    0,
    3 - at(columns.precision, record),
  );
  return date.join('-') + (at(columns.uncertain, record) === 1 ? '?' : '');
}

function actorsOf(
  { columns }: ImportedRows,
  catalog: ImportedCatalog,
  record: number,
  code: string,
): readonly EventActor[] {
  const [firstRole, secondRole] = rolesOfCode(code);
  const first = catalog.document.actors[at(columns.actor1, record) - 1];
  const second = catalog.document.actors[at(columns.actor2, record) - 1];
  const actors: EventActor[] = [];
  if (first) actors.push({ actor: first.id, role: firstRole });
  if (second && second !== first) actors.push({ actor: second.id, role: secondRole });
  return actors;
}

function citationsOf(rows: ImportedRows, record: number, { texts }: Vocabulary): readonly Citation[] {
  const { columns, dataset } = rows;
  const id = String(at(columns.id, record));
  const cited: Citation = {
    source: dataset,
    locator: inEachLanguage((language) => texts.locator[language].replace('{id}', id)),
    confidence: 'reported',
  };
  const site = at(columns.site, record);
  if (site === 0) return [cited];
  const address = rows.reports.textOf(at(columns.report, record) - 1);
  return [cited, { source: `site-${site}`, locator: { [DATA_LANGUAGE]: address }, confidence: 'reported' }];
}

/** Names as the data has them: a person's, where the code says no more than `government`. */
function namesInData(
  { columns, names }: ImportedRows,
  record: number,
  { texts }: Vocabulary,
): LanguageMap | null {
  const numbers = [at(columns.name1, record), at(columns.name2, record)].filter((number) => number > 0);
  const found = [...new Set(numbers)].map((number) => names.textOf(number - 1));
  if (found.length === 0) return null;
  return inEachLanguage((language) =>
    texts.named[language].replace('{names}', () => found.join(texts.comma[language])),
  );
}
