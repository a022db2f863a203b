/** Minutes by which a zone is ahead of UTC at an instant, from the platform's own data. */
export function offsetOfZone(zone: string, milliseconds: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  }).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((piece) => piece.type === type)?.value);
  const era = parts.find((piece) => piece.type === 'era')?.value;
  const year = era === 'BC' ? 1 - part('year') : part('year');
  const local = new Date(0);
  local.setUTCFullYear(year, part('month') - 1, part('day'));
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  return Math.round((local.getTime() - Math.floor(milliseconds / 1000) * 1000) / 60_000);
}
