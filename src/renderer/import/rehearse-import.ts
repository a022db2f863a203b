/**
 * Imports made-up rows and asks of them what a window asks when it opens, while the reader still chooses files: the
 * engine has then compiled what the real rows need, and thousands of them are there in half the time.
 */
import { importFiles, type ImportFile } from '../../core/codecs/import-files.ts';
import { createImportedSource } from '../../core/codecs/imported-source.ts';
import type { ImportedRows } from '../../core/codecs/import-target.ts';
import type { CancelSignal } from '../../core/cancel.ts';
import { FACETS, type LaneMode } from '../../core/document/model.ts';
import { encodeUtf8 } from '../../core/document/utf8.ts';
import { BY_DATE, type EventSource } from '../../core/table/event-source.ts';
import type { Vocabulary } from '../../core/vocabulary/vocabulary.ts';
import { connectSource } from '../source/connect-source.ts';
import { createDefer, serveSource } from '../source/serve-source.ts';
import { rehearsalRow } from './rehearsal-row.ts';

/**
 * An engine takes what is made once for what is always so, and drops what it compiled when the second import makes its
 * columns and dictionaries anew: only the third runs as all others will.
 */
const ROUNDS: readonly LaneMode[] = ['kind', 'root-code', 'actor-pair'];
const ROWS = 2000;
/** Rows between two looks at whether the real import has come. */
const ROWS_A_PIECE = 100;
const PIXELS = 1200;
const MOST_EVENTS = 260;

/** Throws the signal's reason when the real import wants to begin. */
export async function rehearseImport(vocabulary: Vocabulary, signal: CancelSignal): Promise<void> {
  const defer = createDefer();
  const pause = () => new Promise<void>((resolve) => defer(resolve));
  signal.throwIfAborted();
  const file = madeUpFile();
  for (const lanes of ROUNDS) {
    const result = await importFiles([file], { vocabulary, signal, pause });
    if (!result.ok) throw new Error(`None of the made-up rows could be read: ${result.reason}`);
    await askAsAWindow(result.rows, vocabulary, lanes, signal);
  }
}

function madeUpFile(): ImportFile {
  const pieces = Array.from({ length: ROWS / ROWS_A_PIECE }, (_, piece) =>
    encodeUtf8(
      Array.from({ length: ROWS_A_PIECE }, (__, row) => rehearsalRow(piece * ROWS_A_PIECE + row)).join(''),
    ),
  );
  return {
    name: 'rehearsal',
    size: pieces.reduce((sum, { length }) => sum + length, 0),
    async *chunks() {
      for (const piece of pieces) yield await Promise.resolve(piece);
    },
  };
}

/** Over a port, as the page will. */
async function askAsAWindow(
  rows: ImportedRows,
  vocabulary: Vocabulary,
  lanes: LaneMode,
  signal: CancelSignal,
): Promise<void> {
  const { source } = createImportedSource(rows, vocabulary, '');
  const { port1, port2 } = new MessageChannel();
  serveSource(source, port2);
  try {
    await askAll(connectSource(port1, source), lanes, signal);
  } finally {
    port1.close();
    port2.close();
  }
}

async function askAll(source: EventSource, lanes: LaneMode, signal: CancelSignal): Promise<void> {
  await source.facets({}, FACETS, signal);
  await source.overview({}, PIXELS, signal);
  if (source.span === null) throw new Error('The made-up rows have no dates');
  const { earliest: from, latest: to } = source.span;
  const millisecondsPerPixel = (to - from) / PIXELS;
  const query = { from, to, lanes, filter: {}, millisecondsPerPixel, limit: MOST_EVENTS };
  const answer = await source.window(query, signal);
  const shown = answer.lanes.flatMap(({ items }) => items.map(({ eventId }) => eventId));
  await source.events(shown, signal);
  await source.list({}, BY_DATE, 0, MOST_EVENTS, signal);
}
