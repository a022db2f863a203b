import { assertNever } from '../../core/document/assert-never.ts';
import { EVENT_KINDS, type EventKind } from '../../core/document/model.ts';
import type { DensityBin, LaneWindow } from '../../core/table/event-source.ts';
import { NONE_LANE, REST_LANE } from '../../core/table/lanes.ts';
import type { DensityColour } from './timeline-props.ts';
import { toStageX, type Stage } from './window-math.ts';

export const DENSITY_COLOURS: readonly DensityColour[] = ['kind', 'quad-class', 'goldstein'];

/** px */
export const DENSITY_HEIGHT = 44;
const LEAST_HEIGHT = 2;

/** What a piece of a bar stands for. */
export type BarTone =
  | { readonly type: 'kind'; readonly kind: EventKind }
  /** CAMEO quad class 1 to 4; 0 where none is known. */
  | { readonly type: 'quad-class'; readonly quadClass: number }
  /** Mean Goldstein score, −10 to 10; null where none is known. */
  | { readonly type: 'goldstein'; readonly score: number | null };

/** px from the start of the stage and the top of the density. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: BarTone;
}

type Binned = Pick<LaneWindow, 'id' | 'bins'>;

/** Whether a lane is of what the others leave over. */
export function isLeftOver(laneId: string): boolean {
  return laneId === NONE_LANE || laneId === REST_LANE;
}

/**
 * The count that fills the height of a lane's bars: the same for all, so that lanes can be compared; but a lane of what
 * the others leave over, which may hold most events, has a higher one of its own, or all others would lie flat.
 */
export function fullCounts(lanes: readonly Binned[]): (lane: Binned) => number {
  const named = Math.max(0, ...lanes.filter(({ id }) => !isLeftOver(id)).map(highestCount));
  return (lane) => (isLeftOver(lane.id) ? Math.max(named, highestCount(lane)) : named);
}

function highestCount({ bins }: Binned): number {
  let highest = 0;
  for (const bin of bins) highest = Math.max(highest, bin.count);
  return highest;
}

/**
 * Stacked bars of bins that touch the stage. `full`: the count of the highest bar that there can be. Heights grow with
 * the square root of the count, or a single event would vanish beside a burst of a thousand.
 */
export function buildBars(
  bins: readonly DensityBin[],
  full: number,
  stage: Stage,
  colour: DensityColour,
): readonly Bar[] {
  const bars: Bar[] = [];
  for (const bin of bins) {
    if (bin.to <= stage.from || bin.from >= stage.to || bin.count === 0) continue;
    const x = Math.round(toStageX(bin.from, stage));
    const width = Math.max(Math.round(toStageX(bin.to, stage)) - x - 1, 1);
    const height = Math.max(Math.sqrt(bin.count / full) * DENSITY_HEIGHT, LEAST_HEIGHT);
    stackBar(bars, bin, { x, width, height }, colour);
  }
  return bars;
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly height: number;
}

function stackBar(bars: Bar[], bin: DensityBin, column: Column, colour: DensityColour): void {
  let base = DENSITY_HEIGHT;
  for (const { count, tone } of partsOf(bin, colour)) {
    const height = (count / bin.count) * column.height;
    base -= height;
    bars.push({ x: column.x, y: base, width: column.width, height, tone });
  }
}

interface Part {
  readonly count: number;
  readonly tone: BarTone;
}

function partsOf(bin: DensityBin, colour: DensityColour): readonly Part[] {
  switch (colour) {
    case 'kind':
      return EVENT_KINDS.flatMap((kind, at) => part(bin.kinds[at] ?? 0, { type: 'kind', kind }));
    case 'quad-class': {
      const known = bin.quadClasses.flatMap((count, at) =>
        part(count, { type: 'quad-class', quadClass: at + 1 }),
      );
      const rest = bin.count - known.reduce((sum, { count }) => sum + count, 0);
      return [...known, ...part(rest, { type: 'quad-class', quadClass: 0 })];
    }
    case 'goldstein':
      return part(bin.count, { type: 'goldstein', score: bin.goldstein });
  }
}

function part(count: number, tone: BarTone): readonly Part[] {
  return count > 0 ? [{ count, tone }] : [];
}

/** All bars of one colour in one lane as one shape. */
export interface TonePath {
  readonly laneId: string;
  /** CSS custom property that holds the colour. */
  readonly property: string;
  readonly d: string;
}

/** `top`: px from the top of the plane to the bars' own. */
export interface PlacedBars {
  readonly laneId: string;
  readonly bars: readonly Bar[];
  readonly top: number;
}

/**
 * One path for each colour of each lane: a few elements stand for thousands of bars. One path over all lanes would be
 * fewer still, but a browser paints in tiles and goes through the whole of a path for each tile that it touches.
 * `flip` (a width) mirrors x for right-to-left.
 */
export function buildTonePaths(placed: readonly PlacedBars[], flip: number | null): readonly TonePath[] {
  return placed.flatMap(({ laneId, bars, top }) => {
    const paths = new Map<string, string>();
    for (const bar of bars) {
      const property = propertyOf(bar.tone);
      const x = flip === null ? bar.x : flip - bar.x - bar.width;
      // On whole px each piece begins where the one below it ends: between tenths a browser leaves gaps.
      const y = Math.round(top + bar.y);
      const height = Math.round(top + bar.y + bar.height) - y;
      if (height === 0) continue;
      paths.set(property, `${paths.get(property) ?? ''}M${x} ${y}h${bar.width}v${height}h-${bar.width}z`);
    }
    return [...paths].map(([property, d]) => ({ laneId, property, d }));
  });
}

/** Of what is not known: paler than any grey that says something. */
export const UNKNOWN_PROPERTY = '--line';

/** By quad class, the first at 0. Cooperation and conflict differ in lightness too, for the colour-blind. */
export const QUAD_PROPERTIES: readonly string[] = [
  '--kind-statement-mark',
  '--kind-outcome-mark',
  '--kind-visit-mark',
  '--kind-conflict-mark',
];

/** Mean scores from the most hostile to the most friendly; each holds its end. */
export const GOLDSTEIN_STEPS = [
  { from: -10, to: -4, property: '--kind-conflict-mark' },
  { from: -4, to: -0.5, property: '--kind-visit-mark' },
  { from: -0.5, to: 0.5, property: '--kind-other-mark' },
  { from: 0.5, to: 4, property: '--kind-statement-mark' },
  { from: 4, to: 10, property: '--kind-outcome-mark' },
] as const;

function propertyOf(tone: BarTone): string {
  switch (tone.type) {
    case 'kind':
      return `--kind-${tone.kind}-mark`;
    case 'quad-class':
      return QUAD_PROPERTIES[tone.quadClass - 1] ?? UNKNOWN_PROPERTY;
    case 'goldstein':
      return goldsteinProperty(tone.score);
    default:
      return assertNever(tone);
  }
}

function goldsteinProperty(score: number | null): string {
  if (score === null) return UNKNOWN_PROPERTY;
  const step = GOLDSTEIN_STEPS.find(({ to }) => score <= to);
  if (!step) throw new RangeError(`No Goldstein score: ${score}`);
  return step.property;
}
