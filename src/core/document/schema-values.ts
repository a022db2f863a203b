/** Values that the records of a document are made of. */
import * as v from 'valibot';
import { LANGUAGE_TAG } from './model.ts';

/** The lists of records, each of which has an id that is its own within the list. */
export const COLLECTIONS = [
  'actors',
  'places',
  'topics',
  'sources',
  'events',
  'relations',
  'figures',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** A text longer than this is refused: no field of a timeline holds a book. */
const LONGEST_TEXT = 100_000;
const LONGEST_ID = 300;
const LONGEST_URL = 4_000;

export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ID));
export const languageTag = v.pipe(v.string(), v.regex(LANGUAGE_TAG), v.examples(['ar', 'en']));
export const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
export const shortText = v.pipe(v.string(), v.maxLength(LONGEST_ID));

export const languageMap = v.pipe(
  v.record(languageTag, text),
  v.minEntries(1),
  v.metadata({ 'x-language-map': true }),
  v.description('Text that people read, by BCP 47 language tag.'),
);

export const titleMap = v.pipe(
  v.record(languageTag, text),
  v.minEntries(1),
  v.metadata({ 'x-language-map': true, 'x-main-language': true }),
  v.description('A title by BCP 47 language tag; one in the main language of the document is expected.'),
);

export const date = v.pipe(
  v.string(),
  v.maxLength(LONGEST_ID),
  v.metadata({ format: 'edtf' }),
  v.description('A date by EDTF (ISO 8601-2:2019), levels 0 to 2.'),
  v.examples(['2021-06-16', '2021-06-14?', '1985/..']),
);

export const timeZone = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/),
  v.description('A time zone by its IANA name.'),
  v.examples(['Europe/Zurich']),
);
export const country = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{2}$/),
  v.description('ISO 3166-1 alpha-2.'),
  v.examples(['CH']),
);
export const wikidata = v.pipe(
  v.string(),
  v.regex(/^Q[1-9][0-9]{0,11}$/),
  v.description('A Wikidata item.'),
  v.examples(['Q7747']),
);
export const url = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s]+$/),
  v.maxLength(LONGEST_URL),
  v.examples(['https://example.org/report']),
);

export const reference = (collection: Collection) =>
  v.pipe(
    v.string(),
    v.metadata({ 'x-refers-to': collection }),
    v.description(`An id from \`${collection}\`.`),
  );

/** A view may outlive what it looked at: a dangling id in it is told, not refused. */
export const looseReference = (collection: Collection) =>
  v.pipe(
    v.string(),
    v.metadata({ 'x-refers-to': collection, 'x-may-dangle': true }),
    v.description(`An id from \`${collection}\`; one that is not there is ignored.`),
  );

export const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
