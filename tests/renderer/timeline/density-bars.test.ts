import { describe, expect, it } from 'vitest';
import {
  buildBars,
  buildTonePaths,
  DENSITY_HEIGHT,
  fullCounts,
  GOLDSTEIN_STEPS,
  UNKNOWN_PROPERTY,
} from '../../../src/renderer/timeline/density-bars.ts';
import { NONE_LANE, REST_LANE } from '../../../src/core/table/lanes.ts';
import { stageAround } from '../../../src/renderer/timeline/window-math.ts';

const stage = stageAround({ from: 0, to: 1000 }, 1000, 0);
const bin = {
  from: 100,
  to: 120,
  count: 4,
  kinds: [1, 0, 0, 3, 0, 0, 0, 0, 0],
  goldstein: -5,
  quadClasses: [1, 0, 0, 2],
};

describe('density bars', () => {
  it('stand where their time lies, with a px of air between', () => {
    const [bar] = buildBars([bin], 4, stage, 'kind');
    expect(bar).toMatchObject({ x: 100, width: 19 });
  });

  it('stack kinds up to the height of the whole and leave nothing out', () => {
    const bars = buildBars([bin], 4, stage, 'kind');
    expect(bars.map(({ tone }) => tone)).toEqual([
      { type: 'kind', kind: 'summit' },
      { type: 'kind', kind: 'statement' },
    ]);
    expect(bars.reduce((sum, bar) => sum + bar.height, 0)).toBeCloseTo(DENSITY_HEIGHT);
    expect(Math.min(...bars.map((bar) => bar.y))).toBeCloseTo(0);
  });

  it('grow with the square root, so that one event is still seen beside a thousand', () => {
    const one = { ...bin, count: 1, kinds: [1] };
    const [bar] = buildBars([one], 1000, stage, 'kind');
    expect(bar?.height).toBeGreaterThanOrEqual(2);
  });

  it('count events of no known quad class as such', () => {
    const bars = buildBars([bin], 4, stage, 'quad-class');
    expect(bars.map(({ tone }) => tone)).toEqual([
      { type: 'quad-class', quadClass: 1 },
      { type: 'quad-class', quadClass: 4 },
      { type: 'quad-class', quadClass: 0 },
    ]);
  });

  it('are one piece in the colour of the mean score', () => {
    expect(buildBars([bin], 4, stage, 'goldstein').map(({ tone }) => tone)).toEqual([
      { type: 'goldstein', score: -5 },
    ]);
  });

  it('go from conflict to cooperation in the colours that the legend tells', () => {
    const colourOf = (goldstein: number | null) => {
      const bars = buildBars([{ ...bin, goldstein }], 4, stage, 'goldstein');
      return buildTonePaths([{ laneId: 'a', bars, top: 0 }], null)[0]?.property;
    };
    expect([-10, -4, -0.5, 0.5, 4, 10].map(colourOf)).toEqual(
      [0, 0, 1, 2, 3, 4].map((step) => GOLDSTEIN_STEPS[step]?.property),
    );
    expect(colourOf(null)).toBe(UNKNOWN_PROPERTY);
    expect(new Set([...GOLDSTEIN_STEPS.map(({ property }) => property), UNKNOWN_PROPERTY]).size).toBe(6);
  });

  it('leave out bins beyond the stage', () => {
    expect(buildBars([{ ...bin, from: 2000, to: 2100 }], 4, stage, 'kind')).toEqual([]);
  });

  it('are measured against the highest of all lanes', () => {
    const lanes = [9, 4, 2].map((count) => ({ id: `lane-${count}`, bins: [{ ...bin, count }] }));
    expect(lanes.map(fullCounts(lanes))).toEqual([9, 9, 9]);
  });

  it('do not lie flat beside the many events of no lane, which have a scale of their own', () => {
    const lanes = [
      { id: 'kind:visit', bins: [{ ...bin, count: 9 }] },
      { id: NONE_LANE, bins: [{ ...bin, count: 5000 }] },
      { id: REST_LANE, bins: [{ ...bin, count: 3 }] },
    ];
    expect(lanes.map(fullCounts(lanes))).toEqual([9, 5000, 9]);
  });

  it('leave no gap between their pieces', () => {
    const uneven = { ...bin, count: 7, kinds: [1, 2, 0, 4] };
    const bars = buildBars([uneven], 11, stage, 'kind');
    const drawn = buildTonePaths([{ laneId: 'a', bars, top: 100.3 }], null).map(({ d }) => {
      const [, y = '', height = ''] = /^M\S+ (\d+)h\d+v(\d+)/.exec(d) ?? [];
      return { y: Number(y), height: Number(height) };
    });
    expect(drawn.length).toBe(3);
    for (const [at, { y }] of drawn.slice(0, -1).entries())
      expect(drawn[at + 1]!.y + drawn[at + 1]!.height).toBe(y);
  });

  it('are drawn as one shape for each colour of a lane, mirrored for right-to-left', () => {
    const bars = buildBars([bin, { ...bin, from: 200, to: 220 }], 4, stage, 'kind');
    const paths = buildTonePaths([{ laneId: 'a', bars, top: 100 }], null);
    expect(paths.map(({ property }) => property)).toEqual(['--kind-summit-mark', '--kind-statement-mark']);
    expect(paths[0]?.d).toBe('M100 133h19v11h-19zM200 133h19v11h-19z');
    const [mirrored] = buildTonePaths([{ laneId: 'a', bars, top: 100 }], 1000);
    expect(mirrored?.d).toBe('M881 133h19v11h-19zM781 133h19v11h-19z');
  });
});
