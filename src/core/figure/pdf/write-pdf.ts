import type { Bounds } from '../bounds.ts';
import { checkpoint, type FigureControl } from '../progress.ts';
import type { Scene } from '../scene.ts';
import type { FontRegistry } from '../text/fonts.ts';
import { writeBookmarks } from './bookmarks.ts';
import { createPdfGradients } from './gradients.ts';
import { writeInformation, writeXmp } from './metadata.ts';
import { drawNodes, type PageTools } from './page-content.ts';
import { createPdfFile, pdfColor, pdfNumber, pdfNumbers, pdfText, type PdfFile } from './pdf-file.ts';
import { createPdfFonts } from './pdf-fonts.ts';
import { createElement, writeStructure, type StructureElement } from './structure.ts';
import type { Subsetter } from './subsetter.ts';

/** Points, of which 72 make an inch, in a px, of which 96 do. */
const POINTS = 0.75;
/** No page may be longer in its own units (the limit of readers); larger ones say that their unit is larger. */
const LONGEST_SIDE = 14_400;

interface Page {
  /** Number of its object. */
  readonly object: number;
  readonly scene: Scene;
  /** Page units in a px. */
  readonly scale: number;
  /** Points in a page unit. */
  readonly unit: number;
}

export interface PdfOptions {
  /** Of the whole; absent: the first page's. */
  readonly title?: string | undefined;
}

/**
 * A tagged PDF whose text can be found, with the fonts that it needs: a page for each scene. The first one gives the
 * language and the direction. Throws for no scene at all.
 */
export function writePdf(
  scenes: readonly Scene[],
  fonts: FontRegistry,
  subsetter: Subsetter,
  options: PdfOptions = {},
  control: FigureControl = {},
): Uint8Array {
  const [first] = scenes;
  if (first === undefined) throw new Error('A PDF needs a page');
  const file = createPdfFile();
  const pages = scenes.map((scene) => planPage(scene, file));
  const pdfFonts = createPdfFonts();
  const gradients = createPdfGradients();
  const tools: PageTools = { registry: fonts, fonts: pdfFonts, gradientNames: gradients.namesOf };
  const document = createElement('Document');
  const contents = pages.map((page, index) => {
    checkpoint(control, 'drawing', index / pages.length);
    return file.addStream('', drawPage(page, index, elementOf(page.scene, document, first), tools));
  });
  checkpoint(control, 'encoding', 0);
  const fontEntries = pdfFonts.write(file, subsetter);
  const { shadings, states } = gradients.write(file, [0, 0, ...largestSides(scenes)]);
  const resources = file.add(
    `<</Font<<${fontEntries}>>/Shading<<${shadings}>>/ExtGState<<${states}>>/ProcSet[/PDF/Text]>>`,
  );
  const whole = describeWhole(first, scenes, options);
  const root = writeCatalog(whole, document, { pages, contents, resources }, file);
  const bytes = file.finish(root, writeInformation(whole, file));
  checkpoint(control, 'encoding', 1);
  return bytes;
}

/** Pages of one figure each describe what they show. */
function describeWhole(first: Scene, scenes: readonly Scene[], { title = first.title }: PdfOptions): Scene {
  const descriptions = new Set(scenes.map(({ description }) => description));
  return { ...first, title, description: [...descriptions].join('\n') };
}

function planPage(scene: Scene, file: PdfFile): Page {
  const longest = Math.max(scene.width, scene.height) * POINTS;
  const unit = Math.max(1, Math.ceil(longest / LONGEST_SIDE));
  return { object: file.reserve(), scene, scale: POINTS / unit, unit };
}

/** What takes the elements of a scene: one that tells its language, where that is not the document's. */
function elementOf(scene: Scene, document: StructureElement, first: Scene): StructureElement {
  if (scene.language === first.language) return document;
  const element = createElement('Sect', null, null, scene.language);
  document.children.push(element);
  return element;
}

function largestSides(scenes: readonly Scene[]): readonly number[] {
  return [Math.max(...scenes.map(({ width }) => width)), Math.max(...scenes.map(({ height }) => height))];
}

function drawPage(
  { scene, scale }: Page,
  index: number,
  element: StructureElement,
  tools: PageTools,
): string {
  const { width, height } = scene;
  const place = ({ left, top, right, bottom }: Bounds): Bounds => ({
    left: left * scale,
    top: (height - bottom) * scale,
    right: right * scale,
    bottom: (height - top) * scale,
  });
  const paper = `/Artifact BMC\n${pdfColor(scene.background)} rg 0 0 ${pdfNumbers(width, height)} re f\nEMC\n`;
  const k = pdfNumber(scale);
  const drawn = drawNodes(scene.nodes, element, { page: index, place, nextId: 0 }, tools);
  return `${k} 0 0 -${k} 0 ${pdfNumber(height * scale)} cm\n${paper}${drawn}`;
}

interface Written {
  readonly pages: readonly Page[];
  readonly contents: readonly number[];
  readonly resources: number;
}

function writeCatalog(
  whole: Scene,
  document: StructureElement,
  { pages, contents, resources }: Written,
  file: PdfFile,
): number {
  const objects = pages.map(({ object }) => object);
  const tree = file.add(
    `<</Type/Pages/Kids[${objects.map((object) => `${object} 0 R`).join(' ')}]/Count ${pages.length}>>`,
  );
  pages.forEach(({ object, scene, scale, unit }, index) => {
    const box = pdfNumbers(0, 0, scene.width * scale, scene.height * scale);
    const larger = unit === 1 ? '' : `/UserUnit ${unit}`;
    file.set(
      object,
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[${box}]${larger}/Contents ${contents[index]} 0 R/Resources ${resources} 0 R/StructParents ${index}/Tabs/S>>`,
    );
  });
  const structure = writeStructure(document, objects, file);
  const bookmarks = writeBookmarks(pages.map(bookmarkedPage), file);
  const reading = whole.direction === 'rtl' ? '/Direction/R2L' : '';
  const outline =
    bookmarks === null ? '' : `/Outlines ${bookmarks} 0 R${pages.length > 1 ? '/PageMode/UseOutlines' : ''}`;
  return file.add(
    `<</Type/Catalog/Version/1.7/Pages ${tree} 0 R/Lang${pdfText(whole.language)}/MarkInfo<</Marked true>>` +
      `/StructTreeRoot ${structure} 0 R/Metadata ${writeXmp(whole, file)} 0 R${outline}` +
      `/ViewerPreferences<</DisplayDocTitle true${reading}>>>>`,
  );
}

function bookmarkedPage({ object, scene, scale }: Page) {
  return { object, scene, heightOf: (top: number): number => (scene.height - top) * scale };
}
