/** A small scene with everything that a writer must draw: made by hand, so that it changes only when we say so. */
import { readFontAssets } from '../../../src/cli/figure-assets.ts';
import type { Paint, Scene, SceneNode } from '../../../src/core/figure/scene.ts';
import { createTextEngine, type FontTextEngine } from '../../../src/core/figure/text/create-text-engine.ts';
import { loadHarfBuzz } from '../../../src/core/figure/text/harfbuzz.ts';
import type { TextStyle } from '../../../src/core/figure/text/text.ts';

let engine: Promise<FontTextEngine> | undefined;

export function textEngine(): Promise<FontTextEngine> {
  engine ??= buildTextEngine();
  return engine;
}

/** A fresh one, for what an engine remembers. */
export async function buildTextEngine(): Promise<FontTextEngine> {
  return createTextEngine(await readFontAssets(), await loadHarfBuzz());
}

export const SANS: TextStyle = { family: 'sans', weight: 400, size: 14 };

export interface SampleTexts {
  readonly title: string;
  readonly body: string;
  readonly label: string;
}

export const ENGLISH: SampleTexts = {
  title: 'What Geneva changed, and what was said',
  body: 'Putin: the summit was “constructive” (موسكو) — 16 June 2021, 49.5% in 3.5 h.',
  label: 'Consultations on cybersecurity',
};

export const ARABIC: SampleTexts = {
  title: 'ما الذي غيّرته قمة جنيف، وما قيل فيها',
  body: 'بوتين: القمة كانت «بنّاءة» (Geneva) — ١٦ يونيو 2021، لا إله إلا الله، على بُعد 200 كم.',
  label: 'مشاورات حول الأمن السيبراني',
};

export function sampleScene(texts: SampleTexts, direction: 'ltr' | 'rtl', engine: FontTextEngine): Scene {
  const language = direction === 'rtl' ? 'ar' : 'en';
  const width = 640;
  const line = (
    text: string,
    style: TextStyle,
    y: number,
    fill: string,
    maxWidth = 560,
  ): readonly SceneNode[] =>
    engine.paragraph(text, style, { direction, language, maxWidth }).lines.map((one, index) => ({
      type: 'text',
      x: direction === 'rtl' ? width - 40 - one.width : 40,
      y: y + index * style.size * 1.6,
      line: one,
      fill,
    }));
  const title = line(texts.title, { family: 'serif', weight: 600, size: 28 }, 60, '#1d2433');
  const body = line(texts.body, SANS, 150, '#1d2433', 260);
  const label = line(texts.label, { family: 'sans', weight: 600, size: 14 }, 260, '#1d2433');
  return {
    width,
    height: 320,
    language,
    direction,
    title: texts.title,
    description: `${texts.title}. ${texts.body}`,
    background: '#fbfaf7',
    nodes: [
      { type: 'group', role: 'title', label: texts.title, children: title },
      {
        type: 'group',
        role: 'axis',
        label: 'axis',
        children: [
          { type: 'path', d: 'M40 100H300M340 100H600', stroke: { color: '#1d2433', width: 2 } },
          { type: 'path', d: 'M300 106L308 94', stroke: { color: '#1d2433', width: 1, cap: 'round' } },
        ],
      },
      {
        type: 'group',
        role: 'event',
        id: 'constructive',
        label: texts.body,
        children: [
          { type: 'path', d: 'M18 146A5 5 0 1 0 28 146A5 5 0 1 0 18 146Z', fill: '#0f6f86' },
          ...body,
        ],
      },
      {
        type: 'group',
        role: 'lane',
        label: texts.label,
        children: [
          {
            type: 'group',
            role: 'event',
            id: 'consultations',
            label: texts.label,
            children: [
              { type: 'rect', x: 40, y: 230, width: 400, height: 10, radius: 3, fill: fade() },
              ...label,
            ],
          },
        ],
      },
      {
        type: 'path',
        d: 'M120 200C200 200 220 225 300 225Q320 225 330 210',
        stroke: { color: '#566074', width: 1.2, dash: [4, 3] },
      },
      ...line(texts.label, SANS, 300, '#566074'),
    ],
  };
}

function fade(): Paint {
  return {
    type: 'linear-gradient',
    x1: 40,
    y1: 0,
    x2: 440,
    y2: 0,
    stops: [
      { offset: 0, color: '#2f7a45', opacity: 1 },
      { offset: 0.6, color: '#2f7a45', opacity: 1 },
      { offset: 1, color: '#2f7a45', opacity: 0 },
    ],
  };
}
