import { EVENT_KINDS } from '../../core/document/model.ts';
import type { DensityBin, LaneWindow, WindowAnswer } from '../../core/table/event-source.ts';

/**
 * A window's answer with all bins of all lanes in one array, which is handed over and not copied: thousands of small
 * objects would take longer to cross than to count.
 */
export interface PackedWindow extends Omit<WindowAnswer, 'lanes'> {
  readonly lanes: readonly PackedLane[];
  readonly numbers: Float64Array<ArrayBuffer>;
}

type PackedLane = Omit<LaneWindow, 'bins'> & { readonly bins: number };

const KINDS = EVENT_KINDS.length;
const QUADS = 4;
/** From, to, count, Goldstein score, then the kinds and the quad classes. */
const HEAD = 4;
const NUMBERS = HEAD + KINDS + QUADS;

export function packWindow(answer: WindowAnswer): PackedWindow {
  const size = answer.lanes.reduce((sum, { bins }) => sum + bins.length, 0);
  const numbers = new Float64Array(size * NUMBERS);
  let at = 0;
  for (const { bins } of answer.lanes) {
    for (const bin of bins) {
      numbers[at] = bin.from;
      numbers[at + 1] = bin.to;
      numbers[at + 2] = bin.count;
      numbers[at + 3] = bin.goldstein ?? NaN;
      numbers.set(bin.kinds, at + HEAD);
      numbers.set(bin.quadClasses, at + HEAD + KINDS);
      at += NUMBERS;
    }
  }
  return { ...answer, lanes: answer.lanes.map((lane) => ({ ...lane, bins: lane.bins.length })), numbers };
}

export function unpackWindow({ numbers, lanes, ...answer }: PackedWindow): WindowAnswer {
  let at = 0;
  const unpackBin = (): DensityBin => {
    const goldstein = numbers[at + 3]!;
    const quads = at + HEAD + KINDS;
    const bin = {
      from: numbers[at]!,
      to: numbers[at + 1]!,
      count: numbers[at + 2]!,
      goldstein: Number.isNaN(goldstein) ? null : goldstein,
      kinds: copyOf(numbers, at + HEAD, KINDS),
      quadClasses: copyOf(numbers, quads, QUADS),
    };
    at += NUMBERS;
    return bin;
  };
  return {
    ...answer,
    lanes: lanes.map((lane) => ({ ...lane, bins: Array.from({ length: lane.bins }, unpackBin) })),
  };
}

/** Each frame of a zoom brings hundreds of bins: `Array.from` takes many times as long. */
function copyOf(numbers: Float64Array, from: number, count: number): readonly number[] {
  const copy: number[] = [];
  for (let at = from; at < from + count; at++) copy.push(numbers[at]!);
  return copy;
}
