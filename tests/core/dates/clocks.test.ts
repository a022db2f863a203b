import { describe, expect, it } from 'vitest';
import { eventClocks, type EventClock } from '../../../src/core/dates/clocks.ts';
import { parseDate } from '../../../src/core/dates/parse.ts';

/** The platform's own rules of time zones, as the app brings them. */
function offsetOf(zone: string, ms: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

const geneva = { venue: 'Europe/Zurich', capitals: ['America/New_York', 'Europe/Moscow'] };

function clocksOf(edtf: string, zones: Parameters<typeof eventClocks>[1] = geneva): readonly EventClock[] {
  const result = parseDate(edtf);
  if (!result.ok) throw new Error(`${result.reason}: ${edtf}`);
  return eventClocks(result.date, zones, offsetOf);
}

function reading({ role, time, dayShift }: EventClock): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${role} ${two(time.hour)}:${two(time.minute)} ${dayShift}`;
}

describe('the clocks of an event', () => {
  it('show the venue, the capitals and UTC together', () => {
    expect(clocksOf('2021-06-16T13:35:00+02:00').map(reading)).toEqual([
      'venue 13:35 0',
      'capital 07:35 0',
      'capital 14:35 0',
      'utc 11:35 0',
    ]);
  });

  it('do not exist for a day: a day never shifts', () => {
    expect(clocksOf('2021-06-16')).toEqual([]);
    expect(clocksOf('2021-06-16/..')).toEqual([]);
  });

  it('take a time without an offset for the venue’s, in summer and in winter', () => {
    expect(clocksOf('2021-06-16T13:35').map(reading).at(-1)).toBe('utc 11:35 0');
    expect(clocksOf('2021-12-16T13:35').map(reading).at(-1)).toBe('utc 12:35 0');
    expect(clocksOf('2021-03-28T03:10').map(reading).at(-1)).toBe('utc 01:10 0');
  });

  it('say where it is already tomorrow or still yesterday', () => {
    const zones = { venue: 'Europe/Zurich', capitals: ['Asia/Tokyo', 'America/New_York'] };
    expect(clocksOf('2021-06-16T23:30', zones).map(reading)).toEqual([
      'venue 23:30 0',
      'capital 06:30 1',
      'capital 17:30 0',
      'utc 21:30 0',
    ]);
  });

  it('show a capital in the venue’s own zone once, and none where the hour is nobody’s', () => {
    const zones = {
      venue: 'Europe/Moscow',
      capitals: ['Europe/Moscow', 'America/New_York', 'America/New_York'],
    };
    expect(clocksOf('2021-06-16T12:00Z', zones)).toHaveLength(3);
    expect(clocksOf('2021-06-16T12:00', { venue: null, capitals: ['Europe/Moscow'] })).toEqual([]);
  });
});
