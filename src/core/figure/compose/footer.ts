import type { SceneNode } from '../scene.ts';
import type { Drawn } from './header.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import { footStyle, type KeyContent, layoutSourceKey, rowHeight } from './source-key.ts';
import { drawBlock, layoutText } from './text-block.ts';

export interface FooterContent extends KeyContent {
  readonly caption: string;
  readonly credit: string;
}

/** A rule, the caption, the numbered source key, and the credit at the end of the last row. */
export function drawFooter(page: Page, content: FooterContent, top: number): Drawn {
  const { margin, sizes, theme, width } = page;
  const { unit } = sizes;
  const nodes: SceneNode[] = [
    {
      type: 'path',
      d: toPath(['M', margin, top], ['L', width - margin, top]),
      stroke: { color: theme.line, width: 1 },
    },
  ];
  let y = top + unit * 2.5;
  if (content.caption !== '') {
    const caption = layoutText(page, content.caption, footStyle(page), { maxWidth: width - 2 * margin });
    nodes.push(...drawBlock(caption, margin, y, theme.ink2));
    y += caption.height + unit * 0.5;
  }
  const credit = content.credit === '' ? null : layoutText(page, content.credit, footStyle(page));
  const key = layoutSourceKey(page, content, credit?.width ?? 0);
  const children = key.blocks.flatMap(({ block, x, y: dy }) =>
    drawBlock(block, margin + x, y + dy, theme.ink2),
  );
  if (children.length > 0)
    nodes.push({ type: 'group', role: 'sources', label: page.words.sources, children });
  y += key.height;
  if (credit) {
    const creditY = key.creditBeside ? y - rowHeight(page) : y;
    nodes.push(...drawBlock(credit, width - margin, creditY, theme.ink3, 'end'));
    if (!key.creditBeside) y += rowHeight(page);
  }
  return { nodes, bottom: y + unit * 3 };
}
