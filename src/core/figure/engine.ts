/** The figure engine: from a document to the bytes of a figure. The app's worker and the command line share it. */
import { composeFigure, type Composition } from './compose/compose-figure.ts';
import type { FigureAssets, FigureNote, FigureRequest } from './contract.ts';
import { loadRasteriser } from './png/rasteriser.ts';
import { writePng, type PngOptions } from './png/write-png.ts';
import { checkpoint, type FigureControl } from './progress.ts';
import type { Scene, SceneNode } from './scene.ts';
import { writeSvg, type SvgOptions } from './svg/write-svg.ts';
import { createTextEngine } from './text/create-text-engine.ts';
import { loadHarfBuzz } from './text/harfbuzz.ts';
import { missingFace } from './text/missing-face.ts';
import type { FigureWords } from './words.ts';

export interface FigureEngine {
  compose(request: FigureRequest, words: FigureWords, control?: FigureControl): Promise<Composition>;
  toSvg(scene: Scene, options?: Pick<SvgOptions, 'text'>): string;
  /** Throws a RangeError for more pixels than can be drawn. */
  toPng(scene: Scene, options: PngOptions, control?: FigureControl): Promise<Uint8Array>;
}

export async function createFigureEngine(assets: FigureAssets): Promise<FigureEngine> {
  const text = createTextEngine(assets.fonts, await loadHarfBuzz());
  return {
    async compose(request, words, control = {}) {
      await checkpoint(control, 'layout', 0);
      const { scene, notes } = composeFigure(request, text, words, control.signal);
      await checkpoint(control, 'layout', 1);
      return { scene, notes: [...notes, ...missingGlyphNotes(scene.nodes)] };
    },
    toSvg: (scene, options) => writeSvg(scene, text.fonts, options),
    async toPng(scene, options, control = {}) {
      await checkpoint(control, 'drawing', 0);
      return writePng(scene, text.fonts, await loadRasteriser(assets.resvgWasm), options, control);
    },
  };
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
