import type { CardText } from './card-text.ts';

/** In full, a card has its title on up to two lines and who and where below; in brief, all on one line. */
export type CardForm = 'full' | 'brief';

/** Width of a full card's text and frame with the air after it, px. */
export const CARD_WIDTH = 250;
/** A card that fades out has room to do so. */
export const FADE_WIDTH = 50;
/** px of a title's line in a full card. */
const FULL_LINE = 221;
/** Lines break at words, so that not all of a line is used. */
const USED_OF_LINE = 0.94;
/** A brief card is as wide as its title, within reason. */
const LONGEST_TITLE = 360;
/** Frame, paddings, the sign of the kind and the air after the card. */
const BRIEF_FRAME = 47;
const BRIEF_SIGN = 18;
const MONOGRAM = 24;

/** What the looks of a card depend on besides its words. */
export interface CardTraits {
  readonly openEnd: boolean;
  readonly repeated: boolean;
}

/** px of a title that a brief card shows. */
export function briefTitleWidth(titleWidth: number): number {
  return Math.min(Math.ceil(titleWidth), LONGEST_TITLE);
}

export function isTitleCut(titleWidth: number): boolean {
  return titleWidth > LONGEST_TITLE;
}

/** Least width, px. `titleWidth` is that of the title on one line. */
export function cardWidth(form: CardForm, text: CardText, titleWidth: number, traits: CardTraits): number {
  const fade = traits.openEnd ? FADE_WIDTH : 0;
  if (form === 'full') return CARD_WIDTH + fade;
  const signs = (text.starred ? BRIEF_SIGN : 0) + (traits.repeated ? BRIEF_SIGN : 0);
  const monogram = text.monogram === null ? 0 : MONOGRAM;
  return BRIEF_FRAME + monogram + briefTitleWidth(titleWidth) + signs + fade;
}

const HEIGHTS = { brief: 27, oneLine: 48, twoLines: 66 } as const;

/** px, about: enough to tell which form has room. */
export function cardHeight(form: CardForm, titleWidth: number): number {
  if (form === 'brief') return HEIGHTS.brief;
  return titleWidth > FULL_LINE * USED_OF_LINE ? HEIGHTS.twoLines : HEIGHTS.oneLine;
}

/** px on the stage, growing with time. */
export interface StackedCard {
  readonly start: number;
  readonly width: number;
  readonly height: number;
}

/** Height of cards that are put one below the other where they would overlap, earliest first. */
export function stackHeight(cards: readonly StackedCard[], gap: number): number {
  const placed: (StackedCard & { readonly top: number })[] = [];
  let height = 0;
  for (const card of cards.toSorted((a, b) => a.start - b.start)) {
    const beside = placed.filter(
      (other) => other.start < card.start + card.width && card.start < other.start + other.width,
    );
    let top = 0;
    for (const other of beside.toSorted((a, b) => a.top - b.top))
      if (other.top < top + card.height + gap && top < other.top + other.height + gap)
        top = other.top + other.height + gap;
    placed.push({ ...card, top });
    height = Math.max(height, top + card.height);
  }
  return height;
}

/** px that a lane would take in either form. */
export interface LaneHeights {
  readonly laneId: string;
  readonly full: number;
  readonly brief: number;
}

export type LaneForms = ReadonlyMap<string, CardForm>;

/** Full cards come back only with some room to spare, so that a little zoom does not make them come and go. */
const SPARE = 0.06;

/**
 * Full wherever all of it can be seen at once. Where it cannot, lanes are brief, save those to which the room left
 * allows full cards: the ones that need least for it first.
 */
export function chooseForms(current: LaneForms, lanes: readonly LaneHeights[], room: number): LaneForms {
  const forms = new Map<string, CardForm>(lanes.map(({ laneId }) => [laneId, 'brief']));
  let left = room - lanes.reduce((sum, { brief }) => sum + brief, 0);
  const extra = ({ full, brief }: LaneHeights): number => full - brief;
  for (const lane of lanes.toSorted((a, b) => extra(a) - extra(b))) {
    const isFull = (current.get(lane.laneId) ?? 'full') === 'full';
    if (extra(lane) > left - (isFull ? 0 : room * SPARE)) continue;
    left -= extra(lane);
    forms.set(lane.laneId, 'full');
  }
  return forms;
}
