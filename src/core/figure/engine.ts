/** The figure engine: from a document to the bytes of a figure. The app's worker and the command line share it. */
import { type Composition } from './compose/compose-figure.ts';
import { composeRequest, composeRequestPages } from './compose/side-by-side.ts';
import type { FigureAssets, FigureNote, FigureRequest } from './contract.ts';
import { createSubsetter, type Subsetter } from './pdf/subsetter.ts';
import { writePdf, type PdfOptions } from './pdf/write-pdf.ts';
import { loadRasteriser } from './png/rasteriser.ts';
import { writePng, type PngOptions } from './png/write-png.ts';
import { checkpoint, type FigureControl } from './progress.ts';
import type { Scene, SceneNode } from './scene.ts';
import { writeSvg, type SvgOptions } from './svg/write-svg.ts';
import { createTextEngine } from './text/create-text-engine.ts';
import { loadHarfBuzz } from './text/harfbuzz.ts';
import { missingFace } from './text/missing-face.ts';
import type { WordsIn } from './words.ts';

export interface FigureEngine {
  compose(request: FigureRequest, words: WordsIn, control?: FigureControl): Promise<Composition>;
  /** The figure over pages of its height. Throws a RangeError where that is not given. */
  composePages(
    request: FigureRequest,
    words: WordsIn,
    control?: FigureControl,
  ): Promise<readonly Composition[]>;
  toSvg(scene: Scene, options?: Pick<SvgOptions, 'text'>): string;
  /** Throws a RangeError for more pixels than can be drawn. */
  toPng(scene: Scene, options: PngOptions, control?: FigureControl): Promise<Uint8Array>;
  /** A page for each scene. Throws for assets without the subsetter. */
  toPdf(pages: readonly Scene[], options?: PdfOptions, control?: FigureControl): Promise<Uint8Array>;
}

export async function createFigureEngine(assets: FigureAssets): Promise<FigureEngine> {
  const text = createTextEngine(assets.fonts, await loadHarfBuzz());
  let subsetter: Subsetter | null = null;
  return {
    async compose(request, words, control = {}) {
      checkpoint(control, 'layout', 0);
      const composition = composeRequest(request, text, words, control.signal);
      checkpoint(control, 'layout', 1);
      return withMissingGlyphs(composition);
    },
    async composePages(request, words, control = {}) {
      checkpoint(control, 'layout', 0);
      const pages = composeRequestPages(request, text, words, control.signal);
      checkpoint(control, 'layout', 1);
      return pages.map(withMissingGlyphs);
    },
    toSvg: (scene, options) => writeSvg(scene, text.fonts, options),
    async toPng(scene, options, control = {}) {
      checkpoint(control, 'drawing', 0);
      return writePng(scene, text.fonts, await loadRasteriser(assets.resvgWasm), options, control);
    },
    async toPdf(pages, options = {}, control = {}) {
      checkpoint(control, 'drawing', 0);
      subsetter ??= await loadSubsetter(assets);
      return writePdf(pages, text.fonts, subsetter, options, control);
    },
  };
}

async function loadSubsetter({ subsetWasm }: FigureAssets): Promise<Subsetter> {
  if (subsetWasm === undefined) throw new Error('PDF needs an asset that was not given: subsetWasm');
  return createSubsetter(await subsetWasm());
}

function withMissingGlyphs({ scene, notes }: Composition): Composition {
  return { scene, notes: [...notes, ...missingGlyphNotes(scene.nodes)] };
}

/** One note for each line that shows boxes in place of characters. */
function missingGlyphNotes(nodes: readonly SceneNode[]): readonly FigureNote[] {
  return nodes.flatMap((node): readonly FigureNote[] => {
    if (node.type === 'group') return missingGlyphNotes(node.children);
    if (node.type !== 'text') return [];
    const missing = node.line.runs.filter(({ font }) => font === missingFace.key);
    if (missing.length === 0) return [];
    const characters = [...new Set(missing.flatMap((run) => [...run.text]))];
    return [{ type: 'missing-glyph', text: node.line.text, characters }];
  });
}
