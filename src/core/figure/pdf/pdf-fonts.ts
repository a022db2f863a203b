/**
 * Fonts as a PDF holds them: a subset of the glyphs, and for every code of a glyph exactly one character, since
 * programs that search and copy guess the text back from these. A glyph that stands for several characters or takes
 * several widths in different places gets a code for each; the further letters of a ligature get codes of their own, drawn as nothing.
 */
import type { FileFace } from '../text/fonts.ts';
import { hex4, hexUnits, pdfNumber, pdfNumbers, type PdfFile } from './pdf-file.ts';
import type { Subsetter } from './subsetter.ts';

export interface PdfFont {
  /** Its name in the pages' resources. */
  readonly name: string;
  readonly face: FileFace;
  /** Code for a glyph that shows `text`, which may be empty, and takes `width` thousandths of the size. */
  codeOf(glyph: number, text: string, width: number): number;
  /** Code that shows nothing and means `text`. */
  silentCodeOf(text: string): number;
}

export interface PdfFonts {
  fontOf(face: FileFace): PdfFont;
  /** Writes all fonts and gives the entries of the pages' font resources. */
  write(file: PdfFile, subsetter: Subsetter): string;
}

interface Usage extends PdfFont {
  readonly codes: ReadonlyMap<number, Code>;
}

interface Code {
  readonly glyph: number;
  readonly text: string;
  readonly width: number;
}

/** Codes below stand for the glyph of that number; none of our fonts has as many glyphs. */
const FIRST_EXTRA_CODE = 0x8000;
/** The subset keeps it, without outline. */
const EMPTY_GLYPH = 0;

export function createPdfFonts(): PdfFonts {
  const usages = new Map<FileFace, Usage>();
  return {
    fontOf(face) {
      let usage = usages.get(face);
      if (usage === undefined) usages.set(face, (usage = createUsage(face, `F${usages.size + 1}`)));
      return usage;
    },
    write: (file, subsetter) =>
      [...usages.values()].map((usage) => `/${usage.name} ${writeFont(usage, file, subsetter)} 0 R`).join(''),
  };
}

function createUsage(face: FileFace, name: string): Usage {
  const codes = new Map<number, Code>();
  const extra = new Map<string, number>();
  const extraCode = (meaning: Code): number => {
    const key = `${meaning.glyph} ${meaning.width} ${meaning.text}`;
    let code = extra.get(key);
    if (code === undefined) {
      code = FIRST_EXTRA_CODE + extra.size;
      if (code > 0xffff) throw new Error(`A figure uses too many letters of one font: ${face.key}`);
      extra.set(key, code);
      codes.set(code, meaning);
    }
    return code;
  };
  return {
    name,
    face,
    codes,
    codeOf(glyph, text, width) {
      const own = codes.get(glyph);
      if (own === undefined) codes.set(glyph, { glyph, text, width });
      const same = own === undefined || (own.text === text && own.width === width);
      return same ? glyph : extraCode({ glyph, text, width });
    },
    silentCodeOf: (text) => extraCode({ glyph: EMPTY_GLYPH, text, width: 0 }),
  };
}

function writeFont(usage: Usage, file: PdfFile, subsetter: Subsetter): number {
  const { face } = usage;
  const codes = [...usage.codes].sort(([one], [other]) => one - other);
  const glyphs = [...new Set(codes.map(([, { glyph }]) => glyph))].sort((one, other) => one - other);
  const bytes = subsetter.subset(face.bytes, glyphs);
  const name = `${subsetTag(glyphs)}+${face.family.replaceAll(' ', '')}-${face.weight}`;
  const program = file.addStream(`/Length1 ${bytes.length}`, bytes);
  const descriptor = file.add(describeFont(face, name, program));
  const widths = codes.map(([code, { width }]) => `${code}[${width}]`).join('');
  const glyphMap = file.addStream('', mapGlyphs(usage.codes));
  const descendant = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/DW 0/W[${widths}]/CIDToGIDMap ${glyphMap} 0 R>>`,
  );
  const meanings = file.addStream('', mapCharacters(codes.map(([code, { text }]) => [code, text])));
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${meanings} 0 R>>`,
  );
}

/** Six letters that differ between subsets, as the standard asks. */
function subsetTag(glyphs: readonly number[]): string {
  let hash = glyphs.reduce((sum, glyph) => (Math.imul(sum, 31) + glyph) >>> 0, 7);
  return Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (hash % 26));
    hash = Math.imul(hash ^ (hash >>> 7), 0x01000193) >>> 0;
    return letter;
  }).join('');
}

const SYMBOLIC = 4;

function describeFont(face: FileFace, name: string, program: number): string {
  const perMille = 1000 / face.unitsPerEm;
  const { box, capHeight } = readMetrics(face);
  const entries = [
    `/FontBBox[${pdfNumbers(...box.map((value) => value * perMille))}]`,
    `/ItalicAngle 0/Ascent ${pdfNumber(face.ascent * 1000)}/Descent ${pdfNumber(-face.descent * 1000)}`,
    `/CapHeight ${pdfNumber(capHeight * perMille)}/StemV ${face.weight > 500 ? 120 : 80}`,
  ];
  return `<</Type/FontDescriptor/FontName/${name}/Flags ${SYMBOLIC}${entries.join('')}/FontFile2 ${program} 0 R>>`;
}

/** From the tables `head` and `OS/2`, at the places that OpenType gives. */
function readMetrics(face: FileFace): { readonly box: readonly number[]; readonly capHeight: number } {
  const head = tableOf(face, 'head');
  const os2 = tableOf(face, 'OS/2');
  return { box: [36, 38, 40, 42].map((at) => head.getInt16(at)), capHeight: os2.getInt16(88) };
}

function tableOf(face: FileFace, name: string): DataView {
  const table = face.font.face.referenceTable(name);
  if (table === undefined) throw new Error(`The font ${face.key} has no table: ${name}`);
  return new DataView(table.buffer, table.byteOffset, table.byteLength);
}

function mapGlyphs(codes: Usage['codes']): Uint8Array {
  const map = new Uint8Array(2 * (Math.max(...codes.keys()) + 1));
  for (const [code, { glyph }] of codes) {
    map[2 * code] = glyph >> 8;
    map[2 * code + 1] = glyph & 0xff;
  }
  return map;
}

const BLOCK = 100;

function mapCharacters(texts: readonly (readonly [code: number, text: string])[]): string {
  const named = texts.filter(([, text]) => text !== '');
  const blocks: string[] = [];
  for (let at = 0; at < named.length; at += BLOCK) {
    const block = named.slice(at, at + BLOCK);
    const lines = block.map(([code, text]) => `<${hex4(code)}> <${hexUnits(text)}>`).join('\n');
    blocks.push(`${block.length} beginbfchar\n${lines}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
