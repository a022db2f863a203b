import type { Bounds } from '../bounds.ts';
import { checkpoint, type FigureControl } from '../progress.ts';
import type { Scene, SceneNode } from '../scene.ts';
import type { FontTextEngine } from '../text/create-text-engine.ts';
import type { TextStyle } from '../text/text.ts';
import { writeBookmarks, type Destination } from './bookmarks.ts';
import { createPdfGradients } from './gradients.ts';
import { writeInformation, writeXmp } from './metadata.ts';
import { slicePages, type PageSlice } from './page-breaks.ts';
import { drawNodes, showText, type PageTools } from './page-content.ts';
import { createPdfFile, pdfColor, pdfNumber, pdfNumbers, pdfText, type PdfFile } from './pdf-file.ts';
import { createPdfFonts } from './pdf-fonts.ts';
import { createElement, writeStructure, type StructureElement } from './structure.ts';
import type { Subsetter } from './subsetter.ts';

export interface PdfOptions {
  /** px: a scene higher than this goes on to further pages. Absent: one page as high as the scene. */
  readonly pageHeight?: number;
  /** What stands at the foot of each of several pages; counted from 1. */
  readonly pageNumber?: (page: number, count: number) => string;
}

/** Points, of which 72 make an inch, in a px, of which 96 do. */
const POINTS = 0.75;
/** No page may be longer in its own units (the limit of readers); larger ones say that their unit is larger. */
const LONGEST_SIDE = 14_400;

interface Sheet {
  readonly slices: readonly PageSlice[];
  /** px. */
  readonly width: number;
  readonly height: number;
  /** px left free at the top of the pages after the first. */
  readonly head: number;
  /** Page units in a px. */
  readonly scale: number;
  /** Points in a page unit. */
  readonly unit: number;
}

/** A tagged PDF whose text can be found, with the fonts that it needs. Throws for a page height that holds nothing. */
export async function writePdf(
  scene: Scene,
  text: FontTextEngine,
  subsetter: Subsetter,
  options: PdfOptions = {},
  control: FigureControl = {},
): Promise<Uint8Array> {
  const file = createPdfFile();
  const sheet = layOutPages(scene, options.pageHeight);
  const pages = sheet.slices.map(() => file.reserve());
  const fonts = createPdfFonts();
  const gradients = createPdfGradients();
  const tools: PageTools = {
    registry: text.fonts,
    fonts,
    gradientNames: gradients.namesOf,
    elements: new Map(),
  };
  const document = createElement('Document');
  const contents: number[] = [];
  for (const [page, slice] of sheet.slices.entries()) {
    await checkpoint(control, 'drawing', page / sheet.slices.length);
    const number = options.pageNumber?.(page + 1, sheet.slices.length);
    const foot = number === undefined ? '' : drawFoot(scene, sheet, text, number, tools);
    contents.push(file.addStream('', drawPage(scene, document, sheet, page, slice, tools) + foot));
  }
  await checkpoint(control, 'encoding', 0);
  const fontEntries = fonts.write(file, subsetter);
  const { shadings, states } = gradients.write(file, [0, 0, scene.width, scene.height]);
  const resources = file.add(
    `<</Font<<${fontEntries}>>/Shading<<${shadings}>>/ExtGState<<${states}>>/ProcSet[/PDF/Text]>>`,
  );
  const root = writeCatalog(scene, document, sheet, { pages, contents, resources }, file);
  const bytes = file.finish(root, writeInformation(scene, file));
  await checkpoint(control, 'encoding', 1);
  return bytes;
}

/** px, where there are several pages. */
const HEAD = 40;
const FOOT = 48;

function layOutPages(scene: Scene, pageHeight: number | undefined): Sheet {
  const height = pageHeight ?? scene.height;
  const single = scene.height <= height;
  const slices = single
    ? [{ top: 0, bottom: scene.height, overlap: 0 }]
    : slicePages(scene, height - FOOT, height - HEAD - FOOT);
  const longest = Math.max(scene.width, height) * POINTS;
  const unit = Math.max(1, Math.ceil(longest / LONGEST_SIDE));
  return { slices, width: scene.width, height, head: single ? 0 : HEAD, scale: POINTS / unit, unit };
}

/** px from the scene's top to the top of the page that shows the slice. */
function offsetOf(slice: PageSlice, { head }: Sheet): number {
  return slice.top - (slice.top === 0 ? 0 : head);
}

