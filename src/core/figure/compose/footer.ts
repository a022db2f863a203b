import { formatDate } from '../../dates/format.ts';
import { parseDate } from '../../dates/parse.ts';
import { pickText } from '../../layout/localized.ts';
import type { SceneNode } from '../scene.ts';
import type { Drawn } from './header.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

export interface FooterContent {
  readonly caption: string;
  /** What the height of a density stands for; empty where there is none. */
  readonly scale: string;
  /** Source ids in the order of their numbers. */
  readonly sources: readonly string[];
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
  const key = [
    ...(content.scale === '' ? [] : [layoutText(page, content.scale, footStyle(page))]),
    ...layoutKey(page, content.sources),
  ];
  const rows = flow(key, width - 2 * margin, unit * 4, credit?.width ?? 0);
  const height = sizes.foot * (page.words.dates.direction === 'rtl' ? 1.65 : 1.5);
  const children: SceneNode[] = [];
  for (const row of rows.rows) {
    for (const { block, x } of row.entries) children.push(...drawBlock(block, margin + x, y, theme.ink2));
    y += Math.max(height, ...row.entries.map(({ block }) => block.height));
  }
  if (children.length > 0)
    nodes.push({ type: 'group', role: 'sources', label: page.words.sources, children });
  if (credit) {
    const creditY = rows.creditBeside ? y - height : y;
    nodes.push(...drawBlock(credit, width - margin, creditY, theme.ink3, 'end'));
    if (!rows.creditBeside) y += height;
  }
  return { nodes, bottom: y + unit * 3 };
}

function footStyle(page: Page): { readonly family: 'sans'; readonly weight: 400; readonly size: number } {
  return { family: 'sans', weight: 400, size: page.sizes.foot };
}

function layoutKey(page: Page, sources: readonly string[]): readonly TextBlock[] {
  if (sources.length === 0) return [];
  const maxWidth = page.width - 2 * page.margin;
  const head = layoutText(page, page.words.sources, { ...footStyle(page), weight: 600 });
  const entries = sources.map((id, index) =>
    layoutText(page, `${page.words.number(index + 1)}  ${sourceText(page, id)}`, footStyle(page), {
      maxWidth,
    }),
  );
  return [head, ...entries];
}

/** `Arabic press report, Publisher, 17 June 2021`. */
export function sourceText(page: Page, id: string): string {
  const source = page.index.sources.get(id);
  if (!source) return id;
  const pick = (map: Parameters<typeof pickText>[0]): string =>
    pickText(map, page.options.language, page.index.document.languages)?.text ?? '';
  const published = source.published === undefined ? null : parseDate(source.published.slice(0, 10));
  const title = pick(source.title);
  const publisher = pick(source.publisher);
  const parts = [
    title,
    title.includes(publisher) ? '' : publisher,
    published?.ok ? formatDate(published.date, page.words.dates, page.dates) : (source.published ?? ''),
  ];
  return parts.filter((part) => part !== '').join(page.words.separator);
}

interface FlowRow {
  readonly entries: { readonly block: TextBlock; readonly x: number }[];
}

/** Sets entries beside each other as long as they fit; says whether the credit still fits on the last row. */
function flow(
  blocks: readonly TextBlock[],
  room: number,
  gap: number,
  creditWidth: number,
): { readonly rows: readonly FlowRow[]; readonly creditBeside: boolean } {
  const rows: FlowRow[] = [];
  let x = Infinity;
  for (const block of blocks) {
    if (x + block.width > room) {
      rows.push({ entries: [] });
      x = 0;
    }
    rows.at(-1)?.entries.push({ block, x });
    x += block.width + gap;
  }
  const last = rows.at(-1)?.entries;
  const isOneLine = last?.every(({ block }) => block.lines.length === 1) ?? false;
  return { rows, creditBeside: isOneLine && x + gap + creditWidth <= room };
}
