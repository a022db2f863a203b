import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import type { TimelineDocument } from '../../../src/core/document/model.ts';
import { saveDocument } from '../../../src/core/document/save.ts';
import { createDocumentSource } from '../../../src/core/table/document-source.ts';
import { createDocumentGatherer, headOf, partsBetween } from '../../../src/renderer/source/document-parts.ts';
import { createDocumentWorker } from '../../../src/renderer/source/document-worker.ts';
import { randomDocument } from '../../core/table/random-documents.ts';
import { createStandIn, large } from './document-stand-in.ts';

const BY_DATE = { by: 'date', descending: false, language: 'en' } as const;

function withTitle(document: TimelineDocument, at: number, title: string): TimelineDocument {
  const events = document.events.map((event, place) =>
    place === at ? { ...event, title: { en: title } } : event,
  );
  return { ...document, events };
}

describe('A file made in the worker', () => {
  test('is what the page would make, of the version that the page has, and questions are answered meanwhile', async () => {
    const standIn = createStandIn();
    const worker = createDocumentWorker(standIn, () => Promise.resolve());
    const text = saveDocument(large);
    const opened = await worker.open(new TextEncoder().encode(text));
    if (!opened.ok) throw new Error('Not opened');
    const { document } = opened;
    const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    expect(decode(await worker.save(document))).toBe(text);

    const edited = withTitle(document, 700, 'Edited');
    const source = worker.sourceOf(buildDocumentIndex(edited));
    const view = { lanes: 'actor' } as const;
    const [saved, listed] = await Promise.all([
      worker.save({ ...edited, view }),
      source.list({ text: 'edited' }, BY_DATE, 0, 10),
    ]);
    expect(decode(saved)).toBe(saveDocument({ ...edited, view }));
    expect(listed.total).toBe(1);
    expect(standIn.received.filter(({ type }) => type === 'changed')).toHaveLength(1);
  });

  test('is given up with the worker', async () => {
    const worker = createDocumentWorker(createStandIn(), () => Promise.resolve());
    const saved = worker.save(large);
    await Promise.resolve();
    worker.close();
    await expect(saved).rejects.toThrow('closed');
  });
});

describe('Parts of a document', () => {
  test('make one document another, whatever was changed', () => {
    fc.assert(
      fc.property(
        randomDocument(30),
        randomDocument(30),
        fc.nat(30),
        fc.nat(10),
        (one, other, at, remove) => {
          const added = other.events.slice(0, 3).map((event) => ({ ...event, id: `new-${event.id}` }));
          const edited = {
            ...one,
            title: { en: 'Edited' },
            events: one.events.toSpliced(at, remove, ...added),
          };
          const gatherer = createDocumentGatherer();
          let before: TimelineDocument | null = null;
          const gathered: TimelineDocument[] = [];
          for (const document of [one, edited, other, one]) {
            for (const part of partsBetween(before, document)) gatherer.take(part);
            gathered.push(gatherer.finish(headOf(document)));
            before = document;
          }
          expect(gathered).toEqual([one, edited, other, one]);
        },
      ),
    );
  });

  test('are small messages, and after an edit hold no more than what it changed', () => {
    const parts = [...partsBetween(null, large)];
    expect(Math.max(...parts.map(({ records }) => records.length))).toBeLessThanOrEqual(200);
    const edit = [...partsBetween(large, withTitle(large, 700, 'New'))];
    expect(edit).toHaveLength(1);
    expect(edit[0]).toMatchObject({ collection: 'events', at: 700, remove: 1 });
    expect(edit[0]?.records).toHaveLength(1);
  });
});

describe('A large document in a worker', () => {
  test('opens as it would here, and is answered for', async () => {
    const client = createDocumentWorker(createStandIn(), () => Promise.resolve());
    const result = await client.open(new TextEncoder().encode(saveDocument(large)));
    if (!result.ok) throw new Error('refused');
    expect(result.document).toEqual(large);
    const source = client.sourceOf(buildDocumentIndex(result.document));
    const here = createDocumentSource(buildDocumentIndex(large));
    expect(await source.list({}, BY_DATE, 0, 2000)).toEqual(await here.list({}, BY_DATE, 0, 2000));
    expect(source.total).toBe(1400);
    expect(source.span).toEqual(here.span);
  });

  test('that is of another format is refused as such', async () => {
    const client = createDocumentWorker(createStandIn(), () => Promise.resolve());
    const result = await client.open(new TextEncoder().encode('{"format":"something else"}'));
    expect(result.ok).toBe(false);
    expect(result.problems.map(({ code }) => code)).toEqual(['wrong-format']);
  });

  test('whose worker failed before the file came is given up, and not waited for', async () => {
    const listeners = new Map<string, (event: { readonly message: string }) => void>();
    const client = createDocumentWorker(
      {
        postMessage: () => undefined,
        addEventListener: (type: string, listen: unknown) => void listeners.set(type, listen as never),
        terminate: () => undefined,
      },
      () => Promise.resolve(),
    );
    listeners.get('error')?.({ message: 'No such script' });
    expect(await client.ready).toBe(false);
    await expect(client.open(new TextEncoder().encode(saveDocument(large)))).rejects.toThrow(
      'No such script',
    );
  });

  test('follows edits and their undoing, and sends no more than they change', async () => {
    const worker = createStandIn();
    const client = createDocumentWorker(worker, () => Promise.resolve());
    const before = client.sourceOf(buildDocumentIndex(large));
    expect((await before.search('unheard', {}, 5)).total).toBe(0);
    const count = worker.received.length;
    const edited = withTitle(large, 3, 'Unheard of');
    const after = client.sourceOf(buildDocumentIndex(edited));
    expect((await after.search('unheard', {}, 5)).hits.map(({ eventId }) => eventId)).toEqual(['event-3']);
    expect(worker.received.slice(count).map(({ type }) => type)).toEqual(['part', 'changed', 'ask']);
    const undone = client.sourceOf(buildDocumentIndex(large));
    expect((await undone.search('unheard', {}, 5)).total).toBe(0);
  });

  test('knows at once how far an edit reaches in time', async () => {
    const client = createDocumentWorker(createStandIn(), () => Promise.resolve());
    const first = client.sourceOf(buildDocumentIndex(large));
    await first.events([]);
    const later = {
      ...large,
      events: [...large.events, { ...large.events[0]!, id: 'late', date: '2031-05' }],
    };
    const source = client.sourceOf(buildDocumentIndex(later));
    expect(source.span?.latest).toBe(Date.UTC(2031, 5, 1) - 1);
    expect(source.total).toBe(1401);
  });
});
