/** The outline that a reader shows beside the pages: lanes, and in them the events. */
import { boundsOf } from '../bounds.ts';
import type { SceneNode } from '../scene.ts';
import { pdfNumber, pdfText, type PdfFile } from './pdf-file.ts';

interface Bookmark {
  readonly title: string;
  /** px from the scene's top. */
  readonly top: number;
  readonly children: readonly Bookmark[];
}

/** Where on which page a place of the scene is: the page's object, and its distance from the page's lower edge. */
export type Destination = (top: number) => { readonly page: number; readonly y: number };

/** Longer ones are no longer a list. */
const LONGEST_TITLE = 120;

function bookmarksOf(nodes: readonly SceneNode[]): readonly Bookmark[] {
  return nodes.flatMap((node): readonly Bookmark[] => {
    if (node.type !== 'group') return [];
    const children = bookmarksOf(node.children);
    if ((node.role !== 'lane' && node.role !== 'event') || node.label === '') return children;
    const title = node.label.length > LONGEST_TITLE ? `${node.label.slice(0, LONGEST_TITLE)}…` : node.label;
    return [{ title, top: boundsOf(node)?.top ?? 0, children }];
  });
}

/** Writes the outline and gives its number, or null where there is nothing to list. */
export function writeBookmarks(
  nodes: readonly SceneNode[],
  destination: Destination,
  file: PdfFile,
): number | null {
  const bookmarks = bookmarksOf(nodes);
  if (bookmarks.length === 0) return null;
  const root = file.reserve();
  const { first, last, count } = writeLevel(bookmarks, root, destination, file);
  file.set(root, `<</Type/Outlines/First ${first} 0 R/Last ${last} 0 R/Count ${count}>>`);
  return root;
}

interface Level {
  readonly first: number;
  readonly last: number;
  /** With all that lies below. */
  readonly count: number;
}

function writeLevel(
  bookmarks: readonly Bookmark[],
  parent: number,
  destination: Destination,
  file: PdfFile,
): Level {
  const objects = bookmarks.map(() => file.reserve());
  let count = bookmarks.length;
  bookmarks.forEach((bookmark, index) => {
    const own = objects[index] ?? parent;
    const { page, y } = destination(bookmark.top);
    const before = index === 0 ? '' : `/Prev ${objects[index - 1]} 0 R`;
    const after = index === objects.length - 1 ? '' : `/Next ${objects[index + 1]} 0 R`;
    let below = '';
    if (bookmark.children.length > 0) {
      const level = writeLevel(bookmark.children, own, destination, file);
      count += level.count;
      below = `/First ${level.first} 0 R/Last ${level.last} 0 R/Count ${level.count}`;
    }
    file.set(
      own,
      `<</Title${pdfText(bookmark.title)}/Parent ${parent} 0 R${before}${after}${below}/Dest[${page} 0 R/XYZ 0 ${pdfNumber(y)} null]>>`,
    );
  });
  return { first: objects[0] ?? parent, last: objects.at(-1) ?? parent, count };
}
