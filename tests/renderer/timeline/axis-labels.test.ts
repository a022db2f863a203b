import { describe, expect, it } from 'vitest';
import { buildDateWords } from '../../../src/i18n/date-words.ts';
import { buildAxis } from '../../../src/renderer/timeline/axis-labels.ts';
import { stageAround } from '../../../src/renderer/timeline/window-math.ts';

const OPTIONS = { digits: 'latin', months: 'gulf-egyptian', style: 'long' } as const;
const en = buildDateWords('en');
const ar = buildDateWords('ar');
const week = stageAround({ from: Date.UTC(2021, 5, 14), to: Date.UTC(2021, 5, 19) }, 900, 0);

describe('the axis', () => {
  it('names days by weekday and number under their month', () => {
    const axis = buildAxis(week, en, OPTIONS, 'day');
    expect(axis.ticks.map(({ text }) => text)).toContain('Wednesday 16');
    expect(axis.contexts.map(({ text }) => text)).toEqual(['June 2021']);
  });

  it('does so in Arabic', () => {
    const axis = buildAxis(week, ar, OPTIONS, 'day');
    expect(axis.ticks.map(({ text }) => text)).toContain('الأربعاء 16');
    expect(axis.contexts.map(({ text }) => text)).toEqual(['يونيو 2021']);
  });

  it('marks no hours where dates are days', () => {
    const hours = stageAround({ from: Date.UTC(2021, 5, 16), to: Date.UTC(2021, 5, 17) }, 900, 0);
    expect(buildAxis(hours, en, OPTIONS, 'day').ticks).toHaveLength(2);
    expect(buildAxis(hours, en, OPTIONS, 'second').ticks.map(({ text }) => text)).toContain(
      '\u206612:00\u2069',
    );
  });

  it('names the day itself where no more than a part of it is seen', () => {
    const part = stageAround({ from: Date.UTC(2021, 5, 17, 13), to: Date.UTC(2021, 5, 17, 14) }, 900, 0.5);
    const axis = buildAxis(part, ar, OPTIONS, 'day');
    expect(axis.ticks).toEqual([]);
    expect(axis.contexts.map(({ text }) => text)).toEqual(['الخميس 17 يونيو 2021']);
    const turn = stageAround({ from: Date.UTC(2021, 5, 16, 20), to: Date.UTC(2021, 5, 17, 4) }, 900, 0.5);
    const turning = buildAxis(turn, en, OPTIONS, 'day');
    expect(turning.contexts.map(({ text }) => text)).toEqual([
      'Wednesday 16 June 2021',
      'Thursday 17 June 2021',
    ]);
    expect(turning.ticks.map(({ text }) => text)).toEqual(['']);
  });

  it('begins each context where it begins and gives it room to the next', () => {
    const turn = stageAround({ from: Date.UTC(2021, 5, 28), to: Date.UTC(2021, 6, 4) }, 1200, 0);
    const axis = buildAxis(turn, en, OPTIONS, 'day');
    expect(axis.contexts.map(({ text }) => text)).toEqual(['June 2021', 'July 2021']);
    expect(axis.contexts[1]?.x).toBeCloseTo(600, 6);
  });

  it('lets years stand alone', () => {
    const ages = stageAround({ from: Date.UTC(1900, 0, 1), to: Date.UTC(2000, 0, 1) }, 900, 0);
    const axis = buildAxis(ages, en, OPTIONS, 'day');
    expect(axis.contexts).toEqual([]);
    expect(axis.ticks.map(({ text }) => text)).toContain('1950');
  });
});
