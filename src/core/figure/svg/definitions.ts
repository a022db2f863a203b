/** What many parts of a figure use: glyph outlines and gradients, each written once. */
import { formatNumber } from '../number.ts';
import type { Paint } from '../scene.ts';
import type { FontFace } from '../text/fonts.ts';
import { attributes } from './xml.ts';

export interface Definitions {
  /** Id of a glyph's outline, or null for a glyph without ink. */
  glyph(face: FontFace, glyph: number): string | null;
  /** Value of a `fill` attribute. */
  fill(paint: Paint | undefined): string;
  toString(): string;
}

/** `prefix` starts every id, so that those of two figures in one page never meet. */
export function createDefinitions(prefix: string): Definitions {
  const ids = new Map<string, string>();
  const written: string[] = [];
  const define = (key: string, write: (id: string) => string): string => {
    let id = ids.get(key);
    if (id === undefined) {
      id = prefix + ids.size.toString(36);
      ids.set(key, id);
      written.push(write(id));
    }
    return id;
  };
  return {
    glyph(face, glyph) {
      const outline = face.outline(glyph);
      if (outline === '') return null;
      return define(`${face.key} ${glyph}`, (id) => `<path id="${id}" d="${outline}"/>`);
    },
    fill(paint) {
      if (paint === undefined) return 'none';
      if (typeof paint === 'string') return paint;
      return `url(#${define(JSON.stringify(paint), (id) => writeGradient(id, paint))})`;
    },
    toString: () => (written.length === 0 ? '' : `<defs>${written.join('\n')}</defs>\n`),
  };
}

function writeGradient(id: string, paint: Exclude<Paint, string>): string {
  const place = attributes({
    gradientUnits: 'userSpaceOnUse',
    x1: formatNumber(paint.x1),
    y1: formatNumber(paint.y1),
    x2: formatNumber(paint.x2),
    y2: formatNumber(paint.y2),
  });
  const stops = paint.stops.map(
    ({ offset, color, opacity }) =>
      `<stop${attributes({
        offset: formatNumber(offset, 4),
        'stop-color': color,
        'stop-opacity': opacity === 1 ? undefined : formatNumber(opacity, 3),
      })}/>`,
  );
  return `<linearGradient id="${id}"${place}>${stops.join('')}</linearGradient>`;
}
