/**
 * One shape for every format of rows. A codec tells its own files by their first bytes and reads them chunk by chunk
 * into a target; nothing of a file is held but the line at hand, and no object is made a row.
 */
import type { ImportTarget } from './import-target.ts';

export interface RowCodec {
  readonly id: 'gdelt' | 'icews';
  /** 0 (surely not) to 1 (surely): how much the beginning of a file looks like this format. */
  recognise(head: Uint8Array, name: string): number;
  /** A reader for one file. `head` is its beginning again, to tell the separator by; it is not read from. */
  createReader(target: ImportTarget, head: Uint8Array): RowReader;
}

export interface RowReader {
  /** Bytes of the file, in order, cut anywhere. The array is not kept. */
  write(chunk: Uint8Array): void;
  /** After the last chunk: a last line without a line end is read now. */
  end(): void;
}
