import fc from 'fast-check';
import {
  ACTOR_ROLES,
  CONFIDENCES,
  EVENT_KINDS,
  type Actor,
  type TimelineDocument,
  type TimelineEvent,
} from '../../../src/core/document/model.ts';

/** Small worlds with all that makes counting hard: several actors an event, memberships, ranges and open ends. */
const ACTORS: readonly Actor[] = [
  { id: 'russia', type: 'state', name: { en: 'Russia', ar: 'روسيا' }, iso3166: 'RU' },
  { id: 'usa', type: 'state', name: { en: 'United States', ar: 'الولايات المتحدة' }, iso3166: 'US' },
  { id: 'swiss', type: 'state', name: { en: 'Switzerland', ar: 'سويسرا' }, iso3166: 'CH' },
  { id: 'putin', type: 'person', name: { en: 'Vladimir Putin', ar: 'فلاديمير بوتين' }, memberOf: ['russia'] },
  { id: 'biden', type: 'person', name: { en: 'Joe Biden', ar: 'جو بايدن' }, memberOf: ['white-house'] },
  {
    id: 'white-house',
    type: 'organization',
    name: { en: 'White House', ar: 'البيت الأبيض' },
    memberOf: ['usa'],
  },
  { id: 'un', type: 'organization', name: { en: 'United Nations', ar: 'الأمم المتحدة' } },
];
const PLACES = [
  { id: 'geneva', name: { en: 'Geneva', ar: 'جنيف' }, country: 'CH' },
  { id: 'moscow', name: { en: 'Moscow', ar: 'موسكو' }, country: 'RU' },
  { id: 'sea', name: { en: 'At sea', ar: 'في البحر' } },
];
const TOPICS = [
  { id: 'cyber', name: { en: 'Cybersecurity', ar: 'الأمن السيبراني' } },
  { id: 'arms', name: { en: 'Arms control', ar: 'الحد من التسلح' } },
];
const SOURCES = [
  { id: 'report', type: 'article' as const, title: { en: 'A report', ar: 'تقرير' } },
  { id: 'record', type: 'public-record' as const, title: { en: 'The record', ar: 'السجل' } },
];
const WORDS = [
  'summit',
  'ambassadors',
  'return',
  'العلاقات',
  'إعلان',
  'القمة',
  'talks',
  'déclaration',
  'والوزير',
];

const day = fc
  .integer({ min: 18_000, max: 18_400 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

export const edtfDate: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: day },
  { weight: 1, arbitrary: day.map((date) => `${date}?`) },
  { weight: 1, arbitrary: day.map((date) => `${date}/..`) },
  { weight: 1, arbitrary: day.map((date) => `../${date}`) },
  { weight: 1, arbitrary: day.map((date) => date.slice(0, 7)) },
  { weight: 1, arbitrary: day.map((date) => `${date.slice(0, 4)}~`) },
  { weight: 2, arbitrary: fc.tuple(day, day).map((pair) => pair.toSorted().join('/')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(day, fc.integer({ min: 0, max: 23 }))
      .map(([date, hour]) => `${date}T${String(hour).padStart(2, '0')}:30:00Z`),
  },
);

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

const event: fc.Arbitrary<Omit<TimelineEvent, 'id'>> = fc.record(
  {
    kind: fc.constantFrom(...EVENT_KINDS),
    title: fc.record({ en: text, ar: text }),
    date: edtfDate,
    summary: fc.record({ en: text }),
    actors: fc.array(
      fc.record({ actor: fc.constantFrom(...ids(ACTORS), 'nobody'), role: fc.constantFrom(...ACTOR_ROLES) }),
      { maxLength: 4 },
    ),
    place: fc.constantFrom(...ids(PLACES), 'nowhere'),
    topics: fc.uniqueArray(fc.constantFrom(...ids(TOPICS)), { maxLength: 2 }),
    citations: fc.array(
      fc.record({ source: fc.constantFrom(...ids(SOURCES)), confidence: fc.constantFrom(...CONFIDENCES) }),
      { maxLength: 2 },
    ),
    cameo: fc.constantFrom('010', '036', '0841', '112', '190', '20', 'bad'),
    goldstein: fc.double({ min: -10, max: 10, noNaN: true }),
    importance: fc.double({ min: 0, max: 1, noNaN: true }),
    starred: fc.boolean(),
  },
  { requiredKeys: ['kind', 'title', 'date'] },
);

export function randomDocument(maxEvents = 60): fc.Arbitrary<TimelineDocument> {
  return fc.array(event, { maxLength: maxEvents }).map((events) => documentOf(events));
}

export function documentOf(events: readonly Omit<TimelineEvent, 'id'>[]): TimelineDocument {
  return {
    format: 'communique',
    version: 1,
    title: { en: 'A world' },
    languages: ['en', 'ar'],
    actors: ACTORS,
    places: PLACES,
    topics: TOPICS,
    sources: SOURCES,
    events: events.map((fields, number) => ({ ...fields, id: `event-${number}` })),
    relations: [],
  };
}
