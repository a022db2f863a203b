import fc from 'fast-check';
import {
  EVENT_KINDS,
  FORMAT,
  RELATION_TYPES,
  VERSION,
  type Relation,
  type TimelineDocument,
  type TimelineEvent,
} from '../../../../src/core/document/model.ts';
import type { FigureOptions } from '../../../../src/core/figure/contract.ts';

export const OPTIONS: FigureOptions = {
  language: 'en',
  theme: 'light',
  lanes: 'kind',
  width: 1200,
  legend: true,
  relations: true,
  sources: true,
  brokenAxis: true,
  digits: 'latin',
  months: 'gulf-egyptian',
};

export function documentOf(
  events: readonly TimelineEvent[],
  relations: readonly Relation[] = [],
): TimelineDocument {
  return {
    format: FORMAT,
    version: VERSION,
    title: { en: 'A quiet year', ar: 'عام هادئ' },
    languages: ['en', 'ar'],
    actors: [
      { id: 'north', type: 'state', name: { en: 'Northland', ar: 'أرض الشمال' } },
      { id: 'south', type: 'state', name: { en: 'Southland', ar: 'أرض الجنوب' } },
      { id: 'envoy', type: 'person', name: { en: 'The Envoy', ar: 'المبعوث' }, memberOf: ['north'] },
    ],
    places: [{ id: 'port', name: { en: 'Port City', ar: 'مدينة المرفأ' } }],
    topics: [{ id: 'trade', name: { en: 'Trade', ar: 'التجارة' } }],
    sources: [
      {
        id: 'gazette',
        type: 'article',
        title: { en: 'The Gazette', ar: 'الجريدة' },
        published: '1921-03-04',
      },
      { id: 'archive', type: 'document', title: { en: 'State archive', ar: 'أرشيف الدولة' } },
    ],
    events,
    relations,
  };
}

export function eventOf(id: string, date: string, part: Partial<TimelineEvent> = {}): TimelineEvent {
  return { id, kind: 'meeting', title: { en: `Event ${id}`, ar: `حدث ${id}` }, date, ...part };
}

const pad = (value: number): string => String(value).padStart(2, '0');
const day = fc
  .tuple(
    fc.integer({ min: 1919, max: 1923 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}-${pad(month)}-${pad(date)}`);
const dates = fc.oneof(
  { weight: 6, arbitrary: day },
  day.map((date) => `${date}?`),
  day.map((date) => `${date}/..`),
  day.map((date) => `../${date}`),
  day.map((date) => date.slice(0, 7)),
  day.map((date) => date.slice(0, 4) + '~'),
  fc.tuple(day, day).map(([a, b]) => (a <= b ? `${a}/${b}` : `${b}/${a}`)),
);
const titles = fc
  .array(fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 1, maxLength: 14 }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((words) => words.join(' '));
const eventParts = fc.record({
  date: dates,
  kind: fc.constantFrom(...EVENT_KINDS),
  title: titles.map((en) => ({ en, ar: en })),
  actors: fc.constantFrom(
    [],
    [{ actor: 'envoy', role: 'speaker' as const }],
    [
      { actor: 'north', role: 'participant' as const },
      { actor: 'south', role: 'participant' as const },
    ],
  ),
  place: fc.constantFrom('port', undefined),
  citations: fc.constantFrom(
    [],
    [{ source: 'gazette', confidence: 'reported' as const }],
    [
      { source: 'gazette', confidence: 'reported' as const },
      { source: 'archive', confidence: 'confirmed' as const },
    ],
  ),
});

/** Any document of up to `most` events with any dates and links. */
export function anyDocument(most = 24): fc.Arbitrary<TimelineDocument> {
  return fc.array(eventParts, { maxLength: most }).chain((parts) => {
    const events = parts.map(({ place, ...rest }, index): TimelineEvent => ({
      id: `e${index}`,
      ...rest,
      ...(place === undefined ? {} : { place }),
    }));
    const ids = events.map(({ id }) => id);
    if (ids.length < 2) return fc.constant(documentOf(events));
    const pair = fc.tuple(
      fc.constantFrom(...ids),
      fc.constantFrom(...ids),
      fc.constantFrom(...RELATION_TYPES),
    );
    return fc.array(pair, { maxLength: 5 }).map((pairs) =>
      documentOf(
        events,
        pairs
          .filter(([from, to]) => from !== to)
          .map(([from, to, type], index) => ({ id: `r${index}`, from, to, type })),
      ),
    );
  });
}