function drawPage(
  scene: Scene,
  document: StructureElement,
  sheet: Sheet,
  page: number,
  slice: PageSlice,
  tools: PageTools,
): string {
  const { scale, width, height } = sheet;
  const offset = offsetOf(slice, sheet);
  const place = ({ left, top, right, bottom }: Bounds): Bounds => ({
    left: left * scale,
    top: (height - (bottom - offset)) * scale,
    right: right * scale,
    bottom: (height - (top - offset)) * scale,
  });
  const paper = `/Artifact BMC\n${pdfColor(scene.background)} rg 0 0 ${pdfNumbers(width, height)} re f\nEMC\n`;
  const k = pdfNumber(scale);
  const shift = `q 1 0 0 1 0 ${pdfNumber(-offset)} cm\n`;
  const clip = `0 ${pdfNumbers(slice.top, width, slice.bottom - slice.top)} re W n\n`;
  const drawn = drawNodes(scene.nodes, document, { page, slice, place, nextId: 0 }, tools);
  return `${k} 0 0 -${k} 0 ${pdfNumber(height * scale)} cm\n${paper}${shift}${cutMarks(slice, sheet)}${clip}${drawn}Q\n`;
}

/** px: short lines at both edges where the strip that the page before shows as well ends. */
const CUT_MARK = 12;

function cutMarks({ top, overlap }: PageSlice, { width }: Sheet): string {
  if (overlap === 0) return '';
  const y = pdfNumber(top + overlap);
  const marks = `0 ${y} m ${CUT_MARK} ${y} l ${pdfNumber(width - CUT_MARK)} ${y} m ${pdfNumber(width)} ${y} l S`;
  return `/Artifact BMC\nq 0.5 G 0.5 w ${marks} Q\nEMC\n`;
}

const FOOT_STYLE: TextStyle = { family: 'sans', weight: 400, size: 12 };

/** The page's number in the middle of its foot, in the colour of the figure's first words. */
function drawFoot(
  scene: Scene,
  { width, height }: Sheet,
  text: FontTextEngine,
  number: string,
  tools: PageTools,
): string {
  const { direction, language } = scene;
  const [line] = text.paragraph(number, FOOT_STYLE, { direction, language }).lines;
  if (line === undefined) return '';
  const fill = firstFill(scene.nodes) ?? '#000000';
  const shown = showText(
    { type: 'text', x: (width - line.width) / 2, y: height - FOOT / 2, line, fill },
    tools,
  );
  return `/Artifact BMC\n${shown}EMC\n`;
}

function firstFill(nodes: readonly SceneNode[]): string | null {
  for (const node of nodes) {
    if (node.type === 'text') return node.fill;
    const within = node.type === 'group' ? firstFill(node.children) : null;
    if (within !== null) return within;
  }
  return null;
}

interface Written {
  readonly pages: readonly number[];
  readonly contents: readonly number[];
  readonly resources: number;
}

function writeCatalog(
  scene: Scene,
  document: StructureElement,
  sheet: Sheet,
  { pages, contents, resources }: Written,
  file: PdfFile,
): number {
  const tree = file.add(
    `<</Type/Pages/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]/Count ${pages.length}>>`,
  );
  const box = pdfNumbers(0, 0, sheet.width * sheet.scale, sheet.height * sheet.scale);
  const unit = sheet.unit === 1 ? '' : `/UserUnit ${sheet.unit}`;
  pages.forEach((page, index) => {
    file.set(
      page,
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[${box}]${unit}/Contents ${contents[index]} 0 R/Resources ${resources} 0 R/StructParents ${index}/Tabs/S>>`,
    );
  });
  const structure = writeStructure(document, pages, file);
  const bookmarks = writeBookmarks(scene.nodes, destinationOn(sheet, pages), file);
  const reading = scene.direction === 'rtl' ? '/Direction/R2L' : '';
  const outline =
    bookmarks === null ? '' : `/Outlines ${bookmarks} 0 R${pages.length > 1 ? '/PageMode/UseOutlines' : ''}`;
  return file.add(
    `<</Type/Catalog/Version/1.7/Pages ${tree} 0 R/Lang${pdfText(scene.language)}/MarkInfo<</Marked true>>` +
      `/StructTreeRoot ${structure} 0 R/Metadata ${writeXmp(scene, file)} 0 R${outline}` +
      `/ViewerPreferences<</DisplayDocTitle true${reading}>>>>`,
  );
}

function destinationOn(sheet: Sheet, pages: readonly number[]): Destination {
  const { slices, height, scale } = sheet;
  return (top) => {
    const index = Math.max(
      0,
      slices.findLastIndex((slice) => slice.top <= top),
    );
    const slice = slices[index];
    const offset = slice === undefined ? 0 : offsetOf(slice, sheet);
    return { page: pages[index] ?? 0, y: (height - (top - offset)) * scale };
  };
}
