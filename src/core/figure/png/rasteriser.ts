import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** A drawn SVG. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA rows from the top. */
  readonly pixels: Uint8Array;
}

export interface Rasteriser {
  pixels(svg: string): Raster;
  /** A plain PNG of the whole. */
  png(svg: string): Uint8Array;
}

let initialised: Promise<void> | null = null;

/** resvg's wasm can be started only once in a page or process; a failed start may be tried again. */
export async function loadRasteriser(wasm: () => Promise<Uint8Array>): Promise<Rasteriser> {
  initialised ??= wasm().then((bytes) => initWasm(bytes));
  try {
    await initialised;
  } catch (error) {
    initialised = null;
    throw error;
  }
  return { pixels: (svg) => draw(svg, toRaster), png: (svg) => draw(svg, (image) => image.asPng()) };
}

type RenderedImage = ReturnType<InstanceType<typeof Resvg>['render']>;

function toRaster({ width, height, pixels }: RenderedImage): Raster {
  return { width, height, pixels };
}

/** Our SVG holds no text, so resvg needs no fonts; what it allocates in wasm is given back by hand. */
function draw<T>(svg: string, take: (image: RenderedImage) => T): T {
  const resvg = new Resvg(svg, { font: { loadSystemFonts: false } });
  const image = resvg.render();
  const taken = take(image);
  image.free();
  resvg.free();
  return taken;
}
