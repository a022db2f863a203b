import { assertNever } from '../../core/document/assert-never.ts';
import { type Bar, type BarTone, DENSITY_HEIGHT } from './density-bars.ts';

/** A canvas as wide as the stage that stands in a lane; bars are drawn once and move with the stage. */
export function buildDensityElement(): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'density-bars';
  frame.setAttribute('aria-hidden', 'true');
  frame.append(document.createElement('canvas'));
  return frame;
}

/** Colours come from the style of the page, so that theme and forced colours hold. */
export type TonePaint = (tone: BarTone) => string;

export function paintBars(
  element: HTMLElement,
  bars: readonly Bar[],
  width: number,
  direction: 'ltr' | 'rtl',
  paint: TonePaint,
): void {
  const canvas = element.querySelector('canvas');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('No canvas to draw density on: canvas');
  const scale = Math.min(window.devicePixelRatio, 2);
  const pixels = Math.round(width * scale);
  // Setting the size clears the canvas; it also reallocates it, which costs more than clearing.
  if (canvas.width !== pixels) canvas.width = pixels;
  if (canvas.height !== DENSITY_HEIGHT * scale) canvas.height = DENSITY_HEIGHT * scale;
  canvas.style.inlineSize = `${width}px`;
  // The item begins one stage before the stage: vis-timeline draws no further out.
  canvas.style.marginInlineStart = `${width}px`;
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, DENSITY_HEIGHT);
  let last = '';
  for (const bar of bars) {
    const colour = paint(bar.tone);
    if (colour !== last) context.fillStyle = last = colour;
    const x = direction === 'rtl' ? width - bar.x - bar.width : bar.x;
    context.fillRect(x, bar.y, bar.width, bar.height);
  }
}

/** Two ends of hostility and cooperation and a neutral middle, told apart by the colour-blind too. */
export function createTonePaint(element: HTMLElement): TonePaint {
  const style = getComputedStyle(element);
  const cache = new Map<string, string>();
  return (tone) => {
    const property = propertyOf(tone);
    let colour = cache.get(property);
    if (colour === undefined)
      cache.set(property, (colour = style.getPropertyValue(property).trim() || '#888'));
    return colour;
  };
}

const QUAD_PROPERTIES = [
  '--kind-other-mark',
  '--kind-statement-mark',
  '--kind-outcome-mark',
  '--kind-visit-mark',
  '--kind-conflict-mark',
] as const;

function propertyOf(tone: BarTone): string {
  switch (tone.type) {
    case 'kind':
      return `--kind-${tone.kind}-mark`;
    case 'quad-class':
      return QUAD_PROPERTIES[tone.quadClass] ?? '--kind-other-mark';
    case 'goldstein':
      return goldsteinProperty(tone.score);
    default:
      return assertNever(tone);
  }
}

function goldsteinProperty(score: number | null): string {
  if (score === null) return '--kind-other-mark';
  if (score <= -4) return '--kind-conflict-mark';
  if (score < -0.5) return '--kind-visit-mark';
  if (score <= 0.5) return '--kind-other-mark';
  return score < 4 ? '--kind-statement-mark' : '--kind-outcome-mark';
}
