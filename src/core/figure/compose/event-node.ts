import type { Box } from '../../layout/box.ts';
import type { TimelineItem } from '../../layout/items.ts';
import type { Placed } from '../../layout/placement.ts';
import type { SceneNode } from '../scene.ts';
import type { AxisPlace } from './axis.ts';
import { dateRemark, dateText, drawLabel, type Label, type LabelAlign, labelInk } from './labels.ts';
import type { LaneStyle } from './lane-plan.ts';
import { drawBar, drawBracket, drawMark } from './marks.ts';
import type { Page } from './page.ts';
import type { Anchor } from './relations.ts';

/** Height of a bar as a share of its mark's box: an outcome's is as high as its square, others show their mark. */
export const SQUARE_SHARE = 10 / 12;
const THIN_SHARE = 5 / 12;

/** What a screen reader says of an event. */
export function spokenEvent(page: Page, item: TimelineItem): string {
  const remark = item.date.uncertain && item.dateInferred ? dateRemark(page, item) : '';
  return [dateText(page, item), item.title, remark].filter((part) => part !== '').join(page.words.separator);
}

/** An event with its mark or bar and the label beside it. */
export function drawEvent(
  page: Page,
  item: TimelineItem,
  place: Placed,
  axisPlace: AxisPlace,
  label: Label,
  style: LaneStyle,
): SceneNode {
  const children = [
    ...drawPlaceOfEvent(page, item, place, axisPlace, style),
    ...drawLabel(page, label, place.label.x, place.label.y, item.language, alignOf(place)),
  ];
  return { type: 'group', role: 'event', id: item.eventId, label: spokenEvent(page, item), children };
}

/** A label before its mark ends at it. */
export function alignOf({ side }: Pick<Placed, 'side'>): LabelAlign {
  return side === 'start' ? 'end' : 'start';
}

function drawPlaceOfEvent(
  page: Page,
  item: TimelineItem,
  place: Placed,
  axisPlace: AxisPlace,
  style: LaneStyle,
): readonly SceneNode[] {
  const { theme } = page;
  const isHollow = item.date.uncertain || item.date.approximate;
  if (place.side !== 'below') {
    const fill = isHollow ? page.background : null;
    const mark = drawMark(theme, item.kind, place.x, place.y, style.markSize, fill);
    const { from, to } = axisPlace.extent;
    if (to - from <= style.markSize * 1.6) return [mark];
    const color = theme.kind[item.kind].mark;
    return [drawBracket(color, from, to, place.y, style.markSize * 0.7), mark];
  }
  const isOpen = item.date.openEnd || item.date.openStart;
  const bar = {
    kind: item.kind,
    fromX: place.x,
    toX: place.endX,
    y: place.y,
    height: style.markSize * (item.kind === 'outcome' ? SQUARE_SHARE : THIN_SHARE),
    fadeIn: axisPlace.fadeIn,
    fadeOut: axisPlace.fadeOut,
    hollow: isHollow && !isOpen ? page.background : null,
  };
  const start = drawMark(theme, item.kind, place.x + style.markSize / 2, place.y, style.markSize, null);
  return [...drawBar(theme, bar, page.options.theme === 'print'), ...(axisPlace.fadeIn > 0 ? [] : [start])];
}

export function anchorOf(
  item: TimelineItem,
  laneId: string,
  place: Placed,
  label: Label,
  style: LaneStyle,
): Anchor {
  return {
    eventId: item.eventId,
    laneId,
    title: item.title,
    mark: { x: place.x, y: place.y },
    markRadius: style.markSize / 2,
    label: place.label,
    labelY: place.label.y + label.title.lineHeight / 2,
    isOpenStart: item.date.openStart,
    firstLineWidth: labelInk(label, 0, 0)[0]?.width ?? 0,
  };
}

/** Around a mark, its bar or its bracket. */
export function markBox(place: Placed, style: LaneStyle): Box {
  const half = style.markSize / 2;
  const isBar = place.side === 'below';
  const from = Math.min(place.extent.from, isBar ? place.x : place.x - half);
  const to = Math.max(place.extent.to, place.endX, place.x + half);
  return { x: from, y: place.y - half, width: to - from, height: half * 2 };
}
