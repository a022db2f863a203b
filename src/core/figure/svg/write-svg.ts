import { assertNever } from '../../document/assert-never.ts';
import { formatNumber } from '../number.ts';
import { formatPath, parsePath } from '../path-data.ts';
import type { Scene, SceneNode, Stroke } from '../scene.ts';
import type { FontRegistry } from '../text/fonts.ts';
import { contentHash } from './content-hash.ts';
import { createDefinitions, type Definitions } from './definitions.ts';
import { writeEditable, writeOutlines } from './write-text.ts';
import { attributes, escapeXml } from './xml.ts';

export interface SvgOptions {
  /** `editable` needs the fonts wherever it is opened. */
  readonly text?: 'outlines' | 'editable';
  /** What part of the scene to show, and in how many px; absent: all of it in its own size. */
  readonly view?: SvgView;
}

export interface SvgView {
  readonly width: number;
  readonly height: number;
  /** Scene units. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

interface Writer {
  readonly fonts: FontRegistry;
  readonly definitions: Definitions;
  readonly editable: boolean;
}

/**
 * A whole SVG document: no reference leads out of it, its ids start with a hash of its content, so that several
 * figures can stand in one page, and it looks the same wherever it is opened.
 */
export function writeSvg(scene: Scene, fonts: FontRegistry, options: SvgOptions = {}): string {
  const prefix = idPrefix(scene);
  const writer = { fonts, definitions: createDefinitions(prefix), editable: options.text === 'editable' };
  const nodes = scene.nodes.map((node) => writeNode(node, writer, false)).filter((node) => node !== '');
  const title = `${prefix}title`;
  const description = `${prefix}description`;
  const background = `<rect${attributes({ width: formatNumber(scene.width), height: formatNumber(scene.height), fill: scene.background })}/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${rootAttributes(scene, options.view)} aria-labelledby="${title}" aria-describedby="${description}">`,
    `<title id="${title}">${escapeXml(scene.title)}</title>`,
    `<desc id="${description}">${escapeXml(scene.description)}</desc>`,
    `${writer.definitions.toString()}${background}`,
    ...nodes,
    '</svg>\n',
  ].join('\n');
}

/** Glyphs follow from the text and the fonts of their runs, and are most of the scene. */
function idPrefix(scene: Scene): string {
  const content = JSON.stringify(scene, (key, value: unknown) => (key === 'glyphs' ? undefined : value));
  return `c${contentHash(content)}-`;
}

function rootAttributes(scene: Scene, view: SvgView | undefined): string {
  const { width, height, box } = view ?? {
    width: scene.width,
    height: scene.height,
    box: { x: 0, y: 0, width: scene.width, height: scene.height },
  };
  return attributes({
    width: formatNumber(width),
    height: formatNumber(height),
    viewBox: [box.x, box.y, box.width, box.height].map((value) => formatNumber(value, 6)).join(' '),
    preserveAspectRatio: view === undefined ? undefined : 'none',
    lang: scene.language,
    'xml:lang': scene.language,
    direction: scene.direction,
    // Readers that know the graphics roles let people walk the events; the others take it for a document.
    role: 'graphics-document document',
  });
}

function writeNode(node: SceneNode, writer: Writer, labelled: boolean): string {
  switch (node.type) {
    case 'rect':
      return `<rect${attributes({
        x: formatNumber(node.x),
        y: formatNumber(node.y),
        width: formatNumber(node.width),
        height: formatNumber(node.height),
        rx: node.radius === undefined ? undefined : formatNumber(node.radius),
        fill: writer.definitions.fill(node.fill),
        ...strokeAttributes(node.stroke),
      })}/>`;
    case 'path':
      return `<path${attributes({
        d: formatPath(parsePath(node.d)),
        fill: writer.definitions.fill(node.fill),
        ...strokeAttributes(node.stroke),
      })}/>`;
    case 'text':
      return writer.editable
        ? writeEditable(node, writer.fonts, writer.definitions)
        : writeOutlines(node, writer.fonts, writer.definitions, labelled ? undefined : node.line.text);
    case 'group':
      return writeGroup(node, writer);
    default:
      return assertNever(node);
  }
}

/** A group that holds others is walked into; one that holds none is read as one thing. */
function writeGroup(node: Extract<SceneNode, { readonly type: 'group' }>, writer: Writer): string {
  const holdsGroups = node.children.some((child) => child.type === 'group');
  const children = node.children.map((child) => writeNode(child, writer, !holdsGroups));
  const values = attributes({
    ...(node.role === 'part' && {
      lang: node.language,
      'xml:lang': node.language,
      direction: node.direction,
    }),
    role: holdsGroups ? 'graphics-object group' : 'graphics-symbol img',
    'aria-label': node.label,
    'data-role': node.role,
    'data-id': node.id,
  });
  return `<g${values}>\n${children.filter((child) => child !== '').join('\n')}\n</g>`;
}

function strokeAttributes(stroke: Stroke | undefined): Record<string, string | undefined> {
  if (stroke === undefined) return {};
  return {
    stroke: stroke.color,
    'stroke-width': formatNumber(stroke.width),
    'stroke-dasharray': stroke.dash?.map((length) => formatNumber(length)).join(' '),
    'stroke-linecap': stroke.cap,
  };
}
