import { directionOf } from '../../layout/localized.ts';
import type { SceneNode } from '../scene.ts';
import type { Line, TextStyle } from '../text/text.ts';
import type { Page } from './page.ts';

/** Lines of one style under each other, measured. */
export interface TextBlock {
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  /** px of the widest line. */
  readonly width: number;
  readonly lineHeight: number;
  readonly height: number;
  readonly shortened: boolean;
}

export interface BlockOptions {
  /** BCP 47 tag of the text; the figure's where absent. */
  readonly language?: string;
  readonly maxWidth?: number;
  readonly maxLines?: number;
  /** Makes the lines about as long as each other, so that no word stands alone on the last. */
  readonly balanced?: boolean;
}

export function layoutText(
  page: Page,
  text: string,
  style: TextStyle,
  options: BlockOptions = {},
): TextBlock {
  const language = options.language ?? page.options.language;
  const direction = directionOf(language);
  const shape = (maxWidth: number | undefined): ReturnType<Page['text']['paragraph']> =>
    page.text.paragraph(text, style, {
      direction,
      language,
      ...(maxWidth === undefined ? {} : { maxWidth }),
      ...(options.maxLines === undefined ? {} : { maxLines: options.maxLines }),
    });
  let paragraph = shape(options.maxWidth);
  if (options.balanced && options.maxWidth !== undefined && !paragraph.shortened)
    paragraph = balance(paragraph, options.maxWidth, shape);
  const lineHeight = style.size * (direction === 'rtl' ? 1.52 : 1.38);
  return {
    lines: paragraph.lines,
    style,
    width: paragraph.width,
    lineHeight,
    height: lineHeight * paragraph.lines.length,
    shortened: paragraph.shortened,
  };
}

type Shaped = ReturnType<Page['text']['paragraph']>;

/** By how much lines may be longer than they would be if all were alike; the first that takes no more lines is it. */
const SLACK = [1.05, 1.15, 1.3];

/** Lines of nearly one length, as many as there were. */
function balance(paragraph: Shaped, maxWidth: number, shape: (maxWidth: number) => Shaped): Shaped {
  const count = paragraph.lines.length;
  if (count < 2 || count > 6) return paragraph;
  const even = paragraph.lines.reduce((sum, line) => sum + line.width, 0) / count;
  for (const slack of SLACK) {
    const width = even * slack;
    if (width >= Math.min(maxWidth, paragraph.width)) break;
    const candidate = shape(width);
    const isWhole = candidate.lines.length <= count && !candidate.shortened;
    if (isWhole && candidate.width <= width) return candidate;
  }
  return paragraph;
}

export type Align = 'start' | 'middle' | 'end';

/** Text nodes of a block whose top is at y; x is the block's start, middle or end. */
export function drawBlock(
  block: TextBlock,
  x: number,
  y: number,
  fill: string,
  align: Align = 'start',
): readonly SceneNode[] {
  return block.lines.map((line, index) => ({
    type: 'text',
    x: alignedX(x, line.width, align),
    y: y + block.lineHeight * index + baseline(block),
    line,
    fill,
  }));
}

function alignedX(x: number, width: number, align: Align): number {
  switch (align) {
    case 'start':
      return x;
    case 'middle':
      return x - width / 2;
    case 'end':
      return x - width;
  }
}

/** From the top of a line to its baseline: the same for all scripts, so that neighbours stand on one line. */
export function baseline(block: Pick<TextBlock, 'lineHeight' | 'style'>): number {
  return block.lineHeight / 2 + block.style.size * 0.35;
}
