import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { openBytes } from '../../../src/core/document/open.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { createDocumentWorker } from '../../../src/renderer/source/document-worker.ts';
import { createStandIn, large } from './document-stand-in.ts';

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Opens a file by page and worker together; the result must be that of a reading in one piece. */
async function open(bytes: Uint8Array<ArrayBuffer>) {
  const standIn = createStandIn();
  const result = await createDocumentWorker(standIn, () => Promise.resolve()).open(bytes.slice());
  expect(result).toEqual(openBytes(bytes));
  const found = standIn.received.flatMap((message) => (message.type === 'checked' ? [message.found] : []));
  return { result, found };
}

/** What may be wrong with a document, at one of its events. */
const FAULTS: Readonly<Record<string, (document: TimelineDocument, at: number) => object>> = {
  date: (document, at) => withEvent(document, at, { date: '2021-02-30' }),
  actor: (document, at) => withEvent(document, at, { actors: [{ actor: 'nobody', role: 'host' }] }),
  field: (document, at) => withEvent(document, at, { mood: { good: [{ really: true }] } }),
  language: (document, at) => withEvent(document, at, { title: { ar: 'بيان' } }),
  id: (document, at) => withEvent(document, at, { id: 'event-5' }),
  forbidden: (document, at) => withEvent(document, at, { constructor: {} }),
  nothing: (document, at) => ({ ...document, events: document.events.toSpliced(at, 1, null as never) }),
  list: (document, at) => ({ ...document, events: document.events.toSpliced(at, 1, [] as never) }),
  relation: (document, at) => withRelation(document, `event-${at}`),
  'relation to nothing': (document) => withRelation(document, 'nothing'),
};

function withEvent(document: TimelineDocument, at: number, fields: object): object {
  return { ...document, events: document.events.with(at, { ...document.events[at]!, ...fields }) };
}

function withRelation(document: TimelineDocument, to: string): object {
  const id = `relation-${document.relations.length}`;
  return { ...document, relations: [...document.relations, { id, type: 'cites', from: 'event-1399', to }] };
}

/** Keys that stand first in the file: the page meets the events before what it needs to look at them. */
const ORDERS: readonly (readonly string[])[] = [[], ['events'], ['format', 'version', 'events', 'actors']];

describe('A large file that page and worker read together', () => {
  test('is looked at by the page in its first part, and by the worker in the rest', async () => {
    const { result, found } = await open(encode(JSON.stringify(large)));
    expect(result).toMatchObject({ ok: true, problems: [], document: large });
    expect(found.map((sound) => sound?.keys)).toEqual([200 * 8, 200 * 8, 200 * 8, 200 * 8]);
    expect(found.flatMap((sound) => sound?.ids)).toEqual(large.events.slice(0, 800).map(({ id }) => id));
  });

  test('is told of as in one piece, wherever something is wrong', async () => {
    const fault = fc.record({ at: fc.nat(1399), kind: fc.constantFrom(...Object.keys(FAULTS)) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 2 }),
        fc.constantFrom(...ORDERS),
        async (faults, order) => {
          const sound: object = large;
          const document = faults.reduce(
            (so, { at, kind }) => FAULTS[kind]!(so as TimelineDocument, at),
            sound,
          );
          const fields = new Map(Object.entries(document));
          const keys = [...new Set([...order, ...fields.keys()])];
          await open(encode(JSON.stringify(Object.fromEntries(keys.map((key) => [key, fields.get(key)])))));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is the same however its keys are written, and whatever stands beside its lists', async () => {
    const text = saveDocument(large);
    for (const file of [
      text,
      `\ufeff${text}`,
      text.replace('"events"', '"ev\\u0065nts"'),
      text.replace('{', '{"beside":[{"a":[{"id":"not an event"}]},[1]],"actor":{"events":[{}]},'),
      text.replace('{', '{"events":[{"id":"not one that counts"}],'),
      text.replace('{', `{"beside":${'['.repeat(101)}${']'.repeat(101)},`),
      text.replace('"version": 1', '"version": 2'),
    ])
      await open(encode(file));
  });

  test('is refused as in one piece where it is not JSON, in a run or between two', async () => {
    const text = JSON.stringify(large);
    const between = text.indexOf(',{"kind"', text.indexOf('Statement 199"'));
    const last = text.indexOf(',{"kind"', text.indexOf('Statement 1199"'));
    for (const at of [between, last, text.indexOf('"actors"'), text.indexOf('"Statement 3"')])
      for (const found of ['\ufeff', '}', ']', '],[', 'null', ',', '{}', '"', ':']) {
        const { result } = await open(encode(text.slice(0, at) + found + text.slice(at)));
        expect(result.ok, `${found} at ${at}`).toBe(false);
      }
    for (const file of [text.slice(0, -9), text.replace('[', '[7,'), '', '{}'])
      expect((await open(encode(file))).result.ok).toBe(false);
  });

  test('is refused where it is not UTF-8, whoever looks there', async () => {
    for (const title of ['Statement 3"', 'Statement 1300"', 'A world"']) {
      const text = JSON.stringify(large);
      const bytes = encode(text);
      bytes[text.indexOf(title)] = 0xff;
      expect((await open(bytes)).result.problems.map(({ code }) => code)).toEqual(['not-utf8']);
    }
  });

  test('that repeats its languages is told of by the last, though the page has read the first', async () => {
    const text = JSON.stringify(large).replace(/\}$/, ',"languages":["ar"]}');
    const { result, found } = await open(encode(text));
    expect(found).not.toContain(null);
    expect(result.problems.map(({ code }) => code)).toContain('no-language');
  });
});
