/** Where a figure higher than a page is cut. */
import { boundsOf } from '../bounds.ts';
import type { Scene, SceneNode } from '../scene.ts';

/** A stretch of the scene that stands on one page, in px from the scene's top. */
export interface PageSlice {
  readonly top: number;
  readonly bottom: number;
  /** px at the top that the page before shows as well, where nothing gave way and a thing had to be cut. */
  readonly overlap: number;
}

/** px shown twice at a cut through things. */
const OVERLAP = 24;
/** A page is filled at least so far before a natural break is taken. */
const LEAST_FILL = 0.4;

/** Slices no higher than `first` px, and `other` px after it, between things where there is a gap, else overlapping. */
export function slicePages(scene: Scene, first: number, other: number): readonly PageSlice[] {
  if (!(Math.min(first, other) > 4 * OVERLAP))
    throw new RangeError(`A page of this height has no room for a figure: ${first}`);
  const blocks = mergeBlocks(scene.nodes.flatMap(blocksOf));
  const slices: PageSlice[] = [];
  let top = 0;
  let overlap = 0;
  for (let height = first; scene.height - top > height; height = other) {
    const gap = lastGap(blocks, top + height * LEAST_FILL, top + height);
    slices.push({ top, bottom: gap ?? top + height, overlap });
    overlap = gap === null ? OVERLAP : 0;
    top = gap ?? top + height - OVERLAP;
  }
  return [...slices, { top, bottom: scene.height, overlap }];
}

interface Block {
  readonly top: number;
  readonly bottom: number;
}

/** Things that are not to be cut. A relation's line may be: it leads from one page to the other. */
function blocksOf(node: SceneNode): readonly Block[] {
  if (node.type === 'group') {
    if (node.role === 'relation') return [];
    const whole = node.role !== 'lane' && !node.children.some(({ type }) => type === 'group');
    if (!whole) return node.children.flatMap(blocksOf);
  }
  if (node.type === 'rect' || node.type === 'path') return [];
  const bounds = boundsOf(node);
  return bounds === null ? [] : [{ top: bounds.top, bottom: bounds.bottom }];
}

function mergeBlocks(blocks: readonly Block[]): readonly Block[] {
  const merged: Block[] = [];
  for (const block of [...blocks].sort((one, other) => one.top - other.top)) {
    const last = merged.at(-1);
    if (last !== undefined && block.top <= last.bottom)
      merged[merged.length - 1] = { top: last.top, bottom: Math.max(last.bottom, block.bottom) };
    else merged.push(block);
  }
  return merged;
}

/** The middle of the last gap between blocks that starts in a range, no further than its end; null if there is none. */
function lastGap(blocks: readonly Block[], from: number, to: number): number | null {
  let found: number | null = null;
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    if (next === undefined || block.bottom < from || block.bottom > to) return;
    found = Math.min(to, (block.bottom + next.top) / 2);
  });
  return found;
}
