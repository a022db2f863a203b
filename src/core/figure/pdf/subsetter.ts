/** HarfBuzz's subsetter: a font file with the outlines of some glyphs only, their ids kept. */

export interface Subsetter {
  /** A TrueType file. Throws if the font cannot be cut down. */
  subset(font: Uint8Array, glyphs: readonly number[]): Uint8Array;
}

/** The functions of `harfbuzz-subset.wasm` that we call; pointers and handles are numbers. */
interface SubsetExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize?(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_length(blob: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, type: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

/** Of the platform, which the pure core's types do not know. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, never>,
  ): Promise<{ readonly instance: { readonly exports: unknown } }>;
};

/** hb-subset.h and hb-blob.h. */
const MEMORY_MODE_WRITABLE = 2;
const SETS_DROP_TABLE_TAG = 3;
const FLAG_NO_HINTING = 1;
const FLAG_RETAIN_GIDS = 2;

/** A PDF needs the outlines and their metrics; the text was shaped already. */
const DROPPED_TABLES = [
  'GSUB',
  'GPOS',
  'GDEF',
  'STAT',
  'meta',
  'DSIG',
  'name',
  'post',
  'OS/2',
  'gasp',
  'kern',
  'cmap',
];

export async function createSubsetter(wasm: Uint8Array): Promise<Subsetter> {
  const { instance } = await WebAssembly.instantiate(wasm, {});
  const exports = instance.exports as SubsetExports;
  exports._initialize?.();
  return { subset: (font, glyphs) => subsetFont(exports, font, glyphs) };
}

function subsetFont(exports: SubsetExports, font: Uint8Array, glyphs: readonly number[]): Uint8Array {
  const data = exports.malloc(font.length);
  new Uint8Array(exports.memory.buffer).set(font, data);
  const blob = exports.hb_blob_create(data, font.length, MEMORY_MODE_WRITABLE, 0, 0);
  const face = exports.hb_face_create(blob, 0);
  exports.hb_blob_destroy(blob);
  const input = describeSubset(exports, glyphs);
  const subset = exports.hb_subset_or_fail(face, input);
  exports.hb_subset_input_destroy(input);
  exports.hb_face_destroy(face);
  exports.free(data);
  if (subset === 0) throw new Error(`The font cannot be cut down to its glyphs: ${glyphs.length}`);
  const file = exports.hb_face_reference_blob(subset);
  const length = exports.hb_blob_get_length(file);
  const start = exports.hb_blob_get_data(file, 0);
  const bytes = new Uint8Array(exports.memory.buffer).slice(start, start + length);
  exports.hb_blob_destroy(file);
  exports.hb_face_destroy(subset);
  return bytes;
}

function describeSubset(exports: SubsetExports, glyphs: readonly number[]): number {
  const input = exports.hb_subset_input_create_or_fail();
  if (input === 0) throw new Error('There is no memory left to cut a font down');
  const wanted = exports.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) exports.hb_set_add(wanted, glyph);
  const dropped = exports.hb_subset_input_set(input, SETS_DROP_TABLE_TAG);
  for (const table of DROPPED_TABLES) exports.hb_set_add(dropped, tagOf(table));
  exports.hb_subset_input_set_flags(input, FLAG_NO_HINTING | FLAG_RETAIN_GIDS);
  return input;
}

function tagOf(name: string): number {
  return [...name].reduce((tag, letter) => ((tag << 8) | letter.charCodeAt(0)) >>> 0, 0);
}
