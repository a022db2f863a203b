/** Rows are read here and stay here: the page asks for what it shows. One import a worker. */
import { importFiles, type ImportFile, type ImportProgress } from '../../core/codecs/import-files.ts';
import { createImportedSource } from '../../core/codecs/imported-source.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { loadVocabulary, type Vocabulary } from '../../core/vocabulary/vocabulary.ts';
import { serveSource } from '../source/serve-source.ts';
import { rehearseImport } from './rehearse-import.ts';
import type { FromWorker, ImportInput, ToWorker } from './import-protocol.ts';

/** Loaded at once: the files may still be being chosen. Failing is told by the import that needs it. */
const loading = loadVocabulary();
const wanted = new AbortController();
loading.then(getReady, () => undefined);
self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  wanted.abort();
  void answer(data);
});

async function getReady(vocabulary: Vocabulary): Promise<void> {
  try {
    await rehearseImport(vocabulary, wanted.signal);
  } catch (error) {
    // An import needs no rehearsal.
    if (!wanted.signal.aborted) console.error(error);
  }
  post({ type: 'ready' });
}

async function answer({ inputs, title, port }: ToWorker): Promise<void> {
  try {
    const vocabulary = await loading;
    const files = inputs.map(toImportFile);
    const result = await importFiles(files, { vocabulary, onProgress: everyNowAndThen(postProgress) });
    if (!result.ok) {
      post({ type: 'failed', reason: result.reason, detail: '', problems: result.problems });
      return;
    }
    const { rows, problems } = result;
    const { source, document } = createImportedSource(rows, vocabulary, title);
    serveSource(source, port);
    postInParts(document);
    const { total, span } = source;
    post({
      type: 'done',
      summary: {
        total,
        span,
        rowsRead: rows.rowsRead,
        problems,
        document: { ...document, actors: [], places: [], sources: [] },
      },
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', reason: 'failed', detail, problems: [] });
  }
}

function post(message: FromWorker): void {
  self.postMessage(message);
}

/** Records a message: some milliseconds of the page's time. */
const PART = 2000;

function postInParts({ actors, places, sources }: TimelineDocument): void {
  for (const part of partsOf(actors)) post({ type: 'part', part: { actors: part } });
  for (const part of partsOf(places)) post({ type: 'part', part: { places: part } });
  for (const part of partsOf(sources)) post({ type: 'part', part: { sources: part } });
}

function* partsOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += PART) yield list.slice(at, at + PART);
}

function postProgress(progress: ImportProgress): void {
  post({ type: 'progress', progress });
}

/** Milliseconds: often enough to look alive. */
const PROGRESS_INTERVAL = 50;

function everyNowAndThen(tell: (progress: ImportProgress) => void): (progress: ImportProgress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < PROGRESS_INTERVAL && progress.fraction < 1) return;
    last = now;
    tell(progress);
  };
}

const PIECE = 1 << 20;

/** Never more than a piece of a file is in memory. */
function toImportFile({ name, blob }: ImportInput): ImportFile {
  return {
    name,
    size: blob.size,
    async *chunks() {
      for (let at = 0; at < blob.size; at += PIECE) {
        yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
      }
    },
  };
}
