/** Fields into the dictionaries of a target: trimmed, without what stands for nothing, and checked as text. */
import type { ByteDictionary } from './byte-dictionary.ts';
import { bytesToText, isUtf8 } from './bytes-to-text.ts';
import { isNothing } from './field-values.ts';
import type { ProblemLog } from './import-problems.ts';
import type { Fields } from './row-scanner.ts';

const SPACE = 32;
const TAB = 9;

/** Narrows field `index` to what stands between its spaces. False where it is absent or says that it is nothing. */
export function hasValue(fields: Fields, index: number): boolean {
  if (index < 0 || index >= fields.count) return false;
  const { bytes, starts, ends } = fields;
  let from = starts[index] ?? 0;
  let to = ends[index] ?? 0;
  while (from < to && bytes[from] === SPACE) from++;
  while (to > from && bytes[to - 1] === SPACE) to--;
  starts[index] = from;
  ends[index] = to;
  return !isNothing(bytes, from, to);
}

export function fieldText(fields: Fields, index: number): string {
  return bytesToText(fields.bytes, fields.starts[index], fields.ends[index]);
}

/** The number of the field's text in the dictionary, −1 for none. */
export function addField(
  dictionary: ByteDictionary,
  fields: Fields,
  index: number,
  problems: ProblemLog,
): number {
  if (!hasValue(fields, index)) return -1;
  return addBytes(
    dictionary,
    fields.bytes,
    fields.starts[index] ?? 0,
    fields.ends[index] ?? 0,
    problems,
    fields.line,
  );
}

function addBytes(
  dictionary: ByteDictionary,
  bytes: Uint8Array,
  from: number,
  to: number,
  problems: ProblemLog,
  line: number,
): number {
  const before = dictionary.size;
  const number = dictionary.add(bytes, from, to);
  if (number === before && !isUtf8(bytes, from, to)) {
    problems.add('not-utf8', line, () => bytesToText(bytes, from, to));
  }
  return number;
}

/** Two fields as one entry with a tab between; −1 where the first has no value. */
export function createPairAdder(dictionary: ByteDictionary, problems: ProblemLog) {
  let scratch = new Uint8Array(512);
  return (fields: Fields, first: number, second: number): number => {
    if (!hasValue(fields, first)) return -1;
    const { bytes, starts, ends } = fields;
    const [from, to] = [starts[first] ?? 0, ends[first] ?? 0];
    const hasSecond = hasValue(fields, second);
    const [from2, to2] = hasSecond ? [starts[second] ?? 0, ends[second] ?? 0] : [0, 0];
    const length = to - from + 1 + to2 - from2;
    if (hasSecond && from2 === to + 1 && bytes[to] === TAB) {
      return addBytes(dictionary, bytes, from, to2, problems, fields.line);
    }
    if (length > scratch.length) scratch = new Uint8Array(length * 2);
    scratch.set(bytes.subarray(from, to));
    scratch[to - from] = TAB;
    scratch.set(bytes.subarray(from2, to2), to - from + 1);
    return addBytes(dictionary, scratch, 0, length, problems, fields.line);
  };
}
