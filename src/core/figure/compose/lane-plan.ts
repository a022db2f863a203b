import type { Box } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { SceneNode } from '../scene.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import type { Anchor } from './relations.ts';
import { layoutText, type TextBlock } from './text-block.ts';

/** The events of a lane, in time order. */
export interface LaneContent {
  readonly id: string;
  readonly name: string;
  readonly items: readonly TimelineItem[];
}

export interface LaneStyle {
  /** px that lane names may take at the start of the page; 0 sets them above their lanes. */
  readonly nameWidth: number;
  readonly markSize: number;
  readonly preferredLabel: number;
  readonly leastLabel: number;
}

/** How much of each event is shown. */
export type DetailLevel =
  /** Each has its label; second lines and long titles may be left out. */
  | { readonly type: 'labels'; readonly details: boolean; readonly maxLines: number | null }
  /** Marks on a strip (counts, where they are too many), with labels for the most important in `rows` of text. */
  | {
      readonly type: 'flags';
      readonly rows: number;
      readonly compact: boolean;
      /** Whether marks without a label have numbers, and a key tells what they are. */
      readonly keyed: boolean;
    };

/** A lane that has been laid out and can be drawn wherever it comes to stand. */
export interface LanePlan {
  readonly content: LaneContent;
  readonly height: number;
  /** Events whose titles were cut, events that lost their second line, and events that stand without a label. */
  readonly shortened: readonly string[];
  readonly simplified: readonly string[];
  readonly unlabelled: readonly string[];
  /** The most events that a column of the lane's density stands for; 0 where there is none. */
  readonly densest: number;
  /** `top` is the lane's hairline; `height` what it is to take, at least its own. */
  draw(top: number, height: number, common: LaneCommon): DrawnLane;
}

/** What all lanes of a page have in common when they are drawn. */
export interface LaneCommon {
  /** Events of the highest column of a density in any lane. */
  readonly densest: number;
  /** px by which every density is higher than it was planned, since the page has room for it. */
  readonly taller: number;
  /** What stands for an event that has no label; null where nothing does. */
  readonly numberOf: (eventId: string) => string | null;
}

export interface DrawnLane {
  readonly nodes: readonly SceneNode[];
  readonly anchors: readonly Anchor[];
  /** What relations should not cross. */
  readonly obstacles: readonly Box[];
  /** Heights within the lane at which they may run along the page. */
  readonly corridors?: readonly number[];
}

/** From a lane's hairline to its first line, px. */
export function lanePadding(page: Page): number {
  return page.sizes.unit * 3.2;
}

export function layoutLaneName(page: Page, name: string, style: Pick<LaneStyle, 'nameWidth'>): TextBlock {
  const maxWidth = style.nameWidth === 0 ? page.width - 2 * page.margin : style.nameWidth;
  const text = { family: 'sans', weight: 600, size: page.sizes.lane } as const;
  return layoutText(page, name, text, { maxWidth, balanced: true });
}

export function drawHairline(page: Page, y: number): SceneNode {
  return {
    type: 'path',
    d: toPath(['M', page.margin, y], ['L', page.width - page.margin, y]),
    stroke: { color: page.theme.line, width: (page.options.theme === 'print' ? 0.5 : 1) * page.stroke },
  };
}

/** A lane's name beside it stands on the line of the first label. */
export function nameShift(page: Page, name: TextBlock, firstLine: number, style: LaneStyle): number {
  if (style.nameWidth === 0) return 0;
  return (firstLine - name.lineHeight) / 2 + (page.sizes.label - page.sizes.lane) * 0.35;
}

/** Height of a line of a label's title in the figure's language. */
export function labelLineHeight(page: Page): number {
  return page.sizes.label * (page.words.dates.direction === 'rtl' ? 1.52 : 1.38);
}
