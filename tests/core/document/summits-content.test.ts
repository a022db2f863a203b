import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TimelineDocument, TimelineEvent } from '../../../src/core/document/model.ts';
import { parseDate } from '../../../src/core/dates/parse.ts';
import { DIPLOMACY_ABSENT, readDiplomacyData } from '../../fixtures/diplomacy.ts';

const summits = JSON.parse(
  readFileSync(new URL('../../../resources/timelines/summits-1943-2021.communique', import.meta.url), 'utf8'),
) as TimelineDocument;
const data = readDiplomacyData();

/** The record of the tables that an event cites. */
function recordOf({ citations = [] }: TimelineEvent): Readonly<Record<string, string>> | undefined {
  const { source, locator } = citations[0]!;
  const rows = source === 'travels' ? data?.travels : data?.visits;
  return rows?.find(({ id }) => `record ${id}` === locator?.['en']);
}

describe('the timeline of summits', () => {
  it('says everything in English and Arabic, in titles that fit', () => {
    for (const { id, title, summary } of summits.events) {
      expect([Object.keys(title), Object.keys(summary ?? {})], id).toEqual([['en', 'ar'], ['en', 'ar']]); // prettier-ignore
      for (const text of Object.values(title)) expect(text.length, text).toBeLessThanOrEqual(55);
    }
  });

  it('runs from the first event to the last', () => {
    const starts = summits.events.map(({ date }) => {
      const result = parseDate(date);
      return result.ok ? result.date.earliest : NaN;
    });
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it.skipIf(data === null)(`rests on records of public data (skipped where ${DIPLOMACY_ABSENT})`, () => {
    for (const event of summits.events) {
      const record = recordOf(event);
      expect(record, event.id).toBeDefined();
      const days = event.date.match(/\d{4}-\d\d-\d\d/g)!;
      expect(days[0]! >= record!['start_date']!, event.id).toBe(true);
      // Khrushchev's record tells in words that he left on 27 September.
      const last = event.id === 'camp-david-1959' ? '1959-09-27' : record!['end_date']!;
      expect(days.at(-1)! <= last, event.id).toBe(true);
    }
  });

  it.skipIf(data === null)(
    `names no leader whom the record does not (skipped where ${DIPLOMACY_ABSENT})`,
    () => {
      const people = new Map(
        summits.actors.filter(({ type }) => type === 'person').map((actor) => [actor.id, actor]),
      );
      for (const event of summits.events)
        for (const { actor } of event.actors ?? []) {
          const family = people.get(actor)?.name['en']?.split(' ').at(-1);
          if (family !== undefined)
            expect(Object.values(recordOf(event)!).join(' '), event.id).toContain(family);
        }
    },
  );
});
