/** A line of shaped text as outlines, or as text that an editor can change. */
import { formatNumber } from '../number.ts';
import type { SceneNode } from '../scene.ts';
import type { FontRegistry } from '../text/fonts.ts';
import { missingFace } from '../text/missing-face.ts';
import type { GlyphRun } from '../text/text.ts';
import type { Definitions } from './definitions.ts';
import { attributes, escapeXml } from './xml.ts';

type TextNode = Extract<SceneNode, { readonly type: 'text' }>;

/** Every glyph a `use` of its outline, placed in font units so that its numbers are short and exact. */
export function writeOutlines(
  node: TextNode,
  fonts: FontRegistry,
  definitions: Definitions,
  label: string | undefined,
): string {
  const runs = node.line.runs
    .map((run) => writeRunOutlines(run, node.x + run.x, node.y, fonts, definitions))
    .filter((run) => run !== '');
  if (runs.length === 0) return '';
  const role = label === undefined ? undefined : 'img';
  return `<g${attributes({ fill: node.fill, role, 'aria-label': label })}>${runs.join('')}</g>`;
}

function writeRunOutlines(
  run: GlyphRun,
  x: number,
  y: number,
  fonts: FontRegistry,
  definitions: Definitions,
): string {
  const face = fonts.face(run.font);
  const scale = run.size / face.unitsPerEm;
  let uses = '';
  for (const glyph of run.glyphs) {
    const id = definitions.glyph(face, glyph.id);
    if (id === null) continue;
    const right = formatNumber(glyph.x / scale);
    const up = formatNumber(-glyph.y / scale);
    uses += `<use xlink:href="#${id}"${right === '0' ? '' : ` x="${right}"`}${up === '0' ? '' : ` y="${up}"`}/>`;
  }
  if (uses === '') return '';
  const k = formatNumber(scale, 6);
  return `<g transform="matrix(${k} 0 0 -${k} ${formatNumber(x, 3)} ${formatNumber(y, 3)})">${uses}</g>`;
}

/**
 * One `text` per run of one direction, at the place that layout found: no program has to redo the paragraph's bidi.
 * It hangs from its middle, since programs differ on which side of right-to-left text its start is.
 */
export function writeEditable(node: TextNode, fonts: FontRegistry, definitions: Definitions): string {
  return node.line.runs
    .map((run) => {
      const x = node.x + run.x;
      if (run.font === missingFace.key)
        return `<g fill="${escapeXml(node.fill)}">${writeRunOutlines(run, x, node.y, fonts, definitions)}</g>`;
      const face = fonts.face(run.font);
      const fallback = face.family === 'IBM Plex Serif' ? 'serif' : 'sans-serif';
      const values = attributes({
        x: formatNumber(x + run.width / 2),
        y: formatNumber(node.y),
        fill: node.fill,
        'font-family': `'${face.family}', ${fallback}`,
        'font-size': formatNumber(run.size),
        'font-weight': String(face.weight),
        'text-anchor': 'middle',
        direction: run.rightToLeft ? 'rtl' : 'ltr',
        'unicode-bidi': 'embed',
        'xml:space': 'preserve',
      });
      return `<text${values}>${escapeXml(run.text)}</text>`;
    })
    .join('');
}
