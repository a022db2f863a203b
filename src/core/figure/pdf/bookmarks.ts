/** The outline that a reader shows beside the pages: of several the pages, in them the lanes, in them the events. */
import { boundsOf } from '../bounds.ts';
import type { Scene, SceneNode } from '../scene.ts';
import { pdfNumber, pdfText, type PdfFile } from './pdf-file.ts';

interface Bookmark {
  readonly title: string;
  /** Number of the page's object. */
  readonly page: number;
  /** In the page's units from its lower edge. */
  readonly y: number;
  readonly children: readonly Bookmark[];
}

export interface BookmarkedPage {
  /** Number of its object. */
  readonly object: number;
  readonly scene: Scene;
  /** From px below the scene's top to page units above the page's lower edge. */
  readonly heightOf: (top: number) => number;
}

/** Longer ones are no longer a list. */
const LONGEST_TITLE = 120;

function bookmarksOf(nodes: readonly SceneNode[], page: BookmarkedPage): readonly Bookmark[] {
  return nodes.flatMap((node): readonly Bookmark[] => {
    if (node.type !== 'group') return [];
    const children = bookmarksOf(node.children, page);
    if ((node.role !== 'lane' && node.role !== 'event') || node.label === '') return children;
    return [bookmark(node.label, boundsOf(node)?.top ?? 0, page, children)];
  });
}

function bookmark(
  label: string,
  top: number,
  { object, heightOf }: BookmarkedPage,
  children: readonly Bookmark[],
): Bookmark {
  const title = label.length > LONGEST_TITLE ? `${label.slice(0, LONGEST_TITLE)}…` : label;
  return { title, page: object, y: heightOf(top), children };
}

/** Writes the outline and gives its number, or null where there is nothing to list. */
export function writeBookmarks(pages: readonly BookmarkedPage[], file: PdfFile): number | null {
  const bookmarks = pages.flatMap((page) => {
    const within = bookmarksOf(page.scene.nodes, page);
    return pages.length === 1 ? within : [bookmark(page.scene.title, 0, page, within)];
  });
  if (bookmarks.length === 0) return null;
  const root = file.reserve();
  const { first, last, count } = writeLevel(bookmarks, root, file);
  file.set(root, `<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${count}>>`);
  return root;
}

interface Level {
  readonly first: number;
  readonly last: number;
  /** With all that lies below. */
  readonly count: number;
}

function writeLevel(bookmarks: readonly Bookmark[], parent: number, file: PdfFile): Level {
  const objects = bookmarks.map(() => file.reserve());
  let count = bookmarks.length;
  bookmarks.forEach(({ title, page, y, children }, index) => {
    const own = objects[index] ?? parent;
    const before = index === 0 ? '' : `/Prev ${objects[index - 1]} 0 R`;
    const after = index === objects.length - 1 ? '' : `/Next ${objects[index + 1]} 0 R`;
    let below = '';
    if (children.length > 0) {
      const level = writeLevel(children, own, file);
      count += level.count;
      below = `/First ${level.first} 0 R/Last ${level.last} 0 R/Count ${level.count}`;
    }
    file.set(
      own,
      `<</Title${pdfText(title)}/Parent ${parent} 0 R${before}${after}${below}/Dest[${page} 0 R/XYZ 0 ${pdfNumber(y)} null]>>`,
    );
  });
  return { first: objects[0] ?? parent, last: objects.at(-1) ?? parent, count };
}
