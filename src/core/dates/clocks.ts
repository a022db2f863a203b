/**
 * An event with a time of day, as clocks on walls show it: at the venue, in the capitals concerned, and in UTC.
 * The rules of time zones are data outside the language; the caller brings them.
 */
import { civilFromMilliseconds, MS_PER_MINUTE, type CivilTime } from './calendar.ts';
import type { TimelineDate } from './dates.ts';

/** Minutes by which the zone (IANA name) is ahead of UTC at an instant. */
export type OffsetOf = (zone: string, ms: number) => number;

export interface ClockZones {
  /** IANA name of the venue's zone; null where it is not known. */
  readonly venue: string | null;
  /** IANA names, in the order in which they are to be shown. */
  readonly capitals: readonly string[];
}

export interface EventClock {
  readonly role: 'venue' | 'capital' | 'utc';
  /** IANA name. */
  readonly zone: string;
  /** Minutes ahead of UTC at that instant. */
  readonly utcOffset: number;
  readonly time: CivilTime;
  /** Days by which the clock's date differs from the venue's (from UTC's where there is no venue): −1, 0 or 1. */
  readonly dayShift: number;
}

/**
 * Venue first, then capitals in zones of their own, then UTC. None for a date without a time of day, which never
 * shifts; for an interval, its start. A time without an offset is the venue's; with no venue either, it is nobody's,
 * and there are no clocks.
 */
export function eventClocks(
  date: TimelineDate,
  zones: ClockZones,
  offsetOf: OffsetOf,
): readonly EventClock[] {
  if (!date.hasTime || !Number.isFinite(date.earliest)) return [];
  const instant = instantOf(date, zones.venue, offsetOf);
  if (instant === null) return [];
  const home = zones.venue === null ? 0 : offsetOf(zones.venue, instant);
  const clock = (role: EventClock['role'], zone: string, utcOffset: number): EventClock => ({
    role,
    zone,
    utcOffset,
    time: civilFromMilliseconds(instant + utcOffset * MS_PER_MINUTE),
    dayShift: dayAt(instant, utcOffset) - dayAt(instant, home),
  });
  const capitals = new Set(zones.capitals);
  if (zones.venue !== null) capitals.delete(zones.venue);
  return [
    ...(zones.venue === null ? [] : [clock('venue', zones.venue, home)]),
    ...[...capitals].map((zone) => clock('capital', zone, offsetOf(zone, instant))),
    clock('utc', 'UTC', 0),
  ];
}

function dayAt(instant: number, utcOffset: number): number {
  return Math.floor((instant + utcOffset * MS_PER_MINUTE) / (24 * 60 * MS_PER_MINUTE));
}

/**
 * A local time was placed at its face value; what the zone's clocks then showed is found by asking for the offset
 * twice, since the first answer may lie across a change of clocks. In the hour that is skipped this gives the time
 * that clocks jumped to; in the hour that comes twice, one of the two.
 */
function instantOf(date: TimelineDate, venue: string | null, offsetOf: OffsetOf): number | null {
  if (date.utcOffset !== null) return date.earliest;
  if (venue === null) return null;
  const guess = date.earliest - offsetOf(venue, date.earliest) * MS_PER_MINUTE;
  return date.earliest - offsetOf(venue, guess) * MS_PER_MINUTE;
}
