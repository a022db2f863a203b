import type { JsonObject } from '../../core/document/check-context.ts';
import { checkFrame, EventCheck } from '../../core/document/check-document.ts';
import { measureJson, type RecordRun } from '../../core/document/json-measure.ts';
import type { TimelineDocument } from '../../core/document/model.ts';
import { OPEN_DEFAULTS } from '../../core/document/open.ts';
import { readOutline, readRun } from '../../core/document/record-runs.ts';
import {
  COLLECTIONS,
  headOf,
  RECORDS,
  type Collection,
  type DocumentGatherer,
  type DocumentHead,
  type DocumentRecord,
} from './document-parts.ts';
import type { SoundEvents, WrittenRecords } from './document-protocol.ts';
import type { Defer } from './serve-source.ts';

export interface SharedReadingParts {
  readonly bytes: Uint8Array;
  /** Where records are written, for the page to read. What it finds of those `toCheck`, in order, is to come to `take`. */
  readonly tell: (written: WrittenRecords) => void;
  readonly defer: Defer;
  /** With a document of which there is nothing to tell, or with null where the file is to be opened as any other. */
  readonly done: (read: ReadDocument | null) => void;
}

export interface ReadDocument {
  readonly head: DocumentHead;
  /** Hands over all records, and reads those that so far only the page has read. */
  gather(into: DocumentGatherer): void;
}

/**
 * The page has to read every record, and the worker none but those that it checks, before the document can be shown: if
 * the page checks this part of the file, both are done at about the same time.
 */
const SHARE_OF_PAGE = 0.6;

/** The worker's side of opening a large file together with the page, in the good case that nothing is wrong with it. */
export class SharedReading {
  readonly #parts: SharedReadingParts;
  readonly #runs: WrittenRecords[] = [];
  readonly #told = new Map<Collection, number>();
  readonly #read = new Map<WrittenRecords, readonly unknown[]>();
  /** What is being read, without its events. */
  #frame: JsonObject = {};
  #check = new EventCheck(this.#frame);
  /** Keys that the file writes and that nobody has found yet. */
  #keys = 0;
  #own: WrittenRecords[] = [];
  #awaited: WrittenRecords[] = [];
  /** How many of its own runs the worker has looked at. */
  #checked = 0;
  readonly #found: SoundEvents[] = [];
  #isOver = false;

  constructor(parts: SharedReadingParts) {
    this.#parts = parts;
  }

  start(): void {
    const { bytes } = this.#parts;
    if (bytes.length > OPEN_DEFAULTS.largest) return this.#end(null);
    const records = { most: RECORDS, tell: (run: RecordRun) => this.#tell(run) };
    const { keys, tooDeepAt } = measureJson(bytes, OPEN_DEFAULTS.deepest, records);
    const frame = tooDeepAt < 0 ? this.#readFrame() : null;
    if (frame === null) return this.#end(null);
    this.#frame = frame;
    this.#check = new EventCheck(frame);
    this.#keys = keys;
    const events = this.#runs.filter(({ collection }) => collection === 'events');
    this.#own = events.filter(({ toCheck }) => !toCheck);
    this.#awaited = events.filter(({ toCheck }) => toCheck);
    this.#checkNext();
  }

  /** What the page has found of the next run: null if it is not sound. */
  take(found: SoundEvents | null): void {
    if (this.#isOver) return;
    if (found === null) return this.#end(null);
    this.#found.push(found);
    this.#keys -= found.keys;
    this.#concludeIfAll();
  }

  /** Whether the page has been told of as many records as the lists of a document have. */
  isWhole(document: TimelineDocument): boolean {
    return COLLECTIONS.every((name) => document[name].length === (this.#told.get(name) ?? 0));
  }

  #tell({ list, from, to, count }: RecordRun): void {
    const collection = COLLECTIONS.find((name) => name === list);
    if (collection === undefined) return;
    const toCheck = collection === 'events' && to < this.#parts.bytes.length * SHARE_OF_PAGE;
    const written: WrittenRecords = { type: 'written', collection, from, to, toCheck };
    this.#runs.push(written);
    this.#told.set(collection, (this.#told.get(collection) ?? 0) + count);
    this.#parts.tell(written);
  }

  /** The document without its events; null if it is none, or holds in its lists what is no run of records. */
  #readFrame(): JsonObject | null {
    const outline = readOutline(this.#parts.bytes, this.#runs);
    if (outline === null) return null;
    const lists: Record<string, unknown[]> = {};
    for (const name of COLLECTIONS) {
      const runs = this.#runs.filter(({ collection }) => collection === name);
      const list: unknown = outline[name];
      if (!Array.isArray(list) || list.length !== runs.length) return null;
      lists[name] = [];
      if (name === 'events') continue;
      for (const run of runs) {
        const records = this.#recordsOf(run);
        if (records === null) return null;
        lists[name].push(...records);
      }
    }
    return { ...outline, ...lists };
  }

  #recordsOf(run: WrittenRecords): readonly unknown[] | null {
    const known = this.#read.get(run);
    if (known !== undefined) return known;
    const records = readRun(this.#parts.bytes, run);
    if (records !== null) this.#read.set(run, records);
    return records;
  }

  /** A run at a time, so that the page is heard in between. */
  #checkNext(): void {
    if (this.#isOver) return;
    const run = this.#own[this.#checked];
    if (run === undefined) return this.#concludeIfAll();
    const records = this.#recordsOf(run);
    const keys = records && this.#check.keysOfSound(records);
    if (keys === null) return this.#end(null);
    this.#keys -= keys;
    this.#checked++;
    this.#parts.defer(() => this.#checkNext());
  }

  #concludeIfAll(): void {
    if (this.#checked < this.#own.length || this.#found.length < this.#awaited.length) return;
    const events: unknown[] = this.#found.flatMap(({ ids }) => ids.map((id) => ({ id })));
    for (const run of this.#own) for (const record of this.#read.get(run) ?? []) events.push(record);
    const { problems, keys } = checkFrame({ ...this.#frame, events }, 1);
    const isSound = problems.found.length === 0 && keys === this.#keys;
    this.#end(
      isSound
        ? { head: headOf(this.#frame as unknown as TimelineDocument), gather: (into) => this.#gather(into) }
        : null,
    );
  }

  #gather(into: DocumentGatherer): void {
    for (const run of this.#runs) {
      // That each run is one of sound records has been found before.
      into.add(run.collection, (this.#recordsOf(run) ?? []) as readonly DocumentRecord[]);
      this.#read.delete(run);
    }
  }

  #end(read: ReadDocument | null): void {
    this.#isOver = true;
    this.#parts.done(read);
  }
}
