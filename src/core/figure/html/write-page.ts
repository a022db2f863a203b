import type { Theme } from '../../theme/tokens.ts';
import type { Scene } from '../scene.ts';
import { escapeXml } from '../svg/xml.ts';
import { PAGE_IDS, type PageData, type PageLanguage } from './page-data.ts';
import { SCRIPT_HASH, STYLE_HASH, VIEWER_SCRIPT, VIEWER_STYLE } from './viewer-bundle.ts';

export interface PageFigure extends PageLanguage {
  readonly scene: Scene;
  readonly svg: string;
}

/** Nothing is loaded, sent or run but the script and style below, known by their hashes. */
const POLICY = [
  "default-src 'none'",
  `script-src '${SCRIPT_HASH}'`,
  `style-src '${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** One HTML file: the figure in each language, its data, and the script to explore it. Without script it is a figure. */
export function writePage(figures: readonly PageFigure[], theme: Theme): string {
  const [first] = figures;
  if (first === undefined) throw new Error('A page needs a figure');
  const { scene } = first;
  const data: PageData = {
    colors: { '--page': scene.background, ...colorsOf(theme) },
    languages: figures.map(({ words, data: ofLanguage }) => ({ words, data: ofLanguage })),
  };
  return [
    '<!doctype html>',
    `<html lang="${escapeXml(scene.language)}" dir="${scene.direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="generator" content="Communiqué">',
    `<meta name="description" content="${escapeXml(scene.description)}">`,
    `<title>${escapeXml(scene.title)}</title>`,
    `<style>${VIEWER_STYLE}</style>`,
    '</head>',
    '<body>',
    `<div id="${PAGE_IDS.app}"></div>`,
    `<main id="${PAGE_IDS.figures}">`,
    ...figures.map(writeFigure),
    '</main>',
    `<script type="application/json" id="${PAGE_IDS.data}">${escapeScript(JSON.stringify(data))}</script>`,
    `<script>${VIEWER_SCRIPT}</script>`,
    '</body>',
    '</html>\n',
  ].join('\n');
}

function writeFigure({ scene, svg }: PageFigure, index: number): string {
  const hidden = index === 0 ? '' : ' hidden';
  return `<div class="figure" lang="${escapeXml(scene.language)}" dir="${scene.direction}"${hidden}>\n${svg}</div>`;
}

/** No text can end the script element that holds it. */
function escapeScript(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

function colorsOf({
  paper,
  surface,
  line,
  border,
  ink,
  ink2,
  accent,
  onAccent,
  selection,
}: Theme): PageData['colors'] {
  return {
    '--paper': paper,
    '--surface': surface,
    '--line': line,
    '--border': border,
    '--ink': ink,
    '--ink-2': ink2,
    '--accent': accent,
    '--on-accent': onAccent,
    '--selection': selection,
  };
}
