import { EVENT_KINDS } from '../../document/model.ts';
import { type Bin, countBins, stackDots } from '../../layout/strip.ts';
import type { SceneNode } from '../scene.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { FigureAxis } from './axis.ts';
import { numberWidth } from './event-key.ts';
import { spokenEvent } from './event-node.ts';
import type { LaneCommon, LaneContent, LaneStyle } from './lane-plan.ts';
import { drawMark, drawTail } from './marks.ts';
import type { Page } from './page.ts';
import { drawBlock, layoutText } from './text-block.ts';

/** px: smaller, and shapes could not be told apart. */
const LEAST_DOT = 6.5;
/** Dots pile no higher than this; what would is drawn as a density. */
const MOST_LEVELS = 9;
const MOST_COMPACT = 3;

/** The foot of a lane: a dot for each event or, where they are too many, their density. */
export interface Strip {
  /** px as planned; a density may be drawn taller. */
  readonly height: number;
  readonly densest: number;
  /** px from the strip's top to an event's dot or column. */
  topOf(eventId: string, common: LaneCommon): number;
  draw(top: number, common: LaneCommon): readonly SceneNode[];
}

export interface StripOptions {
  /** Keeps it low, to leave room for labels. */
  readonly compact: boolean;
  /** Dots give way to numbers up to this one; 0 for dots alone. */
  readonly keyed: number;
}

/** The room that a dot takes along and across the strip, px. */
interface Pitch {
  readonly x: number;
  readonly y: number;
  readonly dot: number;
}

export function planStrip(
  page: Page,
  lane: LaneContent,
  axis: FigureAxis,
  style: LaneStyle,
  options: StripOptions,
): Strip {
  const { compact, keyed } = options;
  const pitch = pitchOf(page, style, keyed);
  const dots = lane.items
    .map((item) => ({ item, x: stripX(axis, item), endX: Math.min(axis.place(item).endX, axis.endX) }))
    .sort((a, b) => a.x - b.x)
    .map(({ item, x, endX }) => {
      const length = endX - x;
      return { item, x, reach: length > pitch.x ? Math.min(length, pitch.x * 2) : 0 };
    });
  const most = compact && keyed === 0 ? MOST_COMPACT : MOST_LEVELS;
  const levels = stackDots(dots, pitch.x, most);
  if (!levels) return planDensity(page, lane, axis, page.sizes.unit * (compact ? 6 : 13));
  const height = (Math.max(0, ...levels) + 1) * pitch.y;
  const middleOf = (index: number): number => height - ((levels[index] ?? 0) + 0.5) * pitch.y;
  return {
    height,
    densest: 0,
    topOf(eventId) {
      return middleOf(dots.findIndex(({ item }) => item.eventId === eventId)) - pitch.dot / 2;
    },
    draw: (top, { numberOf }) =>
      dots.flatMap(({ item, x, reach }, index): readonly SceneNode[] => {
        const y = top + middleOf(index);
        const number = keyed > 0 ? numberOf(item.eventId) : null;
        const mark =
          number === null ? drawDot(page, item, x, y, pitch.dot) : [drawNumber(page, item, number, x, y)];
        return reach > 0
          ? [drawTail(page.theme, item.kind, x, x + reach, y, pitch.dot * 0.4), ...mark]
          : mark;
      }),
  };
}

/** Where an event stands on a strip: at its start or, where that is not known, at its end. */
export function stripX(axis: FigureAxis, item: TimelineItem): number {
  const { x, endX } = axis.place(item);
  return item.date.openStart ? endX : x;
}

function pitchOf(page: Page, style: LaneStyle, keyed: number): Pitch {
  const dot = Math.max(LEAST_DOT, style.markSize * 0.8);
  if (keyed === 0) return { x: dot + 1.5, y: dot + 1.5, dot };
  return { x: numberWidth(page, keyed) + page.sizes.foot * 0.7, y: page.sizes.foot * 1.55, dot };
}

function drawDot(page: Page, item: TimelineItem, x: number, y: number, size: number): readonly SceneNode[] {
  const isHollow = item.date.uncertain || item.date.approximate;
  return [drawMark(page.theme, item.kind, x, y, size, isHollow ? page.background : null)];
}

/** A number in a ring of its kind's colour, in place of a mark. */
function drawNumber(page: Page, item: TimelineItem, number: string, x: number, y: number): SceneNode {
  const { theme, sizes } = page;
  const text = layoutText(page, number, { family: 'sans', weight: 600, size: sizes.foot });
  const height = sizes.foot * 1.35;
  const width = Math.max(height, text.width + sizes.foot * 0.55);
  const ring: SceneNode = {
    type: 'rect',
    x: x - width / 2,
    y: y - height / 2,
    width,
    height,
    radius: height / 2,
    fill: page.background,
    stroke: { color: theme.kind[item.kind].mark, width: 1.25 * page.stroke },
  };
  const label = `${number}: ${spokenEvent(page, item)}`;
  const children = [ring, ...drawBlock(text, x, y - text.lineHeight / 2, theme.ink, 'middle')];
  return { type: 'group', role: 'note', id: item.eventId, label, children };
}

/** px of a column of the density. */
const BIN_WIDTH = 5;

function planDensity(page: Page, lane: LaneContent, axis: FigureAxis, height: number): Strip {
  const places = lane.items.map((item) => ({ x: stripX(axis, item), kind: EVENT_KINDS.indexOf(item.kind) }));
  const bins = countBins(places, axis.startX, BIN_WIDTH, EVENT_KINDS.length);
  return {
    height,
    densest: Math.max(0, ...bins.map(({ total }) => total)),
    topOf(eventId, { densest, taller }) {
      const item = lane.items.find((other) => other.eventId === eventId);
      const x = item ? stripX(axis, item) : axis.startX;
      const bin = bins.find(({ fromX, toX }) => fromX <= x && x < toX);
      return (height + taller) * (1 - (bin?.total ?? 0) / densest);
    },
    draw: (top, { densest, taller }) =>
      bins.flatMap((bin) => drawBin(page, bin, top + height + taller, height + taller, densest)),
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
