/** Gradients as shadings; their opacity as a mask drawn by a shading of greys. */
import type { Paint } from '../scene.ts';
import { pdfColor, pdfNumber, pdfNumbers, type PdfFile } from './pdf-file.ts';
import type { GradientNames } from './shape-operators.ts';

type Gradient = Exclude<Paint, string>;

export interface PdfGradients {
  readonly namesOf: GradientNames;
  /** Writes all gradients and gives the entries of the pages' resources. `box` holds all that is drawn. */
  write(file: PdfFile, box: readonly number[]): { readonly shadings: string; readonly states: string };
}

export function createPdfGradients(): PdfGradients {
  const known = new Map<
    string,
    { readonly gradient: Gradient; readonly shading: string; readonly state: string }
  >();
  return {
    namesOf(gradient) {
      const key = JSON.stringify(gradient);
      let names = known.get(key);
      if (names === undefined) {
        names = { gradient, shading: `S${known.size + 1}`, state: `G${known.size + 1}` };
        known.set(key, names);
      }
      return names;
    },
    write(file, box) {
      let shadings = '';
      let states = '';
      for (const { gradient, shading, state } of known.values()) {
        shadings += `/${shading} ${writeShading(gradient, 'DeviceRGB', ({ color }) => pdfColor(color), file)} 0 R`;
        states += `/${state} ${writeMask(gradient, box, file)} 0 R`;
      }
      return { shadings, states };
    },
  };
}

type Stop = Gradient['stops'][number];

function writeShading(
  gradient: Gradient,
  space: 'DeviceRGB' | 'DeviceGray',
  colourOf: (stop: Stop) => string,
  file: PdfFile,
): number {
  const { x1, y1, x2, y2 } = gradient;
  const ramp = file.add(describeRamp(gradient.stops, colourOf));
  return file.add(
    `<</ShadingType 2/ColorSpace/${space}/Coords[${pdfNumbers(x1, y1, x2, y2)}]/Function ${ramp} 0 R/Extend[true true]>>`,
  );
}

/** One function over all stops, made of one between each two. */
function describeRamp(stops: readonly Stop[], colourOf: (stop: Stop) => string): string {
  const [first] = stops;
  const last = stops.at(-1);
  if (first === undefined || last === undefined) throw new Error('A gradient has no stops');
  const padded = [{ ...first, offset: 0 }, ...stops, { ...last, offset: 1 }].filter(
    (stop, index, all) => index === 0 || stop.offset > (all[index - 1]?.offset ?? 0),
  );
  const parts = padded.slice(1).map((stop, index) => {
    const before = colourOf(padded[index] ?? stop);
    return `<</FunctionType 2/Domain[0 1]/N 1/C0[${before}]/C1[${colourOf(stop)}]>>`;
  });
  const bounds = padded.slice(1, -1).map(({ offset }) => pdfNumber(offset));
  const encode = parts.map(() => '0 1').join(' ');
  return `<</FunctionType 3/Domain[0 1]/Functions[${parts.join('')}]/Bounds[${bounds.join(' ')}]/Encode[${encode}]>>`;
}

function writeMask(gradient: Gradient, box: readonly number[], file: PdfFile): number {
  const greys = writeShading(gradient, 'DeviceGray', ({ opacity }) => pdfNumber(opacity), file);
  const form = file.addStream(
    `/Type/XObject/Subtype/Form/BBox[${pdfNumbers(...box)}]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Shading<</M ${greys} 0 R>>>>`,
    '/M sh',
  );
  return file.add(`<</Type/ExtGState/SMask<</Type/Mask/S/Luminosity/G ${form} 0 R>>>>`);
}
