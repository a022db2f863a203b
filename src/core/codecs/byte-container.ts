/**
 * A file as it lies on disk to the files that are in it: plain, gzipped, or a ZIP of several. By their first bytes,
 * not their names. All is streamed: compressed bytes go in small slices, so that no slice unfolds into very much.
 */
import { Gunzip, Unzip, UnzipInflate } from 'fflate';

export interface EntryReader {
  write(chunk: Uint8Array): void;
  end(): void;
}

/** Gives a reader for a file by its name, or null to pass it over. */
export type OpenEntry = (name: string) => EntryReader | null;

export interface ContainerReader {
  /** Throws where compressed data is damaged; so may `end`. */
  write(chunk: Uint8Array): void;
  end(): void;
}

/** As the callers see it: after damage, `giveUp` ends what was begun, so that rows already unpacked are kept. */
export interface FileReader extends ContainerReader {
  giveUp(): void;
}

const COMPRESSED_SLICE = 1 << 15;

export function createContainerReader(name: string, openEntry: OpenEntry): FileReader {
  let inner: ContainerReader | null = null;
  let head = new Uint8Array();
  const unfinished = new Set<EntryReader>();
  const open: OpenEntry = (entryName) => {
    const entry = openEntry(entryName);
    if (!entry) return null;
    unfinished.add(entry);
    return {
      write: entry.write,
      end() {
        unfinished.delete(entry);
        entry.end();
      },
    };
  };
  const begin = (): ContainerReader => (inner ??= chooseContainer(head, name, open));
  return {
    giveUp() {
      for (const entry of unfinished) entry.end();
      unfinished.clear();
    },
    write(chunk) {
      if (inner) {
        inner.write(chunk);
        return;
      }
      const joined = new Uint8Array(head.length + chunk.length);
      joined.set(head);
      joined.set(chunk, head.length);
      head = joined;
      if (head.length < 4) return;
      begin().write(head);
    },
    end() {
      if (!inner) begin().write(head);
      inner?.end();
    },
  };
}

function chooseContainer(head: Uint8Array, name: string, open: OpenEntry): ContainerReader {
  if (head[0] === 0x1f && head[1] === 0x8b) return createGzip(open(name.replace(/\.gz$/i, '')));
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04) return createZip(open);
  return open(name) ?? { write: () => undefined, end: () => undefined };
}

function createGzip(entry: EntryReader | null): ContainerReader {
  const gunzip = new Gunzip((chunk) => entry?.write(chunk));
  return {
    write: (chunk) => inSlices(chunk, (slice) => gunzip.push(slice, false)),
    end() {
      gunzip.push(new Uint8Array(), true);
      entry?.end();
    },
  };
}

function createZip(open: OpenEntry): ContainerReader {
  let failure: unknown = null;
  const unzip = new Unzip((file) => {
    const isFolder = file.name.endsWith('/') || file.name.startsWith('__MACOSX/');
    const entry = isFolder ? null : open(file.name.split('/').at(-1) ?? file.name);
    if (!entry) return;
    file.ondata = (error, chunk, final) => {
      if (error) failure = error;
      else entry.write(chunk);
      if (!error && final) entry.end();
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  const push = (slice: Uint8Array, final: boolean) => {
    unzip.push(slice, final);
    if (failure) throw failure;
  };
  return {
    write: (chunk) => inSlices(chunk, (slice) => push(slice, false)),
    end: () => push(new Uint8Array(), true),
  };
}

function inSlices(chunk: Uint8Array, push: (slice: Uint8Array) => void): void {
  for (let at = 0; at < chunk.length; at += COMPRESSED_SLICE) push(chunk.subarray(at, at + COMPRESSED_SLICE));
}
