import type { EventKind, RelationType } from '../../document/model.ts';
import type { SceneNode } from '../scene.ts';
import { drawMark } from './marks.ts';
import { toPath } from './mirror.ts';
import type { Page } from './page.ts';
import { relationStroke } from './relations.ts';
import { drawBlock, layoutText, type TextBlock } from './text-block.ts';

export interface Drawn {
  readonly nodes: readonly SceneNode[];
  /** px below the last of it. */
  readonly bottom: number;
}

export interface HeaderContent {
  readonly title: string;
  readonly subtitle: string;
  readonly kinds: readonly EventKind[];
  readonly relations: readonly RelationType[];
}

/** Accent rule, title, subtitle, and the legend beside the title or, for want of room, under it. */
export function drawHeader(page: Page, content: HeaderContent): Drawn {
  const { margin, sizes, theme, width } = page;
  const { unit } = sizes;
  const nodes: SceneNode[] = [
    { type: 'rect', x: margin, y: 0, width: unit * 14, height: unit, fill: theme.accent },
  ];
  const inner = width - 2 * margin;
  const entries = page.options.legend ? legendEntries(page, content) : [];
  const legendWidth =
    entries.reduce((sum, entry) => sum + entry.width, 0) + Math.max(0, entries.length - 1) * unit * 5;
  const isBeside = entries.length > 0 && legendWidth < inner * 0.42;
  let y = unit * 5.2;
  const titleWidth = isBeside ? inner - legendWidth - unit * 8 : inner;
  const title = content.title === '' ? null : layoutTitle(page, content.title, titleWidth);
  const titleLine = title?.lineHeight ?? sizes.legend * 1.5;
  if (title) {
    nodes.push({
      type: 'group',
      role: 'title',
      label: content.title,
      children: drawBlock(title, margin, y, theme.ink),
    });
    if (isBeside) nodes.push(drawLegendRow(page, entries, width - margin - legendWidth, y + titleLine / 2));
    y += title.height + unit * 0.8;
  } else if (isBeside) {
    nodes.push(drawLegendRow(page, entries, margin, y + titleLine / 2));
    y += titleLine + unit;
  }
  if (content.subtitle !== '') {
    const style = { family: 'sans', weight: 400, size: sizes.subtitle } as const;
    const subtitle = layoutText(page, content.subtitle, style, {
      maxWidth: Math.min(inner, sizes.subtitle * 52),
      balanced: true,
    });
    nodes.push(...drawBlock(subtitle, margin, y, theme.ink2));
    y += subtitle.height + unit;
  }
  if (entries.length > 0 && !isBeside) {
    const legend = drawLegendRows(page, entries, y + unit);
    nodes.push(...legend.nodes);
    y = legend.bottom;
  }
  return { nodes, bottom: y };
}

/** Latin titles are set in the serif; Arabic ones in the sans, semibold, since the serif has no Arabic. */
function layoutTitle(page: Page, title: string, maxWidth: number): TextBlock {
  const family = page.words.dates.direction === 'rtl' ? 'sans' : 'serif';
  return layoutText(
    page,
    title,
    { family, weight: 600, size: page.sizes.title },
    { maxWidth, balanced: true },
  );
}

interface LegendEntry {
  readonly block: TextBlock;
  readonly width: number;
  readonly symbol: (x: number, y: number) => SceneNode;
}

function legendEntries(page: Page, content: HeaderContent): readonly LegendEntry[] {
  const { sizes, theme, words } = page;
  const style = { family: 'sans', weight: 400, size: sizes.legend } as const;
  const entry = (text: string, symbolWidth: number, symbol: LegendEntry['symbol']): LegendEntry => {
    const block = layoutText(page, text, style);
    return { block, width: symbolWidth + sizes.unit * 1.6 + block.width, symbol };
  };
  const mark = sizes.legend * 0.92;
  const line = sizes.unit * 6;
  return [
    ...content.kinds.map((kind) =>
      entry(words.kind[kind], mark, (x, y) => drawMark(theme, kind, x + mark / 2, y, mark, null)),
    ),
    ...content.relations.map((type) =>
      entry(words.legendRelation[type], line, (x, y) => ({
        type: 'path',
        d: toPath(['M', x, y], ['L', x + line, y]),
        stroke: relationStroke(page, type),
      })),
    ),
  ];
}

function drawLegendRow(
  page: Page,
  entries: readonly LegendEntry[],
  startX: number,
  middleY: number,
): SceneNode {
  const children: SceneNode[] = [];
  let x = startX;
  for (const { block, width, symbol } of entries) {
    children.push(symbol(x, middleY));
    children.push(...drawBlock(block, x + width - block.width, middleY - block.height / 2, page.theme.ink2));
    x += width + page.sizes.unit * 5;
  }
  const label = entries.map(({ block }) => block.lines[0]?.text ?? '').join(', ');
  return { type: 'group', role: 'legend', label, children };
}

function drawLegendRows(page: Page, entries: readonly LegendEntry[], top: number): Drawn {
  const gap = page.sizes.unit * 5;
  const room = page.width - 2 * page.margin;
  const rows: LegendEntry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    if (used + entry.width > room) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)?.push(entry);
    used += entry.width + gap;
  }
  const height = page.sizes.legend * 1.75;
  const nodes = rows.map((row, index) => drawLegendRow(page, row, page.margin, top + height * (index + 0.5)));
  return { nodes, bottom: top + height * rows.length };
}
