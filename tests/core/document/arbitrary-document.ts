import fc from 'fast-check';
import {
  ACTOR_ROLES,
  ACTOR_TYPES,
  CITED_PARTS,
  CONFIDENCES,
  EVENT_KINDS,
  FORMAT,
  LANE_MODES,
  RELATION_TYPES,
  SOURCE_TYPES,
  VERSION,
  type TimelineDocument,
} from '../../../src/core/document/model.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const languageMap = fc
  .record({ en: text, ar: text }, { requiredKeys: ['en'] })
  .map((map) => ({ ...map }) as Record<string, string>);
const date = fc.constantFrom('2021-06-16', '2021-06-14?', '1985/..', '-0480', '2021-06', '156X', '2001-21');
const wikidata = fc.integer({ min: 1, max: 1e9 }).map((number) => `Q${number}`);
const ids = (prefix: string, most: number): fc.Arbitrary<string[]> =>
  fc
    .integer({ min: 0, max: most })
    .map((count) => Array.from({ length: count }, (_, at) => `${prefix}${at}`));

/** Some of these, which may be none. */
const someOf = (values: readonly string[]): fc.Arbitrary<string[]> =>
  values.length === 0 ? fc.constant([]) : fc.subarray([...values]);

/** Records of the ids: each is what `make` gives for its id. */
function recordsOf<T>(
  list: readonly string[],
  make: (id: string, index: number) => fc.Arbitrary<T>,
): fc.Arbitrary<T[]> {
  return list.length === 0 ? fc.constant([]) : (fc.tuple(...list.map(make)) as unknown as fc.Arbitrary<T[]>);
}

/** One of these, or the key is left out. */
const maybe = <Key extends string>(key: Key, values: readonly string[]) =>
  values.length === 0
    ? fc.constant({})
    : fc.oneof(
        fc.constant({}),
        fc.constantFrom(...values).map((value) => ({ [key]: value })),
      );

/** Any valid document, small, with every kind of record and reference. */
export const arbitraryDocument: fc.Arbitrary<TimelineDocument> = fc
  .tuple(ids('actor-', 3), ids('place-', 2), ids('topic-', 2), ids('source-', 2), ids('event-', 4))
  .chain(([actors, places, topics, sources, events]) => {
    const citations =
      sources.length === 0
        ? fc.constant([])
        : fc.array(
            fc.record(
              {
                source: fc.constantFrom(...sources),
                locator: languageMap,
                supports: fc.subarray([...CITED_PARTS]),
                confidence: fc.constantFrom(...CONFIDENCES),
              },
              { requiredKeys: ['source', 'confidence'] },
            ),
            { maxLength: 2 },
          );
    const quotes = fc.array(
      fc.tuple(fc.record({ text, language: fc.constant('ar') }), maybe('speaker', actors)).map(merge),
      { maxLength: 2 },
    );
    const eventActors =
      actors.length === 0
        ? fc.constant([])
        : fc.array(fc.record({ actor: fc.constantFrom(...actors), role: fc.constantFrom(...ACTOR_ROLES) }), {
            maxLength: 3,
          });
    return fc.record({
      format: fc.constant(FORMAT),
      version: fc.constant(VERSION),
      title: languageMap,
      languages: fc.constantFrom(['en', 'ar'], ['en', 'ar', 'fr']),
      actors: recordsOf(actors, (id, index) =>
        fc.record(
          {
            id: fc.constant(id),
            type: fc.constantFrom(...ACTOR_TYPES),
            name: languageMap,
            memberOf: someOf(actors.slice(0, index)),
            wikidata,
          },
          { requiredKeys: ['id', 'type', 'name'] },
        ),
      ),
      places: recordsOf(places, (id) =>
        fc.record(
          {
            id: fc.constant(id),
            name: languageMap,
            coordinates: fc.record({
              latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0),
              longitude: fc.integer({ min: -180, max: 180 }),
            }),
          },
          { requiredKeys: ['id', 'name'] },
        ),
      ),
      topics: recordsOf(topics, (id) => fc.record({ id: fc.constant(id), name: languageMap })),
      sources: recordsOf(sources, (id) =>
        fc.record(
          {
            id: fc.constant(id),
            type: fc.constantFrom(...SOURCE_TYPES),
            title: languageMap,
            published: date,
          },
          { requiredKeys: ['id', 'type', 'title'] },
        ),
      ),
      events: recordsOf(events, (id) =>
        fc
          .tuple(
            fc.record(
              {
                id: fc.constant(id),
                kind: fc.constantFrom(...EVENT_KINDS),
                title: languageMap,
                summary: languageMap,
                date,
                actors: eventActors,
                topics: someOf(topics),
                quotes,
                citations,
                goldstein: fc.integer({ min: -10, max: 10 }),
                mentions: fc.nat(),
                starred: fc.boolean(),
              },
              { requiredKeys: ['id', 'kind', 'title', 'date'] },
            ),
            maybe('place', places),
          )
          .map(merge),
      ),
      relations:
        events.length < 2
          ? fc.constant([])
          : fc
              .tuple(fc.constantFrom(...RELATION_TYPES), citations)
              .map(([type, cited]) => [
                { id: 'relation-0', type, from: events[0]!, to: events[1]!, citations: cited },
              ]),
      view: fc.record(
        { lanes: fc.constantFrom(...LANE_MODES), laneOrder: fc.array(text) },
        { requiredKeys: [] },
      ),
    });
  })
  .map((document) => structuredClone(document) as unknown as TimelineDocument);

function merge<A extends object, B extends object>([first, second]: readonly [A, B]): A & B {
  return { ...first, ...second };
}
