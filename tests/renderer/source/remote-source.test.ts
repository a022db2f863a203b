import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildDocumentIndex } from '../../../src/core/document/document-index.ts';
import { FACETS } from '../../../src/core/document/model.ts';
import { createDocumentSource } from '../../../src/core/table/document-source.ts';
import type { EventSource, WindowQuery } from '../../../src/core/table/event-source.ts';
import { connectSource } from '../../../src/renderer/source/connect-source.ts';
import { serveSource } from '../../../src/renderer/source/serve-source.ts';
import { packWindow, unpackWindow } from '../../../src/renderer/source/window-packing.ts';
import { randomDocument } from '../../core/table/random-documents.ts';

const DAY = 86_400_000;
const WINDOW: WindowQuery = {
  from: Date.UTC(2019, 0, 1),
  to: Date.UTC(2020, 6, 1),
  millisecondsPerPixel: DAY,
  lanes: 'actor',
  filter: {},
  limit: 5,
};

/** The source at the other end of a real message channel: what crosses is copied, as between threads. */
async function overPort<T>(source: EventSource, use: (remote: EventSource) => Promise<T>): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  serveSource(source, port1);
  try {
    return await use(connectSource(port2, { total: source.total, span: source.span }));
  } finally {
    port1.close();
    port2.close();
  }
}

describe('A source in another thread', () => {
  test('answers every question as it would here', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), async (document) => {
        const source = createDocumentSource(buildDocumentIndex(document));
        const sort = { by: 'title', descending: true, language: 'ar' } as const;
        const ask = async (asked: EventSource) => [
          asked.total,
          asked.span,
          await asked.window(WINDOW),
          await asked.facets({ starred: true }, FACETS),
          await asked.overview({}, 20),
          await asked.search('summit', {}, 10),
          await asked.list({}, sort, 2, 5),
          await asked.listPlace({}, sort, 'event-1'),
          await asked.listPlace({}, sort, 'none'),
          await asked.events(['event-1', 'event-0', 'none']),
        ];
        expect(await overPort(source, ask)).toEqual(await ask(source));
      }),
      { numRuns: 20 },
    );
  });

  test('rejects a question at once when it is given up, and never begins it if it still waits', async () => {
    const begun: string[] = [];
    let release = () => {};
    const source = fakeSource(async (text) => {
      begun.push(text);
      if (text === 'slow') await new Promise<void>((resolve) => (release = resolve));
    });
    await overPort(source, async (remote) => {
      const slow = remote.search('slow', {}, 1);
      const abort = new AbortController();
      const given = remote.search('given up', {}, 1, abort.signal);
      const last = remote.search('last', {}, 1);
      abort.abort(new DOMException('newer', 'AbortError'));
      await expect(given).rejects.toThrow('newer');
      await until(() => begun.length > 0);
      release();
      await Promise.all([slow, last]);
      expect(begun).toEqual(['slow', 'last']);
    });
  });

  test('answers what the eye waits for before long lists, and equal questions in order', async () => {
    const answered: string[] = [];
    const source = fakeSource(() => Promise.resolve());
    await overPort(source, async (remote) => {
      const note = (name: string) => () => void answered.push(name);
      const sort = { by: 'date', descending: false, language: 'en' } as const;
      await Promise.all([
        remote.list({}, sort, 0, 9).then(note('list')),
        remote.overview({}, 3).then(note('overview')),
        remote.window(WINDOW).then(note('window')),
        remote.facets({}, FACETS).then(note('facets')),
        remote.events([]).then(note('events')),
        remote.facets({ starred: true }, FACETS).then(note('facets again')),
      ]);
    });
    expect(answered).toEqual(['events', 'facets', 'facets again', 'window', 'overview', 'list']);
  });

  test('tells a running question that it was given up', async () => {
    let begun = false;
    let heard = false;
    const source = fakeSource(
      (_, signal) =>
        new Promise((_, reject) => {
          begun = true;
          (signal as AbortSignal).addEventListener('abort', () => {
            heard = true;
            reject(new Error('aborted'));
          });
        }),
    );
    await overPort(source, async (remote) => {
      const abort = new AbortController();
      const asked = remote.search('x', {}, 1, abort.signal);
      await Promise.all([expect(asked).rejects.toThrow(), until(() => begun).then(() => abort.abort())]);
      await until(() => heard);
    });
  });

  test('rejects with what went wrong at the other end, and goes on answering', async () => {
    const source = fakeSource(async (text) => {
      if (text === 'bad') throw new RangeError('Not a question: bad');
    });
    await overPort(source, async (remote) => {
      await expect(remote.search('bad', {}, 1)).rejects.toThrow('Not a question: bad');
      expect(await remote.search('good', {}, 1)).toEqual({ total: 0, hits: [] });
    });
  });
});

describe('A packed window', () => {
  test('unpacks to what it was', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocument(), async (document) => {
        const answer = await createDocumentSource(buildDocumentIndex(document)).window(WINDOW);
        expect(unpackWindow(packWindow(answer))).toEqual(answer);
      }),
    );
  });
});

function fakeSource(run: (text: string, signal: unknown) => Promise<void>): EventSource {
  const source = createDocumentSource(
    buildDocumentIndex({
      format: 'communique',
      version: 1,
      title: {},
      languages: ['en'],
      actors: [],
      places: [],
      topics: [],
      sources: [],
      events: [],
      relations: [],
    }),
  );
  return {
    ...source,
    async search(text, _filter, _limit, signal) {
      await run(text, signal);
      return { total: 0, hits: [] };
    },
  };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}
