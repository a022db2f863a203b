/** Spreadsheets save "Unicode text" as UTF-16 with a mark at its beginning. */
export type ByteOrder = 'little' | 'big';

export function utf16OrderOf(head: Uint8Array): ByteOrder | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'little';
  return head[0] === 0xfe && head[1] === 0xff ? 'big' : null;
}

/** Chunks of UTF-16, cut anywhere, to chunks of UTF-8. Half a pair becomes U+FFFD; the mark becomes UTF-8's. */
export function createUtf16Transcoder(order: ByteOrder): (chunk: Uint8Array) => Uint8Array {
  let odd = -1;
  let high = 0;
  return (chunk) => {
    const out = new Uint8Array(chunk.length * 2 + 8);
    let length = 0;
    const put = (point: number) => {
      length = putPoint(out, length, point);
    };
    for (const byte of chunk) {
      if (odd < 0) {
        odd = byte;
        continue;
      }
      const unit = order === 'little' ? (byte << 8) | odd : (odd << 8) | byte;
      odd = -1;
      const isLow = unit >= 0xdc00 && unit <= 0xdfff;
      if (high !== 0) {
        put(isLow ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : REPLACEMENT);
        high = 0;
        if (isLow) continue;
      }
      if (unit >= 0xd800 && unit <= 0xdbff) high = unit;
      else put(isLow ? REPLACEMENT : unit);
    }
    return out.subarray(0, length);
  };
}

const REPLACEMENT = 0xfffd;

function putPoint(out: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    out[at] = point;
    return at + 1;
  }
  const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  out[at] = (LEADS[more] ?? 0) | (point >> (6 * more));
  for (let i = 1; i <= more; i++) out[at + i] = 0x80 | ((point >> (6 * (more - i))) & 0x3f);
  return at + more + 1;
}

/** First bytes of sequences by the number of bytes that follow. */
const LEADS = [0, 0xc0, 0xe0, 0xf0];
