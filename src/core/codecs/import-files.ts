/** Files of rows to one table: any number of files, plain or compressed, read once and in order. */
import type { CancelSignal } from '../cancel.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { createContainerReader, type EntryReader } from './byte-container.ts';
import type { RowCodec, RowReader } from './codec.ts';
import { gdeltCodec } from './gdelt.ts';
import { icewsCodec } from './icews.ts';
import { createImportTarget, type ImportedRows, type ImportTarget } from './import-target.ts';
import { createProblemLog, type ImportProblem } from './import-problems.ts';
import { createUtf16Transcoder, utf16OrderOf } from './utf16-to-utf8.ts';

export const ROW_CODECS: readonly RowCodec[] = [gdeltCodec, icewsCodec];

export interface ImportFile {
  readonly name: string;
  /** Bytes, for the progress. */
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ImportProgress {
  /** 0 to 1, of all files' bytes as they lie on disk. */
  readonly fraction: number;
  readonly rows: number;
  readonly file: string;
}

export interface ImportControl {
  readonly vocabulary: Vocabulary;
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** Awaited after every slice: lets the surroundings breathe (and hear of a cancel) as often as they like. */
  readonly pause?: (() => Promise<void>) | undefined;
}

/** `unknown`: no file is of a format we read. `empty`: of one, but without a row that could be kept. */
export type ImportResult =
  | { readonly ok: true; readonly rows: ImportedRows; readonly problems: readonly ImportProblem[] }
  | {
      readonly ok: false;
      readonly reason: 'unknown' | 'empty';
      readonly problems: readonly ImportProblem[];
    };

/** What is read between two pauses. */
const SLICE = 1 << 18;

/** Throws the signal's reason once that is aborted; a damaged file is a problem and not an error. */
export async function importFiles(
  files: readonly ImportFile[],
  control: ImportControl,
): Promise<ImportResult> {
  const session = createSession(control.vocabulary);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  for (const file of files) {
    await readFile(file, session, control, (bytes) => {
      done += bytes;
      const fraction = total === 0 ? 1 : Math.min(1, done / total);
      control.onProgress?.({ fraction, rows: session.target()?.rowsRead ?? 0, file: file.name });
    });
  }
  const target = session.target();
  const problems = session.problems.list();
  if (!target) return { ok: false, reason: 'unknown', problems };
  const rows = target.build();
  return rows.table.size === 0 ? { ok: false, reason: 'empty', problems } : { ok: true, rows, problems };
}

async function readFile(
  file: ImportFile,
  session: Session,
  control: ImportControl,
  advance: (bytes: number) => void,
): Promise<void> {
  session.problems.enterFile(file.name);
  const container = createContainerReader(file.name, session.open);
  const attempt = (read: () => void): boolean => {
    try {
      read();
      return true;
    } catch (error) {
      session.problems.add('unreadable-file', 0, () =>
        String(error instanceof Error ? error.message : error),
      );
      return false;
    }
  };
  for await (const chunk of file.chunks()) {
    for (let at = 0; at < chunk.length; at += SLICE) {
      control.signal?.throwIfAborted();
      const slice = chunk.subarray(at, at + SLICE);
      if (!attempt(() => container.write(slice))) return;
      advance(slice.length);
      await control.pause?.();
    }
  }
  control.signal?.throwIfAborted();
  attempt(() => container.end());
}

interface Session {
  readonly problems: ReturnType<typeof createProblemLog>;
  /** Null until a file was recognised. */
  target(): ImportTarget | null;
  readonly open: (name: string) => EntryReader;
}

function createSession(vocabulary: Vocabulary): Session {
  const problems = createProblemLog();
  let target: ImportTarget | null = null;
  return {
    problems,
    target: () => target,
    open(name) {
      problems.enterFile(name);
      return createEntry((head) => {
        const codec = recognise(head, name);
        // One table holds one data set: its numbers of events would collide with another's.
        if (!codec || (target && target.dataset !== codec.id)) {
          problems.add('unreadable-file', 0, () => name);
          return null;
        }
        target ??= createImportTarget(codec.id, vocabulary, problems);
        return codec.createReader(target, head);
      });
    },
  };
}

function recognise(head: Uint8Array, name: string): RowCodec | null {
  const rated = ROW_CODECS.map((codec) => ({ codec, rate: codec.recognise(head, name) }));
  const [best] = rated.sort((a, b) => b.rate - a.rate);
  return best && best.rate > 0 ? best.codec : null;
}

/** What is looked at to tell the format: some hundred rows. */
const HEAD = 1 << 16;

/** Gathers the beginning of a file until its format can be told, then passes everything on. */
function createEntry(choose: (head: Uint8Array) => RowReader | null): EntryReader {
  let reader: RowReader | null = null;
  let chosen = false;
  let transcode: ((chunk: Uint8Array) => Uint8Array) | null = null;
  let isFirst = true;
  const waiting: Uint8Array[] = [];
  let waitingBytes = 0;

  function begin(isWhole: boolean): void {
    chosen = true;
    const head = new Uint8Array(waitingBytes);
    let at = 0;
    for (const chunk of waiting) {
      head.set(chunk, at);
      at += chunk.length;
    }
    waiting.length = 0;
    reader = choose(isWhole ? head : wholeLines(head));
    reader?.write(head);
  }

  return {
    write(chunk) {
      if (chunk.length === 0) return;
      if (isFirst) {
        const order = utf16OrderOf(chunk);
        transcode = order && createUtf16Transcoder(order);
        isFirst = false;
      }
      const bytes = transcode ? transcode(chunk) : chunk;
      if (chosen) {
        reader?.write(bytes);
        return;
      }
      waiting.push(transcode ? bytes : bytes.slice());
      waitingBytes += bytes.length;
      if (waitingBytes >= HEAD) begin(false);
    },
    end() {
      if (!chosen) begin(true);
      reader?.end();
    },
  };
}

/** A cut last line would look like a damaged one. */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = Math.max(head.lastIndexOf(10), head.lastIndexOf(13));
  return end > 0 ? head.subarray(0, end + 1) : head;
}
