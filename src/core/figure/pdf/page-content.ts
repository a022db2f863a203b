/** Draws a scene on a page and says what belongs to which element of the structure. */
import { assertNever } from '../../document/assert-never.ts';
import { boundsOf, type Bounds } from '../bounds.ts';
import { parsePath, type PathCommand } from '../path-data.ts';
import type { SceneNode } from '../scene.ts';
import type { FontFace, FontRegistry } from '../text/fonts.ts';
import { missingFace } from '../text/missing-face.ts';
import type { GlyphRun } from '../text/text.ts';
import { pdfColor, pdfText } from './pdf-file.ts';
import type { PdfFonts } from './pdf-fonts.ts';
import { drawShape, outlineOfPath, type GradientNames } from './shape-operators.ts';
import { createElement, type StructureElement, type StructureType } from './structure.ts';
import { showRun } from './text-operators.ts';

export interface PageTools {
  readonly registry: FontRegistry;
  readonly fonts: PdfFonts;
  readonly gradientNames: GradientNames;
}

type Group = Extract<SceneNode, { readonly type: 'group' }>;
type Text = Extract<SceneNode, { readonly type: 'text' }>;

/** The page that is drawn. */
export interface PageState {
  /** From 0. */
  readonly page: number;
  /** From the scene to the page's own units. */
  place(bounds: Bounds): Bounds;
  /** Number of the next piece of marked content. */
  nextId: number;
}

/** Operators for the nodes; `parent` takes their elements. */
export function drawNodes(
  nodes: readonly SceneNode[],
  parent: StructureElement,
  state: PageState,
  tools: PageTools,
): string {
  return nodes.map((node) => drawNode(node, parent, state, tools)).join('');
}

function drawNode(node: SceneNode, parent: StructureElement, state: PageState, tools: PageTools): string {
  switch (node.type) {
    case 'rect':
    case 'path': {
      const shape = drawShape(node, tools.gradientNames);
      return parent.type === 'Figure' ? markContent(shape, parent, state) : markDecoration(shape);
    }
    case 'text': {
      const isAlone = parent.type === 'Document' || parent.type === 'Sect';
      const element = isAlone ? addElement(createElement('P'), parent) : parent;
      return markContent(showText(node, tools), element, state);
    }
    case 'group': {
      const bounds = boundsOf(node);
      if (bounds === null) return '';
      const place = state.place(bounds);
      const language = node.role === 'part' ? node.language : null;
      const own = createElement(typeOf(node), alternativeOf(node), place, language);
      return drawNodes(node.children, addElement(own, parent), state, tools);
    }
    default:
      return assertNever(node);
  }
}

function addElement(element: StructureElement, parent: StructureElement): StructureElement {
  parent.children.push(element);
  return element;
}

function typeOf(group: Group): StructureType {
  const holdsText = group.children.some(({ type }) => type === 'text');
  switch (group.role) {
    case 'title':
      return 'H1';
    case 'lane':
    case 'part':
      return 'Sect';
    case 'event':
      return holdsText ? 'P' : 'Figure';
    case 'sources':
    case 'note':
      return 'Note';
    case 'axis':
    case 'relation':
    case 'legend':
      return 'Figure';
    default:
      return assertNever(group);
  }
}

/** Titles, sources and notes are read as they stand; of marks and lines the label tells more than what is drawn. */
function alternativeOf(group: Group): string | null {
  const type = typeOf(group);
  return type === 'Figure' || group.role === 'event' ? group.label : null;
}

function markContent(operators: string, element: StructureElement, state: PageState): string {
  if (operators === '') return '';
  const id = state.nextId;
  state.nextId += 1;
  element.children.push({ page: state.page, id });
  return `/${element.type}<</MCID ${id}>>BDC\n${operators}EMC\n`;
}

function markDecoration(operators: string): string {
  return operators === '' ? '' : `/Artifact BMC\n${operators}EMC\n`;
}

/** Operators for a line of text as it stands, belonging to nothing yet. */
function showText(node: Text, tools: PageTools): string {
  const shown = node.line.runs.map((run) => {
    if (run.font === missingFace.key) return drawBoxes(run, node);
    const font = tools.fonts.fontOf(tools.registry.file(run.font));
    return `BT ${pdfColor(node.fill)} rg ${showRun(run, node.x + run.x, node.y, font)}ET\n`;
  });
  return shown.join('');
}

/** Characters that no font has are drawings here as well, which say what they stand for. */
function drawBoxes(run: GlyphRun, node: Text): string {
  const scale = run.size / missingFace.unitsPerEm;
  const boxes = run.glyphs.map((glyph) =>
    outlineOfPath(placeOutline(missingFace, glyph.id, scale, node.x + run.x + glyph.x, node.y + glyph.y)),
  );
  return `/Span<</ActualText ${pdfText(run.text)}>>BDC q ${pdfColor(node.fill)} rg ${boxes.join('')}f Q EMC\n`;
}

function placeOutline(
  face: FontFace,
  glyph: number,
  scale: number,
  x: number,
  y: number,
): readonly PathCommand[] {
  return parsePath(face.outline(glyph)).map((command) =>
    command.type === 'move' || command.type === 'line'
      ? { type: command.type, x: x + command.x * scale, y: y - command.y * scale }
      : command,
  );
}
