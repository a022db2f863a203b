/** What the numbers of an import stand for, as a document that has everything but events. */
import {
  FORMAT,
  VERSION,
  type Actor,
  type LanguageMap,
  type Place,
  type Source,
  type TimelineDocument,
  type Topic,
} from '../document/model.ts';
import { CAMEO_TOPICS } from '../vocabulary/cameo-meaning.ts';
import { namesOf } from '../vocabulary/actor-phrase.ts';
import { DATA_LANGUAGE, inEachLanguage, VOCABULARY_LANGUAGES } from '../vocabulary/vocabulary-languages.ts';
import type { NamedActor } from '../vocabulary/cameo-actors.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { nameIcewsActor } from './icews-actor.ts';
import type { ImportedRows } from './import-target.ts';

export interface ImportedCatalog {
  readonly document: TimelineDocument;
  /** By actor number, for the sentences of titles. */
  readonly actors: readonly NamedActor[];
}

/** Numbers are positions in the document's lists; states that no row names but actors belong to come last. */
export function buildImportedCatalog(
  rows: ImportedRows,
  vocabulary: Vocabulary,
  title: string,
): ImportedCatalog {
  const named = nameActors(rows, vocabulary);
  const { texts } = vocabulary;
  return {
    actors: named,
    document: {
      format: FORMAT,
      version: VERSION,
      title: inEachLanguage(() => title),
      languages: VOCABULARY_LANGUAGES,
      actors: toActors(rows, named, vocabulary),
      places: toPlaces(rows, vocabulary),
      topics: Object.entries(CAMEO_TOPICS).map(([id, name]): Topic => ({ id: `topic-${id}`, name })),
      sources: [datasetSource(rows, texts), ...toSites(rows)],
      events: [],
      relations: [],
    },
  };
}

/** The name by which the rows of a code most recently called it serves codes that the vocabulary does not know. */
function nameActors(rows: ImportedRows, vocabulary: Vocabulary): readonly NamedActor[] {
  if (rows.dataset === 'icews') {
    return Array.from({ length: rows.actors.size }, (_, actor) =>
      nameIcewsActor(rows.actors.textOf(actor), vocabulary),
    );
  }
  const names = firstNames(rows);
  return Array.from({ length: rows.actors.size }, (_, actor) => {
    const name = names[actor] ?? 0;
    return vocabulary.actor(rows.actors.textOf(actor), name === 0 ? '' : rows.names.textOf(name - 1));
  });
}

/** By actor, the number plus one of the name in its first row. */
function firstNames({ columns, actors }: ImportedRows): Uint32Array {
  const names = new Uint32Array(actors.size);
  for (let record = columns.id.length - 1; record >= 0; record--) {
    const first = columns.actor1[record] ?? 0;
    const second = columns.actor2[record] ?? 0;
    if (second > 0) names[second - 1] = columns.name2[record] ?? 0;
    if (first > 0) names[first - 1] = columns.name1[record] ?? 0;
  }
  return names;
}

function toActors(
  rows: ImportedRows,
  named: readonly NamedActor[],
  vocabulary: Vocabulary,
): readonly Actor[] {
  const states = new Set<string>();
  const taken = new Set<string>();
  const actors = named.map((actor, number): Actor => {
    const code = rows.dataset === 'gdelt' ? rows.actors.textOf(number) : (actor.iso && actor.state) || null;
    const ownId = code === null ? null : actorId(code);
    // ICEWS calls one state by several names.
    const id = ownId === null || taken.has(ownId) ? `actor-${number + 1}` : ownId;
    taken.add(id);
    const state = actor.state === null || id === actorId(actor.state) ? null : actorId(actor.state);
    if (actor.state !== null && state !== null) states.add(actor.state);
    return {
      id,
      type: actor.type,
      name: namesOf(actor),
      ...(code === null ? {} : { cameo: code }),
      ...(actor.iso === null ? {} : { iso3166: actor.iso }),
      ...(state === null ? {} : { memberOf: [state] }),
    };
  });
  const known = new Set(actors.map(({ id }) => id));
  const missing = [...states].filter((code) => !known.has(actorId(code)));
  return [...actors, ...missing.map((code) => toState(code, vocabulary))];
}

/** Codes of ethnic groups differ from those of states by their small letters alone: `che` is Chechen. */
function actorId(code: string): string {
  const isEthnic = /[a-z]/.test(code);
  if (!isEthnic) return `cameo-${code.toLowerCase()}`;
  return `cameo-ethnic-${code.replace(/[a-z]+/g, (group) => `${group}-`).toLowerCase()}`.replace(/-$/, '');
}

function toState(code: string, vocabulary: Vocabulary): Actor {
  const state = vocabulary.actor(code, '');
  return {
    id: actorId(code),
    type: state.type,
    name: namesOf(state),
    cameo: code,
    ...(state.iso === null ? {} : { iso3166: state.iso }),
  };
}

function toPlaces({ dataset, places, coordinates }: ImportedRows, vocabulary: Vocabulary): readonly Place[] {
  return Array.from({ length: places.size }, (_, number): Place => {
    const [name = '', code = ''] = places.textOf(number).split('\t');
    const country = dataset === 'gdelt' ? vocabulary.isoOfFips(code) : vocabulary.isoOfName(code);
    const latitude = coordinates[number * 2] ?? NaN;
    const longitude = coordinates[number * 2 + 1] ?? NaN;
    const isPlaced = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return {
      id: `place-${number + 1}`,
      name: namePlace(name, country, vocabulary),
      ...(country === null ? {} : { country }),
      ...(isPlaced ? { coordinates: { latitude, longitude } } : {}),
    };
  });
}

/** GDELT says `Tbilisi, Georgia (general), Georgia`; a country's own name is known in every language. */
function namePlace(name: string, country: string | null, vocabulary: Vocabulary): LanguageMap {
  const known = country === null ? null : vocabulary.countryName(country);
  if (known && !name.includes(',')) return known;
  return { [DATA_LANGUAGE]: name.replace(/, [^,]* \(general\)(?=,)/, '') };
}

function datasetSource({ dataset }: ImportedRows, texts: Vocabulary['texts']): Source {
  return dataset === 'gdelt'
    ? {
        id: 'gdelt',
        type: 'dataset',
        title: texts.gdelt,
        publisher: texts.gdeltPublisher,
        url: 'https://www.gdeltproject.org/',
      }
    : { id: 'icews', type: 'dataset', title: texts.icews, publisher: texts.icewsPublisher };
}

function toSites({ sites }: ImportedRows): readonly Source[] {
  return Array.from({ length: sites.size }, (_, number): Source => {
    const name = sites.textOf(number);
    return { id: `site-${number + 1}`, type: 'website', title: { [DATA_LANGUAGE]: name } };
  });
}
