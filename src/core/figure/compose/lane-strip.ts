import { EVENT_KINDS } from '../../document/model.ts';
import { type Bin, countBins, stackDots } from '../../layout/strip.ts';
import type { SceneNode } from '../scene.ts';
import type { FigureAxis } from './axis.ts';
import type { LaneContent, LaneStyle } from './lane-plan.ts';
import { drawMark, drawTail } from './marks.ts';
import type { Page } from './page.ts';

/** px: smaller, and shapes could not be told apart. */
const LEAST_DOT = 6.5;
/** Dots pile no higher than this; what would is drawn as a density. */
const MOST_LEVELS = 9;
const MOST_COMPACT = 3;

/** The foot of a lane: a dot for each event or, where they are too many, their density. */
export interface Strip {
  readonly height: number;
  readonly densest: number;
  /** px from the strip's top to an event's dot or column. */
  topOf(eventId: string, densest: number): number;
  draw(top: number, densest: number): readonly SceneNode[];
}

/** `compact` keeps it low, to leave room for labels. */
export function planStrip(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  compact: boolean,
): Strip {
  const size = Math.max(LEAST_DOT, style.markSize * 0.8);
  const pitch = size + 1.5;
  const dots = lane.items
    .map((item) => ({ item, place: axis.place(item) }))
    .sort((a, b) => a.place.x - b.place.x)
    .map(({ item, place }) => {
      const length = Math.min(place.endX - place.x, axis.endX - place.x);
      return { item, x: place.x, reach: length > pitch ? Math.min(length, pitch * 2) : 0 };
    });
  const levels = stackDots(dots, pitch, compact ? MOST_COMPACT : MOST_LEVELS);
  if (!levels) return planDensity(page, lane, axis, page.sizes.unit * (compact ? 6 : 13));
  const height = (Math.max(0, ...levels) + 1) * pitch;
  return {
    height,
    densest: 0,
    topOf(eventId) {
      const index = dots.findIndex(({ item }) => item.eventId === eventId);
      return height - ((levels[index] ?? 0) + 0.5) * pitch - size / 2;
    },
    draw: (top) =>
      dots.flatMap(({ item, x, reach }, index): readonly SceneNode[] => {
        const y = top + height - ((levels[index] ?? 0) + 0.5) * pitch;
        const isHollow = item.date.uncertain || item.date.approximate;
        const mark = drawMark(page.theme, item.kind, x, y, size, isHollow ? page.background : null);
        return reach > 0 ? [drawTail(page.theme, item.kind, x, x + reach, y, size * 0.4), mark] : [mark];
      }),
  };
}

/** px of a column of the density. */
const BIN_WIDTH = 5;

function planDensity(page: Page, lane: LaneContent, axis: FigureAxis, height: number): Strip {
  const places = lane.items.map((item) => ({ x: axis.place(item).x, kind: EVENT_KINDS.indexOf(item.kind) }));
  const bins = countBins(places, axis.startX, BIN_WIDTH, EVENT_KINDS.length);
  return {
    height,
    densest: Math.max(0, ...bins.map(({ total }) => total)),
    topOf(eventId, densest) {
      const item = lane.items.find((other) => other.eventId === eventId);
      const x = item ? axis.place(item).x : axis.startX;
      const bin = bins.find(({ fromX, toX }) => fromX <= x && x < toX);
      return height * (1 - (bin?.total ?? 0) / densest);
    },
    draw: (top, densest) => bins.flatMap((bin) => drawBin(page, bin, top + height, height, densest)),
  };
}

/** A column, its kinds on top of each other in the order of the legend. */
function drawBin(page: Page, bin: Bin, foot: number, height: number, densest: number): readonly SceneNode[] {
  let y = foot;
  return bin.counts.flatMap((count, index): readonly SceneNode[] => {
    const kind = EVENT_KINDS[index];
    if (count === 0 || kind === undefined) return [];
    const part = (count / densest) * height;
    y -= part;
    const width = bin.toX - bin.fromX - 1;
    return [{ type: 'rect', x: bin.fromX + 0.5, y, width, height: part, fill: page.theme.kind[kind].mark }];
  });
}
