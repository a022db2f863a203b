/** WHATWG Encoding: every environment that we run in has it, though the types of ES2023 do not name it. */
interface Utf8Decoder {
  decode(bytes: Uint8Array): string;
}
type Utf8DecoderClass = new (
  label: 'utf-8',
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => Utf8Decoder;
interface Utf8Encoder {
  encode(text: string): Uint8Array;
}
const { TextDecoder, TextEncoder } = globalThis as unknown as {
  readonly TextDecoder: Utf8DecoderClass;
  readonly TextEncoder: new () => Utf8Encoder;
};

export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export type Utf8Result =
  | { readonly ok: true; readonly text: string }
  /** `line` is that of the first byte that is not UTF-8, 1-based. */
  | { readonly ok: false; readonly line: number };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The text of UTF-8 bytes, without a byte order mark. */
export function decodeUtf8(bytes: Uint8Array): Utf8Result {
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return { ok: false, line: lineOfBadByte(bytes) };
  }
}

function lineOfBadByte(bytes: Uint8Array): number {
  let at = 0;
  for (let length = 1; at < bytes.length && length > 0; at += length) length = sequenceLength(bytes, at);
  return lineOfByte(bytes, at);
}

/** The 1-based line of a byte. Lines end in LF, CR LF or CR. */
export function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++)
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) line++;
  return line;
}

/** Bytes of the character at `at` by RFC 3629, or 0 if it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4) return 0;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1]!;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const surrogate = first === 0xed && second >= 0xa0;
  return overlong || surrogate || (first === 0xf4 && second >= 0x90) ? 0 : length;
}
