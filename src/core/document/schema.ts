/**
 * The one description of a `.communique` file. From it come the check of a file (compile-schema.ts), the order of keys
 * on saving (save.ts) and the published JSON Schema (json-schema.ts). What JSON Schema has no word for stands in
 * `x-` metadata, which all three read.
 */
import * as v from 'valibot';
import {
  ACTOR_ROLES,
  ACTOR_TYPES,
  CITED_PARTS,
  CONFIDENCES,
  EVENT_KINDS,
  FORMAT,
  RELATION_TYPES,
  SOURCE_TYPES,
  VERSION,
} from './model.ts';
import {
  country,
  date,
  fraction,
  id,
  languageMap,
  languageTag,
  reference,
  text,
  timeZone,
  titleMap,
  url,
  wikidata,
} from './schema-values.ts';
import { figure, filter, view } from './schema-view.ts';

export const actor = v.pipe(
  v.looseObject({
    id,
    type: v.picklist(ACTOR_TYPES),
    name: languageMap,
    shortName: v.exactOptional(languageMap),
    cameo: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[A-Za-z][A-Za-z0-9]{0,29}$/),
        v.description(
          'A CAMEO actor code. Codes of ethnic groups are in small letters: `che` is Chechen, `CHE` Switzerland.',
        ),
        v.examples(['RUSGOV']),
      ),
    ),
    iso3166: v.exactOptional(country),
    memberOf: v.exactOptional(v.array(reference('actors'))),
    description: v.exactOptional(languageMap),
    wikidata: v.exactOptional(wikidata),
  }),
  v.description('Who acts: a person, a state, an organization or a group.'),
);

export const place = v.pipe(
  v.looseObject({
    id,
    name: languageMap,
    country: v.exactOptional(country),
    coordinates: v.exactOptional(
      v.pipe(
        v.looseObject({
          latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
          longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
        }),
        v.description('Degrees, WGS 84.'),
      ),
    ),
    timeZone: v.exactOptional(timeZone),
    wikidata: v.exactOptional(wikidata),
  }),
  v.description('Where an event takes place.'),
);

export const topic = v.pipe(
  v.looseObject({ id, name: languageMap, description: v.exactOptional(languageMap) }),
  v.description('What an event is about.'),
);

export const source = v.pipe(
  v.looseObject({
    id,
    type: v.picklist(SOURCE_TYPES),
    title: languageMap,
    publisher: v.exactOptional(languageMap),
    language: v.exactOptional(languageTag),
    published: v.exactOptional(date),
    url: v.exactOptional(url),
    archiveUrl: v.exactOptional(url),
    accessed: v.exactOptional(date),
    note: v.exactOptional(languageMap),
  }),
  v.description('What a claim stands on.'),
);

export const quote = v.pipe(
  v.looseObject({
    text,
    language: languageTag,
    speaker: v.exactOptional(reference('actors')),
    translation: v.exactOptional(languageMap),
    via: v.exactOptional(languageMap),
  }),
  v.description('Words as the source gives them, with our own translations.'),
);

export const citation = v.pipe(
  v.looseObject({
    source: reference('sources'),
    locator: v.exactOptional(languageMap),
    supports: v.exactOptional(
      v.pipe(
        v.array(v.picklist(CITED_PARTS)),
        v.description('The parts of the event that the citation supports; none named means the whole.'),
      ),
    ),
    confidence: v.picklist(CONFIDENCES),
    note: v.exactOptional(languageMap),
  }),
  v.description('Where in which source a claim stands, and how well the source supports it.'),
);

export const eventActor = v.pipe(
  v.looseObject({ actor: reference('actors'), role: v.picklist(ACTOR_ROLES) }),
  v.description('An actor and the part it has in the event.'),
);

export const event = v.pipe(
  v.looseObject({
    id,
    kind: v.picklist(EVENT_KINDS),
    title: titleMap,
    summary: v.exactOptional(languageMap),
    date,
    actors: v.exactOptional(v.array(eventActor)),
    place: v.exactOptional(reference('places')),
    topics: v.exactOptional(v.array(reference('topics'))),
    quotes: v.exactOptional(v.array(quote)),
    citations: v.exactOptional(v.array(citation)),
    cameo: v.exactOptional(
      v.pipe(
        v.string(),
        v.regex(/^[0-9]{2,4}$/),
        v.description('A CAMEO event code, leading zeros kept.'),
        v.examples(['036']),
      ),
    ),
    goldstein: v.exactOptional(
      v.pipe(v.number(), v.minValue(-10), v.maxValue(10), v.description('Goldstein score.')),
    ),
    importance: v.exactOptional(
      v.pipe(fraction, v.description('What stands out where there is no room for all.')),
    ),
    mentions: v.exactOptional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(0),
        v.description('Number of reports that the event stands for.'),
      ),
    ),
    starred: v.exactOptional(v.boolean()),
  }),
  v.description('What happened, or was said, and when.'),
);

export const relation = v.pipe(
  v.looseObject({
    id,
    type: v.picklist(RELATION_TYPES),
    from: reference('events'),
    to: reference('events'),
    citations: v.exactOptional(v.array(citation)),
  }),
  v.description('`from` has the relation `type` to `to`: the summit results in the outcome.'),
);

export const document = v.pipe(
  v.looseObject({
    format: v.literal(FORMAT),
    version: v.literal(VERSION),
    title: titleMap,
    description: v.exactOptional(languageMap),
    languages: v.pipe(
      v.array(languageTag),
      v.minLength(1),
      v.description('The languages that the texts are written in, the main one first.'),
    ),
    timeZone: v.exactOptional(timeZone),
    actors: v.array(actor),
    places: v.array(place),
    topics: v.array(topic),
    sources: v.array(source),
    events: v.array(event),
    relations: v.array(relation),
    view: v.exactOptional(view),
    figures: v.exactOptional(v.array(figure)),
  }),
  v.title('Communiqué timeline'),
  v.description('A timeline of diplomatic events. Fields that are not named here are kept as they are.'),
);

/** The parts that the published schema names; references between records go through these names. */
export const DEFINITIONS = {
  languageMap,
  titleMap,
  date,
  actor,
  place,
  topic,
  source,
  quote,
  citation,
  eventActor,
  event,
  relation,
  filter,
  view,
  figure,
} as const;
