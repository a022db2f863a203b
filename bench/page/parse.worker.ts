/** The peer of an import: uDSV splits the same bytes into strings, piece by piece, and nothing is made of them. */
import { inferSchema, initParser } from 'udsv';

const PIECE = 1 << 20;

self.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void countRows(data).then((rows) => self.postMessage(rows));
});
self.postMessage('ready');

async function countRows(blob: Blob): Promise<number> {
  const decoder = new TextDecoder();
  let parser: ReturnType<typeof initParser> | null = null;
  let rows = 0;
  for (let at = 0; at < blob.size; at += PIECE) {
    const bytes = await blob.slice(at, at + PIECE).arrayBuffer();
    const text = decoder.decode(bytes, { stream: true });
    parser ??= initParser(schemaOf(text));
    parser.chunk<string[]>(text, parser.stringArrs, () => {
      rows++;
    });
  }
  parser?.end();
  return rows;
}

/** No header: columns have numbers for names, and no row is skipped. */
function schemaOf(text: string) {
  const columns = (text.slice(0, text.indexOf('\n')).match(/\t/g)?.length ?? 0) + 1;
  const names = Array.from({ length: columns }, (_, i) => `c${i}`);
  return inferSchema(text, { col: '\t', row: '\n', header: () => [names] });
}
