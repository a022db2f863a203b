import { formatTick, type DateFormatOptions } from '../../core/dates/format.ts';
import { add, dayOfWeek, MS_PER_DAY, startOf, type TimeUnit } from '../../core/dates/calendar.ts';
import type { DateWords } from '../../core/dates/words.ts';
import { buildLinearScale } from '../../core/layout/scale.ts';
import { buildTicks, coarserUnit, type TickStep, type TickUnit } from '../../core/layout/ticks.ts';
import type { Stage } from './window-math.ts';

export interface AxisLabel {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly time: number;
  /** px from the start of the stage. */
  readonly x: number;
  /** px to the next label of its row. */
  readonly room: number;
  readonly text: string;
}

export interface Axis {
  /** The row of ticks: days, hours, years. */
  readonly ticks: readonly AxisLabel[];
  /**
   * The row above: what the ticks are part of (`June 2021`), or the day itself where no more than a part of it is seen.
   * Empty where years say it all.
   */
  readonly contexts: readonly AxisLabel[];
  /** px from the start of the stage: hairlines without a label. */
  readonly minor: readonly number[];
}

const LABEL_ROOM = 84;
/** The number of a day alone, and with its weekday before it. */
const DAY_ROOM = 52;
const WEEKDAY_ROOM = 112;
const MINOR_ROOM = 28;
/** Share of the stage that the window shows. */
const SEEN = 0.5;

/** `finest`: no smaller unit is marked than makes sense for what is shown. */
export function buildAxis(
  stage: Stage,
  words: DateWords,
  options: DateFormatOptions,
  finest: TickUnit,
): Axis {
  const scale = buildLinearScale(stage.from, stage.to, 0, stage.width);
  const ticks = buildTicks(scale, { room: roomOf, minorRoom: MINOR_ROOM, finest });
  const majors = ticks.filter((tick) => tick.major);
  const unit = majors[0]?.step.unit ?? 'day';
  const hasWeekdays = majors.length > 1 && majors[1]!.x - majors[0]!.x >= WEEKDAY_ROOM - 0.5;
  const isInDay = unit === 'day' && MS_PER_DAY / stage.millisecondsPerPixel > stage.width * SEEN;
  const labels = majors.map((tick, at): AxisLabel => {
    const next = majors[at + 1]?.x ?? stage.width;
    const room = next - tick.x;
    const text = isInDay ? '' : tickText(tick.time, unit, words, options, hasWeekdays);
    return { time: tick.time, x: tick.x, room, text };
  });
  const context = isInDay ? unit : coarserUnit(unit);
  return {
    ticks: labels,
    contexts: context === null ? [] : buildContexts(stage, context, words, options),
    minor: ticks.filter((tick) => !tick.major).map((tick) => tick.x),
  };
}

function tickText(
  time: number,
  unit: TickStep['unit'],
  words: DateWords,
  options: DateFormatOptions,
  withWeekday: boolean,
): string {
  const own = formatTick(time, unit, words, { ...options, tick: 'own' });
  if (unit !== 'day' || !withWeekday) return own;
  const weekday = words.weekdays[dayOfWeek(Math.floor(time / MS_PER_DAY))] ?? '';
  return words.patterns.weekday.replace('{weekday}', weekday).replace('{date}', own);
}

function roomOf(step: TickStep): number {
  return step.unit === 'day' ? DAY_ROOM : LABEL_ROOM;
}

function buildContexts(
  stage: Stage,
  unit: TimeUnit,
  words: DateWords,
  options: DateFormatOptions,
): readonly AxisLabel[] {
  const labels: AxisLabel[] = [];
  for (let time = startOf(unit, stage.from); time < stage.to;) {
    const next = add(unit, time, 1);
    const text = formatTick(time, unit, words, {
      ...options,
      style: 'long',
      weekday: unit === 'day',
      tick: 'full',
    });
    const x = (time - stage.from) / stage.millisecondsPerPixel;
    labels.push({ time, x, room: (next - time) / stage.millisecondsPerPixel, text });
    time = next;
  }
  return labels;
}
