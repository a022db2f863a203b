/**
 * The logical structure of a tagged PDF: what a screen reader walks through. Every drawn thing either belongs to an
 * element of it, by a number on its page, or is marked as decoration.
 */
import type { Bounds } from '../bounds.ts';
import { pdfNumbers, pdfText, type PdfFile } from './pdf-file.ts';

export type StructureType = 'Document' | 'H1' | 'Sect' | 'P' | 'Figure' | 'Lbl' | 'Note';

export interface StructureElement {
  readonly type: StructureType;
  /** Said in place of the content. */
  readonly alternative: string | null;
  readonly children: (StructureElement | MarkedContent)[];
  /** In the page's units; asked for where a figure stands. */
  readonly bounds: Bounds | null;
  /** BCP 47, where it is not the document's. */
  readonly language: string | null;
}

export interface MarkedContent {
  readonly page: number;
  readonly id: number;
}

export function createElement(
  type: StructureType,
  alternative: string | null = null,
  bounds: Bounds | null = null,
  language: string | null = null,
): StructureElement {
  return { type, alternative, children: [], bounds, language };
}

/** Writes the tree and gives the number of its root. `pages` are the page objects' numbers. */
export function writeStructure(document: StructureElement, pages: readonly number[], file: PdfFile): number {
  const root = file.reserve();
  const parents: Map<number, number>[] = pages.map(() => new Map());
  const top = writeElement(document, root, pages, parents, file);
  const lists = parents.map((ofPage, index) => {
    const references = Array.from({ length: ofPage.size }, (_, id) => `${ofPage.get(id) ?? top} 0 R`);
    return `${index}[${references.join(' ')}]`;
  });
  const tree = file.add(`<</Nums[${lists.join('')}]>>`);
  file.set(
    root,
    `<</Type/StructTreeRoot/K ${top} 0 R/ParentTree ${tree} 0 R/ParentTreeNextKey ${pages.length}>>`,
  );
  return root;
}

function writeElement(
  element: StructureElement,
  parent: number,
  pages: readonly number[],
  parents: readonly Map<number, number>[],
  file: PdfFile,
): number {
  const own = file.reserve();
  const kids = element.children.map((child) => {
    if ('type' in child) return `${writeElement(child, own, pages, parents, file)} 0 R`;
    parents[child.page]?.set(child.id, own);
    return `<</Type/MCR/Pg ${pages[child.page]} 0 R/MCID ${child.id}>>`;
  });
  const alternative = element.alternative === null ? '' : `/Alt${pdfText(element.alternative)}`;
  const language = element.language === null ? '' : `/Lang${pdfText(element.language)}`;
  file.set(
    own,
    `<</Type/StructElem/S/${element.type}/P ${parent} 0 R${alternative}${language}${layoutOf(element)}/K[${kids.join(' ')}]>>`,
  );
  return own;
}

function layoutOf({ type, bounds }: StructureElement): string {
  if (type !== 'Figure' || bounds === null) return '';
  return `/A<</O/Layout/Placement/Block/BBox[${pdfNumbers(bounds.left, bounds.top, bounds.right, bounds.bottom)}]>>`;
}
